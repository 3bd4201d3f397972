package org.pingxuan.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Assertions;

/** A process of its own that holds a server on a data directory until it is killed. */
public final class HeldServer {

    private HeldServer() {}

    /** Starts the server, says so, and holds it for ever. */
    public static void main(String... args) throws InterruptedException {
        EmbeddedServer.start(Path.of(args[0]));
        System.out.println("started");
        new CountDownLatch(1).await();
    }

    static Process on(Path dataDirectory) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HeldServer.class.getName(),
                        dataDirectory.toString())
                .redirectErrorStream(true)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = out.readLine(); !"started".equals(line); line = out.readLine()) {
            if (line == null) {
                Assertions.fail("the server did not start: " + said);
            }
            said.append(line).append('\n');
        }
        return process;
    }
}
