package org.pingxuan.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where signed heads are kept outside the database: one file for each, named by size, and the public key. What is written
 * there should be copied to a place that those who run the database cannot write to.
 */
public final class HeadDirectory {

    /** The public key's file. */
    public static final String KEY = "ledger-key.pem";

    private final Path directory;

    public HeadDirectory(Path directory) {
        this.directory = directory;
    }

    /** Every kept head, smallest first; empty where there is no such directory. */
    public List<LedgerHead> heads() {
        return files().stream().map(HeadDirectory::read).toList();
    }

    /** The largest kept head. */
    public Optional<LedgerHead> last() {
        List<Path> files = files();
        return files.isEmpty() ? Optional.empty() : Optional.of(read(files.get(files.size() - 1)));
    }

    /** Keeps a head: whole or not at all, and durably. */
    public void keep(LedgerHead head) {
        write(String.format("head-%012d.json", head.size()), LedgerJson.head(head) + "\n");
    }

    public void keep(PublicKey key) {
        String encoded = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        write(KEY, "-----BEGIN PUBLIC KEY-----\n" + encoded + "\n-----END PUBLIC KEY-----\n");
    }

    /**
     * The key in a PEM file.
     *
     * @throws GeneralSecurityException where the file holds none
     */
    static PublicKey key(Path pem) throws IOException, GeneralSecurityException {
        String encoded = Files.readString(pem).replaceAll("-----[A-Z ]+-----", "");
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(
                            new X509EncodedKeySpec(Base64.getMimeDecoder().decode(encoded)));
        } catch (IllegalArgumentException noBase64) {
            throw new InvalidKeySpecException(pem.getFileName() + " holds no public key", noBase64);
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("head-[0-9]{12,}\\.json"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @throws BrokenLedger where the file is not a head */
    private static LedgerHead read(Path file) {
        try {
            return LedgerJson.parseHead(Files.readString(file));
        } catch (IllegalArgumentException altered) {
            throw new BrokenLedger("the kept head " + file.getFileName() + " cannot be read");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void write(String name, String content) {
        try {
            Files.createDirectories(directory);
            Path unfinished = Files.createTempFile(directory, name, ".new");
            try (FileChannel out = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                out.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
                out.force(true);
            }
            Files.move(unfinished, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
