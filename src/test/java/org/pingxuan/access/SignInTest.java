package org.pingxuan.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.http.SettableTime;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TokenIssuer.class)
class SignInTest {

    private static final String GOOD = "a-good-password";

    @Inject
    SettableTime time;

    @Inject
    DataSource database;

    @Inject
    SignedIn signedIn;

    @AfterEach
    void timeGoesOn() {
        time.goOn();
    }

    @Test
    void each_of_the_first_users_has_its_own_role_and_no_other() {
        for (String user : Roles.ALL) {
            for (String role : Roles.ALL) {
                Response answer = as(user).get("/api/v1/test-of-roles/" + role);
                if (role.equals(user)) {
                    assertThat(answer.statusCode()).isEqualTo(200);
                    assertThat(answer.asString()).isEqualTo(user);
                } else {
                    problem(answer, 403, "forbidden", "forbidden");
                }
            }
        }
    }

    @Test
    void only_the_first_intake_has_every_unit() {
        for (String user : Roles.ALL) {
            as(user).get("/api/v1/me")
                    .then()
                    .statusCode(200)
                    .body("name", equalTo(user))
                    .body("roles", contains(user))
                    .body("units", empty())
                    .body("everyUnit", is(user.equals("intake")));
        }
    }

    @Test
    void a_wrong_password_and_an_unknown_name_look_alike() {
        String wrong = problem(
                        given().auth().preemptive().basic("auditor", "wrong").get("/api/v1/me"),
                        401,
                        "unauthenticated",
                        "credentials-wrong")
                .header("WWW-Authenticate", startsWith("Basic "))
                .header("Content-Language", "zh")
                .extract()
                .asString();
        String unknown = problem(
                        given().auth().preemptive().basic("nobody", "wrong").get("/api/v1/me"),
                        401,
                        "unauthenticated",
                        "credentials-wrong")
                .extract()
                .asString();

        assertThat(unknown).isEqualTo(wrong);
    }

    @Test
    void credentials_that_make_no_sense_are_a_401() {
        for (String header : List.of(
                "Basic",
                "Basic !!!",
                "Basic " + base64("no colon"),
                "Basic " + base64("a\0b:c"),
                "Bearer abc",
                "Digest x")) {
            given().header("Authorization", header)
                    .get("/api/v1/me")
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json");
        }
    }

    @Test
    void guessing_is_slowed_down_in_english_too_and_holds_up_nobody_who_is_signed_in() {
        time.stopAt(time.instant());
        String name = newUser("intake", List.of());
        assertThat(with(name).get("/api/v1/me").statusCode()).isEqualTo(200);
        for (int i = 0; i < FailedTries.FREE; i++) {
            problem(
                    given().auth().preemptive().basic(name, "guess" + i).get("/api/v1/me"),
                    401,
                    "unauthenticated",
                    "credentials-wrong");
        }

        problem(
                        given().header("Accept-Language", "en")
                                .auth()
                                .preemptive()
                                .basic(name, "guess")
                                .get("/api/v1/me"),
                        429,
                        "too-many",
                        "too-many-tries")
                .header("Retry-After", "1")
                .body("detail", equalTo("Too many wrong passwords: try again in 1 seconds"));
        assertThat(with(name).get("/api/v1/me").statusCode()).isEqualTo(200);
    }

    @Test
    void a_user_is_created_once_and_signs_in_with_its_roles_and_units() {
        String name = name();
        as("admin")
                .contentType("application/json")
                .body(Map.of(
                        "name",
                        name,
                        "password",
                        GOOD,
                        "roles",
                        List.of("reviewer", "intake"),
                        "units",
                        List.of("JL-JL", "JL-CC", "JL-CC")))
                .post("/api/v1/users")
                .then()
                .statusCode(201)
                .header("Location", matchesPattern(".*/api/v1/users/[0-9a-f-]{36}"))
                .body("name", equalTo(name))
                .body("roles", contains("intake", "reviewer"))
                .body("units", contains("JL-CC", "JL-JL"))
                .body("everyUnit", is(false))
                .body("enabled", is(true))
                .body("createdBy", equalTo("admin"))
                .body("createdAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"))
                .body("$", not(hasKey("password")));
        with(name).get("/api/v1/me").then().body("roles", contains("intake", "reviewer"));

        problem(
                        as("admin")
                                .contentType("application/json")
                                .body(Map.of("name", name.toUpperCase(), "password", GOOD, "roles", List.of("intake")))
                                .post("/api/v1/users"),
                        409,
                        "conflict",
                        "name-taken")
                .body("problems[0].pointer", equalTo("/name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bootstrap", "demo", "build", "Bootstrap"})
    void nobody_is_called_as_the_service_calls_itself(String name) {
        as("admin")
                .contentType("application/json")
                .body("{\"name\": \"" + name + "\", \"password\": \"correct horse battery\", \"roles\": [\"intake\"]}")
                .post("/api/v1/users")
                .then()
                .statusCode(422)
                .body("problems.code", contains("reserved-name"));
    }

    @Test
    void every_fault_of_a_new_user_is_told_at_once_and_no_password_shown() {
        String body = as("admin")
                .contentType("application/json")
                .body(
                        "{\"name\": \"a:b\", \"password\": \"1234567\", \"roles\": [\"intake\", \"king\"], \"units\": [\"jl cc\"], \"colour\": 1}")
                .post("/api/v1/users")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("problems.pointer", contains("/name", "/password", "/roles/1", "/units/0", "/colour"))
                .body(
                        "problems.code",
                        contains("faulty-name", "wrong-length", "unknown-role", "faulty-unit", "unknown-field"))
                .extract()
                .asString();
        assertThat(body).doesNotContain("1234567");

        as("admin")
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/users")
                .then()
                .statusCode(422)
                .body("problems.pointer", contains("/name", "/password", "/roles"))
                .body("problems.code", everyItem(equalTo("missing-field")));
    }

    @Test
    void a_password_has_8_to_256_characters() {
        assertThat(creating("x".repeat(7))).isEqualTo(422);
        assertThat(creating("x".repeat(8))).isEqualTo(201);
        assertThat(creating("评".repeat(256))).isEqualTo(201);
        assertThat(creating("评".repeat(257))).isEqualTo(422);
    }

    @Test
    void intake_may_submit_for_its_own_units_only() {
        String name = newUser("intake", List.of("JL-CC"));

        with(name).get("/api/v1/test-of-roles/units/JL-CC").then().statusCode(200);
        problem(with(name).get("/api/v1/test-of-roles/units/JL-JL"), 403, "forbidden", "other-unit")
                .body("problems[0].pointer", equalTo("/unit"))
                .body("problems[0].value", equalTo("JL-JL"));
        problem(
                with(newUser("intake", List.of())).get("/api/v1/test-of-roles/units/JL-CC"),
                403,
                "forbidden",
                "other-unit");
        as("intake").get("/api/v1/test-of-roles/units/JL-JL").then().statusCode(200);
    }

    @Test
    void a_change_of_password_ends_what_was_signed_in_with_the_old_one() {
        String name = newUser("intake", List.of());
        assertThat(with(name).get("/api/v1/me").statusCode()).isEqualTo(200);

        change(name, Map.of("password", "another-good-one")).statusCode(200);

        assertThat(with(name).get("/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(given().auth()
                        .preemptive()
                        .basic(name, "another-good-one")
                        .get("/api/v1/me")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_change_of_roles_and_units_holds_from_the_next_request() {
        String name = newUser("intake", List.of("JL-CC"));
        with(name).get("/api/v1/me").then().body("roles", contains("intake"));

        change(name, Map.of("roles", List.of("auditor"), "units", List.of()))
                .statusCode(200)
                .body("roles", contains("auditor"))
                .body("units", empty())
                .body("enabled", is(true));

        with(name).get("/api/v1/me").then().body("roles", contains("auditor")).body("units", empty());
    }

    @Test
    void a_disabled_user_may_not_sign_in_until_enabled_again() {
        String name = newUser("intake", List.of());
        assertThat(with(name).get("/api/v1/me").statusCode()).isEqualTo(200);

        change(name, Map.of("enabled", false)).statusCode(200).body("enabled", is(false));
        problem(with(name).get("/api/v1/me"), 401, "unauthenticated", "credentials-wrong");
        change(name, Map.of("enabled", true)).statusCode(200);
        assertThat(with(name).get("/api/v1/me").statusCode()).isEqualTo(200);
    }

    @Test
    void a_change_that_another_replica_made_is_heard_of() throws Exception {
        String name = newUser("intake", List.of());
        assertThat(with(name).get("/api/v1/me").statusCode()).isEqualTo(200);
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("update app_user set enabled = false where name = '" + name + "'");
            statement.execute("insert into access_change (at, by_name, subject_kind, subject, subject_name, action)"
                    + " select now(), 'another', 'USER', id, name, 'ENABLED' from app_user where name = '" + name
                    + "'");
        }
        signedIn.lookForChanges();

        assertThat(with(name).get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void at_least_one_administrator_remains() {
        problem(changed("admin", Map.of("enabled", false)), 409, "conflict", "last-administrator");
        problem(changed("admin", Map.of("roles", List.of("auditor"))), 409, "conflict", "last-administrator");
        as("admin").get("/api/v1/me").then().body("roles", contains("admin"));
    }

    @Test
    void a_user_changes_its_own_password_with_the_present_one() {
        String name = newUser("auditor", List.of());
        with(name)
                .contentType("application/json")
                .body(Map.of("current", "wrong", "password", "short"))
                .put("/api/v1/me/password")
                .then()
                .statusCode(422)
                .body("problems.pointer", contains("/current", "/password"));
        with(name)
                .contentType("application/json")
                .body(Map.of("current", GOOD, "password", "another-good-one"))
                .put("/api/v1/me/password")
                .then()
                .statusCode(204);

        assertThat(with(name).get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void an_unknown_user_or_key_is_a_404() {
        problem(as("admin").get("/api/v1/users/" + UUID.randomUUID()), 404, "not-found", "no-such-user");
        problem(as("admin").delete("/api/v1/api-keys/" + UUID.randomUUID()), 404, "not-found", "no-such-key");
        problem(as("admin").get("/api/v1/users/me"), 404, "not-found", "not-found");
    }

    @Test
    void users_are_listed_page_by_page_without_passwords() {
        List<String> names = new ArrayList<>();
        String next = "";
        int total = 0;
        while (next != null) {
            ValidatableResponse page = as("admin")
                    .get("/api/v1/users?size=4" + (next.isEmpty() ? "" : "&after=" + next))
                    .then()
                    .statusCode(200)
                    .body("items[0]", not(hasKey("passwordHash")));
            names.addAll(page.extract().path("items.name"));
            next = page.extract().path("next");
            total = page.extract().path("total");
        }

        assertThat(names).containsAll(Roles.ALL).doesNotHaveDuplicates().hasSize(total);
    }

    @Test
    void only_administrators_look_after_users_and_keys() {
        for (String user : List.of("intake", "policy", "approver", "reviewer", "auditor")) {
            for (String path : List.of("/api/v1/users", "/api/v1/api-keys")) {
                assertThat(as(user).get(path).statusCode()).as(user + path).isEqualTo(403);
                assertThat(as(user).contentType("application/json")
                                .body("{}")
                                .post(path)
                                .statusCode())
                        .as(user + path)
                        .isEqualTo(403);
            }
        }
        as("intake").get("/api/v1/access-changes").then().statusCode(403);
        as("auditor").get("/api/v1/access-changes").then().statusCode(200);
    }

    @Test
    void every_change_is_on_record_with_who_and_when() {
        String name = newUser("intake", List.of("JL-CC"));
        change(name, Map.of("units", List.of("JL-JL", "JL-SP"), "password", "another-good-one", "enabled", false))
                .statusCode(200);

        List<Map<String, Object>> changes = as("auditor")
                .get("/api/v1/access-changes?size=500")
                .then()
                .statusCode(200)
                .body("items.by", hasItems("admin"))
                .extract()
                .path("items.findAll { it.name == '" + name + "' }");
        assertThat(changes)
                .extracting(change -> change.get("action") + " " + change.get("before") + " " + change.get("after"))
                .containsExactly(
                        "ENABLED true false",
                        "UNITS JL-CC JL-JL JL-SP",
                        "PASSWORD null null",
                        "UNITS null JL-CC",
                        "ROLES null intake",
                        "CREATED null null");
        assertThat(changes)
                .allSatisfy(change -> assertThat(change.get("at").toString()).endsWith("Z"));
    }

    @Test
    void a_key_is_shown_once_and_signs_in_with_its_roles_and_units() {
        String name = name();
        ValidatableResponse made = key(
                        name, Map.of("roles", List.of("intake"), "units", List.of("JL-CC"), "expiresOn", "2999-12-31"))
                .statusCode(201)
                .body("name", equalTo(name))
                .body("expiresOn", equalTo("2999-12-31"));
        String id = made.extract().path("id");
        String key = made.extract().path("key");

        given().header("X-API-Key", key)
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("name", equalTo("key:" + name))
                .body("roles", contains("intake"))
                .body("units", contains("JL-CC"))
                .body("everyUnit", is(false));
        given().header("X-API-Key", key)
                .get("/api/v1/test-of-roles/units/JL-JL")
                .then()
                .statusCode(403);
        String listed = as("admin")
                .get("/api/v1/api-keys?size=500")
                .then()
                .body("items.id", hasItem(id))
                .extract()
                .asString();
        assertThat(listed).doesNotContain(key, "keyHash");
    }

    @Test
    void a_key_without_a_last_day_holds_for_a_year() {
        time.stopAt(Instant.parse("2024-05-07T16:00:00Z"));

        key(name(), Map.of("roles", List.of("auditor"))).statusCode(201).body("expiresOn", equalTo("2025-05-08"));
    }

    @Test
    void a_key_holds_to_the_end_of_its_last_day_in_shanghai_and_no_longer() {
        String key = key(name(), Map.of("roles", List.of("auditor"), "expiresOn", "2030-06-30"))
                .statusCode(201)
                .extract()
                .path("key");
        time.stopAt(Instant.parse("2030-06-30T15:59:59Z"));
        assertThat(given().header("X-API-Key", key).get("/api/v1/me").statusCode())
                .isEqualTo(200);
        time.stopAt(Instant.parse("2030-06-30T16:00:00Z"));

        problem(given().header("X-API-Key", key).get("/api/v1/me"), 401, "unauthenticated", "key-expired")
                .body("detail", containsString("2030-06-30"));
    }

    @Test
    void a_revoked_key_ends_at_once_and_its_name_is_free_again() {
        String name = name();
        ValidatableResponse made = key(name, Map.of("roles", List.of("auditor")));
        String key = made.extract().path("key");
        String path = "/api/v1/api-keys/" + made.extract().path("id");
        assertThat(given().header("X-API-Key", key).get("/api/v1/me").statusCode())
                .isEqualTo(200);
        key(name, Map.of("roles", List.of("auditor"))).statusCode(409).body("problems[0].code", equalTo("name-taken"));

        as("admin").delete(path).then().statusCode(204);
        as("admin").delete(path).then().statusCode(204);

        problem(given().header("X-API-Key", key).get("/api/v1/me"), 401, "unauthenticated", "key-revoked");
        key(name, Map.of("roles", List.of("auditor"))).statusCode(201);
    }

    @Test
    void a_key_that_does_not_exist_is_a_401_even_beside_a_right_password() {
        problem(given().header("X-API-Key", "px_none").get("/api/v1/me"), 401, "unauthenticated", "key-unknown");
        problem(as("admin").header("X-API-Key", "px_none").get("/api/v1/me"), 401, "unauthenticated", "key-unknown");
    }

    @Test
    void a_key_has_no_password_to_change() {
        String key = key(name(), Map.of("roles", List.of("auditor"))).extract().path("key");

        problem(
                given().header("X-API-Key", key)
                        .contentType("application/json")
                        .body(Map.of("current", GOOD, "password", GOOD))
                        .put("/api/v1/me/password"),
                403,
                "forbidden",
                "no-password");
    }

    @Test
    void every_fault_of_a_new_key_is_told_at_once() {
        as("admin")
                .contentType("application/json")
                .body("{\"name\": \"\", \"roles\": [], \"units\": \"JL-CC\", \"expiresOn\": \"soon\"}")
                .post("/api/v1/api-keys")
                .then()
                .statusCode(422)
                .body("problems.pointer", contains("/name", "/roles", "/units", "/expiresOn"));
    }

    @Test
    void passwords_and_keys_are_kept_as_hashes_only() throws Exception {
        String name = newUser("auditor", List.of());
        String key = key(name(), Map.of("roles", List.of("auditor"))).extract().path("key");
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select password_hash from app_user where name = '" + name + "'")) {
            rows.next();
            assertThat(rows.getString(1)).startsWith("$2").hasSize(60);
        }
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select k::text from api_key k")) {
            while (rows.next()) {
                assertThat(rows.getString(1)).doesNotContain(key);
            }
        }
    }

    @Test
    void a_bearer_token_signs_in_with_its_roles_and_units_under_a_name_that_no_user_can_have() throws Exception {
        bearer(
                        "\"preferred_username\": \"intake\", \"groups\": [\"intake\", \"king\"], \"units\": [\"JL-CC\"]",
                        3000000000L)
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("name", equalTo("oidc:intake"))
                .body("roles", contains("intake"))
                .body("units", contains("JL-CC"))
                .body("everyUnit", is(false));
        bearer("\"preferred_username\": \"a\", \"groups\": [\"intake\"], \"units\": \"JL-SP, JL-CC\"", 3000000000L)
                .get("/api/v1/me")
                .then()
                .body("units", contains("JL-CC", "JL-SP"));
        bearer("\"preferred_username\": \"a\", \"groups\": [\"intake\"]", 3000000000L)
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("units", empty());
    }

    @Test
    void a_bearer_token_that_has_expired_or_was_changed_is_a_401() throws Exception {
        String claims = "\"preferred_username\": \"a\", \"groups\": [\"admin\"]";
        bearer(claims, 1000000000L).get("/api/v1/me").then().statusCode(401).contentType("application/problem+json");
        String token = TokenIssuer.token("{\"sub\": \"a\", \"exp\": 3000000000}");
        given().auth()
                .oauth2(token.substring(0, token.lastIndexOf('.')) + "." + "A".repeat(342))
                .get("/api/v1/me")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    private static RequestSpecification bearer(String claims, long expires) throws Exception {
        return given().auth()
                .oauth2(TokenIssuer.token(
                        "{\"sub\": \"1\", \"iat\": 1000000000, \"exp\": " + expires + ", " + claims + "}"));
    }

    private ValidatableResponse key(String name, Map<String, Object> rest) {
        Map<String, Object> body = new java.util.HashMap<>(rest);
        body.put("name", name);
        return as("admin")
                .contentType("application/json")
                .body(body)
                .post("/api/v1/api-keys")
                .then();
    }

    private String newUser(String role, List<String> units) {
        String name = name();
        as("admin")
                .contentType("application/json")
                .body(Map.of("name", name, "password", GOOD, "roles", List.of(role), "units", units))
                .post("/api/v1/users")
                .then()
                .statusCode(201);
        return name;
    }

    private int creating(String password) {
        return as("admin")
                .contentType("application/json; charset=UTF-8")
                .body(Map.of("name", name(), "password", password, "roles", List.of("auditor")))
                .post("/api/v1/users")
                .statusCode();
    }

    private ValidatableResponse change(String name, Map<String, Object> change) {
        return changed(name, change).then();
    }

    private Response changed(String name, Map<String, Object> change) {
        String id = as("admin").get("/api/v1/users?size=500").path("items.find { it.name == '" + name + "' }.id");
        return as("admin").contentType("application/json").body(change).patch("/api/v1/users/" + id);
    }

    private static String name() {
        return "u" + UUID.randomUUID().toString().replace("-", "");
    }

    private static String base64(String text) {
        return java.util.Base64.getEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static RequestSpecification with(String name) {
        return given().auth().preemptive().basic(name, GOOD);
    }

    private static RequestSpecification as(String firstUser) {
        return given().auth().preemptive().basic(firstUser, TestDatabase.PASSWORD);
    }

    private static ValidatableResponse problem(Response response, int status, String kind, String code) {
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:pingxuan:problem:" + kind))
                .body("problems", hasSize(1))
                .body("problems[0].code", equalTo(code));
    }
}
