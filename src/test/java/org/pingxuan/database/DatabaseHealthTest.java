package org.pingxuan.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class DatabaseHealthTest {

    @Test
    void with_two_roles_the_rights_hold_the_record() throws SQLException {
        DatabaseHealth health = new DatabaseHealth(TestDatabase.shared().app());
        health.askWhetherTheAppIsTheOwner();
        assertThat(health.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(health.call().getData().orElseThrow()).containsEntry("appendOnlyHeldBy", "rights and ledger");
    }

    @Test
    void with_a_single_role_only_the_ledger_does() throws SQLException {
        DatabaseHealth health = new DatabaseHealth(TestDatabase.shared().owner());
        health.askWhetherTheAppIsTheOwner();
        assertThat(health.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(health.call().getData().orElseThrow()).containsEntry("appendOnlyHeldBy", "ledger");
    }

    @Test
    void a_database_that_does_not_answer_is_not_ready() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setURL("jdbc:postgresql://127.0.0.1:1/nowhere");
        assertThat(new DatabaseHealth(nowhere).call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
    }
}
