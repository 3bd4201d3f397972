package org.pingxuan.authoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.pingxuan.authoring.ChangeStoryTest.as;
import static org.pingxuan.authoring.ChangeStoryTest.opened;
import static org.pingxuan.authoring.ChangeStoryTest.post;
import static org.pingxuan.authoring.ChangeStoryTest.round;
import static org.pingxuan.authoring.ChangeStoryTest.submit;
import static org.pingxuan.authoring.ChangeStoryTest.submitted;
import static org.pingxuan.authoring.ChangeStoryTest.table;
import static org.pingxuan.authoring.ChangeStoryTest.upload;
import static org.pingxuan.authoring.ChangeStoryTest.window;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.poi.ss.usermodel.Cell;
import org.junit.jupiter.api.Test;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.decision.ListStore;
import org.pingxuan.http.FileType;
import org.pingxuan.lists.ListReplay;
import org.pingxuan.rulebook.PolicyStore;
import org.pingxuan.screening.Nomination;
import org.pingxuan.screening.SlateBody;

/** What a draft would change of decisions, slates and final lists on record. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ImpactTest {

    private static final Map<String, Object> NOTICE =
            Map.of("from", "2024-07-01", "to", "2024-07-10", "place", "PORTAL", "objections", List.of());
    private static final Map<String, Object> ACTS = Map.of(
            "assessedOn", "2024-06-10",
            "proposedOn", "2024-06-20",
            "decidedOn", "2024-06-25",
            "notice", NOTICE,
            "shortlistReasons", true,
            "decisionNumber", "吉人社发〔2024〕1号");

    @Inject
    DecisionStore decisions;

    @Inject
    ListStore lists;

    @Inject
    ListReplay replay;

    @Inject
    PolicyStore policies;

    private static ValidatableResponse impact(String draft) {
        return as("approver").get("/api/v1/drafts/" + draft + "/impact").then().statusCode(200);
    }

    private static ValidatableResponse slate(String round, SlateBody slate) {
        return post("intake", "/api/v1/rounds/" + round + "/slates", slate.toString())
                .statusCode(201);
    }

    private static ValidatableResponse finalList(String round, String award, List<String> decisions) {
        return post(
                        "reviewer",
                        "/api/v1/rounds/" + round + "/final-lists",
                        Map.of(
                                "award",
                                award,
                                "entries",
                                decisions.stream()
                                        .map(decision -> Map.of("decision", decision))
                                        .toList(),
                                "procedure",
                                ACTS))
                .statusCode(201);
    }

    private static List<String> cells(byte[] workbook, String sheet) {
        List<String> cells = new ArrayList<>();
        TableEdit.of(
                workbook,
                opened -> opened.getSheet(sheet).forEach(row -> {
                    for (Cell cell : row) {
                        cells.add(cell.toString());
                    }
                }));
        return cells;
    }

    @Test
    void a_draft_that_says_the_same_changes_no_decision_no_slate_and_no_final_list() {
        String round = round();
        slate(round, SlateBody.of("JL-JL", "COUNTY", "CITY", "COUNTY", "TOWNSHIP", "COMMUNITY"));
        slate(round, SlateBody.of("JL-SP", "COUNTY", "COUNTY", "COUNTY", "COUNTY", "COUNTY", "CITY"));
        String window = submit(round, window()).extract().path("id");
        String pacesetter = post(
                        "intake",
                        "/api/v1/rounds/" + round + "/submissions",
                        Nomination.pacesetter().toString())
                .statusCode(201)
                .extract()
                .path("id");
        finalList(round, "STAR_WINDOW", List.of(window));
        finalList(round, "PACESETTER", List.of(pacesetter));

        impact(opened(round, "nothing"))
                .body("state", equalTo("DONE"))
                .body("statement.decisions", is(13))
                .body("statement.lists", is(4))
                .body("statement.listsErased", is(0))
                .body("statement.differing", is(0))
                .body("statement.listsChanged", is(0))
                .body("statement.listChanges", empty());
    }

    @Test
    void slates_that_break_are_named_with_the_criterion_and_so_they_are_in_the_workbook() {
        String round = round();
        String kept = slate(round, SlateBody.of("JL-SP", "COUNTY", "COUNTY", "COUNTY", "COUNTY", "COUNTY"))
                .body("verdict", equalTo("COMPLIANT"))
                .extract()
                .path("id");
        SlateBody first = SlateBody.of("JL-JL", "COUNTY", "COUNTY", "COUNTY", "COUNTY", "COUNTY");
        String replaced = slate(round, first).extract().path("id");
        String broken = slate(round, first.with("/submissions/4/window/remarks", "更正"))
                .body("verdict", equalTo("COMPLIANT"))
                .body("version", is(2))
                .extract()
                .path("id");

        String draft = opened(round, "fewer places for one unit");
        byte[] quotas = table("quotas", round);
        quotas = TableEdit.set(TableEdit.set(quotas, "JL-W", "名额", 4), "JL-W", "四星级", 1);
        upload(draft, "quotas", quotas).statusCode(200).body("checks.problems", hasSize(0));
        impact(draft)
                .body("statement.lists", is(3))
                .body("statement.changed", is(0))
                .body("statement.listsChanged", is(2))
                .body("statement.listsBroken", is(1))
                .body("statement.listChanges.list", contains(replaced, broken))
                .body("statement.listChanges.current", contains(false, true))
                .body("statement.listChanges[1].kind", equalTo("SLATE"))
                .body("statement.listChanges[1].unit", equalTo("JL-JL"))
                .body("statement.listChanges[1].award", equalTo("STAR_WINDOW"))
                .body("statement.listChanges[1].version", is(2))
                .body("statement.listChanges[1].from", equalTo("COMPLIANT"))
                .body("statement.listChanges[1].to", equalTo("NON_COMPLIANT"))
                .body("statement.listChanges[1].breaks", is(true))
                .body(
                        "statement.listChanges[1].criteria.find { it.criterion == 'Q-ALLOC' }.to",
                        equalTo("NOT_MET NON_COMPLIANT"));

        byte[] workbook = as("approver")
                .accept(FileType.XLSX)
                .get("/api/v1/drafts/" + draft + "/impact")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(cells(workbook, "Slates and lists"))
                .contains(broken, replaced, "slate", "JL-JL Jilin City", "compliant", "non-compliant")
                .doesNotContain(kept)
                .anyMatch(cell -> cell.matches("Q-ALLOC .+: met \\(none\\) → not met \\(non-compliant\\)"));
        assertThat(cells(
                        given().auth()
                                .preemptive()
                                .basic("approver", TestDatabase.PASSWORD)
                                .accept(FileType.XLSX)
                                .get("/api/v1/drafts/" + draft + "/impact")
                                .asByteArray(),
                        "汇总表和名单"))
                .contains(broken, "推荐汇总表", "合规", "不合规")
                .noneMatch(cell -> cell.contains("COMPLIANT"));

        // what arrives behind a submitted statement is told beside it
        submitted(draft);
        slate(round, SlateBody.of("JL-LY", "COUNTY"));
        impact(draft)
                .body("state", equalTo("SUBMITTED"))
                .body("arrivedSince", is(1))
                .body("listsArrivedSince", is(1));
    }

    @Test
    void a_slate_with_an_erased_nominee_is_counted_as_one_that_cannot_be_replayed() {
        String round = round();
        slate(round, SlateBody.of("JL-BC", "COUNTY", "COUNTY"));
        String nominee =
                slate(round, SlateBody.of("JL-YB", "COUNTY", "CITY")).extract().path("decisions[1].nominee");
        post("admin", "/api/v1/nominees/" + nominee + "/erasure", Map.of("reason", "asked for"))
                .statusCode(200);
        impact(opened(round, "an erased nominee"))
                .body("statement.decisions", is(4))
                .body("statement.erased", is(1))
                .body("statement.lists", is(2))
                .body("statement.listsErased", is(1))
                .body("statement.unanswered", is(0))
                .body("statement.listChanges", empty());
    }

    @Test
    void a_final_list_breaks_where_an_entry_would_no_longer_be_eligible() {
        String round = round();
        String falls = submit(round, window())
                .body("verdict", equalTo("ELIGIBLE"))
                .extract()
                .path("id");
        String list = finalList(round, "STAR_WINDOW", List.of(falls))
                .body("verdict", equalTo("COMPLIANT"))
                .extract()
                .path("id");
        String draft = opened(round, "brief deeds of at most ten words");
        upload(draft, "text-limits", TableEdit.set(table("text-limits", round), "D-BRIEF-500", "字数上限（含）", 10))
                .statusCode(200);
        as("approver")
                .get("/api/v1/drafts/" + draft + "/diff")
                .then()
                .body("regions.criteria", contains(List.of("D-BRIEF-500")))
                .body("regions[0].when.'/materials/briefDeeds/words'", contains("11 – 500"))
                .body("regions[0].to", equalTo("NOT_MET RETURN"))
                .body("toldByImpact", empty());
        impact(draft)
                .body("statement.changes.decision", contains(falls))
                .body("statement.listChanges.list", contains(list))
                .body("statement.listChanges[0].kind", equalTo("FINAL_LIST"))
                .body("statement.listChanges[0].to", equalTo("NON_COMPLIANT"))
                .body("statement.listChanges[0].criteria", empty());
    }

    @Test
    void an_impact_that_was_stopped_has_no_statement_and_goes_on_when_asked_again() {
        String round = round();
        for (int i = 0; i < 3; i++) {
            submit(round, window()).statusCode(201);
        }
        ImpactRun run = new ImpactRun(round, policies.newest().orElseThrow().rulebook(), decisions, lists, replay);
        run.cancel();
        assertThat(run.run()).isFalse();
        assertThat(run.done()).isZero();
        run.resume();
        assertThat(run.run()).isTrue();
        assertThat(run.done()).isEqualTo(3);

        String draft = opened(round, "stopped");
        impact(draft).body("state", equalTo("DONE"));
        as("auditor").delete("/api/v1/drafts/" + draft + "/impact").then().statusCode(403);
        as("policy")
                .delete("/api/v1/drafts/" + draft + "/impact")
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"))
                .body("digest", nullValue())
                .body("statement", nullValue());
        impact(draft).body("state", equalTo("DONE")).body("progress.done", is(3));
    }

    @Test
    void while_it_catches_up_the_last_statement_that_was_done_is_told() {
        ImpactStatement before = ImpactStatement.of(Map.of("decisions", 1));
        CompletableFuture<ImpactStatement> atWork = new CompletableFuture<>();
        ImpactJobs.Job job = new ImpactJobs.Job(null, atWork, before);
        assertThat(job.within(Duration.ZERO)).isSameAs(before);
        assertThat(job.last()).isSameAs(before);
        assertThat(new ImpactJobs.Job(null, atWork, null).within(Duration.ZERO)).isNull();
        ImpactStatement after = ImpactStatement.of(Map.of("decisions", 2));
        atWork.complete(after);
        assertThat(job.within(Duration.ZERO)).isSameAs(after);
        assertThat(job.last()).isSameAs(after);
        CompletableFuture<ImpactStatement> stopped = CompletableFuture.completedFuture(null);
        assertThat(new ImpactJobs.Job(null, stopped, before).last()).isSameAs(before);
    }

    @Test
    void an_approval_and_a_rollback_that_are_sent_again_with_their_key_are_done_once() {
        String round = round();
        String draft = opened(round, "once");
        upload(draft, "text-limits", TableEdit.set(table("text-limits", round), "D-BRIEF-500", "字数上限（含）", 600))
                .statusCode(200);
        String approval = "/api/v1/drafts/" + draft + "/approve";
        Map<String, String> body = Map.of("inForceFrom", "2024-05-01", "impact", submitted(draft));
        String key = UUID.randomUUID().toString();
        String version = keyed(key, approval, body).statusCode(201).extract().path("id");
        keyed(key, approval, body).statusCode(200).body("id", equalTo(version)).body("version", is(2));
        keyed(key, approval, Map.of("inForceFrom", "2024-05-02", "impact", body.get("impact")))
                .statusCode(409);

        String first = as("auditor")
                .queryParam("round", round)
                .get("/api/v1/policies")
                .then()
                .extract()
                .path("items.find { it.version == 1 }.id");
        String rollback = "/api/v1/policies/" + first + "/rollback";
        Map<String, String> back = Map.of("reason", "too long", "inForceFrom", "2024-05-01");
        String again = UUID.randomUUID().toString();
        String third = keyed(again, rollback, back).statusCode(201).extract().path("id");
        keyed(again, rollback, back).statusCode(200).body("id", equalTo(third));
        keyed(again, rollback, Map.of("reason", "too short", "inForceFrom", "2024-05-01"))
                .statusCode(409);
        as("auditor")
                .queryParam("round", round)
                .get("/api/v1/policies")
                .then()
                .body("items.version", contains(3, 2, 1));
    }

    @Test
    void whoever_had_a_hand_in_a_draft_may_not_approve_it_whatever_roles_they_hold() {
        String both = "both-" + UUID.randomUUID();
        post(
                        "admin",
                        "/api/v1/users",
                        Map.of(
                                "name",
                                both,
                                "password",
                                TestDatabase.PASSWORD,
                                "roles",
                                List.of("policy", "approver"),
                                "units",
                                List.of()))
                .statusCode(201);
        String draft = opened(round(), "opened by another");
        // submitting is a hand in it too
        String impact = post(both, "/api/v1/drafts/" + draft + "/submit", Map.of())
                .statusCode(200)
                .extract()
                .path("impact");
        Map<String, String> approval = Map.of("inForceFrom", "2024-05-01", "impact", impact);
        post(both, "/api/v1/drafts/" + draft + "/approve", approval)
                .statusCode(403)
                .body("problems.code", contains("author-may-not-approve"));
        post(both, "/api/v1/drafts/" + draft + "/rejection", Map.of("reason", "r"))
                .statusCode(403);
        post("approver", "/api/v1/drafts/" + draft + "/approve", approval).statusCode(201);
    }

    private static ValidatableResponse keyed(String key, String path, Map<String, String> body) {
        return as("approver")
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }
}
