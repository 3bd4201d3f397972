package org.pingxuan.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;
import static org.pingxuan.http.Client.as;
import static org.pingxuan.http.Client.submitted;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.http.SettableTime;
import org.pingxuan.screening.Nomination;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ReadsTest {

    @Inject
    SettableTime time;

    @AfterEach
    void time_goes_on() {
        time.goOn();
    }

    private static ValidatableResponse reads(String... parameters) {
        RequestSpecification request = as("auditor");
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get("/api/v1/reads").then();
    }

    @Test
    void whoever_looked_at_a_decision_stands_in_the_log_with_the_reason_given() {
        String id = submitted(Nomination.window());
        as("reviewer")
                .header("Read-Reason", "complaint 12")
                .get("/api/v1/decisions/" + id)
                .then()
                .statusCode(200);
        as("auditor").get("/api/v1/decisions/" + id + "/explanation").then().statusCode(200);
        as("admin")
                .body("{\"reason\":\"x\"}")
                .post("/api/v1/decisions/" + id + "/unmask")
                .then()
                .statusCode(200);
        reads("decision", id)
                .statusCode(200)
                .body("items.by", contains("admin", "auditor", "reviewer"))
                .body("items.what", contains("unmask", "explanation", "decision"))
                .body("items.reason", contains("x", null, "complaint 12"))
                .body("total", equalTo(3))
                .body("next", nullValue());
    }

    @Test
    void every_view_of_a_decision_is_noted_with_who_whose_when_and_why() {
        String id = submitted(Nomination.window());
        time.stopAt(java.time.Instant.parse("2031-03-01T02:00:00Z"));
        for (String view : List.of("", "/explanation", "/counterfactual", "/resolutions")) {
            as("auditor")
                    .header("Read-Reason", "review of complaint 13")
                    .get("/api/v1/decisions/" + id + view)
                    .then()
                    .statusCode(200);
        }
        as("auditor")
                .accept("text/html")
                .get("/api/v1/decisions/" + id + "/explanation")
                .then()
                .statusCode(200);
        as("auditor").post("/api/v1/decisions/" + id + "/replay").then().statusCode(200);
        reads("decision", id)
                .body(
                        "items.what",
                        contains("replay", "explanation", "resolutions", "counterfactual", "explanation", "decision"))
                .body("items.by", everyItem(equalTo("auditor")))
                .body("items.decision", everyItem(equalTo(id)))
                .body("items.at", everyItem(equalTo("2031-03-01T02:00:00.000Z")))
                .body(
                        "items.reason",
                        contains(
                                null,
                                null,
                                "review of complaint 13",
                                "review of complaint 13",
                                "review of complaint 13",
                                "review of complaint 13"));
    }

    @Test
    void a_look_through_an_address_that_ends_in_a_slash_is_noted_too() {
        String id = submitted(Nomination.window());
        for (String view : List.of("/", "/explanation/", "/resolutions/", "/replay/")) {
            RequestSpecification reader = as("auditor");
            String address = "/api/v1/decisions/" + id + view;
            (view.equals("/replay/") ? reader.post(address) : reader.get(address))
                    .then()
                    .statusCode(200);
        }
        reads("decision", id).body("items.what", contains("replay", "resolutions", "explanation", "decision"));
    }

    @Test
    void a_record_has_one_address_and_every_other_way_to_write_its_id_is_a_404() {
        String id = submitted(Nomination.window());
        String slate = slate();
        for (String other :
                List.of(id.substring(1), id.toUpperCase(Locale.ROOT), id.replaceFirst("-", "-0"), "%20" + id)) {
            for (String view : List.of("", "/explanation", "/counterfactual", "/resolutions")) {
                as("auditor")
                        .urlEncodingEnabled(false)
                        .get("/api/v1/decisions/" + other + view)
                        .then()
                        .statusCode(404);
            }
        }
        as("auditor").get("/api/v1/slates/" + slate.substring(1)).then().statusCode(404);
        as("auditor")
                .post("/api/v1/slates/" + slate.substring(1) + "/replay")
                .then()
                .statusCode(404);
        reads("decision", id).body("items", empty());
    }

    private static String slate() {
        return as("intake")
                .body("{\"unit\":\"JL-CC\",\"award\":\"STAR_WINDOW\",\"submissions\":[" + Nomination.window() + "]}")
                .post("/api/v1/rounds/2024-02/slates")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void a_look_at_a_slate_is_a_look_at_the_decisions_on_it() {
        String slate = slate();
        as("reviewer").get("/api/v1/slates/" + slate).then().statusCode(200);
        as("auditor").get("/api/v1/slates/" + slate + "/repair").then().statusCode(200);
        reads("decision", slate)
                .body("items.what", contains("repair", "slate"))
                .body("items.by", contains("auditor", "reviewer"));
    }

    @Test
    void a_reason_in_chinese_is_read_as_it_was_sent() {
        String id = submitted(Nomination.window());
        String asHeadersAreSent = new String("核查投诉".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        as("auditor")
                .config(RestAssured.config()
                        .httpClient(HttpClientConfig.httpClientConfig()
                                .setParam("http.protocol.element-charset", "ISO-8859-1")))
                .header("Read-Reason", asHeadersAreSent)
                .get("/api/v1/decisions/" + id)
                .then()
                .statusCode(200);
        reads("decision", id).body("items.reason", contains("核查投诉"));
    }

    @Test
    void who_was_refused_or_only_acted_did_not_look() {
        String id = submitted(Nomination.window());
        as("policy").get("/api/v1/decisions/" + id).then().statusCode(403);
        given().get("/api/v1/decisions/" + id).then().statusCode(401);
        as("auditor").get("/api/v1/decisions/" + UUID.randomUUID()).then().statusCode(404);
        as("intake")
                .body("{\"reason\":\"x\"}")
                .post("/api/v1/decisions/" + id + "/withdrawal")
                .then()
                .statusCode(201);
        reads("decision", id).body("items", empty()).body("total", equalTo(0));
    }

    @Test
    void looks_are_found_by_reader_and_by_local_day() {
        String id = submitted(Nomination.window());
        for (String at : List.of(
                "2031-05-07T15:59:59Z", "2031-05-07T16:00:00Z", "2031-05-08T15:59:59Z", "2031-05-08T16:00:00Z")) {
            time.stopAt(java.time.Instant.parse(at));
            as("reviewer").get("/api/v1/decisions/" + id).then().statusCode(200);
        }
        reads("decision", id, "from", "2031-05-08", "to", "2031-05-08")
                .body("items.at", contains("2031-05-08T15:59:59.000Z", "2031-05-07T16:00:00.000Z"));
        reads("decision", id, "by", "reviewer").body("total", equalTo(4));
        reads("decision", id, "by", "admin").body("total", equalTo(0));
    }

    @Test
    void pages_follow_one_another_newest_first() {
        String id = submitted(Nomination.window());
        for (int i = 0; i < 5; i++) {
            as("reviewer").get("/api/v1/decisions/" + id).then().statusCode(200);
        }
        List<Integer> seen = new ArrayList<>();
        String next = null;
        do {
            ValidatableResponse page = next == null
                    ? reads("decision", id, "size", "2")
                    : reads("decision", id, "size", "2", "after", next);
            seen.addAll(page.body("total", equalTo(5)).extract().<List<Integer>>path("items.number"));
            next = page.extract().path("next");
        } while (next != null);
        assertThat(seen).hasSize(5).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> b - a);
    }

    @Test
    void only_auditors_and_administrators_read_the_log() {
        as("admin").get("/api/v1/reads").then().statusCode(200);
        for (String user : List.of("intake", "policy", "approver", "reviewer")) {
            as(user).get("/api/v1/reads").then().statusCode(403);
        }
    }

    @ParameterizedTest
    @CsvSource({"decision, x", "from, x", "to, x", "size, 0", "after, !", "who, me"})
    void a_faulty_parameter_is_refused(String name, String value) {
        reads(name, value).statusCode(400).body("problems.pointer", contains(name));
    }
}
