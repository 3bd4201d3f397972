package org.pingxuan.audit;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.pingxuan.http.Client.as;
import static org.pingxuan.http.Client.submitted;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.screening.Nomination;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CounterfactualResourceTest {

    private static String path(String example, String changes) {
        String id = submitted(SampleAudit.example(example, changes).put("reference", Nomination.reference()));
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
