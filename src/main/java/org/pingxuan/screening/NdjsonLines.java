package org.pingxuan.screening;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The lines of NDJSON, ended by LF or CR LF; a blank line between others is one too, and a fault. */
final class NdjsonLines implements BatchLine.Source {

    private final InputStream body;
    private final LineBuffer buffer = new LineBuffer();
    private long number;

    NdjsonLines(InputStream body) {
        this.body = new BufferedInputStream(body, 65_536);
    }

    @Override
    public BatchLine next() throws IOException {
        for (int one = body.read(); one >= 0; one = body.read()) {
            if (one == '\n') {
                return buffer.line(++number);
            }
            buffer.add(one);
        }
        return buffer.isEmpty() ? null : buffer.line(++number);
    }
}
