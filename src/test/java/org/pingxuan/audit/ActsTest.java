package org.pingxuan.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.pingxuan.http.Client.as;
import static org.pingxuan.http.Client.submitted;
import static org.pingxuan.http.Client.user;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.honours.Honour;
import org.pingxuan.honours.HonoursRegister;
import org.pingxuan.ledger.Ledger;
import org.pingxuan.ledger.RecordComparison;
import org.pingxuan.screening.Nomination;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ActsTest {

    private static final Map<String, String> RESOLUTION =
            Map.of("verdict", "ELIGIBLE", "reason", "另有书面证明", "authority", "省评选工作领导小组");
    private static final Map<String, String> REASON = Map.of("reason", "单位自愿撤回");
    private static final Map<String, Object> ASSESSMENT = Map.of(
            "attestations",
            Map.of("W-ASSESS-STAR", Map.of("answer", "NO", "note", "未达标")),
            "score",
            81.5,
            "on",
            "2024-05-20",
            "document",
            "考核〔2024〕3号");

    @Inject
    DecisionStore decisions;

    @Inject
    Ledger ledger;

    @Inject
    HonoursRegister register;

    private static ValidatableResponse act(String user, String id, String act, Object body) {
        return as(user).body(body).post("/api/v1/decisions/" + id + "/" + act).then();
    }

    private static ValidatableResponse decision(String id) {
        return as("auditor").get("/api/v1/decisions/" + id).then().statusCode(200);
    }

    private static ValidatableResponse acts(String user, String id) {
        return as(user).get("/api/v1/decisions/" + id + "/resolutions").then().statusCode(200);
    }

    private List<String> entered(String id) {
        return ledger.about(UUID.fromString(id)).stream()
                .map(entry -> entry.entry().note().kind())
                .toList();
    }

    // resolutions

    @Test
    void before_anybody_acts_the_advice_stands() {
        decision(submitted(Nomination.window()))
                .body("verdict", equalTo("ELIGIBLE"))
                .body("standing", equalTo("ELIGIBLE"));
    }

    @Test
    void the_last_resolution_stands_beside_the_advice_and_the_history_is_kept() {
        String id = submitted(Nomination.individual().with("/person/idNumber", null));
        decision(id).body("verdict", equalTo("RETURNED")).body("standing", equalTo("RETURNED"));
        act("reviewer", id, "resolutions", RESOLUTION)
                .statusCode(201)
                .body("kind", equalTo("RESOLUTION"))
                .body("verdict", equalTo("ELIGIBLE"))
                .body("reason", equalTo("另有书面证明"))
                .body("authority", equalTo("省评选工作领导小组"))
                .body("by", equalTo("reviewer"))
                .body("standing", equalTo("ELIGIBLE"));
        decision(id).body("verdict", equalTo("RETURNED")).body("standing", equalTo("ELIGIBLE"));
        act("reviewer", id, "resolutions", Map.of("verdict", "INELIGIBLE", "reason", "证明有误", "authority", "同上"))
                .statusCode(201);
        decision(id).body("verdict", equalTo("RETURNED")).body("standing", equalTo("INELIGIBLE"));
        acts("reviewer", id)
                .body("items.verdict", contains("ELIGIBLE", "INELIGIBLE"))
                .body("total", equalTo(2));
        assertThat(entered(id)).containsExactly("DECISION", "RESOLUTION", "RESOLUTION");
        assertThat(decisions.contradictingLedger())
                .extracting(RecordComparison.Contradiction::id)
                .doesNotContain(UUID.fromString(id));
    }

    @ParameterizedTest
    @CsvSource({
        "intake, resolutions",
        "policy, resolutions",
        "approver, resolutions",
        "auditor, resolutions",
        "admin, resolutions",
        "intake, objections",
        "auditor, objections",
        "intake, assessments",
        "auditor, assessments",
        "admin, assessments",
        "reviewer, withdrawal",
        "auditor, withdrawal",
        "admin, withdrawal",
        "reviewer, unmask",
        "intake, unmask"
    })
    void an_act_takes_its_role(String user, String act) {
        act(user, submitted(Nomination.window()), act, REASON).statusCode(403);
    }

    @Test
    void nobody_resolves_what_they_submitted() {
        String both = user("JL-CC", "intake", "reviewer");
        String id = as(both).body(Nomination.window().toString())
                .post("/api/v1/rounds/2024-02/submissions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        act(both, id, "resolutions", RESOLUTION).statusCode(403).body("problems.code", contains("own-submission"));
        act("reviewer", id, "resolutions", RESOLUTION).statusCode(201);
        act(both, submitted(Nomination.window()), "resolutions", RESOLUTION).statusCode(201);
    }

    @Test
    void a_resolution_names_its_verdict_its_reason_and_its_authority() {
        String id = submitted(Nomination.window());
        act("reviewer", id, "resolutions", Map.of())
                .statusCode(422)
                .body("problems.pointer", containsInAnyOrder("/verdict", "/reason", "/authority"));
        act("reviewer", id, "resolutions", Map.of("verdict", "FINE", "reason", " ", "authority", "x", "more", 1))
                .statusCode(422)
                .body("problems.pointer", containsInAnyOrder("/verdict", "/reason", "/more"));
        decision(id).body("standing", equalTo("ELIGIBLE"));
    }

    @Test
    void only_the_newest_version_is_resolved() {
        Nomination returned = Nomination.individual().with("/person/idNumber", null);
        String first = submitted(returned);
        String second = submitted(Nomination.individual()
                .with("/reference", returned.at("/reference").textValue())
                .with("/corrects", first));
        act("reviewer", first, "resolutions", RESOLUTION)
                .statusCode(409)
                .body("problems.code", contains("not-the-newest"));
        act("reviewer", second, "resolutions", RESOLUTION).statusCode(201);
    }

    @Test
    void the_same_request_with_a_key_resolves_once_and_another_body_is_refused() {
        String id = submitted(Nomination.window());
        String key = UUID.randomUUID().toString();
        String path = "/api/v1/decisions/" + id + "/resolutions";
        String made = as("reviewer")
                .header("Idempotency-Key", key)
                .body(RESOLUTION)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as("reviewer")
                .header("Idempotency-Key", key)
                .body(RESOLUTION)
                .post(path)
                .then()
                .statusCode(200)
                .body("id", equalTo(made));
        as("reviewer")
                .header("Idempotency-Key", key)
                .body(Map.of("verdict", "REVIEW", "reason", "x", "authority", "y"))
                .post(path)
                .then()
                .statusCode(409);
        acts("auditor", id).body("total", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-an-id", "00000000-0000-7000-8000-000000000000"})
    void there_is_nothing_to_do_with_an_unknown_decision(String id) {
        act("reviewer", id, "resolutions", RESOLUTION).statusCode(404);
        act("reviewer", id, "assessments", ASSESSMENT).statusCode(404);
        act("intake", id, "withdrawal", REASON).statusCode(404);
        act("auditor", id, "unmask", REASON).statusCode(404);
    }

    // withdrawal

    @Test
    void what_its_unit_withdrew_is_forfeited_for_good() {
        String id = submitted(Nomination.window());
        String unit = decision(id).extract().path("unit");
        String other = user(unit.equals("JL-YB") ? "JL-CC" : "JL-YB", "intake");
        act(other, id, "withdrawal", REASON).statusCode(403);
        act(user(unit, "intake"), id, "withdrawal", REASON)
                .statusCode(201)
                .body("kind", equalTo("WITHDRAWAL"))
                .body("standing", equalTo("FORFEITED"));
        decision(id).body("verdict", equalTo("ELIGIBLE")).body("standing", equalTo("FORFEITED"));
        act("intake", id, "withdrawal", REASON).statusCode(409).body("problems.code", contains("withdrawn"));
        act("reviewer", id, "resolutions", RESOLUTION).statusCode(409).body("problems.code", contains("withdrawn"));
        assertThat(entered(id)).containsExactly("DECISION", "WITHDRAWAL");
    }

    @Test
    void a_withdrawal_stands_over_an_earlier_resolution() {
        String id = submitted(Nomination.window());
        act("reviewer", id, "resolutions", RESOLUTION).statusCode(201);
        act("intake", id, "withdrawal", REASON).statusCode(201);
        decision(id).body("standing", equalTo("FORFEITED"));
    }

    // assessments

    @Test
    void an_assessment_makes_a_version_judged_with_the_provinces_answers() {
        String id = submitted(Nomination.window());
        String next = act("reviewer", id, "assessments", ASSESSMENT)
                .statusCode(201)
                .header("Location", containsString("/api/v1/decisions/"))
                .body("version", equalTo(2))
                .body("corrects", equalTo(id))
                .body("verdict", equalTo("REVIEW"))
                .body("findings.find { it.criterion == 'W-ASSESS-STAR' }.outcome", equalTo("NOT_MET"))
                .body("findings.find { it.criterion == 'W-ASSESS-2021' }.outcome", equalTo("MET"))
                .extract()
                .path("id");
        assertThat(next).isNotEqualTo(id);
        decision(next).body("verdict", equalTo("REVIEW"));
        decision(id).body("verdict", equalTo("ELIGIBLE"));
        acts("auditor", id)
                .body("items[0].kind", equalTo("ASSESSMENT"))
                .body("items[0].made", equalTo(next))
                .body("items[0].score", equalTo(81.5f))
                .body("items[0].on", equalTo("2024-05-20"))
                .body("items[0].document", equalTo("考核〔2024〕3号"));
        assertThat(entered(id)).containsExactly("DECISION", "ASSESSMENT");
        act("reviewer", id, "assessments", ASSESSMENT)
                .statusCode(409)
                .body("problems.code", contains("not-the-newest"));
        act("reviewer", next, "resolutions", RESOLUTION).statusCode(201);
    }

    @Test
    void the_province_answers_its_own_two_criteria_only() {
        String id = submitted(Nomination.window());
        act("reviewer", id, "assessments", Map.of("attestations", Map.of("W-POL", Map.of("answer", "YES"))))
                .statusCode(422)
                .body("problems.pointer", contains("/attestations/W-POL"));
        act("reviewer", submitted(Nomination.individual()), "assessments", ASSESSMENT)
                .statusCode(422)
                .body("problems.pointer", contains("/attestations/W-ASSESS-STAR"));
        act("reviewer", id, "assessments", Map.of("attestations", Map.of("W-ASSESS-STAR", Map.of("answer", "PERHAPS"))))
                .statusCode(422)
                .body("problems.pointer", contains("/attestations/W-ASSESS-STAR/answer"));
        act(
                        "reviewer",
                        id,
                        "assessments",
                        Map.of(
                                "attestations",
                                Map.of(
                                        "W-POL",
                                        Map.of("answer", "YES"),
                                        "W-ASSESS-STAR",
                                        Map.of("answer", "X", "on", "z")),
                                "on",
                                "q",
                                "score",
                                "x"))
                .statusCode(422)
                .body(
                        "problems.pointer",
                        containsInAnyOrder(
                                "/on",
                                "/score",
                                "/attestations/W-POL",
                                "/attestations/W-ASSESS-STAR/answer",
                                "/attestations/W-ASSESS-STAR/on"));
        act("reviewer", id, "assessments", Map.of("score", 101))
                .statusCode(422)
                .body("problems.pointer", contains("/score"));
        act("reviewer", id, "assessments", Map.of("document", "考核〔2024〕3号"))
                .statusCode(422)
                .body("problems.pointer", contains("/attestations"));
    }

    // objections

    @Test
    void an_open_objection_to_the_units_notice_waits_for_a_person_until_it_is_found_untrue() {
        String id = submitted(Nomination.individual());
        decision(id).body("verdict", equalTo("ELIGIBLE"));
        String open = objected(id, Map.of("notice", "UNIT", "state", "OPEN", "on", "2024-05-11"))
                .body("version", equalTo(2))
                .body("corrects", equalTo(id))
                .body("verdict", equalTo("REVIEW"))
                .body("findings.find { it.criterion == 'N-NOOBJ' }.effect", equalTo("REVIEW"))
                .body("findings.find { it.criterion == 'N-OBJ-CHECK' }.effect", equalTo("REVIEW"))
                .extract()
                .path("id");
        acts("auditor", id)
                .body("items[0].kind", equalTo("OBJECTION"))
                .body("items[0].made", equalTo(open))
                .body("items[0].path", equalTo("/procedure/unitNotice/objections/0"))
                .body("items[0].state", equalTo("OPEN"))
                .body("items[0].on", equalTo("2024-05-11"))
                .body("items[0].by", equalTo("reviewer"));
        assertThat(entered(id)).containsExactly("DECISION", "OBJECTION");
        as("auditor")
                .get("/api/v1/decisions/" + open + "/explanation")
                .then()
                .body(
                        "deciding.find { it.criterion == 'N-OBJ-CHECK' }.found[0].statedBy",
                        startsWith("account reviewer, recorded on "));
        objected(open, Map.of("notice", "UNIT", "number", 1, "state", "UNFOUNDED", "finding", "经核查不属实（核查〔2024〕3号）"))
                .body("version", equalTo(3))
                .body("verdict", equalTo("ELIGIBLE"))
                .body("findings.find { it.criterion == 'N-NOOBJ' }.outcome", equalTo("MET"));
        decision(id).body("verdict", equalTo("ELIGIBLE")).body("standing", equalTo("ELIGIBLE"));
        assertThat(decisions.contradictingLedger())
                .extracting(RecordComparison.Contradiction::id)
                .doesNotContain(UUID.fromString(id), UUID.fromString(open));
    }

    @Test
    void an_objection_that_was_upheld_makes_ineligible() {
        objected(
                        submitted(Nomination.window()),
                        Map.of("notice", "CITY", "state", "UPHELD", "on", "2024-04-25", "finding", "属实"))
                .body("verdict", equalTo("INELIGIBLE"))
                .body("findings.find { it.criterion == 'N-OBJ-CHECK' }.effect", equalTo("INELIGIBLE"))
                .body("findings.find { it.criterion == 'N-NOOBJ' }.outcome", equalTo("MET"));
    }

    @Test
    void an_objection_leaves_the_provinces_assessment_as_it_is() {
        String id = submitted(Nomination.window());
        String assessed = act("reviewer", id, "assessments", ASSESSMENT)
                .statusCode(201)
                .extract()
                .path("id");
        String objected = objected(assessed, Map.of("notice", "UNIT", "state", "OPEN"))
                .body("findings.find { it.criterion == 'W-ASSESS-STAR' }.outcome", equalTo("NOT_MET"))
                .extract()
                .path("id");
        assertThat(decisions.assessment(UUID.fromString(objected)))
                .hasValueSatisfying(act -> assertThat(act.score()).isEqualByComparingTo("81.5"));
        assertThat(decisions.assessment(UUID.fromString(id))).isEmpty();
    }

    @Test
    void an_objection_names_a_notice_that_was_held_and_an_objection_that_was_raised() {
        String id = submitted(Nomination.individual());
        act("reviewer", id, "objections", Map.of())
                .statusCode(422)
                .body("problems.pointer", containsInAnyOrder("/notice", "/state"));
        act("reviewer", id, "objections", Map.of("notice", "UNIT", "state", "OPEN", "number", 1))
                .statusCode(422)
                .body("problems.pointer", contains("/number"));
        String pacesetter = submitted(Nomination.pacesetter().without("/procedure/unitNotice"));
        act("reviewer", pacesetter, "objections", Map.of("notice", "UNIT", "state", "OPEN"))
                .statusCode(422)
                .body("problems.pointer", contains("/notice"));
        decision(id).body("standing", equalTo("ELIGIBLE"));
    }

    private static ValidatableResponse objected(String id, Map<String, Object> objection) {
        return act("reviewer", id, "objections", objection).statusCode(201);
    }

    // personal data

    @Test
    void a_name_is_unmasked_for_a_reason_that_stays_on_record() {
        String id = submitted(Nomination.individual());
        act("auditor", id, "unmask", Map.of()).statusCode(422);
        assertThat(entered(id)).containsExactly("DECISION");
        for (String user : List.of("auditor", "admin")) {
            act(user, id, "unmask", REASON)
                    .statusCode(200)
                    .body("decision", equalTo(id))
                    .body(
                            "name",
                            equalTo(Nomination.individual().at("/person/name").textValue()))
                    .body(
                            "idNumber",
                            equalTo(Nomination.individual()
                                    .at("/person/idNumber")
                                    .textValue()));
        }
        assertThat(entered(id)).containsExactly("DECISION", "UNMASKING", "UNMASKING");
        acts("auditor", id)
                .body("items.by", contains("auditor", "admin"))
                .body("items[0].reason", equalTo(REASON.get("reason")));
        acts("reviewer", id).body("total", equalTo(0));
    }

    @Test
    void an_erased_nominee_is_gone_and_everything_else_stays() {
        String id = submitted(
                Nomination.individual().with("/person/idNumber", null).with("/person/name", "待删除" + UUID.randomUUID()));
        String nominee = decision(id).extract().path("nominee");
        String path = "/api/v1/nominees/" + nominee + "/erasure";
        for (String user : List.of("intake", "policy", "approver", "reviewer", "auditor")) {
            as(user).body(REASON).post(path).then().statusCode(403);
        }
        as("admin").body(Map.of()).post(path).then().statusCode(422);
        as("admin")
                .body(REASON)
                .post(path)
                .then()
                .statusCode(200)
                .body("nominee", equalTo(nominee))
                .body("by", equalTo("admin"));
        decision(id)
                .body("erased", is(true))
                .body("verdict", equalTo("RETURNED"))
                .body("findings.outcome", not(nullValue()));
        act("auditor", id, "unmask", REASON).statusCode(409).body("problems.code", contains("erased"));
        act("reviewer", id, "resolutions", RESOLUTION).statusCode(201);
        as("admin").body(REASON).post(path).then().statusCode(409);
        as("auditor").post("/api/v1/ledger/verify").then().statusCode(200).body("faults", equalTo(List.of()));
        assertThat(decisions.contradictingLedger())
                .extracting(RecordComparison.Contradiction::id)
                .doesNotContain(UUID.fromString(id));
    }

    /** Erases whom a decision is about; returns the nominee. */
    private static String erased(String decision) {
        String nominee = decision(decision).extract().path("nominee");
        as("admin")
                .body(REASON)
                .post("/api/v1/nominees/" + nominee + "/erasure")
                .then()
                .statusCode(200);
        return nominee;
    }

    @Test
    void erasing_a_person_erases_what_earlier_versions_knew_it_by() {
        Nomination mistyped = Nomination.individual()
                .with("/person/idNumber", Nomination.idNumber())
                .with("/person/name", "误填" + UUID.randomUUID());
        String first = submitted(mistyped);
        String second = submitted(mistyped.with("/corrects", first).with("/person/idNumber", Nomination.idNumber()));
        String bystander = submitted(Nomination.individual().with("/person/idNumber", Nomination.idNumber()));
        String earlier = decision(first).extract().path("nominee");
        String later = decision(second).extract().path("nominee");
        assertThat(earlier).isNotEqualTo(later);

        as("admin")
                .body(REASON)
                .post("/api/v1/nominees/" + later + "/erasure")
                .then()
                .statusCode(200)
                .body("nominee", equalTo(later))
                .body("erased", contains(later, earlier));

        for (String version : List.of(first, second)) {
            decision(version).body("erased", is(true));
        }
        decision(bystander).body("erased", nullValue());
        as("auditor").post("/api/v1/ledger/verify").then().statusCode(200).body("faults", equalTo(List.of()));
    }

    @Test
    void a_decision_and_its_explanation_say_who_decided_and_why() {
        String id = submitted(Nomination.window());
        decision(id).body("acts", nullValue());
        act("auditor", id, "unmask", REASON).statusCode(200);
        act("reviewer", id, "resolutions", RESOLUTION).statusCode(201);

        as("intake")
                .get("/api/v1/decisions/" + id)
                .then()
                .body("acts.kind", contains("RESOLUTION"))
                .body("acts[0].by", equalTo("reviewer"))
                .body("acts[0].verdict", equalTo(RESOLUTION.get("verdict")))
                .body("acts[0].reason", equalTo(RESOLUTION.get("reason")))
                .body("acts[0].authority", equalTo(RESOLUTION.get("authority")))
                .body("acts[0].at", not(nullValue()));
        as("auditor").get("/api/v1/decisions/" + id).then().body("acts.kind", contains("UNMASKING", "RESOLUTION"));
        as("reviewer")
                .get("/api/v1/decisions/" + id + "/explanation")
                .then()
                .body("standing", equalTo(RESOLUTION.get("verdict")))
                .body("stands[0]", containsString(String.valueOf(RESOLUTION.get("authority"))));
    }

    @Test
    void after_an_erasure_counts_and_other_replays_are_as_before() {
        String unit = "JL-ERASED";
        String number = Nomination.idNumber();
        String gone = submitted(Nomination.individual().with("/unit", unit).with("/person/idNumber", number));
        String stays = submitted(Nomination.window().with("/unit", unit));
        Map<String, Object> counted = ofUnit(unit);

        erased(gone);

        assertThat(ofUnit(unit)).isEqualTo(counted);
        as("auditor").post("/api/v1/decisions/" + stays + "/replay").then().body("identical", is(true));
        as("auditor").post("/api/v1/decisions/" + gone + "/replay").then().statusCode(409);
        as("auditor").get("/api/v1/decisions/" + gone + "/explanation").then().body("erased", is(true));
        assertThat(decision(gone).extract().asString()).doesNotContain(number);
    }

    private static Map<String, Object> ofUnit(String unit) {
        return as("auditor")
                .get("/api/v1/rounds/2024-02/statistics")
                .then()
                .statusCode(200)
                .extract()
                .path("units.find { it.key == '" + unit + "' }");
    }

    @Test
    void erasure_takes_a_persons_names_off_the_honours_register_and_leaves_the_honours() {
        String number = Nomination.idNumber();
        String name = "荣誉册" + UUID.randomUUID();
        String honour = honoured(number, name, 2019);
        String another = honoured(number, name + "（曾用名）", 2021);
        String neighbour = honoured(Nomination.idNumber(), name, 2021);
        String id = submitted(
                Nomination.individual().with("/person/idNumber", number).with("/person/name", name));

        String nominee = erased(id);

        for (String erased : List.of(honour, another)) {
            as("auditor")
                    .get("/api/v1/honours/" + erased)
                    .then()
                    .statusCode(200)
                    .body("honour", equalTo("OUTSTANDING_INDIVIDUAL"))
                    .body("name", nullValue())
                    .body("idNumber", nullValue());
        }
        as("auditor").queryParam("q", name).get("/api/v1/honours").then().body("items.id", contains(neighbour));
        assertThat(register.ofPerson(number, null)).extracting(Honour::year).containsExactly(2019, 2021);
        assertThat(ledger.about(UUID.fromString(nominee)))
                .extracting(entry -> entry.entry().note().kind())
                .contains("ERASURE");
        as("auditor").post("/api/v1/ledger/verify").then().statusCode(200).body("faults", equalTo(List.of()));
    }

    @Test
    void erasing_a_window_leaves_the_honours_register_as_it_is() {
        String name = "荣誉册窗口" + UUID.randomUUID();
        String honour = as("admin")
                .body(Map.of("honour", "STAR_WINDOW", "year", 2021, "stars", 3, "name", name))
                .post("/api/v1/honours")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        erased(submitted(Nomination.window().with("/window/creditCode", null).with("/window/name", name)));
        as("auditor").get("/api/v1/honours/" + honour).then().body("name", equalTo(name));
    }

    private static String honoured(String idNumber, String name, int year) {
        return as("admin")
                .body(Map.of("honour", "OUTSTANDING_INDIVIDUAL", "year", year, "name", name, "idNumber", idNumber))
                .post("/api/v1/honours")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void an_unknown_nominee_cannot_be_erased() {
        as("admin")
                .body(REASON)
                .post("/api/v1/nominees/00000000-0000-7000-8000-000000000000/erasure")
                .then()
                .statusCode(404);
        as("admin").body(REASON).post("/api/v1/nominees/someone/erasure").then().statusCode(404);
    }
}
