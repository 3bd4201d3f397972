package org.pingxuan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service as an operator runs it: started, killed, started again, stopped. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ServiceLifeIT {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    @TempDir
    Path data;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void no_service_is_left_running() throws InterruptedException {
        for (Process process : started) {
            process.destroy();
            process.waitFor();
        }
    }

    @Test
    void it_starts_from_nothing_and_names_the_first_users_password_by_path_only() throws Exception {
        Running service = start(Map.of());
        assertThat(service.statusOf("/q/health/ready")).isEqualTo(200);
        Path file = data.resolve("bootstrap-password");
        assertThat(service.said())
                .anyMatch(line -> line.contains(file.toString()))
                .noneMatch(line -> line.contains(read(file)) || line.contains(read(data.resolve("key"))));
    }

    @Test
    void it_survives_the_death_of_its_database_and_stops_it_on_a_signal() throws Exception {
        Running service = start(Map.of());
        ProcessHandle database = database();
        database.destroyForcibly();
        service.readUntil("PostgreSQL runs again");
        assertThat(service.statusOf("/q/health/ready")).isEqualTo(200);

        ProcessHandle again = database();
        service.process().destroy();
        assertThat(service.process().waitFor()).isEqualTo(128 + 15);
        // its number may live on until it is buried; its program does not
        assertThat(again.info().command()).isEmpty();
        assertThat(pidFile()).doesNotExist();
    }

    @Test
    void a_second_one_on_the_same_data_fails_and_a_next_one_follows_a_killed_one() throws Exception {
        Running first = start(Map.of());
        Process second = launch(Map.of());
        assertThat(second.inputReader(StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.contains("is in use by another running service"));
        assertThat(second.waitFor()).isEqualTo(1);
        assertThat(first.statusOf("/q/health/ready")).isEqualTo(200);

        first.process().destroyForcibly().waitFor();
        assertThat(database().isAlive()).isTrue();
        Running next = start(Map.of());
        assertThat(next.statusOf("/q/health/ready")).isEqualTo(200);
    }

    @Test
    void on_a_database_elsewhere_it_asks_for_its_secrets_by_name() throws Exception {
        Process process = launch(Map.of("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/elsewhere"));
        assertThat(process.inputReader(StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.contains("PINGXUAN_KEY_FILE") && line.contains("PINGXUAN_BOOTSTRAP_PASSWORD"));
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    void its_log_is_json_where_that_is_asked_for() throws Exception {
        Running service = start(Map.of("PINGXUAN_LOG_JSON", "true"));
        assertThat(service.said()).last().asString().startsWith("{").contains("\"message\":");
    }

    private record Running(Process process, BufferedReader out, List<String> said) {

        void readUntil(String words) throws IOException {
            String line;
            do {
                line = out.readLine();
                assertThat(line).as("the service ended; it said %s", said).isNotNull();
                said.add(line);
            } while (!line.contains(words));
        }

        int statusOf(String path) throws IOException, InterruptedException {
            String ready = said.stream()
                    .filter(line -> line.contains("Pingxuan is ready"))
                    .findFirst()
                    .orElseThrow();
            String base = ready.replaceAll(".*(http://localhost:\\d+).*", "$1");
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(base + path)).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private Running start(Map<String, String> environment) throws IOException {
        Process process = launch(environment);
        Running running = new Running(process, process.inputReader(StandardCharsets.UTF_8), new ArrayList<>());
        running.readUntil("Pingxuan is ready");
        return running;
    }

    private Process launch(Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-jar",
                        JAR.toString())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("PINGXUAN_"));
        builder.environment().put("QUARKUS_HTTP_PORT", "0");
        builder.environment().put("PINGXUAN_DATA_DIR", data.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private ProcessHandle database() throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile()).get(0)))
                .orElseThrow();
    }

    private Path pidFile() {
        return data.resolve("postgres/cluster/postmaster.pid");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
