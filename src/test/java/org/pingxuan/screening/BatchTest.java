package org.pingxuan.screening;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.http.FileType;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BatchTest {

    private static final String BATCH = "/api/v1/rounds/2024-02/submissions/batch";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TestHTTPResource
    URL server;

    private static ValidatableResponse post(String user, String path, String type, String body) {
        return given().auth()
                .preemptive()
                .basic(user, TestDatabase.PASSWORD)
                .header("Accept-Language", "en")
                .contentType(type)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(path)
                .then();
    }

    private static List<JsonNode> ndjson(String body) {
        String answer = post("intake", BATCH, FileType.NDJSON, body)
                .statusCode(200)
                .contentType(FileType.NDJSON)
                .extract()
                .asString();
        return answer.lines().map(BatchTest::tree).toList();
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void each_line_has_its_result_and_a_bad_one_loses_no_other() {
        Nomination first = Nomination.window();
        Nomination last = Nomination.individual();
        List<JsonNode> results = ndjson(String.join(
                "\n",
                first.toString(),
                "{\"award\": ",
                "",
                Nomination.window().with("/order", 0).toString(),
                Nomination.window()
                        .with("/window/contestResult", "x".repeat(1024 * 1024))
                        .toString(),
                last.toString()));
        assertThat(results).hasSize(6);
        assertThat(results.get(0).at("/reference")).isEqualTo(first.at("/reference"));
        assertThat(results.get(0).at("/findings").size()).isEqualTo(62);
        assertThat(results.get(5).at("/reference")).isEqualTo(last.at("/reference"));
        int[] statuses = {0, 400, 400, 422, 413, 0};
        for (int i = 1; i < 5; i++) {
            assertThat(results.get(i).at("/status").intValue()).isEqualTo(statuses[i]);
            assertThat(results.get(i).at("/line").intValue()).isEqualTo(i + 1);
            assertThat(results.get(i).at("/problems").size()).isPositive();
            assertThat(results.get(i).at("/type").textValue()).startsWith("urn:pingxuan:problem:");
        }
        assertThat(results.get(3).at("/problems/0/pointer").textValue()).isEqualTo("/order");
    }

    @Test
    void an_array_is_answered_by_an_array() {
        Nomination first = Nomination.window();
        post(
                        "intake",
                        BATCH,
                        "application/json",
                        "[" + first + ", {\"award\": \"STAR\"}, 1, " + Nomination.pacesetter() + "]")
                .statusCode(200)
                .contentType("application/json")
                .body("$", hasSize(4))
                .body("[0].reference", equalTo(first.at("/reference").textValue()))
                .body("[1].line", equalTo(2))
                .body("[1].status", equalTo(422))
                .body("[2].line", equalTo(3))
                .body("[3].verdict", equalTo("ELIGIBLE"));
        post("intake", BATCH, "application/json", "[]").statusCode(200).body("$", hasSize(0));
    }

    @Test
    void json_that_is_no_array_is_no_batch_and_what_is_no_json_is_malformed() {
        for (String other : List.of("{}", " {\"award\": \"STAR_WINDOW\"}", "null", "1", "\"[]\"")) {
            post("intake", BATCH, "application/json", other)
                    .statusCode(422)
                    .body("problems[0].code", equalTo("not-an-array"));
        }
        for (String broken : List.of("{", "{\"a\": 1, \"a\": 2}", "nonsense", " ")) {
            post("intake", BATCH, "application/json", broken).statusCode(400);
        }
    }

    @Test
    void the_same_body_is_one_decision_in_a_batch_and_singly() {
        Nomination nomination = Nomination.window();
        String id = post("intake", BATCH.replace("/batch", ""), "application/json", nomination.toString())
                .statusCode(201)
                .extract()
                .path("id");
        Nomination other = Nomination.individual();
        List<JsonNode> results = ndjson(
                String.join("\n", nomination.toString(), other.toString(), nomination.toString(), other.toString()));
        assertThat(results.get(0).at("/id").textValue()).isEqualTo(id);
        assertThat(results.get(2).at("/id").textValue()).isEqualTo(id);
        assertThat(results.get(3).at("/id")).isEqualTo(results.get(1).at("/id"));
    }

    @Test
    void another_body_for_a_line_before_it_is_a_conflict() {
        Nomination nomination = Nomination.window();
        List<JsonNode> results = ndjson(nomination + "\n" + nomination.with("/order", 44) + "\n" + Nomination.window());
        assertThat(results.get(0).has("line")).isFalse();
        assertThat(results.get(1).at("/status").intValue()).isEqualTo(409);
        assertThat(results.get(1).at("/problems/0/value"))
                .isEqualTo(results.get(0).at("/id"));
        assertThat(results.get(2).has("line")).isFalse();
    }

    @Test
    void a_pacesetter_behind_the_same_person_as_an_individual_has_the_prior_title() {
        Nomination individual = Nomination.individual().with("/person/idNumber", "229999197801011234");
        Nomination pacesetter = Nomination.pacesetter()
                .with("/unit", individual.at("/unit").textValue())
                .with("/person/idNumber", "229999197801011234")
                .with("/person/honours", List.of());
        List<JsonNode> results = ndjson(individual + "\n" + pacesetter);
        JsonNode prior = null;
        for (JsonNode finding : results.get(1).at("/findings")) {
            if (finding.at("/criterion").textValue().equals("P-PRIOR")) {
                prior = finding;
            }
        }
        assertThat(prior.at("/outcome").textValue()).isEqualTo("MET");
        assertThat(prior.at("/effect").textValue()).isEqualTo("NONE");
    }

    @Test
    void who_may_not_submit_for_a_unit_is_told_line_by_line_and_who_may_not_submit_at_once() {
        post("auditor", BATCH, FileType.NDJSON, Nomination.window().toString()).statusCode(403);
        post(
                        "intake",
                        BATCH.replace("2024-02", "1999-01"),
                        FileType.NDJSON,
                        Nomination.window().toString())
                .statusCode(404)
                .body("problems[0].code", equalTo("unknown-round"));
        post("intake", BATCH, "text/plain", "{}").statusCode(415);
    }

    @Test
    void a_result_comes_while_the_sender_is_still_to_send_the_next_line() throws IOException {
        try (StreamingClient client = new StreamingClient(server.getPort(), BATCH)) {
            for (int i = 0; i < 3; i++) {
                Nomination nomination = Nomination.window();
                client.send(nomination + "\n");
                assertThat(tree(client.line()).at("/reference")).isEqualTo(nomination.at("/reference"));
            }
            client.end();
            assertThat(client.line()).isNull();
        }
    }

    @Test
    void a_sender_that_reads_only_after_sending_all_has_every_result_in_order() throws IOException {
        List<Nomination> nominations =
                IntStream.range(0, 400).mapToObj(i -> Nomination.window()).toList();
        try (StreamingClient client = new StreamingClient(server.getPort(), BATCH)) {
            for (Nomination nomination : nominations) {
                client.send(nomination + "\n");
            }
            client.end();
            List<String> references = new ArrayList<>();
            for (String line = client.line(); line != null; line = client.line()) {
                references.add(tree(line).at("/reference").textValue());
            }
            assertThat(references)
                    .isEqualTo(nominations.stream()
                            .map(nomination -> nomination.at("/reference").textValue())
                            .toList());
        }
    }
}
