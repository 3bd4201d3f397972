package org.pingxuan.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pingxuan.authoring.TableEdit;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.screening.Nomination;

/**
 * What /q/openapi shows of every operation that users are promised is really sent and answered so, in a round of its own. The answers are
 * golden files: after reading new ones, {@code mvn test -Dtest=ApiAnswersTest -Dpingxuan.approve=true} writes them.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ApiAnswersTest {

    private static final Path EXAMPLES = Path.of("docs", "examples");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ROUND = "2026-09";

    /** How many entries of a long list the examples show. */
    private static final int SHOWN = 4;

    /** The id and the digest that requests show. */
    private static final String ID = "01907b4e-5d2f-7c3a-9d41-2f6a8c0e1b57";

    private static final String DIGEST = "sha256:" + "5c".repeat(32);

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** What is different each time, with what the examples show for it. */
    private static final Map<String, String> CHANGING = Map.of(
            "sha256:[0-9a-f]{64}", DIGEST,
            "\"[0-9a-f]{64}\"", "\"" + "9f".repeat(32) + "\"",
            "20(?!24)\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z", "2024-05-20T02:00:00Z",
            "\"index\":\\d+", "\"index\":17",
            "\"(through|listsThrough)\":\\d+", "\"$1\":17",
            "\"build\":\"[^\"]+\"", "\"build\":\"1.0\"",
            "\"(signature|key)\":\"[^\"]+\"", "\"$1\":\"…\"");

    /** The same of the ledger, which everybody writes to. */
    private static final Map<String, String> GROWING = Map.of(
            "\"(size|total|headsCompared)\":\\d+", "\"$1\":18",
            "\"next\":\"[^\"]+\"", "\"next\":\"0\"",
            "\"path\":\\[[^\\]]*\\]", "\"path\":[\"" + "9f".repeat(32) + "\"]");

    /** Every operation that the outside may rely on. */
    private static final List<String> PROMISED = List.of(
            "POST /api/v1/rounds/{round}/submissions",
            "POST /api/v1/rounds/{round}/submissions/check",
            "POST /api/v1/rounds/{round}/submissions/batch",
            "POST /api/v1/rounds/{round}/slates",
            "GET /api/v1/rounds/{round}/slates/template/{award}.xlsx",
            "GET /api/v1/slates/{id}",
            "GET /api/v1/slates/{id}/repair",
            "GET /api/v1/rounds/{round}/plan",
            "POST /api/v1/rounds/{round}/final-lists",
            "POST /api/v1/rounds/{round}/final-lists/proposal",
            "POST /api/v1/rounds/{round}/final-lists/{id}/commendation",
            "GET /api/v1/tables",
            "GET /api/v1/tables/{name}.xlsx",
            "GET /api/v1/policies",
            "GET /api/v1/policies/{id}",
            "POST /api/v1/policies/{id}/rollback",
            "POST /api/v1/drafts",
            "PUT /api/v1/drafts/{id}/tables/{name}.xlsx",
            "GET /api/v1/drafts/{id}/checks",
            "GET /api/v1/drafts/{id}/diff",
            "GET /api/v1/drafts/{id}/impact",
            "POST /api/v1/drafts/{id}/submit",
            "POST /api/v1/drafts/{id}/approve",
            "POST /api/v1/drafts/{id}/rejection",
            "GET /api/v1/decisions",
            "GET /api/v1/decisions.csv",
            "GET /api/v1/decisions.xlsx",
            "GET /api/v1/decisions/{id}",
            "GET /api/v1/decisions/{id}/explanation",
            "GET /api/v1/decisions/{id}/counterfactual",
            "POST /api/v1/decisions/{id}/replay",
            "POST /api/v1/decisions/{id}/resolutions",
            "POST /api/v1/decisions/{id}/assessments",
            "POST /api/v1/decisions/{id}/withdrawal",
            "POST /api/v1/decisions/{id}/unmask",
            "POST /api/v1/nominees/{id}/erasure",
            "GET /api/v1/ledger/head",
            "GET /api/v1/ledger/entries",
            "GET /api/v1/ledger/{index}/proof",
            "POST /api/v1/ledger/verify",
            "GET /api/v1/honours",
            "POST /api/v1/honours",
            "POST /api/v1/honours/{id}/revocation",
            "POST /api/v1/api-keys",
            "POST /api/v1/users");

    @Inject
    SettableTime time;

    private final JsonNode operations = operations();

    private static JsonNode operations() {
        try {
            return new YAMLMapper().readTree(EXAMPLES.resolve("operations.yaml").toFile());
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    @AfterEach
    void time_goes_on() {
        time.goOn();
    }

    @Test
    void every_operation_is_answered_as_the_api_says() throws IOException {
        time.stopAt(Instant.parse("2024-04-20T02:00:00Z"));
        String first = as("policy").get("/api/v1/policies?round=2024-02").path("items.find { it.version == 1 }.id");
        answered(201, "approver", "POST /api/v1/rounds", Map.of(ID, first));
        answered(200, "intake", "GET /api/v1/rounds/{round}/plan", Map.of(), "?unit=JL-CC");

        time.stopAt(Instant.parse("2024-05-20T02:00:00Z"));
        String window = nominations();
        finalList(window);
        policies();
        ledger();
        registers();
    }

    /** @return the decision on a window that stands ELIGIBLE by a person's resolution */
    private String nominations() throws IOException {
        posted("slates", Files.readString(EXAMPLES.resolve("slate.json")));
        answered(200, "reviewer", "GET /api/v1/rounds/{round}/slates", Map.of());
        JsonNode window = posted(
                "submissions",
                Nomination.window()
                        .without("/window/creditCode")
                        .with("/window/name", "示例区接口说明服务大厅")
                        .with("/reference", "jl-cc-example-7")
                        .with("/materials/approvalForm", false)
                        .toString());
        Map<String, String> id = Map.of("{id}", window.get("id").textValue());
        answered(200, "intake", "POST /api/v1/rounds/{round}/submissions/check", Map.of(), "", "pacesetter");
        answered(200, "intake", "POST /api/v1/rounds/{round}/submissions/batch", Map.of());
        answered(200, "auditor", "GET /api/v1/decisions", Map.of(), "?round=" + ROUND + "&q=jl-cc-example-7");
        answered(200, "auditor", "GET /api/v1/decisions/{id}/explanation", id);
        until("complete", true, "/api/v1/decisions/" + id.get("{id}") + "/counterfactual");
        answered(200, "auditor", "GET /api/v1/decisions/{id}/counterfactual", id);
        answered(200, "auditor", "POST /api/v1/decisions/{id}/replay", id);
        answered(200, "auditor", "POST /api/v1/decisions/{id}/unmask", id);
        answered(201, "reviewer", "POST /api/v1/decisions/{id}/resolutions", id);

        JsonNode person = posted(
                "submissions",
                Nomination.individual()
                        .with("/person/name", "示例丁")
                        .with("/person/gender", "MALE")
                        .with("/person/idNumber", "229999198506150177")
                        .with("/reference", "jl-cc-example-8")
                        .toString());
        JsonNode assessed = answered(
                201,
                "reviewer",
                "POST /api/v1/decisions/{id}/assessments",
                Map.of("{id}", person.get("id").textValue()));
        answered(
                201,
                "intake",
                "POST /api/v1/decisions/{id}/withdrawal",
                Map.of("{id}", assessed.get("id").textValue()));
        answered(
                200,
                "admin",
                "POST /api/v1/nominees/{id}/erasure",
                Map.of("{id}", person.get("nominee").textValue()));
        return window.get("id").textValue();
    }

    private void finalList(String window) throws IOException {
        String lists = "POST /api/v1/rounds/{round}/final-lists";
        answered(422, "reviewer", lists, Map.of("STAR_WINDOW", "PACESETTER", ID, window));
        answered(200, "reviewer", lists + "/proposal", Map.of());
        JsonNode list = answered(201, "reviewer", lists, Map.of(ID, window));
        Map<String, String> id = Map.of("{id}", list.get("id").textValue());
        answered(200, "reviewer", "GET /api/v1/rounds/{round}/final-lists", Map.of());
        answered(200, "reviewer", "GET /api/v1/rounds/{round}/final-lists/{id}", id);
        time.stopAt(Instant.parse("2024-07-20T02:00:00Z"));
        answered(201, "reviewer", lists + "/{id}/commendation", id);
        answered(
                409,
                "reviewer",
                lists + "/{id}/commendation",
                Map.of("{id}", list.get("id").textValue(), "1号", "2号"));
        time.stopAt(Instant.parse("2024-05-20T02:00:00Z"));
    }

    private void policies() throws IOException {
        answered(200, "policy", "GET /api/v1/tables", Map.of(), "?round=" + ROUND);
        JsonNode draft = answered(201, "policy", "POST /api/v1/drafts", Map.of());
        Map<String, String> id = Map.of("{id}", draft.get("id").textValue(), "{name}", "text-limits");
        byte[] table = as("policy")
                .get("/api/v1/tables/text-limits.xlsx?round=" + ROUND)
                .asByteArray();
        String limit = "字数上限（含）";
        uploaded(422, id, TableEdit.set(table, "D-BRIEF-500", limit, "六百字"));
        uploaded(200, id, TableEdit.set(table, "D-BRIEF-500", limit, 600));
        answered(200, "policy", "GET /api/v1/drafts/{id}/checks", id);
        answered(200, "policy", "GET /api/v1/drafts/{id}/diff", id);
        until("state", "DONE", "/api/v1/drafts/" + id.get("{id}") + "/impact");
        answered(200, "policy", "GET /api/v1/drafts/{id}/impact", id);
        answered(200, "policy", "POST /api/v1/drafts/{id}/submit", id);
        answered(200, "approver", "POST /api/v1/drafts/{id}/rejection", id);
        String impact = as("policy")
                .post("/api/v1/drafts/" + id.get("{id}") + "/submit")
                .path("impact");
        answered(409, "approver", "POST /api/v1/drafts/{id}/approve", id);
        answered(201, "approver", "POST /api/v1/drafts/{id}/approve", Map.of("{id}", id.get("{id}"), DIGEST, impact));
        JsonNode policies = answered(200, "auditor", "GET /api/v1/policies", Map.of(), "?round=" + ROUND);
        Map<String, String> first = Map.of("{id}", policies.at("/items/1/id").textValue());
        answered(200, "auditor", "GET /api/v1/policies/{id}", first);
        answered(201, "approver", "POST /api/v1/policies/{id}/rollback", first);
    }

    private void ledger() throws IOException {
        answered(200, "auditor", "GET /api/v1/ledger/head", Map.of());
        answered(200, "auditor", "GET /api/v1/ledger/entries", Map.of(), "?from=0&to=0");
        answered(200, "auditor", "GET /api/v1/ledger/{index}/proof", Map.of("{index}", "0"));
        answered(200, "auditor", "POST /api/v1/ledger/verify", Map.of());
    }

    private void registers() throws IOException {
        JsonNode honour = answered(201, "admin", "POST /api/v1/honours", Map.of());
        answered(409, "admin", "POST /api/v1/honours", Map.of());
        Map<String, String> id = Map.of("{id}", honour.get("id").textValue());
        answered(200, "admin", "GET /api/v1/honours", Map.of(), "?q=示例区接口说明荣誉");
        answered(200, "admin", "POST /api/v1/honours/{id}/revocation", id);
        answered(409, "admin", "POST /api/v1/honours/{id}/revocation", id);
        answered(201, "admin", "POST /api/v1/api-keys", Map.of());
        answered(201, "admin", "POST /api/v1/users", Map.of());
        answered(409, "admin", "POST /api/v1/users", Map.of());
    }

    @Test
    void every_operation_that_is_promised_is_described_with_a_request_an_answer_and_refusals() throws IOException {
        JsonNode api = JSON.readTree(
                given().accept("application/json").get("/q/openapi").asString());
        for (String name : PROMISED) {
            String[] words = name.split(" ");
            JsonNode operation = api.get("paths").path(words[1]).path(words[0].toLowerCase(java.util.Locale.ROOT));
            assertThat(operation.path("summary").asText()).as(name).isNotBlank();
            JsonNode answers = operation.path("responses");
            assertThat(answers.fieldNames()).toIterable().as(name).contains("401", "403", "429", "503", "default");
            assertThat(answers.findValuesAsText("$ref"))
                    .as(name)
                    .allMatch(reference -> api.at(reference.substring(1)).isObject());
            if (name.contains("{")) {
                assertThat(answers.fieldNames()).toIterable().as(name).contains("404");
            }
            JsonNode request = operation.at("/requestBody/content");
            if (!request.isMissingNode()) {
                assertThat(answers.fieldNames()).toIterable().as(name).contains("400", "413", "415", "422");
            }
            if (request.has("application/json")) {
                assertThat(request.at("/application~1json/examples")).as(name).isNotEmpty();
            }
            if (!name.matches(".*\\.(xlsx|csv)") || name.startsWith("PUT")) {
                assertThat(Stream.of("200", "201")
                                .map(status -> answers.at("/" + status + "/content/application~1json/examples")))
                        .as(name)
                        .anyMatch(examples -> !examples.isEmpty());
            }
        }
    }

    /** Sends the operation's example, filled in, and holds the answer to the example of its status. */
    private JsonNode answered(int status, String user, String operation, Map<String, String> filledIn, String... more)
            throws IOException {
        String[] words = operation.split(" ");
        String path = filled(words[1].replace("{round}", ROUND), filledIn) + (more.length > 0 ? more[0] : "");
        RequestSpecification request = as(user);
        JsonNode requests = operations.path(operation).path("requests");
        if (!requests.isEmpty()) {
            JsonNode shown = more.length > 1
                    ? requests.get(more[1])
                    : requests.iterator().next();
            String body = shown.isTextual() ? Files.readString(EXAMPLES.resolve(shown.textValue())) : shown.toString();
            request.contentType("application/json").body(filled(body, filledIn));
        }
        return held(status, operation, request.request(words[0], path));
    }

    /** Asks until it is worked out, which a busy machine does not manage in the time that one request has. */
    private static void until(String field, Object value, String path) {
        while (!value.equals(as("auditor").get(path).path(field))) {
            // it works on
        }
    }

    private void uploaded(int status, Map<String, String> draft, byte[] workbook) throws IOException {
        String operation = "PUT /api/v1/drafts/{id}/tables/{name}.xlsx";
        held(
                status,
                operation,
                as("policy")
                        .contentType("application/octet-stream")
                        .body(workbook)
                        .put(filled(operation.split(" ")[1], draft)));
    }

    private JsonNode held(int status, String operation, Response answer) throws IOException {
        assertThat(answer.statusCode()).as(operation + " " + answer.asString()).isEqualTo(status);
        JsonNode shown = operations.path(operation).path("answers").path(String.valueOf(status));
        assertThat(shown).as(operation + " " + status).hasSize(1);
        Path file = EXAMPLES.resolve(shown.iterator().next().textValue());
        JsonNode steady = shortened(JSON.readTree(steady(answer.asString(), operation)));
        if (Boolean.getBoolean("pingxuan.approve")) {
            Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(steady) + "\n");
        }
        assertThat(steady).as(operation).isEqualTo(JSON.readTree(Files.readString(file)));
        return JSON.readTree(answer.asString());
    }

    private static String steady(String answer, String operation) {
        Map<String, String> shown = new LinkedHashMap<>();
        String steady = UUID.matcher(answer)
                .replaceAll(id -> shown.computeIfAbsent(
                        id.group(), one -> ID.substring(0, 32) + Integer.toHexString(0x1b57 + shown.size())));
        for (Map.Entry<String, String> changing : CHANGING.entrySet()) {
            steady = steady.replaceAll(changing.getKey(), changing.getValue());
        }
        if (operation.contains("/ledger/")) {
            for (Map.Entry<String, String> growing : GROWING.entrySet()) {
                steady = steady.replaceAll(growing.getKey(), growing.getValue());
            }
        }
        return steady;
    }

    /** A description is no place for long lists: it shows their first entries. */
    private static JsonNode shortened(JsonNode node) {
        if (node instanceof ArrayNode list) {
            while (list.size() > SHOWN) {
                list.remove(SHOWN);
            }
        } else if (node.get("tables") instanceof ObjectNode tables) {
            tables.retain(tables.properties().stream()
                    .limit(SHOWN)
                    .map(Map.Entry::getKey)
                    .toList());
        }
        node.forEach(ApiAnswersTest::shortened);
        return node;
    }

    private static String filled(String text, Map<String, String> filledIn) {
        String filled = text;
        for (Map.Entry<String, String> one : filledIn.entrySet()) {
            filled = filled.replace(one.getKey(), one.getValue());
        }
        return filled;
    }

    private static JsonNode posted(String to, String body) throws IOException {
        Response answer =
                as("intake").contentType("application/json").body(body).post("/api/v1/rounds/" + ROUND + "/" + to);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return JSON.readTree(answer.asString());
    }

    private static RequestSpecification as(String user) {
        return given().auth().preemptive().basic(user, TestDatabase.PASSWORD).header("Accept-Language", "en");
    }
}
