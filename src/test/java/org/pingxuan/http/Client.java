package org.pingxuan.http;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pingxuan.database.TestDatabase;

/** What clients of the running service do in every test. */
public final class Client {

    private Client() {}

    /** A request of one of the first users, or of one made by {@link #user}: JSON, to be answered in English. */
    public static RequestSpecification as(String user) {
        return given().auth()
                .preemptive()
                .basic(user, TestDatabase.PASSWORD)
                .contentType("application/json")
                .header("Accept-Language", "en");
    }

    /** Makes a user of one unit; returns its name. */
    public static String user(String unit, String... roles) {
        String name = "u-" + UUID.randomUUID();
        as("admin")
                .body(Map.of(
                        "name",
                        name,
                        "password",
                        TestDatabase.PASSWORD,
                        "roles",
                        List.of(roles),
                        "units",
                        List.of(unit)))
                .post("/api/v1/users")
                .then()
                .statusCode(201);
        return name;
    }

    /** Has a submission judged and recorded; returns the decision's id. */
    public static String submitted(Object submission) {
        return as("intake")
                .body(submission.toString())
                .post("/api/v1/rounds/2024-02/submissions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
