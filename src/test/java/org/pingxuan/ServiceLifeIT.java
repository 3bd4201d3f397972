package org.pingxuan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pingxuan.PackagedService.Running;

/** The packaged service as an operator runs it: started, killed, started again, stopped. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ServiceLifeIT {

    @TempDir
    Path data;

    private PackagedService service;

    @BeforeEach
    void a_service_on_empty_data() {
        service = new PackagedService(data);
    }

    @AfterEach
    void no_service_is_left_running() {
        service.close();
    }

    @Test
    void it_starts_from_nothing_and_names_the_first_users_password_by_path_only() throws Exception {
        Running running = service.start(Map.of());
        assertThat(running.statusOf("/q/health/ready")).isEqualTo(200);
        Path file = data.resolve("bootstrap-password");
        assertThat(running.said())
                .anyMatch(line -> line.contains(file.toString()))
                .noneMatch(line ->
                        line.contains(running.password()) || line.contains(PackagedService.read(data.resolve("key"))));
    }

    @Test
    void it_survives_the_death_of_its_database_and_stops_it_on_a_signal() throws Exception {
        Running running = service.start(Map.of());
        service.database().destroyForcibly();
        running.hasSaid("PostgreSQL runs again");
        assertThat(running.statusOf("/q/health/ready")).isEqualTo(200);

        ProcessHandle again = service.database();
        running.process().destroy();
        assertThat(running.process().waitFor()).isEqualTo(128 + 15);
        // its number may live on until it is buried; its program does not
        assertThat(again.info().command()).isEmpty();
        assertThat(service.pidFile()).doesNotExist();
    }

    @Test
    void told_to_stop_it_first_answers_what_it_has_begun() throws Exception {
        Running running = service.start(Map.of());
        byte[] nomination = Files.readAllBytes(Path.of("docs", "examples", "window.json"));
        try (Socket begun = running.begunPost("/api/v1/rounds/2024-02/submissions", nomination.length)) {
            begun.getOutputStream().write(nomination, 0, 100);
            while (running.metric("http_server_active_requests") < 2) {
                assertThat(begun.getInputStream().available()).isZero();
            }
            running.process().toHandle().destroy();
            running.hasSaid("Waiting for HTTP requests to complete");

            begun.getOutputStream().write(nomination, 100, nomination.length - 100);
            assertThat(new String(begun.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 201 ")
                    .contains("\"verdict\":\"ELIGIBLE\"");
        }
        assertThat(running.process().waitFor()).isEqualTo(128 + 15);
    }

    @Test
    void a_second_one_on_the_same_data_fails_and_a_next_one_follows_a_killed_one() throws Exception {
        Running first = service.start(Map.of());
        Process second = service.launch(Map.of());
        assertThat(second.inputReader(StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.contains("is in use by another running service"));
        assertThat(second.waitFor()).isEqualTo(1);
        assertThat(first.statusOf("/q/health/ready")).isEqualTo(200);

        first.process().destroyForcibly().waitFor();
        assertThat(service.database().isAlive()).isTrue();
        Running next = service.start(Map.of());
        assertThat(next.statusOf("/q/health/ready")).isEqualTo(200);
    }

    @Test
    void on_a_database_elsewhere_it_asks_for_its_secrets_by_name() throws Exception {
        Process process =
                service.launch(Map.of("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/elsewhere"));
        assertThat(process.inputReader(StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.contains("PINGXUAN_KEY_FILE") && line.contains("PINGXUAN_BOOTSTRAP_PASSWORD"));
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    void its_log_is_json_where_that_is_asked_for() throws Exception {
        Running running = service.start(Map.of("PINGXUAN_LOG_JSON", "true"));
        assertThat(running.said())
                .filteredOn(line -> line.contains("Pingxuan is ready"))
                .singleElement()
                .asString()
                .startsWith("{")
                .contains("\"message\":");
    }
}
