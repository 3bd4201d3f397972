package org.pingxuan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged service on one data directory, started in processes of its own; closing stops them all. */
final class PackagedService implements AutoCloseable {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Path data;
    private final Path folder;
    private final List<Process> started = new ArrayList<>();

    PackagedService(Path data) {
        this(data, Path.of(""));
    }

    private PackagedService(Path data, Path folder) {
        this.data = data;
        this.folder = folder.toAbsolutePath();
    }

    /** As a newcomer starts it, who says nothing about where its data are. */
    static PackagedService startedIn(Path folder) {
        return new PackagedService(folder.resolve("data"), folder);
    }

    /** One start of the service that said it is ready. */
    record Running(Process process, Output output, String base, String password) {

        /** What it has said so far. */
        List<String> said() {
            return output.lines();
        }

        /** Waits until it has said these words, now or before. */
        void hasSaid(String words) throws InterruptedException {
            output.await(words);
        }

        int statusOf(String path) throws IOException, InterruptedException {
            return HTTP.send(
                            HttpRequest.newBuilder(URI.create(base + path)).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }

        HttpResponse<String> get(String user, String path) throws IOException, InterruptedException {
            return HTTP.send(request(user, path).build(), HttpResponse.BodyHandlers.ofString());
        }

        byte[] download(String user, String path) throws IOException, InterruptedException {
            return HTTP.send(request(user, path).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        }

        HttpResponse<String> upload(String user, String path, byte[] workbook)
                throws IOException, InterruptedException {
            HttpRequest request = request(user, path)
                    .header("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(workbook))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        }

        HttpResponse<String> post(String user, String path, String body) throws IOException, InterruptedException {
            HttpRequest request = request(user, path)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        }

        /** A connection on which the head of a POST has been sent, for a body that follows; the answer ends with the connection. */
        Socket begunPost(String path, int bytes) throws IOException {
            URI at = URI.create(base);
            Socket socket = new Socket(at.getHost(), at.getPort());
            socket.getOutputStream()
                    .write(String.join(
                                    "\r\n",
                                    "POST " + path + " HTTP/1.1",
                                    "Host: " + at.getAuthority(),
                                    "Authorization: " + credentials("intake"),
                                    "Content-Type: application/json",
                                    "Content-Length: " + bytes,
                                    "Connection: close",
                                    "",
                                    "")
                            .getBytes(StandardCharsets.US_ASCII));
            return socket;
        }

        /** The figure of the metric, of its first series. */
        double metric(String name) throws IOException, InterruptedException {
            Matcher line = Pattern.compile("^" + name + "(?:\\{.*})? (\\S+)$", Pattern.MULTILINE)
                    .matcher(get("admin", "/q/metrics").body());
            assertThat(line.find()).as(name).isTrue();
            return Double.parseDouble(line.group(1));
        }

        private HttpRequest.Builder request(String user, String path) {
            return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", credentials(user));
        }

        private String credentials(String user) {
            return "Basic "
                    + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What a process says, read as it comes so that it never waits for a reader. */
    static final class Output {

        private final List<String> lines = new ArrayList<>();
        private boolean ended;

        private Output(BufferedReader reader) {
            Thread reading = new Thread(() -> {
                try {
                    reader.lines().forEach(this::add);
                } catch (UncheckedIOException killed) {
                    // it says nothing more
                } finally {
                    end();
                }
            });
            reading.setDaemon(true);
            reading.start();
        }

        private synchronized void add(String line) {
            lines.add(line);
            notifyAll();
        }

        private synchronized void end() {
            ended = true;
            notifyAll();
        }

        synchronized List<String> lines() {
            return List.copyOf(lines);
        }

        synchronized String await(String words) throws InterruptedException {
            for (int i = 0; ; i++) {
                while (i == lines.size()) {
                    assertThat(ended).as("the service ended; it said %s", lines).isFalse();
                    wait();
                }
                if (lines.get(i).contains(words)) {
                    return lines.get(i);
                }
            }
        }
    }

    /** Starts it and waits until it is ready. */
    Running start(Map<String, String> environment) throws IOException, InterruptedException {
        Process process = launch(environment);
        Output output = new Output(process.inputReader(StandardCharsets.UTF_8));
        String base = output.await("Pingxuan is ready").replaceAll(".*(http://localhost:\\d+).*", "$1");
        String password = environment.get("PINGXUAN_BOOTSTRAP_PASSWORD");
        return new Running(
                process, output, base, password == null ? read(data.resolve("bootstrap-password")) : password);
    }

    /** Starts it and waits for nothing. */
    Process launch(Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-jar",
                        JAR.toAbsolutePath().toString())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("PINGXUAN_"));
        builder.environment().put("QUARKUS_HTTP_PORT", "0");
        if (!data.equals(folder.resolve("data"))) {
            builder.environment().put("PINGXUAN_DATA_DIR", data.toString());
        }
        builder.environment().putAll(environment);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    ProcessHandle database() throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile()).get(0)))
                .orElseThrow();
    }

    Path pidFile() {
        return data.resolve("postgres/cluster/postmaster.pid");
    }

    static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        for (Process process : started) {
            process.destroy();
            process.onExit().join();
        }
    }
}
