package org.pingxuan.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.decision.Erasure;
import org.pingxuan.decision.NomineeIdentity;
import org.pingxuan.decision.OutcomeLine;
import org.pingxuan.decision.StoredDecision;
import org.pingxuan.submission.Award;
import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.Outcome;
import org.pingxuan.verdict.Verdict;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DecisionListTest {

    private final String round = OnRecord.ownRound();

    @Inject
    DecisionStore decisions;

    private static RequestSpecification as(String user) {
        return given().auth().preemptive().basic(user, TestDatabase.PASSWORD).header("Accept-Language", "en");
    }

    private StoredDecision put(OnRecord decision) {
        return decision.put(decisions);
    }

    private ValidatableResponse list(String... parameters) {
        return listAs("auditor", parameters);
    }

    private ValidatableResponse listAs(String user, String... parameters) {
        RequestSpecification request = as(user).queryParam("round", round);
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get("/api/v1/decisions").then();
    }

    private static void found(ValidatableResponse answer, StoredDecision... expected) {
        answer.statusCode(200)
                .body(
                        "items.id",
                        equalTo(List.of(expected).stream()
                                .map(decision -> decision.id().toString())
                                .toList()))
                .body("total", equalTo(expected.length));
    }

    @Test
    void a_decision_is_listed_with_what_identifies_it_and_personal_data_masked() {
        StoredDecision one = put(OnRecord.in(round).reference("cc-2024-0017"));
        found(list(), one);
        list().body("items[0].round", equalTo(round))
                .body("items[0].award", equalTo("OUTSTANDING_INDIVIDUAL"))
                .body("items[0].unit", equalTo("JL-CC"))
                .body("items[0].reference", equalTo("cc-2024-0017"))
                .body("items[0].version", equalTo(1))
                .body("items[0].nominee", equalTo(one.nominee().toString()))
                .body("items[0].name", equalTo("示**"))
                .body("items[0].identity", equalTo("229*************39"))
                .body("items[0].verdict", equalTo("RETURNED"))
                .body("items[0].score", equalTo(71.5f))
                .body("items[0].policy", equalTo(Map.of("id", "p-1", "version", 1)))
                .body("items[0].decidedAt", equalTo("2024-05-08T07:20:01.123Z"))
                .body("next", nullValue());
    }

    @Test
    void a_window_is_listed_by_its_whole_name() {
        put(OnRecord.in(round)
                .award(Award.STAR_WINDOW)
                .naming(NomineeIdentity.window("12220102MB0000001Q", "长春市示例服务大厅")));
        list().body("items[0].name", equalTo("长春市示例服务大厅")).body("items[0].identity", equalTo("12220102MB0000001Q"));
    }

    @Test
    void each_filter_finds_its_own_and_nothing_else() {
        OutcomeLine tooFew = new OutcomeLine("I-YEARS-3", Outcome.NOT_MET, Effect.INELIGIBLE, "IY-2");
        StoredDecision other = put(OnRecord.in(round));
        StoredDecision one = put(OnRecord.in(round)
                .award(Award.PACESETTER)
                .unit("JL-YB")
                .policy("p-2")
                .verdict(Verdict.INELIGIBLE, tooFew));
        found(list("award", "PACESETTER"), one);
        found(list("unit", "JL-YB"), one);
        found(list("verdict", "INELIGIBLE"), one);
        found(list("criterion", "I-YEARS-3"), one);
        found(list("policy", "p-2"), one);
        found(list("award", "PACESETTER", "unit", "JL-YB", "verdict", "INELIGIBLE", "criterion", "I-YEARS-3"), one);
        found(list("unit", "JL-CC"), other);
        found(list("unit", "JL-CC", "verdict", "INELIGIBLE"));
        found(list("criterion", "I-YEARS-3", "policy", "p-1"));
    }

    @Test
    void a_criterion_finds_what_was_not_met_and_what_was_unknown_but_not_what_was_met() {
        StoredDecision one = put(OnRecord.in(round));
        found(list("criterion", "N-UNIT-5"), one);
        found(list("criterion", "P-ONCE"), one);
        found(list("criterion", "I-YEARS-3"));
    }

    @Test
    void from_and_to_are_local_days_that_belong_to_the_range() {
        StoredDecision lastMomentBefore = put(OnRecord.in(round).at("2024-05-07T15:59:59.999999Z"));
        StoredDecision firstMoment = put(OnRecord.in(round).at("2024-05-07T16:00:00Z"));
        StoredDecision lastMoment = put(OnRecord.in(round).at("2024-05-08T15:59:59.999999Z"));
        StoredDecision firstMomentAfter = put(OnRecord.in(round).at("2024-05-08T16:00:00Z"));
        found(list("from", "2024-05-08", "to", "2024-05-08"), lastMoment, firstMoment);
        found(list("from", "2024-05-08"), firstMomentAfter, lastMoment, firstMoment);
        found(list("to", "2024-05-08"), lastMoment, firstMoment, lastMomentBefore);
        found(list("from", "2024-05-08", "to", "2024-05-08", "criterion", "P-ONCE"), lastMoment, firstMoment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"欧", "欧阳", "阳示例", "欧阳示例", " 欧阳 示例 "})
    void part_of_a_name_finds_it(String words) {
        put(OnRecord.in(round));
        StoredDecision one = put(OnRecord.in(round).naming(NomineeIdentity.person(null, "欧阳 示例")));
        found(list("q", words), one);
    }

    @Test
    void pieces_of_a_name_in_another_order_do_not_find_it() {
        put(OnRecord.in(round).naming(NomineeIdentity.person(null, "甲乙甲丙")));
        found(list("q", "乙甲乙"));
        found(list("q", "甲丙甲乙"));
    }

    @Test
    void a_reference_is_found_by_how_it_begins_in_either_case_and_no_character_is_special() {
        StoredDecision one = put(OnRecord.in(round).reference("CC_2024-17"));
        put(OnRecord.in(round).reference("CCx2024-17"));
        found(list("q", "cc_2024-17"), one);
        found(list("q", "CC_"), one);
        found(list("q", "2024-17"));
        found(list("q", "%"));
        found(list("q", "\\"));
    }

    @Test
    void a_decision_found_by_name_and_by_reference_is_listed_once() {
        StoredDecision one =
                put(OnRecord.in(round).reference("abc-1").naming(NomineeIdentity.person(null, "ABC Example")));
        found(list("q", "abc"), one);
    }

    @Test
    void only_the_newest_version_is_listed_unless_all_are_asked_for() {
        StoredDecision first = put(OnRecord.in(round).at("2024-05-08T01:00:00Z"));
        StoredDecision second =
                put(OnRecord.in(round).at("2024-05-08T02:00:00Z").correcting(first));
        found(list(), second);
        found(list("criterion", "P-ONCE"), second);
        found(list("versions", "newest"), second);
        found(list("versions", "all"), second, first);
        found(list("versions", "all", "criterion", "P-ONCE"), second, first);
    }

    @Test
    void pages_follow_one_another_newest_first_without_gap_or_repetition() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            // two of them at the same instant
            expected.add(
                    0,
                    put(OnRecord.in(round).at("2024-05-08T00:00:0" + Math.min(i, 3) + "Z"))
                            .id()
                            .toString());
        }
        List<String> seen = new ArrayList<>();
        String next = null;
        do {
            ValidatableResponse page = next == null ? list("size", "2") : list("size", "2", "after", next);
            page.statusCode(200).body("total", equalTo(5));
            seen.addAll(page.extract().path("items.id"));
            next = page.extract().path("next");
        } while (next != null);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(seen.subList(2, 5)).isEqualTo(expected.subList(2, 5));
    }

    @Test
    void an_erased_nominee_has_no_name_and_its_decision_says_so() {
        StoredDecision one = put(OnRecord.in(round).naming(NomineeIdentity.person(null, "待删" + UUID.randomUUID())));
        decisions
                .erase(new Erasure(UUID.randomUUID(), one.nominee(), "asked for", "admin", OnRecord.AT))
                .toCompletableFuture()
                .join();
        found(list(), one);
        list().body("items[0].erased", is(true))
                .body("items[0].name", nullValue())
                .body("items[0].identity", nullValue());
        found(list("q", "待删"));
    }

    @Test
    void readers_find_what_they_may_read() {
        put(OnRecord.in(round).unit("JL-CC"));
        StoredDecision ours = put(OnRecord.in(round).unit("JL-YB"));
        for (String user : List.of("reviewer", "auditor", "admin", "intake")) {
            listAs(user).statusCode(200).body("total", equalTo(2));
        }
        for (String user : List.of("policy", "approver")) {
            listAs(user).statusCode(403);
        }
        given().get("/api/v1/decisions").then().statusCode(401);

        String unitUser = "unit-" + UUID.randomUUID();
        as("admin")
                .contentType("application/json")
                .body(Map.of(
                        "name",
                        unitUser,
                        "password",
                        TestDatabase.PASSWORD,
                        "roles",
                        List.of("intake"),
                        "units",
                        List.of("JL-YB")))
                .post("/api/v1/users")
                .then()
                .statusCode(201);
        found(listAs(unitUser), ours);
        found(listAs(unitUser, "unit", "JL-CC"));
        String nobody = "unit-" + UUID.randomUUID();
        as("admin")
                .contentType("application/json")
                .body(Map.of("name", nobody, "password", TestDatabase.PASSWORD, "roles", List.of("intake")))
                .post("/api/v1/users")
                .then()
                .statusCode(201);
        listAs(nobody).statusCode(200).body("items", empty()).body("total", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource({
        "award, NONE",
        "verdict, eligible",
        "from, 8 May",
        "to, 2024-02-30",
        "size, 0",
        "size, 501",
        "after, !",
        "after, MjAyNA",
        "versions, some",
        "colour, red"
    })
    void a_faulty_parameter_is_refused(String name, String value) {
        list(name, value).statusCode(400).body("problems.pointer", contains(name));
    }

    @Test
    void every_faulty_parameter_is_named_at_once() {
        list("award", "x", "verdict", "y", "from", "2024-05-09", "to", "2024-05-08")
                .statusCode(400)
                .body("problems.pointer", containsInAnyOrder("award", "verdict", "to"));
    }
}
