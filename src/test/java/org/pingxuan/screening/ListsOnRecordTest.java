package org.pingxuan.screening;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.decision.ListStore;

/** Whether slates on record are what was judged: computed again, and held to the ledger. In a database of its own, for it tampers. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, restrictToAnnotatedClass = true)
class ListsOnRecordTest {

    @Inject
    ListStore lists;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String database;

    @ConfigProperty(name = "quarkus.flyway.username")
    String owner;

    @ConfigProperty(name = "quarkus.flyway.password")
    String password;

    private static RequestSpecification as(String user) {
        return given().auth().preemptive().basic(user, TestDatabase.PASSWORD).contentType("application/json");
    }

    private static UUID slate() {
        String id = as("intake")
                .body(SlateBody.of("JL-YB", "COUNTY", "CITY", "COUNTY", "TOWNSHIP", "CITY")
                        .withReserve("COMMUNITY")
                        .toString())
                .post("/api/v1/rounds/2024-02/slates")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return UUID.fromString(id);
    }

    /** The places where a slate, computed again, is not what the record says. */
    private static List<String> drift(UUID slate) {
        return as("auditor")
                .post("/api/v1/slates/" + slate + "/replay")
                .then()
                .statusCode(200)
                .extract()
                .path("differences.path");
    }

    @Test
    @Timeout(120)
    void a_replay_of_everything_computes_slates_too() {
        slate();
        String job = as("auditor")
                .post("/api/v1/replays")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        long until = System.nanoTime() + Duration.ofSeconds(110).toNanos();
        JsonPath progress;
        do {
            progress = as("auditor")
                    .get("/api/v1/replays/" + job)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
        } while (progress.get("endedAt") == null && System.nanoTime() < until);
        assertThat(progress.getString("state")).isEqualTo("DONE");
        // a slate and its six decisions, beside what the other test of this class records
        assertThat(progress.getLong("total")).isIn(7L, 21L);
        assertThat(progress.getLong("identical")).isEqualTo(progress.getLong("total"));
    }

    @Test
    void a_slate_is_replayed_byte_for_byte_and_one_that_was_altered_is_told() throws SQLException {
        UUID sound = slate();
        UUID altered = slate();
        assertThat(drift(altered)).isEmpty();
        as("intake").post("/api/v1/slates/" + sound + "/replay").then().statusCode(403);
        as("auditor")
                .post("/api/v1/slates/" + UUID.randomUUID() + "/replay")
                .then()
                .statusCode(404);
        assertThat(lists.contradictingLedger()).doesNotContain(sound, altered);

        tampered("update judged_list set verdict = 'COMPLIANT' where id = '" + altered + "'", () -> {
            assertThat(drift(altered)).containsExactly("/verdict");
            assertThat(lists.contradictingLedger()).contains(altered).doesNotContain(sound);
        });
        tampered(
                "update judged_list set checks = replace(checks, '\"margin\":-1', '\"margin\":0') where id = '"
                        + altered + "'",
                () -> {
                    assertThat(drift(altered)).containsExactly("/checks/Q-GRASS-70/figure/margin");
                    assertThat(lists.contradictingLedger()).contains(altered);
                });
        tampered(
                "update judged_list_member set reserve = true where place = 0 and list = '" + altered + "'",
                () -> assertThat(lists.contradictingLedger()).contains(altered).doesNotContain(sound));
        assertThat(lists.contradictingLedger()).doesNotContain(altered);
    }

    /** Runs with a change that the database's owner made past the triggers, and takes it back. */
    private void tampered(String change, Runnable with) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database, owner, password);
                Statement statement = connection.createStatement()) {
            for (String table : List.of("judged_list", "judged_list_member")) {
                statement.execute("create temp table kept_" + table + " as select * from " + table);
                statement.execute("alter table " + table + " disable trigger refuse_change");
            }
            try {
                assertThat(statement.executeUpdate(change)).isEqualTo(1);
                with.run();
            } finally {
                statement.executeUpdate(
                        "update judged_list l set verdict = k.verdict, checks = k.checks"
                                + " from kept_judged_list k where k.id = l.id and (k.verdict <> l.verdict or k.checks <> l.checks)");
                statement.executeUpdate(
                        "update judged_list_member m set reserve = k.reserve from kept_judged_list_member k"
                                + " where k.list = m.list and k.place = m.place and k.reserve <> m.reserve");
                for (String table : List.of("judged_list", "judged_list_member")) {
                    statement.execute("alter table " + table + " enable trigger refuse_change");
                    statement.execute("drop table kept_" + table);
                }
            }
        }
    }
}
