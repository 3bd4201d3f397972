package org.pingxuan.audit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.pingxuan.database.TestDatabase;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CounterfactualResourceTest {

    private static RequestSpecification as(String user) {
        return given().auth()
                .preemptive()
                .basic(user, TestDatabase.PASSWORD)
                .contentType("application/json")
                .header("Accept-Language", "en");
    }

    private static String path(String example, String changes) {
        String id = as("intake")
                .body(SampleAudit.example(example, changes)
                        .put("reference", "t-" + UUID.randomUUID())
                        .toString())
                .post("/api/v1/rounds/2024-02/submissions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return "/api/v1/decisions/" + id + "/counterfactual";
    }

    @Test
    void the_changes_that_would_make_a_decision_eligible_are_answered() {
        as("reviewer")
                .get(path("window", "/materials/approvalForm: false"))
                .then()
                .statusCode(200)
                .body("sets", hasSize(1))
                .body("sets[0].changes", hasSize(1))
                .body("sets[0].changes[0].path", equalTo("/materials/approvalForm"))
                .body("sets[0].changes[0].from", equalTo(false))
                .body("sets[0].changes[0].to", equalTo(true))
                .body("fixedBlockers", empty())
                .body("complete", equalTo(true));
    }

    @Test
    void what_nothing_can_mend_is_named() {
        as("intake")
                .get(path("pacesetter", """
                        /person/honours: [{honour: OUTSTANDING_INDIVIDUAL, year: 2019}, {honour: PACESETTER, year: 2021}]
                        """))
                .then()
                .statusCode(200)
                .body("sets", empty())
                .body("fixedBlockers", contains("P-ONCE"));
    }

    @Test
    void it_is_for_those_who_may_read_the_decision() {
        String path = path("window", "/order: 3");

        as("approver").get(path).then().statusCode(403);
        as("reviewer")
                .get("/api/v1/decisions/" + UUID.randomUUID() + "/counterfactual")
                .then()
                .statusCode(404);
    }
}
