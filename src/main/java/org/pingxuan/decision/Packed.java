package org.pingxuan.decision;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Facts as they are encrypted: deflated (RFC 1950), to a quarter of their size, since findings repeat their words. */
final class Packed {

    private static final int PIECE = 16_384;

    private Packed() {}

    static byte[] of(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(plain);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream(PIECE);
            byte[] piece = new byte[PIECE];
            while (!deflater.finished()) {
                packed.write(piece, 0, deflater.deflate(piece));
            }
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** @throws IllegalStateException where it is not what {@link #of} made */
    static byte[] unpacked(byte[] packed) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            ByteArrayOutputStream plain = new ByteArrayOutputStream(4 * PIECE);
            byte[] piece = new byte[PIECE];
            while (!inflater.finished()) {
                int length = inflater.inflate(piece);
                if (length == 0 && !inflater.finished()) {
                    throw new IllegalStateException("packed facts that end too early");
                }
                plain.write(piece, 0, length);
            }
            return plain.toByteArray();
        } catch (DataFormatException altered) {
            throw new IllegalStateException("packed facts that cannot be unpacked", altered);
        } finally {
            inflater.end();
        }
    }
}
