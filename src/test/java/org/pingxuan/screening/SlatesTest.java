package org.pingxuan.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
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
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.http.SettableTime;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SlatesTest {

    private static final String SLATES = "/api/v1/rounds/2024-02/slates";
    private static final String GRASS = "checks.find { it.criterion == 'Q-GRASS-70' }.";

    private static final String ELSEWHERE = "checks.find { it.criterion == 'X-DUP-SLATE' }.";

    @Inject
    SettableTime time;

    @AfterEach
    void time_goes_on() {
        time.goOn();
    }

    private static ValidatableResponse post(SlateBody slate) {
        return as("intake").body(slate.toString()).post(SLATES).then();
    }

    private static ValidatableResponse repair(ValidatableResponse slate) {
        return as("auditor")
                .get("/api/v1/slates/" + slate.extract().path("id") + "/repair")
                .then()
                .statusCode(200);
    }

    @Test
    void a_compliant_slate_is_answered_with_figures_and_the_decisions_on_its_nominees() {
        ValidatableResponse answer = post(SlateBody.of("JL-JL", "COUNTY", "COUNTY", "TOWNSHIP", "COMMUNITY", "CITY"))
                .statusCode(201)
                .body("verdict", equalTo("COMPLIANT"))
                .body("late", is(false))
                .body("advice", is(true))
                .body("checks", hasSize(19))
                .body(GRASS + "numerator", equalTo(4))
                .body(GRASS + "denominator", equalTo(5))
                .body(GRASS + "base", equalTo("quota"))
                .body(GRASS + "limit", equalTo("≥ 70% × 5 = 3.5 → 4"))
                .body(GRASS + "margin", equalTo(0))
                .body(GRASS + "counted", hasSize(4))
                .body(GRASS + "message", notNullValue())
                .body("decisions", hasSize(5))
                .body("decisions.findings.size()", equalTo(5))
                .body("nominees.ELIGIBLE", notNullValue())
                .body("repair", nullValue())
                .body("policy.version", equalTo(1))
                .body("ledger.hash", notNullValue());
        List<String> criteria = answer.extract().path("checks.criterion");
        assertThat(criteria).isSorted().doesNotHaveDuplicates();
        String id = answer.extract().path("id");
        answer.header("Location", endsWith("/api/v1/slates/" + id));
        String read = as("auditor").get("/api/v1/slates/" + id).then().extract().asString();
        assertThat(read).isEqualTo(answer.extract().asString());
        List<String> slates = answer.extract().path("decisions.slate");
        assertThat(slates).containsOnly(id);
        as("auditor").post("/api/v1/ledger/verify").then().statusCode(200).body("sound", is(true));
    }

    @Test
    void a_slate_over_its_quota_is_repaired_by_exactly_one_drop() {
        SlateBody slate = SlateBody.of("JL-SP", "COUNTY", "COUNTY", "COUNTY", "COUNTY", "COUNTY", "COUNTY")
                .with("/submissions/5/window/appliedStars", 3);
        ValidatableResponse answer = post(slate)
                .statusCode(201)
                .body("verdict", equalTo("NON_COMPLIANT"))
                .body("checks.find { it.criterion == 'Q-ALLOC' }.margin", equalTo(-1));
        repair(answer)
                .body("feasible", is(true))
                .body("drops", contains(slate.reference(5)))
                .body("fills", empty())
                .body("order", hasSize(5))
                .body("verdict", equalTo("COMPLIANT"));
        answer.body("repair.drops", contains(slate.reference(5)));
    }

    @Test
    void a_slate_whose_nominee_was_erased_is_still_shown_and_says_why_it_has_no_repair() {
        ValidatableResponse answer = post(SlateBody.of(
                                "JL-SP", "COUNTY", "COUNTY", "COUNTY", "COUNTY", "COUNTY", "COUNTY")
                        .with("/submissions/5/window/appliedStars", 3))
                .statusCode(201);
        as("admin")
                .body("{\"reason\": \"asked for\"}")
                .post("/api/v1/nominees/" + answer.extract().path("decisions[0].nominee") + "/erasure")
                .then()
                .statusCode(200);

        String slate = "/api/v1/slates/" + answer.extract().path("id");
        as("auditor")
                .get(slate)
                .then()
                .statusCode(200)
                .body("verdict", equalTo("NON_COMPLIANT"))
                .body("checks.find { it.criterion == 'Q-ALLOC' }.margin", equalTo(-1))
                .body("repair", nullValue());
        as("auditor").get(slate + "/repair").then().statusCode(409).body("problems[0].code", equalTo("nominee-erased"));
    }

    @Test
    void five_places_with_three_grass_roots_windows_reach_review_at_best() {
        SlateBody slate = SlateBody.of("JL-LY", "COUNTY", "CITY", "COUNTY", "TOWNSHIP", "CITY");
        repair(post(slate).statusCode(201).body("verdict", equalTo("NON_COMPLIANT")))
                .body("feasible", is(false))
                .body("conflicts", contains("Q-GRASS-70"))
                .body("best.verdict", equalTo("REVIEW"))
                .body("best.drops", contains(slate.reference(4)));
    }

    @Test
    void with_a_grass_roots_reserve_one_swap_makes_it_compliant() {
        SlateBody slate = SlateBody.of("JL-TH", "COUNTY", "CITY", "COUNTY", "TOWNSHIP", "CITY")
                .withReserve("COMMUNITY")
                .with("/submissions/5/window/appliedStars", 3);
        repair(post(slate).statusCode(201).body("verdict", equalTo("NON_COMPLIANT")))
                .body("feasible", is(true))
                .body("drops", contains(slate.reference(4)))
                .body("fills", contains(slate.reference(5)))
                .body("verdict", equalTo("COMPLIANT"));
    }

    @Test
    void the_same_body_again_is_the_same_slate_and_another_body_is_the_next_version() {
        SlateBody slate = SlateBody.of("JL-BS", "COUNTY", "COUNTY", "COUNTY", "COUNTY", "COUNTY");
        ValidatableResponse first = post(slate).statusCode(201);
        String id = first.extract().path("id");
        int version = first.extract().path("version");
        post(slate).statusCode(200).body("id", equalTo(id));
        slate.with("/submissions/4/window/remarks", "更正");
        ValidatableResponse second = post(slate)
                .statusCode(201)
                .body("version", equalTo(version + 1))
                .body("replaces", equalTo(id))
                .body("decisions[4].version", equalTo(2))
                .body("decisions[0].version", equalTo(1));
        assertThat(second.extract().<String>path("decisions[4].corrects"))
                .isEqualTo(first.extract().path("decisions[4].id"));
        assertThat(second.extract().<String>path("decisions[0].id"))
                .isEqualTo(first.extract().path("decisions[0].id"));
        as("auditor").get("/api/v1/slates/" + id).then().statusCode(200).body("version", equalTo(version));
        as("auditor")
                .queryParam("unit", "JL-BS")
                .get(SLATES)
                .then()
                .body("items.id", contains(second.extract().<String>path("id")))
                .body("total", equalTo(1));
    }

    @Test
    void a_key_stands_for_one_body() {
        String key = UUID.randomUUID().toString();
        SlateBody slate = SlateBody.of("JL-SY", "COUNTY");
        String id = as("intake")
                .header("Idempotency-Key", key)
                .body(slate.toString())
                .post(SLATES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as("intake")
                .header("Idempotency-Key", key)
                .body(slate.toString())
                .post(SLATES)
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
        as("intake")
                .header("Idempotency-Key", key)
                .body(SlateBody.of("JL-SY", "CITY").toString())
                .post(SLATES)
                .then()
                .statusCode(409);
    }

    @Test
    void the_same_window_on_another_units_slate_is_for_review_and_its_first_version_no_longer_counts() {
        SlateBody one = SlateBody.of("JL-BC", "COUNTY", "COUNTY");
        post(one).statusCode(201);
        SlateBody other = SlateBody.of("JL-YB", "COUNTY", "COUNTY")
                .with(
                        "/submissions/0/window/name",
                        one.at("/submissions/1/window/name").textValue());
        post(other)
                .statusCode(201)
                .body(ELSEWHERE + "effect", equalTo("REVIEW"))
                .body(ELSEWHERE + "counted", contains(other.reference(0)))
                .body("elsewhere.standing." + "'" + other.reference(0) + "'", contains("JL-BC"));
        post(one.with("/submissions/1/window/name", "另一窗口" + UUID.randomUUID())).statusCode(201);
        post(other.with("/submissions/1/window/remarks", "更正"))
                .statusCode(201)
                .body(ELSEWHERE + "outcome", equalTo("MET"));
    }

    @Test
    void the_same_person_on_another_units_slate_is_for_review_and_another_of_the_same_name_is_not() {
        String number = Nomination.idNumber();
        SlateBody one = individual("JL-BC", number, "示例同名");
        post(one).statusCode(201);
        // one number under two names is one person, whichever unit sends last
        SlateBody other = individual("JL-YB", number, "示例异名");
        post(other)
                .statusCode(201)
                .body(ELSEWHERE + "outcome", equalTo("NOT_MET"))
                .body(ELSEWHERE + "effect", equalTo("REVIEW"))
                .body(ELSEWHERE + "counted", contains(other.reference(0)))
                .body("elsewhere.standing." + "'" + other.reference(0) + "'", contains("JL-BC"));
        post(one.with("/submissions/0/person/remarks", "更正"))
                .statusCode(201)
                .body(ELSEWHERE + "effect", equalTo("REVIEW"))
                .body("elsewhere.standing." + "'" + one.reference(0) + "'", contains("JL-YB"));

        // two numbers under one name are two persons
        post(individual("JL-YB", Nomination.idNumber(), "示例同名"))
                .statusCode(201)
                .body(ELSEWHERE + "outcome", equalTo("MET"))
                .body("elsewhere.standing", anEmptyMap());
        post(one.with("/submissions/0/person/remarks", "再更正"))
                .statusCode(201)
                .body(ELSEWHERE + "outcome", equalTo("MET"));
    }

    /** A slate with one individual. */
    private static SlateBody individual(String unit, String idNumber, String name) {
        Nomination nomination = Nomination.individual()
                .without("/unit")
                .without("/award")
                .without("/receivedAt")
                .with("/person/idNumber", idNumber)
                .with("/person/gender", "MALE")
                .with("/person/name", name);
        return SlateBody.of(unit)
                .with("/award", "OUTSTANDING_INDIVIDUAL")
                .with("/submissions", List.of(nomination.at("")));
    }

    @Test
    void a_late_slate_is_forfeited_and_has_no_repair() {
        ValidatableResponse answer = post(SlateBody.of("JL-MHK", "COUNTY")
                        .with("/receivedAt", "2024-05-11T00:00:00+08:00"))
                .statusCode(201)
                .body("verdict", equalTo("FORFEITED"))
                .body("late", is(true));
        repair(answer).body("feasible", is(false)).body("best", nullValue()).body("conflicts", contains("T-0510"));
        post(SlateBody.of("JL-MHK", "COUNTY", "COUNTY").with("/receivedAt", "2024-05-10T23:59:59+08:00"))
                .statusCode(201)
                .body("late", is(false));
    }

    @Test
    void every_fault_of_a_slate_and_its_submissions_is_told_at_once() {
        post(SlateBody.of("JL-CC", "COUNTY", "COUNTY")
                        .with("/materials/report", "yes")
                        .with("/submissions/0/window/level", "MOON")
                        .with("/submissions/1/unit", "JL-JL")
                        .with("/submissions/1/tiedWith", List.of("nobody")))
                .statusCode(422)
                .body(
                        "problems.pointer",
                        contains(
                                "/materials/report",
                                "/submissions/0/window/level",
                                "/submissions/1/unit",
                                "/submissions/1/tiedWith/0"));
    }

    @Test
    void a_submission_on_record_with_another_body_is_a_conflict_unless_it_came_with_a_slate() {
        SlateBody slate = SlateBody.of("JL-CBS", "TOWNSHIP");
        Nomination single = Nomination.window().with("/unit", "JL-CBS").with("/reference", slate.reference(0));
        submitted(single);
        post(slate).statusCode(409).body("problems.code", hasItem("correction-not-stated"));
    }

    /** A unit that no other test sends slates for; its nominees are REVIEW at best, since the tables do not know it. */
    private static String unit() {
        return "JL-" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void a_returned_slate_corrected_in_time_keeps_the_receipt_of_the_nominees_that_it_leaves_as_they_were() {
        SlateBody slate = SlateBody.of(unit(), "COUNTY", "COUNTY", "COUNTY")
                .with("/receivedAt", "2024-05-10T15:00:00+08:00")
                .with("/materials/report", false)
                .with("/submissions/1/materials/approvalForm", false)
                .with("/submissions/2/reference", null);
        ValidatableResponse first = post(slate)
                .statusCode(201)
                .body("verdict", equalTo("RETURNED"))
                .body("decisions.verdict", contains("REVIEW", "RETURNED", "REVIEW"));
        slate.with("/materials/report", true)
                .with("/receivedAt", "2024-05-13T15:00:00+08:00")
                .with("/submissions/1/materials/approvalForm", true);
        ValidatableResponse second = post(slate)
                .statusCode(201)
                .body("late", is(false))
                .body("decisions.verdict", contains("REVIEW", "REVIEW", "REVIEW"))
                .body("decisions.version", contains(1, 2, 1));
        for (String kept : List.of("decisions[0].id", "decisions[2].id")) {
            assertThat(second.extract().<String>path(kept))
                    .isEqualTo(first.extract().path(kept));
        }

        // nor does it matter whether a receipt is stated at all
        post(slate.with("/receivedAt", null))
                .statusCode(201)
                .body("decisions.version", contains(1, 2, 1))
                .body("decisions.verdict", contains("REVIEW", "REVIEW", "REVIEW"));
    }

    @Test
    void a_receipt_that_was_stated_too_late_is_put_right_for_the_nominees_too() {
        SlateBody slate = SlateBody.of(unit(), "COUNTY").with("/receivedAt", "2024-05-11T09:00:00+08:00");
        post(slate).statusCode(201).body("decisions.verdict", contains("FORFEITED"));
        post(slate.with("/receivedAt", "2024-05-10T09:00:00+08:00"))
                .statusCode(201)
                .body("decisions.verdict", contains("REVIEW"))
                .body("decisions.version", contains(2));
    }

    private static ValidatableResponse act(String user, String decision, String act, String body) {
        return as(user).body(body)
                .post("/api/v1/decisions/" + decision + "/" + act)
                .then();
    }

    @Test
    void a_slate_sent_again_does_not_wipe_what_persons_decided_on_its_nominees() {
        SlateBody slate = SlateBody.of(unit(), "COUNTY", "COUNTY", "COUNTY");
        String remarks = slate.at("/submissions/0/window/remarks").textValue();
        List<String> decisions = post(slate).statusCode(201).extract().path("decisions.id");
        act(
                        "reviewer",
                        decisions.get(0),
                        "resolutions",
                        "{\"verdict\":\"INELIGIBLE\",\"reason\":\"原件不符\",\"authority\":\"领导小组\"}")
                .statusCode(201);
        act("intake", decisions.get(1), "withdrawal", "{\"reason\":\"单位撤回\"}").statusCode(201);
        for (int place = 0; place < 3; place++) {
            slate.with("/submissions/" + place + "/window/remarks", "更正");
        }
        post(slate)
                .statusCode(409)
                .body("problems.code", contains("resolved", "withdrawn"))
                .body("problems.pointer", contains("/submissions/0/reference", "/submissions/1/reference"))
                .body("problems.value", contains(decisions.get(0), decisions.get(1)));
        slate.with("/submissions/0/window/remarks", remarks).with("/submissions/1/window/remarks", remarks);
        post(slate)
                .statusCode(201)
                .body("decisions.version", contains(1, 1, 2))
                .body("decisions.standing", contains("INELIGIBLE", "FORFEITED", "REVIEW"));
    }

    @Test
    void a_nominee_that_a_newer_slate_leaves_out_is_no_candidate() {
        SlateBody slate = SlateBody.of("JL-JL", "COUNTY", "COUNTY", "COUNTY");
        post(slate).statusCode(201).body("nominees.ELIGIBLE", equalTo(3));
        int before = candidates();
        slate.with("/submissions/1/reserve", true)
                .with("/submissions/1/order", null)
                .without(2);
        post(slate).statusCode(201);
        assertThat(candidates()).isEqualTo(before - 2);
    }

    private static int candidates() {
        return as("reviewer")
                .body("{\"award\": \"STAR_WINDOW\"}")
                .post("/api/v1/rounds/2024-02/final-lists/proposal")
                .then()
                .statusCode(200)
                .extract()
                .path("candidates");
    }

    @Test
    void a_unit_code_must_not_be_blank() {
        for (String blank : List.of("", " ", "\u00a0\u3000")) {
            post(SlateBody.of(blank, "COUNTY"))
                    .statusCode(422)
                    .body("problems.pointer", contains("/unit"))
                    .body("problems.code", contains("missing"));
        }
    }

    @Test
    void the_faults_of_the_slate_and_the_receipts_of_its_submissions_are_told_at_once() {
        post(SlateBody.of("JL-CC", "COUNTY", "COUNTY")
                        .with("/more", 1)
                        .with("/receivedAt", "2023-05-08T15:20:00+08:00")
                        .with("/submissions/0/receivedAt", "2999-01-01T00:00:00+08:00")
                        .with("/submissions/1/receivedAt", "2024-05-08T15:20:00+08:00")
                        .with("/submissions/1/window/level", "MOON"))
                .statusCode(422)
                .body(
                        "problems.pointer",
                        containsInAnyOrder(
                                "/receivedAt", "/more", "/submissions/0/receivedAt", "/submissions/1/window/level"));
    }

    @Test
    void of_two_slates_sent_at_the_same_moment_with_one_window_the_later_at_least_says_so() {
        for (int round = 0; round < 5; round++) {
            SlateBody one = SlateBody.of(unit(), "COUNTY");
            SlateBody other = SlateBody.of(unit(), "COUNTY")
                    .with(
                            "/submissions/0/window/name",
                            one.at("/submissions/0/window/name").textValue());
            CountDownLatch both = new CountDownLatch(2);
            List<String> effects = Stream.of(one, other)
                    .map(slate -> CompletableFuture.supplyAsync(
                            () -> {
                                both.countDown();
                                try {
                                    both.await();
                                } catch (InterruptedException stopped) {
                                    throw new IllegalStateException(stopped);
                                }
                                return post(slate)
                                        .statusCode(201)
                                        .extract()
                                        .<String>path("checks.find { it.criterion == 'X-DUP-SLATE' }.effect");
                            },
                            task -> new Thread(task).start()))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(effects).contains("REVIEW");
        }
    }

    @Test
    void another_units_slate_is_neither_submitted_nor_seen() {
        String sib = user("JL-SIB", "intake");
        SlateBody slate = SlateBody.of("JL-CC", "COUNTY");
        as(sib).body(slate.toString()).post(SLATES).then().statusCode(403);
        String id = post(slate).statusCode(201).extract().path("id");
        as(sib).get("/api/v1/slates/" + id).then().statusCode(404);
        as(sib).get(SLATES).then().statusCode(200).body("items.unit", not(hasItem("JL-CC")));
        as("policy").get("/api/v1/slates/" + id).then().statusCode(403);
    }

    @Test
    void a_slate_of_200_nominees_is_judged_and_repaired() {
        String[] levels = new String[200];
        Arrays.fill(levels, "COUNTY");
        repair(post(SlateBody.of("JL-SIB", levels)).statusCode(201))
                .body("feasible", is(true))
                .body("drops", hasSize(195));
    }

    @Test
    void the_plan_names_the_last_lawful_day_of_each_step_and_what_is_missing() {
        time.stopAt(Instant.parse("2024-04-20T02:00:00Z"));
        post(SlateBody.of("JL-CC", "COUNTY").with("/materials/report", null).with("/receivedAt", null))
                .statusCode(201);
        String notice = "steps.find { it.step == 'unitNotice/from' && it.awards.contains('STAR_WINDOW') }.";
        as("intake")
                .queryParam("unit", "JL-CC")
                .get("/api/v1/rounds/2024-02/plan")
                .then()
                .statusCode(200)
                .body("today", equalTo("2024-04-20"))
                .body(notice + "lastDay", equalTo("2024-04-24"))
                .body(notice + "daysLeft", equalTo(4))
                .body(notice + "workingDaysLeft", equalTo(3))
                .body("steps.find { it.step == 'cityNotice/from' }.lastDay", equalTo("2024-04-30"))
                .body("steps.find { it.step == 'cityNotice/to' }.lastDay", equalTo("2024-05-09"))
                .body("steps.find { it.step == 'receivedAt' }.lastDay", equalTo("2024-05-10"))
                .body("steps.find { it.step == 'contactSheetOn' }.lastDay", equalTo("2024-04-22"))
                .body(
                        "steps.find { it.step == 'unitNotice/from' && it.awards.contains('PACESETTER') }.lastDay",
                        equalTo("2024-04-30"))
                .body("slates.find { it.award == 'STAR_WINDOW' }.checks.criterion", hasItem("D-REPORT"))
                .body("slates.find { it.award == 'PACESETTER' }.slate", nullValue());
        as("intake").get("/api/v1/rounds/2024-02/plan").then().statusCode(400);
        as("intake")
                .queryParam("unit", "JL-CC")
                .get("/api/v1/rounds/1999-01/plan")
                .then()
                .statusCode(404);
    }
}
