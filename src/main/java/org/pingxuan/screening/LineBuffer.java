package org.pingxuan.screening;

import java.io.ByteArrayOutputStream;

/** Collects the bytes of one line; of a line that is too long it keeps nothing but that. */
final class LineBuffer {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(8_192);
    private boolean tooLong;

    void add(int one) {
        if (bytes.size() < BatchLine.LONGEST && !tooLong) {
            bytes.write(one);
        } else {
            tooLong = true;
            bytes.reset();
        }
    }

    boolean isEmpty() {
        return bytes.size() == 0 && !tooLong;
    }

    /** What was collected, as the line of this number; the next one begins. */
    BatchLine line(long number) {
        BatchLine line = tooLong ? BatchLine.tooLong(number) : BatchLine.of(number, bytes.toByteArray());
        bytes.reset();
        tooLong = false;
        return line;
    }
}
