package org.pingxuan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path directory;

    private final Secrets secrets = new Secrets();
    private final DataSource database = TestDatabase.fresh().app();

    @Test
    void the_first_start_makes_a_private_key_file_and_later_ones_use_it() throws IOException {
        Path file = directory.resolve("key");
        KeyFile made = secrets.keyFile(file, database);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(secrets.keyFile(file, database).fingerprint()).isEqualTo(made.fingerprint());
    }

    @Test
    void another_key_than_the_records_were_written_with_is_refused() throws IOException {
        secrets.keyFile(directory.resolve("key"), database);
        Path other = Files.writeString(directory.resolve("other"), "another secret of at least 32 bytes");
        assertThatThrownBy(() -> secrets.keyFile(other, database))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("PINGXUAN_KEY_FILE")
                .hasMessageContaining(other.toString());
    }

    @Test
    void a_lost_key_file_is_not_replaced_by_a_new_one() throws IOException {
        Path file = directory.resolve("key");
        secrets.keyFile(file, database);
        Files.delete(file);
        assertThatThrownBy(() -> secrets.keyFile(file, database))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is missing");
        assertThat(file).doesNotExist();
    }

    @Test
    void a_given_password_is_taken_and_not_written_down() {
        Path file = directory.resolve("bootstrap-password");
        BootstrapPassword password = secrets.bootstrapPassword(Optional.of("given-one"), Optional.of(file));
        assertThat(password.value()).isEqualTo("given-one");
        assertThat(password.toString()).doesNotContain("given-one");
        assertThat(file).doesNotExist();
    }

    @Test
    void without_one_a_random_password_is_made_once_and_kept_private() throws IOException {
        Path file = directory.resolve("bootstrap-password");
        BootstrapPassword password = secrets.bootstrapPassword(Optional.empty(), Optional.of(file));
        assertThat(password.value())
                .hasSize(43)
                .isEqualTo(Files.readString(file).strip());
        assertThat(password.toString()).doesNotContain(password.value()).contains(file.toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(secrets.bootstrapPassword(Optional.empty(), Optional.of(file)))
                .isEqualTo(password);
    }
}
