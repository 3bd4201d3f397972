package org.pingxuan.screening;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Results that wait to be read by a client that may still be sending. Whoever puts them never waits; what does not fit in memory waits in a
 * temporary file, encrypted under a key that is nowhere but here.
 */
final class Spool implements AutoCloseable {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY = 32;

    private final long inMemory;
    private final Deque<Item> waiting = new ArrayDeque<>();
    private final SecretKeySpec key;
    private FileChannel file;
    private long held;
    private long written;
    private long inFile;
    private long sealed;
    private boolean finished;
    private boolean closed;
    private IOException lost;

    /** @param inMemory how many bytes wait in memory before the file is used */
    Spool(long inMemory) {
        this.inMemory = inMemory;
        byte[] random = new byte[KEY];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "AES");
    }

    /** A result in memory, or ({@code bytes} null) its place in the file. */
    private record Item(byte[] bytes, long at, int length, long nonce) {}

    /** Adds a result behind the others; does nothing once the spool is closed. */
    synchronized void put(byte[] result) {
        if (closed) {
            return;
        }
        if (held + result.length <= inMemory) {
            held += result.length;
            waiting.add(new Item(result, 0, result.length, 0));
        } else {
            spill(result);
        }
        notifyAll();
    }

    /** Says that no result follows. */
    synchronized void finish() {
        finished = true;
        notifyAll();
    }

    /**
     * The next result, waited for; null behind the last.
     *
     * @throws IOException where what waited in the file is lost, for instance because the disk is full
     */
    synchronized byte[] take() throws InterruptedException, IOException {
        while (waiting.isEmpty() && !finished && lost == null) {
            wait();
        }
        if (lost != null) {
            throw lost;
        }
        Item item = waiting.poll();
        if (item == null) {
            return null;
        }
        if (item.bytes() == null) {
            return open(item);
        }
        held -= item.length();
        return item.bytes();
    }

    /** Whether {@link #take} would wait. */
    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Whether some of it has gone to the file. */
    synchronized boolean hasSpilled() {
        return sealed > 0;
    }

    @Override
    public synchronized void close() {
        closed = true;
        waiting.clear();
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    private void spill(byte[] result) {
        try {
            waiting.add(seal(result));
        } catch (IOException full) {
            lost = full;
            close();
        }
    }

    private Item seal(byte[] result) throws IOException {
        if (file == null) {
            Path path = Files.createTempFile("pingxuan-batch-", ".spool");
            file = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        }
        if (inFile == 0) {
            written = 0;
        }
        inFile++;
        long nonce = sealed++;
        byte[] encrypted = crypt(Cipher.ENCRYPT_MODE, nonce, result);
        Item item = new Item(null, written, encrypted.length, nonce);
        ByteBuffer out = ByteBuffer.wrap(encrypted);
        while (out.hasRemaining()) {
            written += file.write(out, written);
        }
        return item;
    }

    private byte[] open(Item item) throws IOException {
        inFile--;
        ByteBuffer in = ByteBuffer.allocate(item.length());
        while (in.hasRemaining()) {
            if (file.read(in, item.at() + in.position()) < 0) {
                throw new EOFException("the spool is shorter than what was written to it");
            }
        }
        return crypt(Cipher.DECRYPT_MODE, item.nonce(), in.array());
    }

    private byte[] crypt(int mode, long nonce, byte[] input) {
        try {
            Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
            aes.init(
                    mode,
                    key,
                    new GCMParameterSpec(
                            TAG_BITS, ByteBuffer.allocate(NONCE).putLong(nonce).array()));
            return aes.doFinal(input);
        } catch (GeneralSecurityException altered) {
            throw new IllegalStateException("the spool is not what was written to it", altered);
        }
    }
}
