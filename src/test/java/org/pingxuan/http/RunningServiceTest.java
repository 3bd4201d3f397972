package org.pingxuan.http;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pingxuan.database.TestDatabase;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RunningServiceTest {

    @Inject
    InstantSource clock;

    @Inject
    DataSource pool;

    @Inject
    SettableTime time;

    @AfterEach
    void time_goes_on() {
        time.goOn();
    }

    @Test
    void the_database_answers_and_the_rights_of_two_roles_hold_the_record() {
        get("/q/health/ready")
                .then()
                .body("checks.find { it.name == 'database' }.status", equalTo("UP"))
                .body("checks.find { it.name == 'database' }.data.appendOnlyHeldBy", equalTo("rights and ledger"));
    }

    @Test
    void connections_that_the_server_cut_are_replaced_before_anyone_is_given_one() throws SQLException {
        get("/q/health/ready");
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and usename = current_user and pid <> pg_backend_pid()");
            statement.execute("select pg_terminate_backend(pg_backend_pid())");
        } catch (SQLException cut) {
            assertThat(cut.getSQLState()).isEqualTo("57P01");
        }
        get("/q/health/ready").then().body("checks.find { it.name == 'database' }.status", equalTo("UP"));
    }

    @Test
    void metrics_and_the_description_of_the_api_are_served() {
        get("/q/metrics").then().statusCode(200).body(containsString("jvm_memory_used_bytes"));
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("openapi", containsString("3."));
    }

    @Test
    void every_bean_has_the_clock_that_a_test_stops() {
        Instant deadline = Instant.parse("2024-05-10T16:00:00Z");
        time.stopAt(deadline);
        assertThat(clock.instant()).isEqualTo(deadline);
    }
}
