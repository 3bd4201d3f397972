package org.pingxuan.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.pingxuan.http.Client.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.http.SettableTime;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FinalListsTest {

    @Inject
    SettableTime time;

    @AfterEach
    void time_goes_on() {
        time.goOn();
    }

    private static final String LISTS = "/api/v1/rounds/2024-02/final-lists";
    private static final String DEPENDS = "checks.find { it.criterion == 'X-P-DEPENDS' }.";
    private static final Map<String, Object> NOTICE =
            Map.of("from", "2024-07-01", "to", "2024-07-10", "place", "PORTAL", "objections", List.of());
    private static final Map<String, Object> ACTS = Map.of(
            "assessedOn",
            "2024-06-10",
            "proposedOn",
            "2024-06-20",
            "decidedOn",
            "2024-06-25",
            "notice",
            NOTICE,
            "shortlistReasons",
            true,
            "decisionNumber",
            "吉人社发〔2024〕1号");
    private static final Map<String, Object> PACESETTER_ACTS = Map.of(
            "forwardedOn",
            "2024-06-20",
            "expertPanelOn",
            "2024-06-25",
            "notice",
            NOTICE,
            "decisionNumber",
            "吉宣发〔2024〕1号",
            "issuers",
            List.of("PUBLICITY", "HRSS", "PARTY_WORK", "UNION"));

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static ValidatableResponse submit(Nomination nomination) {
        return as("intake")
                .body(nomination.toString())
                .post("/api/v1/rounds/2024-02/submissions")
                .then()
                .statusCode(201);
    }

    private static ValidatableResponse post(String award, Map<String, Object> procedure, List<String> decisions) {
        List<Map<String, String>> entries = new ArrayList<>();
        decisions.forEach(decision -> entries.add(Map.of("decision", decision)));
        return as("reviewer")
                .body(Map.of("award", award, "entries", entries, "procedure", procedure))
                .post(LISTS)
                .then();
    }

    /** A made-up number of a man born in 1980, different every time. */
    private static String idNumber() {
        int number = NUMBER.incrementAndGet();
        String stem =
                "22999919%02d%02d%02d%03d".formatted(70, 1 + number / 28 % 12, 1 + number % 28, 1 + number / 336 * 2);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (stem.charAt(i) - '0');
        }
        return stem + "10X98765432".charAt(sum % 11);
    }

    private static Nomination person(Nomination example, String idNumber) {
        return example.with("/person/idNumber", idNumber)
                .with("/person/gender", "MALE")
                .with("/person/name", "示例" + UUID.randomUUID());
    }

    private static String individual(String idNumber) {
        return submit(person(Nomination.individual(), idNumber))
                .body("verdict", equalTo("ELIGIBLE"))
                .extract()
                .path("id");
    }

    private static Nomination window() {
        return Nomination.window().without("/window/creditCode").with("/window/name", "示例窗口" + UUID.randomUUID());
    }

    @Test
    void a_list_of_individuals_is_answered_with_figures_and_its_commendation_enters_the_register() {
        String number = idNumber();
        String one = individual(number);
        ValidatableResponse answer = post("OUTSTANDING_INDIVIDUAL", ACTS, List.of(one))
                .statusCode(201)
                .body("verdict", equalTo("COMPLIANT"))
                .body("unit", nullValue())
                .body("checks", hasSize(10))
                .body("checks.find { it.criterion == 'Q-I-AWARD' }.numerator", equalTo(1))
                .body("checks.find { it.criterion == 'Q-I-AWARD' }.denominator", equalTo(100))
                .body("checks.find { it.criterion == 'Q-I-AWARD' }.effect", equalTo("FLAG"))
                .body("checks.find { it.criterion == 'Q-XCJ-5' }.limit", equalTo("≤ 5% × 100 = 5"))
                .body("entries", empty())
                .body("nominees.ELIGIBLE", equalTo(1))
                .body("commendation", nullValue());
        String id = answer.extract().path("id");
        answer.header("Location", endsWith(LISTS + "/" + id));

        String commend = LISTS + "/" + id + "/commendation";
        time.stopAt(Instant.parse("2024-07-19T16:00:00Z"));
        for (String notYet : List.of("2024-07-21", "9999-12-31", "+999999-01-01")) {
            as("reviewer")
                    .body(Map.of("decisionNumber", "吉人社发〔2024〕1号", "issuedOn", notYet))
                    .post(commend)
                    .then()
                    .statusCode(422)
                    .body("problems.pointer", contains("/issuedOn"));
        }
        Map<String, String> decision = Map.of("decisionNumber", "吉人社发〔2024〕1号", "issuedOn", "2024-07-20");
        as("reviewer")
                .body(decision)
                .post(commend)
                .then()
                .statusCode(201)
                .body("commendation.issuedOn", equalTo("2024-07-20"))
                .body("commendation.honours.size()", equalTo(1));
        as("reviewer").body(decision).post(commend).then().statusCode(200);
        as("reviewer")
                .body(Map.of("decisionNumber", "另一文号", "issuedOn", "2024-07-20"))
                .post(commend)
                .then()
                .statusCode(409);
        as("admin")
                .queryParam("honour", "OUTSTANDING_INDIVIDUAL")
                .queryParam("year", 2024)
                .get("/api/v1/honours")
                .then()
                .statusCode(200)
                .body("items.recordedBy.findAll { it == 'reviewer' }.size()", equalTo(1));
    }

    @Test
    void a_pacesetter_depends_on_the_individuals_list_and_on_a_title_that_stands() {
        String number = idNumber();
        String individual = individual(number);
        post("OUTSTANDING_INDIVIDUAL", ACTS, List.of(individual)).statusCode(201);
        String pacesetter = submit(person(Nomination.pacesetter(), number).with("/person/honours", List.of()))
                .extract()
                .path("id");
        post("PACESETTER", PACESETTER_ACTS, List.of(pacesetter))
                .statusCode(201)
                .body("checks", hasSize(8))
                .body(DEPENDS + "outcome", equalTo("MET"));

        post("OUTSTANDING_INDIVIDUAL", ACTS, List.of(individual(idNumber()))).statusCode(201);
        post("PACESETTER", PACESETTER_ACTS, List.of(pacesetter))
                .statusCode(201)
                .body(DEPENDS + "outcome", equalTo("NOT_MET"))
                .body("verdict", equalTo("NON_COMPLIANT"));

        String list = post("OUTSTANDING_INDIVIDUAL", ACTS, List.of(individual))
                .statusCode(201)
                .extract()
                .path("id");
        Map<String, String> honours = as("reviewer")
                .body(Map.of("decisionNumber", "吉人社发〔2024〕2号", "issuedOn", "2024-08-01"))
                .post(LISTS + "/" + list + "/commendation")
                .then()
                .statusCode(201)
                .extract()
                .path("commendation.honours");
        post("PACESETTER", PACESETTER_ACTS, List.of(pacesetter)).body(DEPENDS + "outcome", equalTo("MET"));
        as("admin")
                .body(Map.of("reason", "弄虚作假"))
                .post("/api/v1/honours/" + honours.get(individual) + "/revocation")
                .then();
        post("PACESETTER", PACESETTER_ACTS, List.of(pacesetter)).body(DEPENDS + "outcome", equalTo("NOT_MET"));
    }

    @Test
    void an_entry_that_does_not_stand_eligible_makes_the_list_non_compliant() {
        String returned = submit(window().with("/materials/approvalForm", false))
                .body("verdict", equalTo("RETURNED"))
                .extract()
                .path("id");
        post("STAR_WINDOW", ACTS, List.of(returned))
                .statusCode(201)
                .body("verdict", equalTo("NON_COMPLIANT"))
                .body("entries", hasSize(1))
                .body("entries[0].decision", equalTo(returned))
                .body("entries[0].standing", equalTo("RETURNED"));
        as("reviewer")
                .body(Map.of("verdict", "ELIGIBLE", "reason", "原件已核", "authority", "领导小组"))
                .post("/api/v1/decisions/" + returned + "/resolutions")
                .then()
                .statusCode(201);
        post("STAR_WINDOW", ACTS, List.of(returned))
                .statusCode(201)
                .body("entries", empty())
                .body("verdict", equalTo("COMPLIANT"));
    }

    private static ValidatableResponse commend(ValidatableResponse list) {
        return as("reviewer")
                .body(Map.of("decisionNumber", "吉人社发〔2024〕3号", "issuedOn", "2024-07-20"))
                .post(LISTS + "/" + list.extract().path("id") + "/commendation")
                .then();
    }

    private static Map<String, Object> acts(String name, Object value) {
        Map<String, Object> acts = new HashMap<>(ACTS);
        acts.put(name, value);
        return acts;
    }

    @Test
    void a_list_that_lacks_nothing_but_its_number_can_be_commended() {
        String window = submit(window()).extract().path("id");
        ValidatableResponse list = post("STAR_WINDOW", acts("decisionNumber", null), List.of(window))
                .statusCode(201)
                .body("verdict", equalTo("UNKNOWN"));
        commend(list).statusCode(201);
        as("reviewer")
                .get(LISTS + "/" + list.extract().path("id"))
                .then()
                .body("commendation.decisionNumber", equalTo("吉人社发〔2024〕3号"));
    }

    @Test
    void a_list_that_is_unknown_or_under_review_cannot_be_commended_and_every_reason_is_told() {
        String window = submit(window()).extract().path("id");
        commend(post("STAR_WINDOW", Map.of(), List.of(window)).statusCode(201))
                .statusCode(409)
                .body("problems.code", everyItem(equalTo("not-compliant")))
                .body(
                        "problems.pointer",
                        hasItems(
                                "/checks/G-PROV-ASSESS",
                                "/checks/G-PROV-DECIDE",
                                "/checks/N-PROV-5",
                                "/checks/G-PRAISE"));
        Map<String, Object> open = new HashMap<>(NOTICE);
        open.put("objections", List.of(Map.of("on", "2024-07-03", "state", "OPEN")));
        commend(post("STAR_WINDOW", acts("notice", open), List.of(window)).body("verdict", equalTo("REVIEW")))
                .statusCode(409)
                .body("problems.pointer", contains("/checks/G-PRAISE"))
                .body("problems.value", contains("REVIEW"));
    }

    @Test
    void members_that_no_longer_stand_eligible_are_not_commended() {
        Nomination corrected = window();
        String one = submit(corrected).extract().path("id");
        String two = submit(window()).extract().path("id");
        ValidatableResponse list =
                post("STAR_WINDOW", ACTS, List.of(one, two)).statusCode(201).body("verdict", equalTo("COMPLIANT"));
        submit(corrected.with("/order", 8).with("/corrects", one));
        as("intake")
                .body(Map.of("reason", "单位撤回"))
                .post("/api/v1/decisions/" + two + "/withdrawal")
                .then()
                .statusCode(201);
        commend(list)
                .statusCode(409)
                .body("problems.code", contains("not-the-newest", "not-eligible"))
                .body(
                        "problems.pointer",
                        contains(
                                "/entries/" + corrected.at("/reference").textValue(),
                                "/entries/"
                                        + as("auditor")
                                                .get("/api/v1/decisions/" + two)
                                                .then()
                                                .extract()
                                                .path("reference")));
    }

    @Test
    void entries_of_another_award_unknown_or_twice_are_refused_together() {
        String window = submit(window()).extract().path("id");
        String person = individual(idNumber());
        post("STAR_WINDOW", ACTS, List.of(window, person, UUID.randomUUID().toString()))
                .statusCode(422)
                .body("problems.pointer", contains("/entries/1/decision", "/entries/2/decision"));
        post("STAR_WINDOW", ACTS, List.of(window, window))
                .statusCode(422)
                .body("problems.code", contains("decision-twice"));
        post("STAR_WINDOW", acts("more", 1), List.of(window, UUID.randomUUID().toString()))
                .statusCode(422)
                .body("problems.pointer", containsInAnyOrder("/procedure/more", "/entries/1/decision"));
        as("intake").body("{}").post(LISTS).then().statusCode(403);
    }

    @Test
    void a_missing_record_is_unknown_an_upheld_objection_or_another_place_is_not() {
        String window = submit(window()).extract().path("id");
        post("STAR_WINDOW", Map.of(), List.of(window)).statusCode(201).body("verdict", equalTo("UNKNOWN"));
        Map<String, Object> elsewhere = Map.of(
                "notice", Map.of("from", "2024-07-01", "to", "2024-07-10", "place", "公告栏", "objections", List.of()));
        post("STAR_WINDOW", elsewhere, List.of(window)).body("verdict", equalTo("NON_COMPLIANT"));
    }

    @Test
    void a_pacesetter_whose_title_is_claimed_can_be_proposed_since_the_list_would_be_compliant() {
        Integer before = propose("PACESETTER").extract().path("size");
        Nomination claiming = person(Nomination.pacesetter(), idNumber()).with("/unit", "JL-YB");
        String pacesetter = submit(claiming)
                .body("verdict", equalTo("ELIGIBLE"))
                .body("findings.find { it.criterion == 'P-PRIOR' }.effect", equalTo("FLAG"))
                .extract()
                .path("id");
        post("PACESETTER", PACESETTER_ACTS, List.of(pacesetter)).body(DEPENDS + "effect", equalTo("FLAG"));
        propose("PACESETTER").body("size", equalTo((before == null ? 0 : before) + 1));
    }

    private static ValidatableResponse propose(String award) {
        return as("reviewer")
                .body(Map.of("award", award))
                .post(LISTS + "/proposal")
                .then()
                .statusCode(200);
    }

    @Test
    void before_all_are_assessed_a_proposal_only_says_whether_there_is_a_list() {
        int before = propose("STAR_WINDOW").extract().path("candidates");
        for (int i = 0; i < 3; i++) {
            submit(window()).body("verdict", equalTo("ELIGIBLE"));
        }
        ValidatableResponse proposal = propose("STAR_WINDOW")
                .body("advice", is(true))
                .body("feasible", is(true))
                .body("ranked", is(false))
                .body("entries", nullValue())
                .body("candidates", equalTo(before + 3));
        // all of them, or something keeps the rest out
        List<String> binding = proposal.extract().path("binding");
        assertThat(proposal.extract().<Integer>path("size") == before + 3).isEqualTo(binding.isEmpty());
    }
}
