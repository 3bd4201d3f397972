package org.pingxuan.screening;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.pingxuan.http.Client.as;
import static org.pingxuan.http.Client.submitted;
import static org.pingxuan.http.Client.user;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.http.SettableTime;
import org.pingxuan.ledger.Ledger;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SubmissionsTest {

    private static final String SUBMISSIONS = "/api/v1/rounds/2024-02/submissions";

    @Inject
    SettableTime time;

    @Inject
    Ledger ledger;

    @AfterEach
    void time_goes_on() {
        time.goOn();
    }

    private static ValidatableResponse post(Object body) {
        return as("intake").body(body.toString()).post(SUBMISSIONS).then();
    }

    private static ValidatableResponse check(Object body) {
        return as("intake").body(body.toString()).post(SUBMISSIONS + "/check").then();
    }

    private static ValidatableResponse decision(String id) {
        return as("auditor").get("/api/v1/decisions/" + id).then();
    }

    // what is answered

    @ParameterizedTest
    @CsvSource({"window, STAR_WINDOW, 62", "individual, OUTSTANDING_INDIVIDUAL, 51", "pacesetter, PACESETTER, 45"})
    void an_example_is_eligible_with_one_finding_for_each_criterion_of_its_award(
            String example, String award, int criteria) {
        Nomination nomination = switch (example) {
            case "window" -> Nomination.window();
            case "individual" -> Nomination.individual();
            default -> Nomination.pacesetter();
        };
        ValidatableResponse answer = post(nomination)
                .statusCode(201)
                .body("round", equalTo("2024-02"))
                .body("award", equalTo(award))
                .body("unit", equalTo(nomination.at("/unit").textValue()))
                .body("reference", equalTo(nomination.at("/reference").textValue()))
                .body("verdict", equalTo("ELIGIBLE"))
                .body("advice", is(true))
                .body("findings", hasSize(criteria))
                .body("findings.effect", everyItem(anyOf(equalTo("NONE"), equalTo("FLAG"))))
                .body("findings.message", everyItem(notNullValue()))
                .body("findings.tableRow.sheet", everyItem(equalTo("表")))
                .body("policy.version", equalTo(1))
                .body("policy.inForceFrom", equalTo("2024-04-01"))
                .body("policy.digest", containsString("sha256:"))
                .body("version", equalTo(1))
                .body("corrects", nullValue())
                .body("statedBy", equalTo("intake"))
                .body("nominee", notNullValue())
                .body("reserve", is(false))
                .body("ledger.hash", notNullValue());
        List<String> ids = answer.extract().path("findings.criterion");
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        answer.header(
                "Location", endsWith("/api/v1/decisions/" + answer.extract().path("id")));
    }

    @Test
    void what_was_answered_is_what_is_read_later() {
        for (Nomination nomination : List.of(Nomination.window(), Nomination.individual(), Nomination.pacesetter())) {
            ValidatableResponse answer = post(nomination).statusCode(201);
            String read = decision(answer.extract().path("id"))
                    .statusCode(200)
                    .extract()
                    .asString();
            assertThat(read).isEqualTo(answer.extract().asString());
        }
    }

    @Test
    void a_decision_has_its_place_in_the_ledger() {
        ValidatableResponse answer = post(Nomination.window()).statusCode(201);
        int index = answer.extract().path("ledger.index");
        var entry = ledger.entries(index, index).get(0);
        assertThat(entry.entry().note().subject().toString())
                .isEqualTo(answer.extract().path("id"));
        assertThat(entry.hash().toString()).isEqualTo(answer.extract().<String>path("ledger.hash"));
    }

    @Test
    void messages_are_in_the_asked_language_and_chinese_by_default() {
        String id = submitted(Nomination.window().with("/materials/approvalForm", false));
        String english = decision(id).extract().path("findings.find { it.effect == 'RETURN' }.message");
        String chinese = given().auth()
                .preemptive()
                .basic("auditor", TestDatabase.PASSWORD)
                .get("/api/v1/decisions/" + id)
                .then()
                .extract()
                .path("findings.find { it.effect == 'RETURN' }.message");
        assertThat(english).containsPattern("[a-z]{3}").doesNotContainPattern("\\p{IsHan}{2}");
        assertThat(chinese).containsPattern("\\p{IsHan}{2}");
    }

    @Test
    void an_id_number_is_nowhere_in_an_answer() {
        Nomination person = Nomination.individual();
        String answer = post(person).statusCode(201).extract().asString();
        assertThat(answer)
                .doesNotContain(person.at("/person/idNumber").textValue())
                .contains("229*************");
    }

    @Test
    void a_returned_nomination_names_what_is_missing() {
        post(Nomination.window().with("/materials/approvalForm", null))
                .statusCode(201)
                .body("verdict", equalTo("RETURNED"))
                .body("findings.findAll { it.effect == 'RETURN' }.outcome", equalTo(List.of("UNKNOWN")))
                .body("findings.find { it.effect == 'RETURN' }.remedy", notNullValue())
                .body("findings.find { it.effect == 'RETURN' }.evidence.path", hasItem("/materials/approvalForm"));
    }

    // the moment of receipt

    @ParameterizedTest
    @CsvSource({
        "2024-05-10T00:00:00+08:00, MET, FLAG",
        "2024-05-10T23:59:59+08:00, MET, FLAG",
        "2024-05-11T00:00:00+08:00, NOT_MET, FORFEIT",
        "2024-05-10T16:00:00Z, NOT_MET, FORFEIT",
        "2024-05-09T23:59:59+08:00, MET, NONE"
    })
    void late_is_a_local_day_after_the_deadline(String receivedAt, String outcome, String effect) {
        post(Nomination.window().with("/receivedAt", receivedAt))
                .statusCode(201)
                .body("findings.find { it.criterion == 'T-0510' }.outcome", equalTo(outcome))
                .body("findings.find { it.criterion == 'T-0510' }.effect", equalTo(effect));
    }

    @Test
    void without_a_stated_receipt_the_moment_of_arrival_counts() {
        time.stopAt(Instant.parse("2024-05-08T07:20:00.123Z"));
        post(Nomination.window().without("/receivedAt"))
                .statusCode(201)
                .body("receivedAt", equalTo("2024-05-08T07:20:00.123Z"))
                .body("arrivedAt", equalTo("2024-05-08T07:20:00.123Z"))
                .body("decidedAt", equalTo("2024-05-08T07:20:00.123Z"));
    }

    @Test
    void a_receipt_may_be_five_minutes_ahead_of_the_clock_and_no_more() {
        time.stopAt(Instant.parse("2024-05-08T07:20:00Z"));
        post(Nomination.window().with("/receivedAt", "2024-05-08T15:25:00+08:00"))
                .statusCode(201);
        post(Nomination.window().with("/receivedAt", "2024-05-08T15:25:00.001+08:00"))
                .statusCode(422)
                .body("problems", hasSize(1))
                .body("problems[0].code", equalTo("in-the-future"))
                .body("problems[0].pointer", equalTo("/receivedAt"))
                .body("problems[0].value", equalTo("2024-05-08T15:25:00.001+08:00"));
    }

    @Test
    void a_receipt_before_the_first_policy_is_refused_with_every_other_fault() {
        post(Nomination.window().with("/receivedAt", "2024-04-01T00:00:00+08:00"))
                .statusCode(201);
        String faulty = Nomination.window()
                .with("/receivedAt", "2024-03-31T23:59:59+08:00")
                .with("/window/level", "VILLAGE")
                .toString();
        post(faulty)
                .statusCode(422)
                .body("problems.pointer", equalTo(List.of("/window/level", "/receivedAt")))
                .body("problems[1].code", equalTo("before-first-policy"))
                .body("problems[1].help", containsString("2024-04-01"));
        given().auth()
                .preemptive()
                .basic("intake", TestDatabase.PASSWORD)
                .contentType("application/json")
                .body(faulty)
                .post(SUBMISSIONS)
                .then()
                .body("problems[1].help", containsString("生效日"));
    }

    @Test
    void an_impossible_instant_is_a_fault_of_the_submission() {
        for (String faulty : List.of("2024-05-08", "+999999999-12-31T23:59:59-18:00", "soon")) {
            post(Nomination.window().with("/receivedAt", faulty))
                    .statusCode(422)
                    .body("problems.pointer", equalTo(List.of("/receivedAt")));
        }
    }

    // versions

    @Test
    void the_same_body_again_answers_with_the_same_decision() {
        Nomination nomination = Nomination.window();
        String first = post(nomination).statusCode(201).extract().asString();
        String again = post(nomination).statusCode(200).extract().asString();
        assertThat(again).isEqualTo(first);
    }

    @Test
    void the_same_body_written_otherwise_is_the_same_body() {
        Nomination nomination = Nomination.window().with("/window/favourableRate", 99.2);
        String id = submitted(nomination);
        String otherwise =
                nomination.toString().replace("99.2", "9.920e1").replaceFirst("\\{", "{ \"tiedWith\" : null ,\n");
        post(otherwise).statusCode(200).body("id", equalTo(id));
    }

    @Test
    void a_made_reference_is_the_same_for_the_same_body() {
        Nomination nomination =
                Nomination.window().without("/reference").with("/window/remarks", Nomination.reference());
        ValidatableResponse first = post(nomination).statusCode(201);
        post(nomination)
                .statusCode(200)
                .body("id", equalTo(first.extract().path("id")))
                .body("reference", equalTo(first.extract().path("reference")));
        post(nomination.with("/order", 99)).statusCode(201).body("version", equalTo(1));
    }

    @Test
    void another_body_that_corrects_nothing_is_a_conflict_that_names_the_present_decision() {
        Nomination nomination = Nomination.window();
        String id = submitted(nomination);
        post(nomination.with("/order", 7))
                .statusCode(409)
                .body("problems", hasSize(1))
                .body("problems[0].pointer", equalTo("/corrects"))
                .body("problems[0].value", equalTo(id))
                .body("problems[0].help", containsString(id));
        check(nomination.with("/order", 7)).statusCode(409);
        given().auth()
                .preemptive()
                .basic("intake", TestDatabase.PASSWORD)
                .contentType("application/json")
                .body(nomination.with("/order", 7).toString())
                .post(SUBMISSIONS)
                .then()
                .statusCode(409)
                .body("problems[0].help", containsString("补正"));
    }

    @Test
    void a_correction_is_the_next_version_and_older_bodies_keep_their_answers() {
        Nomination first = Nomination.window().with("/materials/approvalForm", null);
        String one = submitted(first);
        Nomination second = first.with("/materials/approvalForm", true).with("/corrects", one);
        String two = post(second)
                .statusCode(201)
                .body("version", equalTo(2))
                .body("corrects", equalTo(one))
                .body("verdict", equalTo("ELIGIBLE"))
                .extract()
                .path("id");
        post(first).statusCode(200).body("id", equalTo(one)).body("version", equalTo(1));
        post(second).statusCode(200).body("id", equalTo(two));

        post(second.with("/order", 8))
                .statusCode(409)
                .body("problems[0].code", equalTo("not-the-newest"))
                .body("problems[0].value", equalTo(two));
        post(second.with("/order", 8).with("/corrects", two)).statusCode(201).body("version", equalTo(3));
    }

    @Test
    void a_correction_may_leave_the_reference_out() {
        Nomination first = Nomination.window();
        String one = submitted(first);
        Nomination second = first.without("/reference").with("/corrects", one).with("/order", 9);
        String two = post(second)
                .statusCode(201)
                .body("version", equalTo(2))
                .body("reference", equalTo(first.at("/reference").textValue()))
                .extract()
                .path("id");
        post(second).statusCode(200).body("id", equalTo(two));
    }

    @Test
    void a_correction_names_a_decision_on_the_same_submission() {
        String other = submitted(Nomination.window());
        String individual = submitted(Nomination.individual());
        Nomination mine = Nomination.window();
        for (String wrong : List.of(other, UUID.randomUUID().toString(), "no-id")) {
            post(mine.with("/corrects", wrong))
                    .statusCode(422)
                    .body("problems[0].code", equalTo("unknown-decision"))
                    .body("problems[0].pointer", equalTo("/corrects"));
        }
        submitted(mine);
        post(mine.with("/order", 3).with("/corrects", other)).statusCode(422);
        post(mine.without("/reference").with("/corrects", individual)).statusCode(422);
        post(mine.without("/reference").with("/unit", "JL-JL").with("/corrects", other))
                .statusCode(422);
    }

    // 2024-05-08 was a Wednesday, 2024-05-11 (Saturday) a make-up working day: three working days are the 9th, 10th and
    // 11th
    @ParameterizedTest
    @CsvSource({"2024-05-11T23:59:59+08:00, ELIGIBLE, NONE", "2024-05-12T00:00:00+08:00, FORFEITED, FORFEIT"})
    void a_returned_nomination_corrected_within_three_working_days_keeps_its_first_receipt(
            String correctedAt, String verdict, String effect) {
        Nomination first = Nomination.window()
                .with("/receivedAt", "2024-05-08T15:20:00+08:00")
                .with("/materials/approvalForm", null);
        String one = submitted(first);
        post(first.with("/materials/approvalForm", true)
                        .with("/receivedAt", correctedAt)
                        .with("/corrects", one))
                .statusCode(201)
                .body("verdict", equalTo(verdict))
                .body("findings.find { it.criterion == 'T-0510' }.effect", equalTo(effect))
                .body(
                        "receivedAt",
                        equalTo(Instant.parse(java.time.OffsetDateTime.parse(correctedAt)
                                        .toInstant()
                                        .toString())
                                .toString()
                                .replace("Z", ".000Z")));
    }

    @Test
    void a_nomination_that_was_not_returned_keeps_no_receipt() {
        Nomination first = Nomination.window().with("/receivedAt", "2024-05-08T15:20:00+08:00");
        String one = submitted(first);
        post(first.with("/order", 4)
                        .with("/receivedAt", "2024-05-11T09:00:00+08:00")
                        .with("/corrects", one))
                .statusCode(201)
                .body("verdict", equalTo("FORFEITED"));
    }

    private static ValidatableResponse act(String user, String decision, String act, String body) {
        return as(user).body(body)
                .post("/api/v1/decisions/" + decision + "/" + act)
                .then();
    }

    private static String resolution(String verdict) {
        return "{\"verdict\":\"" + verdict + "\",\"reason\":\"原件不符\",\"authority\":\"领导小组\"}";
    }

    @Test
    void no_correction_replaces_what_a_person_decided_unless_it_was_returned() {
        Nomination first = Nomination.window();
        String one = submitted(first);
        Nomination changed = first.with("/order", 4).with("/corrects", one);
        act("reviewer", one, "resolutions", resolution("INELIGIBLE")).statusCode(201);
        post(changed)
                .statusCode(409)
                .body("problems[0].code", equalTo("resolved"))
                .body("problems[0].pointer", equalTo("/reference"))
                .body("problems[0].value", equalTo(one));
        check(changed).statusCode(409).body("problems[0].code", equalTo("resolved"));
        as("intake")
                .body("[" + changed + "]")
                .post(SUBMISSIONS + "/batch")
                .then()
                .statusCode(200)
                .body("[0].problems[0].code", equalTo("resolved"));
        post(first).statusCode(200).body("standing", equalTo("INELIGIBLE"));

        act("reviewer", one, "resolutions", resolution("RETURNED")).statusCode(201);
        post(changed).statusCode(201).body("version", equalTo(2));
    }

    @Test
    void a_withdrawn_submission_has_no_next_version() {
        Nomination first = Nomination.window();
        String one = submitted(first);
        act("reviewer", one, "resolutions", resolution("RETURNED")).statusCode(201);
        act("intake", one, "withdrawal", "{\"reason\":\"单位撤回\"}").statusCode(201);
        post(first.with("/order", 4).with("/corrects", one))
                .statusCode(409)
                .body("problems[0].code", equalTo("withdrawn"));
    }

    @Test
    void no_correction_leaves_out_what_the_province_recorded() {
        Nomination first = Nomination.window();
        String one = submitted(first);
        String assessed = act(
                        "reviewer",
                        one,
                        "assessments",
                        "{\"attestations\":{\"W-ASSESS-2021\":{\"answer\":\"YES\"}},\"score\":90,\"on\":\"2024-06-01\"}")
                .statusCode(201)
                .extract()
                .path("id");
        post(first.with("/order", 4).with("/corrects", assessed))
                .statusCode(409)
                .body("problems[0].code", equalTo("assessed"));
    }

    // checking

    @Test
    void a_check_answers_the_same_and_stores_nothing() {
        long before = ledger.head().size();
        Nomination nomination = Nomination.window().with("/materials/approvalForm", false);
        Map<String, Object> checked = check(nomination)
                .statusCode(200)
                .body("id", nullValue())
                .body("ledger", nullValue())
                .extract()
                .path("");
        assertThat(ledger.head().size()).isEqualTo(before);
        Map<String, Object> submitted =
                post(nomination).statusCode(201).extract().path("");
        for (String same : List.of("verdict", "findings", "score", "policy", "receivedAt", "version", "reference")) {
            assertThat(checked.get(same)).as(same).isEqualTo(submitted.get(same));
        }
    }

    // keys

    @Test
    void a_key_with_the_same_body_answers_with_the_same_decision() {
        String key = UUID.randomUUID().toString();
        Nomination nomination = Nomination.window();
        String first = keyed(key, nomination).statusCode(201).extract().asString();
        assertThat(keyed(key, nomination).statusCode(200).extract().asString()).isEqualTo(first);
        post(nomination).statusCode(200);
    }

    @Test
    void a_key_with_another_body_is_a_conflict() {
        String key = UUID.randomUUID().toString();
        keyed(key, Nomination.window()).statusCode(201);
        keyed(key, Nomination.window())
                .statusCode(409)
                .body("problems[0].code", equalTo("key-of-another-body"))
                .body("problems[0].pointer", equalTo("Idempotency-Key"));
    }

    @Test
    void a_key_first_sent_with_a_body_on_record_stands_for_that_body() {
        String key = UUID.randomUUID().toString();
        Nomination nomination = Nomination.window();
        String id = submitted(nomination);
        keyed(key, nomination).statusCode(200).body("id", equalTo(id));
        keyed(key, Nomination.window()).statusCode(409);
    }

    @Test
    void a_key_of_a_refused_request_stands_for_nothing() {
        String key = UUID.randomUUID().toString();
        keyed(key, Nomination.window().with("/order", 0)).statusCode(422);
        keyed(key, Nomination.window()).statusCode(201);
    }

    @Test
    void the_same_key_in_another_round_is_another_key() {
        String key = UUID.randomUUID().toString();
        keyed(key, Nomination.window()).statusCode(201);
        as("intake")
                .header("Idempotency-Key", key)
                .body(Nomination.window().toString())
                .post("/api/v1/rounds/1999-01/submissions")
                .then()
                .statusCode(404);
    }

    @Test
    void a_key_is_at_most_128_visible_characters() {
        keyed("k".repeat(127) + "~", Nomination.window()).statusCode(201);
        for (String faulty : List.of("k".repeat(129), "two words")) {
            keyed(faulty, Nomination.window())
                    .statusCode(400)
                    .body("problems[0].pointer", equalTo("Idempotency-Key"))
                    .body("problems[0].code", equalTo("faulty-key"));
        }
    }

    @Test
    void requests_with_one_key_at_once_make_one_decision() {
        String key = UUID.randomUUID().toString();
        Nomination nomination = Nomination.window();
        List<CompletableFuture<ValidatableResponse>> answers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            answers.add(CompletableFuture.supplyAsync(() -> keyed(key, nomination)));
        }
        List<Integer> statuses = answers.stream()
                .map(answer -> answer.join().extract().statusCode())
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 201);
        assertThat(answers.stream()
                        .map(answer -> answer.join().extract().<String>path("id"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void two_bodies_for_one_submission_at_once_make_one_decision_and_one_conflict() {
        String reference = Nomination.reference();
        List<CompletableFuture<Integer>> statuses = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            Nomination nomination =
                    Nomination.window().with("/reference", reference).with("/order", i);
            statuses.add(CompletableFuture.supplyAsync(
                    () -> post(nomination).extract().statusCode()));
        }
        assertThat(statuses.stream().map(CompletableFuture::join).sorted())
                .containsExactly(201, 409, 409, 409, 409, 409);
    }

    private static ValidatableResponse keyed(String key, Object body) {
        return as("intake")
                .header("Idempotency-Key", key)
                .body(body.toString())
                .post(SUBMISSIONS)
                .then();
    }

    // look-ups

    @Test
    void a_pacesetter_submitted_as_an_individual_before_by_the_same_unit_has_the_prior_title() {
        Nomination individual = Nomination.individual().with("/person/idNumber", "229999198503152226");
        Nomination pacesetter = Nomination.pacesetter()
                .with("/unit", individual.at("/unit").textValue())
                .with("/person/idNumber", "229999198503152226")
                .with("/person/honours", List.of());
        check(pacesetter).body("findings.find { it.criterion == 'P-PRIOR' }.effect", equalTo("INELIGIBLE"));
        submitted(individual);
        check(pacesetter)
                .body("findings.find { it.criterion == 'P-PRIOR' }.outcome", equalTo("MET"))
                .body("findings.find { it.criterion == 'P-PRIOR' }.effect", equalTo("NONE"));
        check(pacesetter.with("/unit", "JL-JL"))
                .body("findings.find { it.criterion == 'P-PRIOR' }.effect", equalTo("INELIGIBLE"));
    }

    // who may, and what is refused

    @Test
    void an_unknown_round_is_not_found() {
        as("intake")
                .body(Nomination.window().toString())
                .post("/api/v1/rounds/1999-01/submissions")
                .then()
                .statusCode(404)
                .body("problems[0].code", equalTo("unknown-round"));
        as("intake")
                .body(Nomination.window().toString())
                .post("/api/v1/rounds/1999-01/submissions/check")
                .then()
                .statusCode(404);
    }

    @Test
    void only_intake_submits() {
        given().contentType("application/json")
                .body(Nomination.window().toString())
                .post(SUBMISSIONS)
                .then()
                .statusCode(401);
        for (String role : List.of("policy", "approver", "reviewer", "auditor", "admin")) {
            as(role).body(Nomination.window().toString())
                    .post(SUBMISSIONS)
                    .then()
                    .statusCode(403);
            as(role).body(Nomination.window().toString())
                    .post(SUBMISSIONS + "/check")
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void a_unit_submits_for_itself_and_reads_its_own() {
        String user = user("JL-JL", "intake");
        Nomination own = Nomination.window().with("/unit", "JL-JL");
        Nomination foreign = Nomination.window().with("/unit", "JL-CC");
        String ownId = as(user).body(own.toString())
                .post(SUBMISSIONS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String foreignId = submitted(foreign);
        as(user).body(foreign.toString())
                .post(SUBMISSIONS)
                .then()
                .statusCode(403)
                .body("problems[0].pointer", equalTo("/unit"));
        as(user).body(foreign.toString()).post(SUBMISSIONS + "/check").then().statusCode(403);
        as(user).body(own.without("/unit").toString()).post(SUBMISSIONS).then().statusCode(403);
        as(user).get("/api/v1/decisions/" + ownId).then().statusCode(200);
        as(user).get("/api/v1/decisions/" + foreignId).then().statusCode(404);
    }

    @Test
    void decisions_are_read_by_those_who_may() {
        String id = submitted(Nomination.window());
        for (String role : List.of("reviewer", "auditor", "admin", "intake")) {
            as(role).get("/api/v1/decisions/" + id).then().statusCode(200).body("id", equalTo(id));
        }
        as("policy").get("/api/v1/decisions/" + id).then().statusCode(403);
        as("auditor")
                .get("/api/v1/decisions/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("problems[0].code", equalTo("unknown-decision"));
        as("auditor").get("/api/v1/decisions/no-id").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"award\": \"STAR_WINDOW\", \"award\": \"PACESETTER\"}", "[1] 2"})
    void what_is_not_json_is_malformed(String body) {
        post(body).statusCode(400).contentType("application/problem+json").body("problems", not(hasSize(0)));
    }

    @Test
    void every_fault_is_told_at_once() {
        post("{\"award\": \"STAR_WINDOW\", \"order\": \"first\", \"colour\": \"red\", \"window\": {\"level\": \"VILLAGE\"}}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("problems.pointer", hasItem("/order"))
                .body("problems.pointer", hasItem("/colour"))
                .body("problems.pointer", hasItem("/window/level"));
        post("[]").statusCode(422);
    }

    @Test
    void other_types_of_content_and_bodies_beyond_a_mebibyte_are_refused() {
        as("intake")
                .contentType("text/plain")
                .body("{}")
                .post(SUBMISSIONS)
                .then()
                .statusCode(415);
        String padded = Nomination.window()
                .with("/window/contestResult", "x".repeat(1024 * 1024))
                .toString();
        post(padded).statusCode(413);
    }
}
