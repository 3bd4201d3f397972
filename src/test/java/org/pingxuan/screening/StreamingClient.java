package org.pingxuan.screening;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.pingxuan.database.TestDatabase;

/** One chunked POST over a bare socket, so that a test decides when to send and when to read. */
final class StreamingClient implements Closeable {

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private boolean headRead;
    private int left;

    StreamingClient(int port, String path) throws IOException {
        socket = new Socket("localhost", port);
        out = socket.getOutputStream();
        in = new java.io.BufferedInputStream(socket.getInputStream());
        String credentials = Base64.getEncoder()
                .encodeToString(("intake:" + TestDatabase.PASSWORD).getBytes(StandardCharsets.UTF_8));
        out.write(String.join(
                        "\r\n",
                        "POST " + path + " HTTP/1.1",
                        "Host: localhost",
                        "Authorization: Basic " + credentials,
                        "Content-Type: application/x-ndjson",
                        "Transfer-Encoding: chunked",
                        "Connection: close",
                        "",
                        "")
                .getBytes(StandardCharsets.US_ASCII));
    }

    void send(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    void end() throws IOException {
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** The next line of the answer's body; null at its end. */
    String line() throws IOException {
        if (!headRead) {
            String status = headerLine();
            if (!status.startsWith("HTTP/1.1 200")) {
                throw new IOException(status);
            }
            while (!headerLine().isEmpty()) {
                // headers do not matter here
            }
            headRead = true;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int one = next(); one >= 0; one = next()) {
            if (one == '\n') {
                return line.toString(StandardCharsets.UTF_8);
            }
            line.write(one);
        }
        return line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
    }

    private int next() throws IOException {
        if (left == 0) {
            String size = headerLine();
            left = Integer.parseInt(size.isEmpty() ? headerLine() : size, 16);
            if (left == 0) {
                return -1;
            }
        }
        left--;
        return in.read();
    }

    private String headerLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int one = in.read(); one >= 0 && one != '\n'; one = in.read()) {
            if (one != '\r') {
                line.append((char) one);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
