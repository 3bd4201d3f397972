package org.pingxuan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class EmbeddedServerTest {

    @TempDir
    Path temporary;

    private Path data;

    @BeforeEach
    void a_path_with_a_space_in_it() {
        data = temporary.resolve("data of 评选");
    }

    @Test
    void the_server_commits_durably_and_listens_to_this_machine_only() throws SQLException {
        try (EmbeddedServer server = EmbeddedServer.start(data)) {
            assertThat(ask(server, "show fsync")).isEqualTo("on");
            assertThat(ask(server, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(server, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(server, "select datctype from pg_database where datname = 'pingxuan'"))
                    .isEqualTo("C.UTF-8");
            assertThat(ask(server, "select current_user")).isEqualTo("pingxuan_app");
        }
    }

    @Test
    void a_wrong_password_does_not_sign_in_and_no_one_else_reads_the_right_one() throws IOException {
        try (EmbeddedServer server = EmbeddedServer.start(data)) {
            Login guess = new Login(server.app().user(), server.app().password() + "x");
            assertThatThrownBy(() -> server.connect("pingxuan", guess).getConnection())
                    .isInstanceOf(SQLException.class)
                    .extracting(refused -> ((SQLException) refused).getSQLState())
                    .isEqualTo("28P01");
            assertThat(modeOf(data)).isEqualTo("rwx------");
            assertThat(modeOf(data.resolve("postgres"))).isEqualTo("rwx------");
            assertThat(modeOf(data.resolve("postgres/superuser-password"))).isEqualTo("rw-------");
            assertThat(server.app()).hasToString("pingxuan_app");
        }
    }

    @Test
    void rows_outlive_a_stop_and_nothing_runs_after_it() throws SQLException {
        ClusterProcesses processes;
        try (EmbeddedServer server = EmbeddedServer.start(data)) {
            keepARow(server);
            processes = server.processes();
            assertThat(processes.isRunning()).isTrue();
        }
        assertThat(processes.all()).isEmpty();
        try (EmbeddedServer server = EmbeddedServer.start(data)) {
            assertThat(keptRow(server)).isEqualTo("kept");
        }
    }

    @Test
    void a_second_service_on_the_same_data_is_refused_while_the_first_goes_on() throws SQLException {
        try (EmbeddedServer first = EmbeddedServer.start(data)) {
            keepARow(first);
            assertThatThrownBy(() -> EmbeddedServer.start(data))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("正由另一个评选服务使用")
                    .hasMessageContaining("is in use by another running service")
                    .hasMessageContaining(data.toString());
            assertThat(keptRow(first)).isEqualTo("kept");
        }
    }

    @Test
    void the_orphan_of_a_killed_service_is_stopped_and_its_rows_are_kept() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(data)) {
            keepARow(server);
        }
        Process service = HeldServer.on(data);
        assertThatThrownBy(() -> EmbeddedServer.start(data))
                .hasMessageContaining("is in use by another running service");

        service.destroyForcibly().waitFor();
        Path real = data.toRealPath();
        ProcessHandle orphan = new ClusterProcesses(real.resolve("postgres/cluster"), real.resolve("postgres/programs"))
                .postmaster()
                .orElseThrow();
        assertThat(orphan.isAlive()).isTrue();

        try (EmbeddedServer server = EmbeddedServer.start(data)) {
            assertThat(server.processes().postmaster()).isPresent().get().isNotEqualTo(orphan);
            assertThat(keptRow(server)).isEqualTo("kept");
        }
    }

    @Test
    void a_half_finished_cluster_is_made_anew() throws Exception {
        Path cluster =
                Files.createDirectories(data.resolve("postgres/cluster/base")).getParent();
        Files.writeString(cluster.resolve("PG_VERSION"), "18\n");
        Files.writeString(cluster.resolve("postgresql.conf"), "");
        try (EmbeddedServer server = EmbeddedServer.start(data)) {
            assertThat(ask(server, "select 'made anew'")).isEqualTo("made anew");
        }
    }

    @Test
    void a_process_of_another_cluster_is_left_alone_though_its_number_stands_on_file() throws Exception {
        EmbeddedServer.start(data).close();
        try (EmbeddedServer stranger = EmbeddedServer.start(temporary.resolve("stranger"))) {
            ProcessHandle strange = stranger.processes().postmaster().orElseThrow();
            Path strangersFile = stranger.processes().cluster().resolve("postmaster.pid");
            Files.copy(strangersFile, data.resolve("postgres/cluster/postmaster.pid"));

            try (EmbeddedServer server = EmbeddedServer.start(data)) {
                assertThat(ask(server, "select 1")).isEqualTo("1");
            }
            assertThat(strange.isAlive()).isTrue();
            assertThat(ask(stranger, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_server_that_dies_is_started_again_where_it_was() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(data)) {
            keepARow(server);
            ProcessHandle dead = server.processes().postmaster().orElseThrow();
            dead.destroyForcibly();
            dead.onExit().get(1, TimeUnit.MINUTES);

            server.reviveIfDead();

            assertThat(server.processes().postmaster()).isPresent().get().isNotEqualTo(dead);
            assertThat(keptRow(server)).isEqualTo("kept");
        }
    }

    private static void keepARow(EmbeddedServer server) throws SQLException {
        try (Connection connection = server.connect("pingxuan", server.owner()).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table keep as select 'kept' as word");
            statement.execute("grant select on keep to " + server.app().user());
        }
    }

    private static String keptRow(EmbeddedServer server) throws SQLException {
        return ask(server, "select word from keep");
    }

    private static String ask(EmbeddedServer server, String question) throws SQLException {
        try (Connection connection = server.connect("pingxuan", server.app()).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private static String modeOf(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
