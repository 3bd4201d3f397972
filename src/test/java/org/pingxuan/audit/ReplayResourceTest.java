package org.pingxuan.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.pingxuan.http.Client.as;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.http.Client;
import org.pingxuan.screening.Nomination;
import org.pingxuan.shared.LocalDay;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ReplayResourceTest {

    @Inject
    DecisionStore decisions;

    @Inject
    Scheduler scheduler;

    private static String submitted(String example, String changes) {
        return Client.submitted(SampleAudit.example(example, changes).put("reference", Nomination.reference()));
    }

    @Test
    void a_decision_is_reproduced_from_the_record() {
        String id = submitted("pacesetter", "/materials/mainDeeds: {words: 2001}");

        as("auditor")
                .post("/api/v1/decisions/" + id + "/replay")
                .then()
                .statusCode(200)
                .body("identical", equalTo(true))
                .body("differences", empty());
    }

    @Test
    void only_auditors_and_administrators_replay() {
        String id = submitted("window", "/order: 2");

        as("reviewer").post("/api/v1/decisions/" + id + "/replay").then().statusCode(403);
        as("intake").post("/api/v1/replays").then().statusCode(403);
        as("admin")
                .post("/api/v1/decisions/" + UUID.randomUUID() + "/replay")
                .then()
                .statusCode(404);
        as("admin").get("/api/v1/replays/none").then().statusCode(404);
    }

    @Test
    @Timeout(120)
    void a_job_replays_what_the_filter_finds_and_reports_its_progress() {
        submitted("individual", "{/unit: JL-REPLAY, /materials/approvalForm: false}");
        submitted("individual", "{/unit: JL-REPLAY, /materials/basicFacts: null}");

        String job = as("auditor")
                .post("/api/v1/replays?unit=JL-REPLAY&verdict=RETURNED")
                .then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/replays/"))
                .body("askedBy", equalTo("auditor"))
                .extract()
                .path("id");
        JsonPath ended = ended(job);

        assertThat(ended.getString("state")).isEqualTo("DONE");
        assertThat(ended.getLong("total")).isEqualTo(2);
        assertThat(ended.getLong("identical") + ended.getLong("erased")).isEqualTo(ended.getLong("total"));
        assertThat(ended.getList("drifted")).isEmpty();
    }

    @Test
    @Timeout(120)
    void what_cannot_be_reproduced_is_an_alarm_that_a_replay_of_other_decisions_does_not_end() {
        String round = OnRecord.ownRound();
        UUID altered = OnRecord.in(round).put(decisions).id();
        submitted("individual", "{/unit: JL-REPLAYED, /materials/approvalForm: false}");

        JsonPath ended = ended(begun("round=" + round));

        assertThat(ended.getString("state")).isEqualTo("DONE");
        assertThat(ended.getLong("different")).isEqualTo(1);
        assertThat(ended.getList("drifted.decision")).containsExactly(altered.toString());
        given().get("/q/metrics").then().body(containsString("pingxuan_replay_drift 1.0"));
        assertThat(ended(begun("unit=JL-REPLAYED")).getLong("different")).isZero();
        given().get("/q/metrics").then().body(containsString("pingxuan_replay_drift 1.0"));
    }

    @Test
    void everything_is_replayed_each_night_at_half_past_two_in_jilin() {
        assertThat(scheduler.getScheduledJobs().stream()
                        .filter(job -> job.getMethodDescription().contains("ReplayJobs#nightly"))
                        .map(job -> job.getNextFireTime().atZone(LocalDay.ZONE).toLocalTime()))
                .containsExactly(LocalTime.of(2, 30));
    }

    private static String begun(String filter) {
        return as("auditor")
                .post("/api/v1/replays?" + filter)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void a_faulty_filter_begins_nothing() {
        as("auditor")
                .post("/api/v1/replays?verdict=NONE")
                .then()
                .statusCode(400)
                .body("problems[0].pointer", startsWith("verdict"));
    }

    private static JsonPath ended(String job) {
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
}
