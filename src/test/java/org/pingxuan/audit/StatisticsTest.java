package org.pingxuan.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.pingxuan.access.Caller;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.decision.DecisionAct;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.decision.OutcomeLine;
import org.pingxuan.decision.StoredDecision;
import org.pingxuan.ledger.Recorder;
import org.pingxuan.submission.Award;
import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.Outcome;
import org.pingxuan.verdict.Verdict;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StatisticsTest {

    private static final Caller AUDITOR = new Caller("auditor", Set.of("auditor"), Set.of(), false);

    private final String round = OnRecord.ownRound();

    @Inject
    DecisionStore decisions;

    @Inject
    Recorder recorder;

    @Inject
    RoundStatistics statistics;

    private StoredDecision put(OnRecord decision) {
        return decision.put(decisions);
    }

    private void resolve(StoredDecision decision, Verdict verdict) {
        DecisionAct act = DecisionAct.resolution(
                UUID.randomUUID(), decision.id(), verdict, "why", "authority", "reviewer", OnRecord.AT);
        recorder.record(List.of(decisions.pending(act))).toCompletableFuture().join();
    }

    private static OutcomeLine line(String criterion, Outcome outcome, Effect effect) {
        return new OutcomeLine(criterion, outcome, effect, "X-1");
    }

    @Test
    void a_round_without_submissions_counts_nothing() {
        RoundStatistics.Statistics counted = statistics.of(round, AUDITOR);
        assertThat(counted)
                .isEqualTo(new RoundStatistics.Statistics(
                        round,
                        0,
                        Map.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        new RoundStatistics.Waiting(0, Map.of(), Map.of())));
    }

    @Test
    void each_submission_counts_once_by_its_newest_version() {
        StoredDecision first = put(OnRecord.in(round).at("2024-05-07T15:59:59Z"));
        put(OnRecord.in(round)
                .verdict(Verdict.ELIGIBLE)
                .at("2024-05-07T16:00:00Z")
                .correcting(first));
        put(OnRecord.in(round).award(Award.STAR_WINDOW).unit("JL-YB").at("2024-05-08T15:59:59Z"));
        RoundStatistics.Statistics counted = statistics.of(round, AUDITOR);
        assertThat(counted.total()).isEqualTo(2);
        assertThat(counted.verdicts()).isEqualTo(Map.of(Verdict.ELIGIBLE, 1L, Verdict.RETURNED, 1L));
        assertThat(counted.awards())
                .containsExactly(
                        new RoundStatistics.Count("OUTSTANDING_INDIVIDUAL", 1, Map.of(Verdict.ELIGIBLE, 1L)),
                        new RoundStatistics.Count("STAR_WINDOW", 1, Map.of(Verdict.RETURNED, 1L)));
        assertThat(counted.units())
                .containsExactly(
                        new RoundStatistics.Count("JL-CC", 1, Map.of(Verdict.ELIGIBLE, 1L)),
                        new RoundStatistics.Count("JL-YB", 1, Map.of(Verdict.RETURNED, 1L)));
        assertThat(counted.days())
                .containsExactly(
                        new RoundStatistics.Count("2024-05-08", 2, Map.of(Verdict.ELIGIBLE, 1L, Verdict.RETURNED, 1L)));
    }

    @Test
    void what_stands_in_the_way_most_often_comes_first() {
        put(OnRecord.in(round)
                .verdict(
                        Verdict.INELIGIBLE,
                        line("P-ONCE", Outcome.NOT_MET, Effect.INELIGIBLE),
                        line("I-YEARS-3", Outcome.MET, Effect.NONE)));
        put(OnRecord.in(round)
                .verdict(
                        Verdict.RETURNED,
                        line("N-UNIT-5", Outcome.NOT_MET, Effect.REVIEW),
                        line("P-ONCE", Outcome.UNKNOWN, Effect.RETURN),
                        line("X-ID-CHECK", Outcome.UNKNOWN, Effect.NONE)));
        put(OnRecord.in(round).verdict(Verdict.ELIGIBLE, line("X-ID-CHECK", Outcome.UNKNOWN, Effect.NONE)));
        put(OnRecord.in(round).verdict(Verdict.ELIGIBLE, line("X-ID-CHECK", Outcome.UNKNOWN, Effect.NONE)));
        assertThat(statistics.of(round, AUDITOR).criteria())
                .containsExactly(
                        new RoundStatistics.CriterionCount("P-ONCE", 1, 1, Map.of("INELIGIBLE", 1L, "RETURN", 1L)),
                        new RoundStatistics.CriterionCount("N-UNIT-5", 1, 0, Map.of("REVIEW", 1L)),
                        new RoundStatistics.CriterionCount("X-ID-CHECK", 0, 3, Map.of("NONE", 3L)));
    }

    @Test
    void what_is_for_review_waits_until_it_is_resolved_otherwise() {
        put(OnRecord.in(round));
        put(OnRecord.in(round).unit("JL-YB").verdict(Verdict.REVIEW));
        StoredDecision still = put(OnRecord.in(round).verdict(Verdict.REVIEW));
        resolve(still, Verdict.REVIEW);
        resolve(put(OnRecord.in(round).verdict(Verdict.REVIEW)), Verdict.ELIGIBLE);
        assertThat(statistics.of(round, AUDITOR).waiting())
                .isEqualTo(new RoundStatistics.Waiting(
                        2, Map.of("OUTSTANDING_INDIVIDUAL", 2L), Map.of("JL-CC", 1L, "JL-YB", 1L)));
    }

    @Test
    void an_intake_user_sees_its_own_units() {
        put(OnRecord.in(round).verdict(Verdict.REVIEW));
        put(OnRecord.in(round).unit("JL-YB"));
        RoundStatistics.Statistics counted =
                statistics.of(round, new Caller("u", Set.of("intake"), Set.of("JL-YB"), false));
        assertThat(counted.total()).isEqualTo(1);
        assertThat(counted.units()).extracting(RoundStatistics.Count::key).containsExactly("JL-YB");
        assertThat(counted.criteria()).hasSize(2);
        assertThat(counted.waiting().total()).isZero();
        assertThat(statistics
                        .of(round, new Caller("u", Set.of("intake"), Set.of(), false))
                        .total())
                .isZero();
    }

    @Test
    void readers_of_decisions_ask_for_the_statistics_of_a_known_round() {
        for (String user : List.of("reviewer", "auditor", "admin", "intake")) {
            as(user).get("/api/v1/rounds/2024-02/statistics")
                    .then()
                    .statusCode(200)
                    .body("round", equalTo("2024-02"))
                    .body("total", notNullValue())
                    .body("waiting.total", notNullValue());
        }
        for (String user : List.of("policy", "approver")) {
            as(user).get("/api/v1/rounds/2024-02/statistics").then().statusCode(403);
        }
        as("auditor").get("/api/v1/rounds/1999-01/statistics").then().statusCode(404);
    }

    private static RequestSpecification as(String user) {
        return given().auth().preemptive().basic(user, TestDatabase.PASSWORD);
    }
}
