package org.pingxuan.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pingxuan.database.BootstrapPassword;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.http.Page;

/** Starts of the service after the first: the users are there already. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FirstUsersTest {

    private static final String OTHER = "another-password-at-start";

    @Inject
    Users users;

    @Inject
    AccessLog log;

    @Inject
    Passwords passwords;

    @Inject
    EntityManager database;

    @AfterEach
    void asBefore() {
        startWith(TestDatabase.PASSWORD);
    }

    @Test
    void a_start_with_the_same_password_changes_nothing() {
        startWith(TestDatabase.PASSWORD);
        long changes = log.head();
        long total = users.list(new Page(1, null)).total();

        startWith(TestDatabase.PASSWORD);

        assertThat(log.head()).isEqualTo(changes);
        assertThat(users.list(new Page(1, null)).total()).isEqualTo(total);
    }

    @Test
    void the_first_users_follow_the_bootstrap_password() {
        startWith(OTHER);

        for (String name : Roles.ALL) {
            assertThat(status(name, OTHER)).as(name).isEqualTo(200);
            assertThat(status(name, TestDatabase.PASSWORD)).as(name).isEqualTo(401);
        }
    }

    @Test
    void a_first_user_whose_password_was_changed_keeps_it() {
        String id = given().auth()
                .preemptive()
                .basic("admin", TestDatabase.PASSWORD)
                .get("/api/v1/users?size=500")
                .path("items.find { it.name == 'policy' }.id");
        // given anew, though the same: from now on it is the user's own
        given().auth()
                .preemptive()
                .basic("admin", TestDatabase.PASSWORD)
                .contentType("application/json")
                .body(Map.of("password", TestDatabase.PASSWORD))
                .patch("/api/v1/users/" + id)
                .then()
                .statusCode(200);

        startWith(OTHER);

        assertThat(status("policy", TestDatabase.PASSWORD)).isEqualTo(200);
        assertThat(status("policy", OTHER)).isEqualTo(401);
        assertThat(status("approver", OTHER)).isEqualTo(200);
        QuarkusTransaction.requiringNew().run(() -> followAgain("policy"));
    }

    private void startWith(String password) {
        FirstUsers start = new FirstUsers(users, log, passwords, new BootstrapPassword(password, null));
        QuarkusTransaction.requiringNew().run(() -> start.atStart(new StartupEvent()));
    }

    private void followAgain(String name) {
        database.createQuery("update UserEntity u set u.bootstrap = true, u.passwordHash = "
                        + "(select o.passwordHash from UserEntity o where o.name = 'approver') where u.name = :name")
                .setParameter("name", name)
                .executeUpdate();
    }

    private static int status(String name, String password) {
        return given().auth()
                .preemptive()
                .basic(name, password)
                .get("/api/v1/me")
                .statusCode();
    }
}
