package org.pingxuan.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.pingxuan.database.TestDatabase;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RefusalsTest {

    @TestHTTPResource("/faulty")
    URI faulty;

    @Test
    void an_answer_keeps_nulls_and_writes_instants_with_milliseconds() {
        String body = given().get("/faulty").then().statusCode(200).extract().asString();

        assertThat(body).isEqualTo("{\"at\":\"2024-05-08T07:20:01.000Z\",\"number\":1000,\"nothing\":null}");
    }

    @Test
    void every_fault_is_told_in_chinese_unless_english_is_asked_for() {
        problem(english().get("/faulty/fail/invalid"), 422, "invalid")
                .header("Content-Language", "en")
                .body("title", equalTo("Not valid"))
                .body("detail", equalTo("2 faults, each under problems"))
                .body("problems", hasSize(2))
                .body("problems[0].code", equalTo("first"))
                .body("problems[0].pointer", equalTo("/a"))
                .body("problems[0].value", equalTo("1"))
                .body("problems[0].help", equalTo("a is wrong"))
                .body("problems[1].value", nullValue());
        problem(given().get("/faulty/fail/invalid"), 422, "invalid")
                .header("Content-Language", "zh")
                .body("title", equalTo("内容不符合要求"))
                .body("detail", equalTo("共 2 处错误，逐条见 problems"))
                .body("problems[0].help", equalTo("甲错"));
    }

    @Test
    void a_header_that_stays_on_record_may_not_hold_an_id_number_and_it_is_not_shown() {
        for (String header : new String[] {"Idempotency-Key", "Read-Reason"}) {
            String body = problem(
                            english().header(header, "case-229999199001010739").get("/faulty"), 400, "malformed")
                    .body("problems.code", contains("id-number"))
                    .body("problems.pointer", contains(header))
                    .extract()
                    .asString();
            assertThat(body).doesNotContain("229999199001010739");
            english()
                    .header(header, "case-229999199001010738")
                    .get("/faulty")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void the_language_is_known_to_resources() {
        english().get("/faulty/language").then().body("[0]", equalTo("English"));
        given().header("Accept-Language", "fr").get("/faulty/language").then().body("[0]", equalTo("中文"));
    }

    @Test
    void one_fault_is_the_detail_itself_however_deep_it_was_wrapped() {
        problem(english().get("/faulty/fail/wrapped"), 409, "conflict").body("detail", equalTo("a is wrong"));
    }

    @Test
    void what_may_be_tried_again_says_when() {
        problem(given().get("/faulty/fail/unavailable"), 503, "unavailable").header("Retry-After", "2");
        problem(given().get("/faulty/fail/busy"), 503, "unavailable").header("Retry-After", "2");
        problem(given().get("/faulty/fail/often"), 429, "too-many").header("Retry-After", "7");
    }

    @Test
    void a_fault_of_the_service_shows_its_incident_and_nothing_else() {
        String body = problem(english().get("/faulty/fail/broken"), 500, "broken")
                .body("problems", hasSize(1))
                .extract()
                .asString();

        assertThat(body).doesNotContain("pingxuan.Nothing", "secret", "java", "Exception", "\tat ");
        assertThat(UUID.fromString(io.restassured.path.json.JsonPath.from(body).getString("incident")))
                .isNotNull();
    }

    @Test
    void what_is_not_json_is_a_400_with_its_place() {
        problem(
                        english()
                                .contentType("application/json")
                                .body("{\"a\": {\"b\": 1, \"b\": 2}}")
                                .post("/faulty"),
                        400,
                        "malformed")
                .body("problems[0].code", equalTo("duplicate-key"))
                .body("problems[0].pointer", equalTo("/a/b"))
                .body("problems[0].help", startsWith("Line 1, column "));
        problem(given().contentType("application/json").post("/faulty"), 400, "malformed")
                .body("problems[0].code", equalTo("empty-body"));
    }

    @Test
    void json_comes_back_as_it_was_sent() {
        String echoed = given().contentType("application/json")
                .body("{\"rate\":99.20,\"no\":null}")
                .post("/faulty")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(echoed).isEqualTo("{\"rate\":99.20,\"no\":null}");
    }

    @Test
    void no_such_address_is_a_404_also_where_an_id_is_not_one() {
        problem(given().get("/nowhere"), 404, "not-found");
        problem(given().get("/faulty/nowhere/at/all"), 404, "not-found");
        problem(given().get("/faulty/ids/not-an-id"), 404, "not-found");
    }

    @Test
    void a_method_that_an_address_does_not_take_is_a_405() {
        problem(given().delete("/faulty"), 405, "method-not-allowed");
    }

    @Test
    void a_format_that_is_not_offered_is_a_406() {
        problem(given().accept("image/png").get("/faulty"), 406, "not-acceptable");
    }

    @Test
    void a_content_type_that_is_not_taken_is_a_415() throws Exception {
        problem(given().contentType("text/plain").body("a,b").post("/faulty"), 415, "unsupported-media-type");
        assertThat(raw("POST /faulty HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: none at all\r\n"
                        + "Content-Length: 2\r\n\r\n{}"))
                .startsWith("HTTP/1.1 415 ")
                .contains("application/problem+json", "\"code\":\"unsupported-media-type\"");
    }

    @Test
    void a_parameter_that_an_address_does_not_know_is_a_400() {
        given().get("/faulty/parameters?known=1").then().statusCode(200).body("[0]", equalTo("1"));
        problem(given().get("/faulty/parameters?known=1&unknown=2"), 400, "malformed")
                .body("problems[0].code", equalTo("unknown-parameter"))
                .body("problems[0].pointer", equalTo("unknown"));
        problem(given().get("/faulty/parameters?known=1&known=2"), 400, "malformed")
                .body("problems[0].code", equalTo("repeated-parameter"));
    }

    @Test
    void who_has_not_signed_in_is_told_how() {
        problem(given().get("/faulty/admins"), 401, "unauthenticated")
                .header("WWW-Authenticate", startsWith("Basic realm="));
        problem(given().get("/api/v1/nowhere"), 401, "unauthenticated")
                .header("WWW-Authenticate", startsWith("Basic realm="))
                .body("problems[0].code", equalTo("credentials-missing"));
    }

    @Test
    void who_may_not_is_a_403() {
        problem(
                given().auth()
                        .preemptive()
                        .basic("auditor", TestDatabase.PASSWORD)
                        .get("/faulty/admins"),
                403,
                "forbidden");
    }

    @Test
    void a_body_of_a_mebibyte_is_taken_and_one_byte_more_is_not() {
        given().contentType("application/octet-stream")
                .body(new byte[1024 * 1024])
                .post("/faulty/bytes")
                .then()
                .statusCode(200)
                .body(is("1048576"));
        problem(
                        given().contentType("application/octet-stream")
                                .body(new byte[1024 * 1024 + 1])
                                .post("/faulty/bytes"),
                        413,
                        "too-large")
                .body("problems[0].help", containsString("1048576"));
    }

    @Test
    void who_sends_far_too_much_still_comes_to_read_why_it_is_refused() {
        problem(
                given().contentType("application/octet-stream")
                        .body(new byte[20_000_000])
                        .post("/faulty/bytes"),
                413,
                "too-large");
    }

    @Test
    void a_body_that_does_not_say_its_length_is_counted() throws Exception {
        assertThat(streamed("/bytes", "application/octet-stream", 1024 * 1024).body())
                .isEqualTo("1048576");
        HttpResponse<String> refused = streamed("/bytes", "application/octet-stream", 1024 * 1024 + 1);
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void a_slate_may_be_longer_than_a_submission() {
        given().contentType("application/json")
                .body("[\"" + "x".repeat(2_000_000) + "\"]")
                .post("/faulty/slates")
                .then()
                .statusCode(200)
                .body(is("2000000"));
    }

    @Test
    void a_workbook_may_have_fifty_megabytes_and_not_more() throws Exception {
        String start = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.xlsx\"\r\n\r\n";
        String end = "\r\n--b--\r\n";
        int around = start.length() + end.length();

        assertThat(multipart(start, 50_000_000 - around, end).body()).isEqualTo(String.valueOf(50_000_000 - around));
        assertThat(multipart(start, 50_000_001 - around, end).statusCode()).isEqualTo(413);
    }

    @Test
    void an_endless_upload_is_cut_off() throws Exception {
        try (Socket socket = new Socket(faulty.getHost(), faulty.getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /faulty/files HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
                            + "Content-Type: multipart/form-data; boundary=b\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            String head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n";
            byte[] chunk = ("100000\r\n" + "x".repeat(0x100000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            out.write(
                    (Integer.toHexString(head.length()) + "\r\n" + head + "\r\n").getBytes(StandardCharsets.US_ASCII));
            int sent = 0;
            try {
                for (; sent < 2_000; sent++) {
                    out.write(chunk);
                }
            } catch (IOException cutOff) {
                assertThat(cutOff).isNotNull();
            }

            assertThat(sent).isLessThan(2_000);
        }
    }

    @Test
    void pages_of_other_sites_may_read_nothing_by_post() {
        problem(
                given().header("Sec-Fetch-Site", "cross-site")
                        .contentType("application/json")
                        .body("{}")
                        .post("/faulty"),
                403,
                "forbidden");
        given().header("Sec-Fetch-Site", "same-origin")
                .contentType("application/json")
                .body("{}")
                .post("/faulty")
                .then()
                .statusCode(200);
    }

    @Test
    void every_answer_carries_the_security_headers() {
        for (String path : new String[] {"/faulty", "/nowhere", "/api/v1/nowhere", "/q/health"}) {
            given().get(path)
                    .then()
                    .header("X-Content-Type-Options", "nosniff")
                    .header("X-Frame-Options", "DENY")
                    .header("Referrer-Policy", "no-referrer")
                    .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
        }
        given().get("/api/v1/nowhere").then().header("Cache-Control", "no-store");
    }

    @Test
    void the_api_is_described_with_its_ways_to_sign_in_and_its_refusals() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("info.title", equalTo("Pingxuan 评选"))
                .body("components.securitySchemes.apiKey.name", equalTo("X-API-Key"))
                .body("components.securitySchemes.basic.scheme", equalTo("basic"))
                .body("components.securitySchemes.bearer.scheme", equalTo("bearer"))
                .body("components.schemas.Problem.properties.problems.type", equalTo("array"))
                .body(
                        "paths.'/api/v1/users'.get.responses.default.content.'application/problem+json'.schema.'$ref'",
                        equalTo("#/components/schemas/Problem"));
    }

    @Test
    void health_metrics_and_the_description_are_open() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200);
        given().get("/q/swagger-ui/").then().statusCode(200);
    }

    private static RequestSpecification english() {
        return given().header("Accept-Language", "en");
    }

    private static ValidatableResponse problem(io.restassured.response.Response response, int status, String kind) {
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:pingxuan:problem:" + kind))
                .body("status", equalTo(status));
    }

    private HttpResponse<String> streamed(String path, String contentType, int length) throws Exception {
        return send(path, contentType, new ByteArrayInputStream(new byte[length]));
    }

    private HttpResponse<String> multipart(String start, int length, String end) throws Exception {
        InputStream body = new java.io.SequenceInputStream(java.util.Collections.enumeration(java.util.List.of(
                new ByteArrayInputStream(start.getBytes(StandardCharsets.US_ASCII)),
                new ByteArrayInputStream(new byte[length]),
                new ByteArrayInputStream(end.getBytes(StandardCharsets.US_ASCII)))));
        HttpRequest request = HttpRequest.newBuilder(URI.create(faulty + "/files"))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.fromPublisher(
                        HttpRequest.BodyPublishers.ofInputStream(() -> body), start.length() + length + end.length()))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String path, String contentType, InputStream body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(faulty + path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(faulty.getHost(), faulty.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
