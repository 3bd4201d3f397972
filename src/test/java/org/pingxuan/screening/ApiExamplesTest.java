package org.pingxuan.screening;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.http.FileType;

/**
 * Each example in /q/openapi is really answered so. The answers are golden files: after reading new ones,
 * {@code mvn test -Dtest=ApiExamplesTest -Dpingxuan.approve=true} writes them.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ApiExamplesTest {

    private static final Path EXAMPLES = Path.of("docs", "examples");
    private static final String SUBMISSIONS = "/api/v1/rounds/2024-02/submissions";
    private static final String SLATES = "/api/v1/rounds/2024-02/slates";
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** What is different each time, with the value that the examples show for it. */
    private static final Map<String, Object> CHANGING = Map.of(
            "id", "01907b4e-5d2f-7c3a-9d41-2f6a8c0e1b57",
            "nominee", "01907b4e-5d2f-7c3a-9d41-2f6a8c0e1b58",
            "arrivedAt", "2024-04-30T02:00:00.456Z",
            "decidedAt", "2024-04-30T02:00:00.461Z",
            "ledger", Map.of("index", 17, "hash", "9f".repeat(32)));

    private static String example(String name) throws IOException {
        return Files.readString(EXAMPLES.resolve(name + ".json"));
    }

    private static ValidatableResponse post(String user, String path, String body) {
        return given().auth()
                .preemptive()
                .basic(user, TestDatabase.PASSWORD)
                .contentType("application/json")
                .header("Accept-Language", "en")
                .body(body)
                .post(path)
                .then();
    }

    private static void approved(String name, JsonNode answer) throws IOException {
        Path file = EXAMPLES.resolve("answers").resolve(name + ".json");
        if (Boolean.getBoolean("pingxuan.approve")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer) + "\n");
        }
        assertThat(answer).isEqualTo(JSON.readTree(Files.readString(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"window", "individual", "pacesetter"})
    void an_example_is_answered_as_the_api_says(String name) throws IOException {
        ValidatableResponse response = post("intake", SUBMISSIONS, example(name));
        assertThat(response.extract().statusCode()).isIn(200, 201);
        ObjectNode answer = (ObjectNode) JSON.readTree(response.extract().asString());
        assertThat(answer.hasNonNull("nominee")).isTrue();
        approved(name, steady(answer));
    }

    private static ObjectNode steady(ObjectNode answer) {
        CHANGING.forEach((field, shown) -> {
            if (!field.equals("nominee") || answer.has(field)) {
                assertThat(answer.hasNonNull(field)).as(field).isTrue();
                answer.set(field, JSON.valueToTree(shown));
            }
        });
        ObjectNode policy = (ObjectNode) answer.get("policy");
        policy.put("id", "01907b4e-5d2f-7c3a-9d41-2f6a8c0e1b00").put("digest", "sha256:" + "5c".repeat(32));
        return answer;
    }

    @Test
    void a_slate_and_its_repair_are_answered_as_the_api_says() throws IOException {
        ValidatableResponse response = post("intake", SLATES, example("slate"));
        assertThat(response.extract().statusCode()).isIn(200, 201);
        ObjectNode answer = (ObjectNode) JSON.readTree(response.extract().asString());
        String id = answer.get("id").asText();
        steady(answer);
        for (JsonNode decision : answer.get("decisions")) {
            assertThat(decision.get("slate").asText()).isEqualTo(id);
            steady((ObjectNode) decision).put("slate", answer.get("id").asText());
        }
        approved("slate", answer);
        repaired("slate-no-repair", id);

        String windows = given().auth()
                .preemptive()
                .basic("intake", TestDatabase.PASSWORD)
                .multiPart(
                        "file",
                        EXAMPLES.resolve("slates/three-of-five-with-reserve.xlsx")
                                .toFile())
                .multiPart("unit", "JL-TH")
                .multiPart("award", "STAR_WINDOW")
                .multiPart("receivedAt", "2024-05-08T15:20:00+08:00")
                .post(SLATES)
                .then()
                .extract()
                .path("id");
        repaired("slate-repair", windows);
    }

    private static void repaired(String name, String slate) throws IOException {
        approved(
                name,
                JSON.readTree(given().auth()
                        .preemptive()
                        .basic("intake", TestDatabase.PASSWORD)
                        .get("/api/v1/slates/" + slate + "/repair")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString()));
    }

    @Test
    void refusals_of_slates_are_as_the_api_says() throws IOException {
        refused(
                422,
                "422-slate-not-valid",
                "intake",
                SLATES,
                "{\"award\": \"STAR_WINDOW\", \"materials\": {\"reportSections\": [\"PREFACE\"]}, \"submissions\": [{\"order\":"
                        + " \"first\"}]}");
        byte[] faulty =
                FilledTemplate.edited(Files.readAllBytes(EXAMPLES.resolve("slates/compliant.xlsx")), workbook -> {
                    workbook.getSheet("附件7汇总表").getRow(2).getCell(5).setCellValue("宇宙");
                    workbook.getSheet("补充信息").getRow(3).createCell(15).setCellValue("上周");
                });
        String answer = given().auth()
                .preemptive()
                .basic("intake", TestDatabase.PASSWORD)
                .header("Accept-Language", "en")
                .multiPart("file", "slate.xlsx", faulty, FileType.XLSX)
                .multiPart("unit", "JL-JL")
                .multiPart("award", "STAR_WINDOW")
                .post(SLATES)
                .then()
                .statusCode(422)
                .extract()
                .asString();
        approved("422-faulty-cells", JSON.readTree(answer));
    }

    @Test
    void refusals_are_as_the_api_says() throws IOException {
        refused(
                400,
                "400-duplicate-key",
                "intake",
                SUBMISSIONS,
                "{\"award\": \"STAR_WINDOW\", \"award\": \"PACESETTER\"}");
        refused(404, "404-unknown-round", "intake", "/api/v1/rounds/2019-01/submissions", example("window"));
        refused(
                422,
                "422-not-valid",
                "intake",
                SUBMISSIONS,
                "{\"award\": \"STAR_WINDOW\", \"unit\": \"JL-CC\", \"order\": \"first\", \"receivedAt\":"
                        + " \"2024-03-31T10:00:00+08:00\", \"window\": {\"level\": \"VILAGE\", \"apliedStars\": 5}}");
    }

    @Test
    void a_refusal_for_another_unit_is_as_the_api_says() throws IOException {
        String user = "unit-" + UUID.randomUUID();
        post(
                        "admin",
                        "/api/v1/users",
                        JSON.writeValueAsString(Map.of(
                                "name",
                                user,
                                "password",
                                TestDatabase.PASSWORD,
                                "roles",
                                List.of("intake"),
                                "units",
                                List.of("JL-JL"))))
                .statusCode(201);
        refused(403, "403-other-unit", user, SUBMISSIONS, example("window"));
    }

    @Test
    void a_conflict_is_as_the_api_says() throws IOException {
        Nomination nomination = Nomination.window();
        String id = post("intake", SUBMISSIONS, nomination.toString()).extract().path("id");
        ValidatableResponse response =
                post("intake", SUBMISSIONS, nomination.with("/order", 2).toString());
        response.statusCode(409);
        String shown = response.extract().asString().replace(id, (String) CHANGING.get("id"));
        approved("409-correction-not-stated", JSON.readTree(shown));
    }

    private static void refused(int status, String name, String user, String path, String body) throws IOException {
        ValidatableResponse response =
                post(user, path, body).statusCode(status).contentType("application/problem+json");
        approved(name, JSON.readTree(response.extract().asString()));
    }

    @Test
    void the_description_of_the_api_shows_them() throws IOException {
        JsonNode api = JSON.readTree(given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString());
        JsonNode submit = api.at("/paths/~1api~1v1~1rounds~1{round}~1submissions/post");
        for (String name : List.of("window", "individual", "pacesetter")) {
            assertThat(submit.at("/requestBody/content/application~1json/examples/" + name + "/value"))
                    .isEqualTo(JSON.readTree(example(name)));
            assertThat(submit.at("/responses/201/content/application~1json/examples/" + name + "/value"))
                    .isEqualTo(JSON.readTree(example("answers/" + name)));
        }
        JsonNode slates = api.at("/paths/~1api~1v1~1rounds~1{round}~1slates/post");
        assertThat(slates.at("/requestBody/content/application~1json/examples/slate/value"))
                .isEqualTo(JSON.readTree(example("slate")));
        assertThat(slates.at("/requestBody/content").has("multipart/form-data")).isTrue();
        assertThat(slates.at("/responses/201/content/application~1json/examples/slate/value"))
                .isEqualTo(JSON.readTree(example("answers/slate")));
        for (String status : List.of("400", "403", "404", "409", "422")) {
            assertThat(submit.at("/responses/" + status + "/content/application~1problem+json/examples"))
                    .as(status)
                    .isNotEmpty();
        }
        assertThat(submit.at("/responses/201/content/application~1json/schema/$ref")
                        .textValue())
                .isEqualTo("#/components/schemas/DecisionAnswer");
    }
}
