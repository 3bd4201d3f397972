package org.pingxuan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceDatabaseTest {

    private final Map<String, String> settings = new HashMap<>();

    @Test
    void on_an_external_database_every_missing_secret_is_named() {
        settings.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://elsewhere/pingxuan");
        assertThatThrownBy(this::open)
                .isInstanceOf(CannotStart.class)
                .hasMessage(
                        "使用外部数据库时须给出：PINGXUAN_KEY_FILE, PINGXUAN_BOOTSTRAP_PASSWORD"
                                + " / On an external database these must be given: PINGXUAN_KEY_FILE, PINGXUAN_BOOTSTRAP_PASSWORD");
        settings.put("pingxuan.key-file", "/run/secrets/key");
        assertThatThrownBy(this::open).hasMessageEndingWith("must be given: PINGXUAN_BOOTSTRAP_PASSWORD");
    }

    @Test
    void an_external_database_is_used_as_the_operator_configured_it() {
        settings.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://elsewhere/pingxuan");
        settings.put("pingxuan.key-file", "/run/secrets/key");
        settings.put("pingxuan.bootstrap-password", "given");
        try (ServiceDatabase database = open()) {
            assertThat(database.configuration()).isEmpty();
        }
    }

    @Test
    void the_embedded_database_comes_with_two_roles_and_places_for_its_secrets(@TempDir Path data) {
        settings.put("pingxuan.data-dir", data.toString());
        try (ServiceDatabase database = open()) {
            assertThat(database.configuration())
                    .containsEntry("quarkus.datasource.username", "pingxuan_app")
                    .containsEntry("quarkus.flyway.username", "pingxuan_owner")
                    .containsEntry("pingxuan.key-file", data.resolve("key").toString())
                    .containsEntry(
                            "pingxuan.bootstrap-password-file",
                            data.resolve("bootstrap-password").toString())
                    .containsKeys(
                            "quarkus.datasource.jdbc.url", "quarkus.datasource.password", "quarkus.flyway.password");
        }
    }

    @Test
    void a_data_directory_that_is_no_path_is_refused_by_its_name() {
        settings.put("pingxuan.data-dir", "\0");
        assertThatThrownBy(this::open)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("PINGXUAN_DATA_DIR is not a usable path");
    }

    private ServiceDatabase open() {
        return ServiceDatabase.open(name -> Optional.ofNullable(settings.get(name)));
    }
}
