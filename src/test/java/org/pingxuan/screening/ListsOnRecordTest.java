package org.pingxuan.screening;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.decision.ListStore;
import org.pingxuan.ledger.RecordComparison;

/** Whether slates, final lists and commendations on record are what was judged: computed again, and held to the ledger. In a database of its own, for it tampers. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, restrictToAnnotatedClass = true)
class ListsOnRecordTest {

    private static final String FINAL_LISTS = "/api/v1/rounds/2024-02/final-lists";

    /** What makes a table again as it was kept. */
    private static final Map<String, String> TAKEN_BACK = Map.of(
            "judged_list",
            "update judged_list l set verdict = k.verdict, checks = k.checks, facts = k.facts,"
                    + " policy_version = k.policy_version, replaces = k.replaces from kept k where k.id = l.id",
            "judged_list_member",
            "update judged_list_member m set reserve = k.reserve, name_key = k.name_key from kept k"
                    + " where k.list = m.list and k.place = m.place",
            "decision",
            "update decision d set verdict = k.verdict from kept k where k.id = d.id",
            "commendation",
            "update commendation c set decision_number = k.decision_number, issued_on = k.issued_on,"
                    + " acted_by = k.acted_by, at = k.at from kept k where k.id = c.id",
            "commendation_honour",
            "delete from commendation_honour; insert into commendation_honour select * from kept");

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

    private static UUID finalList() {
        return finalList(Map.of("assessedOn", "2024-06-10", "proposedOn", "2024-06-20"));
    }

    /** One that lacks nothing but the number of its commendation. */
    private static UUID completeList() {
        return finalList(Map.of(
                "assessedOn",
                "2024-06-10",
                "proposedOn",
                "2024-06-20",
                "decidedOn",
                "2024-06-25",
                "shortlistReasons",
                true,
                "notice",
                Map.of("from", "2024-07-01", "to", "2024-07-10", "place", "PORTAL", "objections", List.of())));
    }

    private static UUID finalList(Map<String, Object> procedure) {
        String window = as("intake")
                .body(Nomination.window()
                        .without("/window/creditCode")
                        .with("/window/name", "示例窗口" + UUID.randomUUID())
                        .toString())
                .post("/api/v1/rounds/2024-02/submissions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String id = as("reviewer")
                .body(Map.of(
                        "award", "STAR_WINDOW", "entries", List.of(Map.of("decision", window)), "procedure", procedure))
                .post(FINAL_LISTS)
                .then()
                .statusCode(201)
                .body("verdict", equalTo("UNKNOWN"))
                .extract()
                .path("id");
        return UUID.fromString(id);
    }

    /** The places where a slate, computed again, is not what the record says. */
    private static List<String> drift(UUID slate) {
        return replayed("/api/v1/slates/" + slate);
    }

    private static List<String> replayed(String list) {
        return as("auditor")
                .post(list + "/replay")
                .then()
                .statusCode(200)
                .extract()
                .path("differences.path");
    }

    @Test
    @Timeout(120)
    void a_replay_of_everything_computes_slates_too() {
        slate();
        JsonPath progress = replayOfEverything();
        assertThat(progress.getString("state")).isEqualTo("DONE");
        // at least this slate and its six decisions
        assertThat(progress.getLong("total")).isGreaterThanOrEqualTo(7);
        assertThat(progress.getLong("identical")).isEqualTo(progress.getLong("total"));
    }

    @Test
    @Timeout(240)
    void a_record_that_cannot_be_read_any_more_is_drift_and_does_not_keep_the_others_from_being_replayed()
            throws SQLException {
        UUID slate = slate();
        String decision = as("auditor")
                .get("/api/v1/slates/" + slate)
                .then()
                .statusCode(200)
                .extract()
                .path("decisions[0].id");
        tampered("update decision set verdict = 'X' where id = '" + decision + "'", () -> {
            JsonPath progress = replayOfEverything();
            assertThat(progress.getString("state")).isEqualTo("DONE");
            assertThat(progress.getList("drifted.decision")).contains(decision);
            assertThat(metric("pingxuan_replay_drift")).isPositive();
        });
        tampered("update judged_list set verdict = 'X' where id = '" + slate + "'", () -> {
            JsonPath progress = replayOfEverything();
            assertThat(progress.getString("state")).isEqualTo("DONE");
            assertThat(progress.getList("drifted.list")).containsExactly(slate.toString());
            assertThat(progress.getList("drifted.paths.flatten()")).containsExactly("/record");
        });
        assertThat(replayOfEverything().getLong("different")).isZero();
        assertThat(metric("pingxuan_replay_drift")).isZero();
    }

    @Test
    @Timeout(240)
    void a_replay_of_everything_that_breaks_off_is_an_alarm_until_one_does_not() throws SQLException {
        owner("alter table judged_list rename to judged_list_away");
        try {
            assertThat(replayOfEverything().getString("state")).isEqualTo("BROKEN_OFF");
        } finally {
            owner("alter table judged_list_away rename to judged_list");
        }
        assertThat(metric("pingxuan_replay_broken")).isOne();
        assertThat(replayOfEverything().getString("state")).isEqualTo("DONE");
        assertThat(metric("pingxuan_replay_broken")).isZero();
    }

    private void owner(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database, owner, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static double metric(String name) {
        return given().get("/q/metrics")
                .then()
                .extract()
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static JsonPath replayOfEverything() {
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
        return progress;
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
        assertThat(lists.contradictingLedger())
                .extracting(RecordComparison.Contradiction::id)
                .doesNotContain(sound, altered);

        tampered("update judged_list set verdict = 'COMPLIANT' where id = '" + altered + "'", () -> {
            assertThat(drift(altered)).containsExactly("/verdict");
            assertThat(lists.contradictingLedger())
                    .extracting(RecordComparison.Contradiction::id)
                    .contains(altered)
                    .doesNotContain(sound);
        });
        tampered(
                "update judged_list set checks = replace(checks, '\"margin\":-1', '\"margin\":0') where id = '"
                        + altered + "'",
                () -> {
                    assertThat(drift(altered)).containsExactly("/checks/Q-GRASS-70/figure/margin");
                    assertThat(lists.contradictingLedger())
                            .extracting(RecordComparison.Contradiction::id)
                            .contains(altered);
                });
        tampered(
                "update judged_list_member set reserve = true where place = 0 and list = '" + altered + "'",
                () -> assertThat(lists.contradictingLedger())
                        .extracting(RecordComparison.Contradiction::id)
                        .contains(altered)
                        .doesNotContain(sound));
        assertThat(lists.contradictingLedger())
                .extracting(RecordComparison.Contradiction::id)
                .doesNotContain(altered);
    }

    @Test
    void a_final_list_is_replayed_byte_for_byte_and_one_that_was_altered_is_told() throws SQLException {
        UUID sound = finalList();
        UUID altered = finalList();
        String path = FINAL_LISTS + "/" + altered;
        assertThat(replayed(path)).isEmpty();
        assertThat(replayed(FINAL_LISTS + "/" + sound)).isEmpty();
        as("reviewer").post(path + "/replay").then().statusCode(403);
        as("auditor").post("/api/v1/slates/" + altered + "/replay").then().statusCode(404);
        as("auditor")
                .post("/api/v1/rounds/1999-01/final-lists/" + altered + "/replay")
                .then()
                .statusCode(404);
        verified(true);

        tampered("update judged_list set verdict = 'COMPLIANT' where id = '" + altered + "'", () -> {
            assertThat(replayed(path)).containsExactly("/verdict");
            verified(false, altered);
            for (String what : List.of("zh: 拟表扬名单", "en: final list")) {
                as("auditor")
                        .header("Accept-Language", what.substring(0, 2))
                        .post("/api/v1/ledger/verify")
                        .then()
                        .body("contradicting.kind", contains("FINAL_LIST"))
                        .body("contradicting.what", contains(what.substring(4)));
            }
        });
        tampered(
                "update judged_list set checks = replace(checks, '\"numerator\":1,', '\"numerator\":0,') where id = '"
                        + altered + "'",
                () -> {
                    assertThat(replayed(path)).isNotEmpty().allMatch(place -> place.endsWith("/figure/numerator"));
                    verified(false, altered);
                });
        tampered(
                "update judged_list set facts = replace(facts, '2024-06-20', '2024-06-02') where id = '" + altered
                        + "'",
                () -> {
                    assertThat(replayed(path)).isNotEmpty();
                    verified(false, altered);
                });
        tampered(
                "update judged_list_member set name_key = 'hmac-sha256:0' where list = '" + altered + "'",
                () -> verified(false, altered));
        for (String change : List.of("verdict = 'X'", "checks = 'X'", "policy_version = 9", "replaces = null")) {
            tampered(
                    "update judged_list set " + change + " where id = '" + altered + "'",
                    () -> verified(false, altered));
        }
        verified(true);
    }

    @Test
    void a_commendation_that_was_altered_is_told() throws SQLException {
        UUID list = completeList();
        String id = as("reviewer")
                .body(Map.of("decisionNumber", "吉人社发〔2024〕1号", "issuedOn", "2024-07-20"))
                .post(FINAL_LISTS + "/" + list + "/commendation")
                .then()
                .statusCode(201)
                .extract()
                .path("commendation.id");
        UUID commendation = UUID.fromString(id);
        verified(true);
        for (String change : List.of(
                "update commendation set decision_number = '吉人社发〔2024〕2号' where id = '%s'",
                "update commendation set issued_on = '2025-07-20' where id = '%s'",
                "update commendation set acted_by = 'somebody' where id = '%s'",
                "update commendation set at = at - interval '1 day' where id = '%s'",
                "update commendation_honour set honour = gen_random_uuid() where commendation = '%s'",
                "delete from commendation_honour where commendation = '%s'")) {
            tampered(change.formatted(commendation), () -> verified(false, commendation));
        }
        verified(true);
    }

    /** Verification says whether the record is sound, and which lists and commendations are not what the ledger was told. */
    private static void verified(boolean sound, UUID... contradicting) {
        List<String> ids = Stream.of(contradicting).map(UUID::toString).toList();
        as("auditor")
                .post("/api/v1/ledger/verify")
                .then()
                .statusCode(200)
                .body("sound", is(sound))
                .body("contradicting.id", equalTo(ids));
    }

    @Test
    void once_all_are_assessed_a_proposal_ranks_them_by_score_then_by_the_units_order() {
        String second = candidate(2, "61.5");
        String first = candidate(1, "61.5");
        String best = candidate(3, "90");
        proposal()
                .body("ranked", is(true))
                .body("feasible", is(true))
                .body("entries.decision", contains(best, first, second));

        String unassessed = candidate(4, null);
        proposal().body("ranked", is(false)).body("feasible", is(true)).body("entries", nullValue());
        assessed(unassessed, "61.5");
        proposal().body("ranked", is(true)).body("entries.score", contains(90, 61.5f, 61.5f, 61.5f));
    }

    private static ValidatableResponse proposal() {
        return as("reviewer")
                .body(Map.of("award", "OUTSTANDING_INDIVIDUAL"))
                .post("/api/v1/rounds/2024-02/final-lists/proposal")
                .then()
                .statusCode(200)
                .body("advice", is(true));
    }

    /** @return the newest decision on an individual of JL-CC in this place of the unit's order */
    private static String candidate(int order, String score) {
        // men born in 1985, with the right check digits
        List<String> numbers =
                List.of("229999198506150038", "229999198506150054", "229999198506150070", "229999198506150097");
        String id = as("intake")
                .body(Nomination.individual()
                        .with("/person/idNumber", numbers.get(order - 1))
                        .with("/person/gender", "MALE")
                        .with("/person/name", "示例" + order)
                        .with("/order", order)
                        .toString())
                .post("/api/v1/rounds/2024-02/submissions")
                .then()
                .statusCode(201)
                .body("verdict", equalTo("ELIGIBLE"))
                .extract()
                .path("id");
        return score == null ? id : assessed(id, score);
    }

    private static String assessed(String decision, String score) {
        return as("reviewer")
                .body(Map.of("score", new BigDecimal(score), "on", "2024-06-10", "document", "评审汇总表"))
                .post("/api/v1/decisions/" + decision + "/assessments")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Runs with a change that the database's owner made past the triggers, and takes it back. */
    private void tampered(String change, Runnable with) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database, owner, password);
                Statement statement = connection.createStatement()) {
            String table = change.split(" ")[change.startsWith("delete") ? 2 : 1];
            statement.execute("create temp table kept as select * from " + table);
            statement.execute("alter table " + table + " disable trigger refuse_change");
            try {
                assertThat(statement.executeUpdate(change)).isEqualTo(1);
                with.run();
            } finally {
                statement.execute(TAKEN_BACK.get(table));
                statement.execute("alter table " + table + " enable trigger refuse_change");
                statement.execute("drop table kept");
            }
        }
    }
}
