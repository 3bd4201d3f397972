package org.pingxuan.audit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.pingxuan.http.Client.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.http.Client;
import org.pingxuan.screening.Nomination;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ExplanationResourceTest {

    private static String submitted(String changes) {
        return Client.submitted(SampleAudit.example("window", changes).put("reference", Nomination.reference()));
    }

    private static String path(String id) {
        return "/api/v1/decisions/" + id + "/explanation";
    }

    @Test
    void a_decision_is_explained_in_the_asked_language_as_json_unless_a_page_is_asked_for() {
        String id = submitted("/materials/approvalForm: false");

        as("reviewer")
                .get(path(id))
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("decision", equalTo(id))
                .body("language", equalTo("en"))
                .body("verdict", equalTo("RETURNED"))
                .body("deciding.criterion", equalTo(List.of("D-FORM4")))
                .body(
                        "deciding[0].tableRow.link",
                        allOf(startsWith("/api/v1/tables/materials.xlsx?policy="), containsString("&row=")))
                .body("met.criterion", hasItem("W-POL"));
        as("intake")
                .header("Accept", "text/html")
                .get(path(id))
                .then()
                .statusCode(200)
                .contentType("text/html");
    }

    @Test
    void the_page_shows_what_was_submitted_as_text_and_runs_no_script() {
        String id = submitted("/window/name: '<script>alert(1)</script>'");

        as("auditor")
                .header("Accept", "text/html")
                .get(path(id))
                .then()
                .statusCode(200)
                .body(containsString("&lt;script&gt;"))
                .body(not(containsString("<script")));
    }

    @Test
    void the_explanation_is_for_those_who_may_read_the_decision() {
        String id = submitted("/materials/approvalForm: false");

        as("policy").get(path(id)).then().statusCode(403);
        given().get(path(id)).then().statusCode(401);
        as("reviewer").get(path(UUID.randomUUID().toString())).then().statusCode(404);
        as("reviewer").get(path("none")).then().statusCode(404);
    }
}
