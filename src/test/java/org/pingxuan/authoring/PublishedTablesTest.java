package org.pingxuan.authoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingxuan.access.Roles;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.http.FileType;
import org.pingxuan.http.SettableTime;
import org.pingxuan.policy.TypedTable;
import org.pingxuan.rulebook.BuildPolicy;
import org.pingxuan.rulebook.PolicySource;
import org.pingxuan.rulebook.PolicyStore;
import org.pingxuan.workbook.TableReader;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PublishedTablesTest {

    @Inject
    SettableTime time;

    @Inject
    PolicyStore policies;

    @Inject
    DataSource database;

    @AfterEach
    void timeGoesOn() {
        time.goOn();
    }

    @Test
    void the_service_is_ready_with_the_policy_of_its_build() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'policy' }.status", is("UP"))
                .body("checks.find { it.name == 'policy' }.data.'2024-02'", is("v1"));
        assertThat(given().get("/q/metrics").asString())
                .containsPattern("pingxuan_policy_epoch [1-9]")
                .contains("pingxuan_policy_unloaded 0.0");
    }

    @Test
    void a_publication_by_another_replica_is_seen_within_five_seconds() throws SQLException {
        long before = policies.epoch();
        try (Connection connection = database.getConnection();
                Statement publish = connection.createStatement()) {
            publish.executeUpdate("UPDATE policy_epoch SET epoch = epoch + 1");
        }
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (policies.epoch() == before && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }

        assertThat(policies.epoch()).isEqualTo(before + 1);
    }

    @Test
    void the_service_is_not_ready_on_a_day_on_which_no_policy_is_in_force() {
        time.stopAt(Instant.parse("2024-03-31T15:59:59Z"));
        given().get("/q/health/ready").then().statusCode(503);
        time.stopAt(Instant.parse("2024-03-31T16:00:00Z"));
        given().get("/q/health/ready").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"intake", "policy", "approver", "reviewer", "auditor", "admin"})
    void everyone_signed_in_may_read(String user) {
        for (String path : new String[] {"tables", "policies", "rounds", "rounds/2024-02", "rounds/2024-02/clauses"}) {
            as(user).get("/api/v1/" + path).then().statusCode(200);
        }
    }

    @Test
    void a_workbook_opens_at_the_row_that_a_link_names() throws IOException {
        byte[] file = anyone().get("/api/v1/tables/prior-honours.xlsx?row=9").asByteArray();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            assertThat(workbook.getSheetName(workbook.getActiveSheetIndex())).isEqualTo("表");
            assertThat(workbook.getSheet("表").getActiveCell()).isEqualTo(new CellAddress("A9"));
            TypedTable table = BuildPolicy.content().table("prior-honours");
            assertThat(TableReader.read(file, table.schema()).table().digest()).isEqualTo(table.digest());
        }
        anyone().get("/api/v1/tables/prior-honours.xlsx?row=0")
                .then()
                .statusCode(400)
                .body("problems.pointer", contains("row"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tables", "tables/units.xlsx", "policies", "rounds", "rounds/2024-02/clauses"})
    void nobody_else_may(String path) {
        given().get("/api/v1/" + path).then().statusCode(401);
    }

    @Test
    void every_table_of_the_build_is_listed_in_the_asked_language() {
        int tables = PolicySource.ofBuild().workbooks().size();
        anyone().header("Accept-Language", "en")
                .get("/api/v1/tables")
                .then()
                .body("total", equalTo(tables))
                .body("items", hasSize(tables))
                .body("items.find { it.name == 'star-upgrade' }.title", is("Star upgrade"))
                .body("items.find { it.name == 'star-upgrade' }.kind", is("CASES"))
                .body("items.find { it.name == 'units' }.rows", is(12))
                .body("items.find { it.name == 'units' }.digest", startsWith("sha256:"));
        anyone().get("/api/v1/tables").then().body("items.find { it.name == 'star-upgrade' }.title", is("星级申报"));
    }

    @Test
    void a_workbook_comes_back_byte_by_byte_and_once_only_while_it_is_unchanged() {
        Response first = anyone().get("/api/v1/tables/units.xlsx");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.contentType()).isEqualTo(FileType.XLSX);
        assertThat(first.asByteArray())
                .isEqualTo(PolicySource.ofBuild().workbooks().get("units"));
        anyone().header("If-None-Match", first.header("ETag"))
                .get("/api/v1/tables/units.xlsx")
                .then()
                .statusCode(304);
        assertThat(anyone().get("/api/v1/tables/units.xlsx?policy=" + firstPolicy())
                        .asByteArray())
                .isEqualTo(first.asByteArray());
        assertThat(anyone().get("/api/v1/tables/units.xlsx?round=2024-02").asByteArray())
                .isEqualTo(first.asByteArray());
    }

    @Test
    void the_rows_of_a_table_come_as_json_with_their_row_numbers() {
        anyone().get("/api/v1/tables/star-upgrade.json")
                .then()
                .statusCode(200)
                .body("columns[0].key", is("id"))
                .body("columns.find { it.key == 'stars.held' }.codes.'5'", is("五星级"))
                .body("rows[0].row", is(2))
                .body("rows[0].criterion", notNullValue())
                .body("rows[0]", hasKey("stars.held"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tables/no-such-table.xlsx",
                "tables/no-such-table.json",
                "tables?round=1999-01",
                "tables/units.xlsx?policy=00000000-0000-0000-0000-000000000000",
                "policies/00000000-0000-0000-0000-000000000000",
                "policies/not-an-id",
                "policies?round=1999-01",
                "rounds/1999-01",
                "rounds/1999-01/clauses"
            })
    void what_does_not_exist_is_a_404(String path) {
        anyone().get("/api/v1/" + path).then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void a_policy_says_what_it_is_and_which_tables_it_has() {
        String id = firstPolicy();
        anyone().get("/api/v1/policies/" + id)
                .then()
                .statusCode(200)
                .body("id", is(id))
                .body("round", is("2024-02"))
                .body("version", is(1))
                .body("digest", startsWith("sha256:"))
                .body("inForceFrom", is("2024-04-01"))
                .body("inForce", is(true))
                .body("approvedBy", nullValue())
                .body("ledger.index", notNullValue())
                .body("tables.units", startsWith("sha256:"));
        anyone().get("/api/v1/policies?round=2024-02&size=1")
                .then()
                .body("items", hasSize(1))
                .body("items[0]", not(hasKey("tables")))
                .body("next", nullValue())
                .body("total", is(1));
    }

    @Test
    void a_round_shows_its_notice_its_awards_with_their_criteria_and_its_units() {
        anyone().get("/api/v1/rounds/2024-02")
                .then()
                .statusCode(200)
                .body("title", startsWith("第二届"))
                .body("policy.version", is(1))
                .body("notice.number", is("吉人社联〔2024〕34号"))
                .body("awards.find { it.award == 'STAR_WINDOW' }.criteria.SUBMISSION", is(62))
                .body("awards.find { it.award == 'OUTSTANDING_INDIVIDUAL' }.criteria.SUBMISSION", is(51))
                .body("awards.find { it.award == 'PACESETTER' }.criteria.SUBMISSION", is(45))
                .body("units.unit", hasItem("JL-CC"))
                .body("units", hasSize(12));
        anyone().get("/api/v1/rounds").then().body("items.id", hasItem("2024-02"));
    }

    @Test
    void every_clause_has_criteria_or_the_reason_why_it_has_none() {
        Response answer = anyone().get("/api/v1/rounds/2024-02/clauses");

        assertThat(answer.path("items.findAll { it.criteria.isEmpty() && it.notChecked == null }")
                        .toString())
                .isEqualTo("[]");
        answer.then()
                .body("items.size()", equalTo(answer.<Integer>path("total")))
                .body("items.find { it.id == 'R-TITLE' }.notChecked", startsWith("名称"))
                .body("items.find { it.id == 'R-UNITS' }.criteria.id", hasItem("R-UNITS"))
                .body("items.find { it.id == 'R-UNITS' }.readings[0].id", is("A-01"));
    }

    @Test
    void an_unknown_parameter_is_a_400() {
        anyone().get("/api/v1/tables?plicy=1").then().statusCode(400);
        anyone().get("/api/v1/policies?page=1").then().statusCode(400);
    }

    private static String firstPolicy() {
        String id = anyone().get("/api/v1/policies?round=2024-02").path("items[0].id");
        return UUID.fromString(id).toString();
    }

    private static RequestSpecification anyone() {
        return as(Roles.INTAKE);
    }

    private static RequestSpecification as(String user) {
        return given().auth().preemptive().basic(user, TestDatabase.PASSWORD);
    }

    @Test
    void the_handbook_of_a_policy_version_is_read_in_either_language() {
        String id = policies.versions("2024-02").get(0).id().toString();

        String chinese =
                as("auditor").get("/api/v1/policies/" + id + "/handbook.md").asString();
        String english = as("auditor")
                .header("Accept-Language", "en")
                .get("/api/v1/policies/" + id + "/handbook.md")
                .then()
                .statusCode(200)
                .contentType("text/markdown")
                .extract()
                .asString();

        assertThat(chinese).startsWith("# 政策手册：").contains("| `S5-HELD` | 五星级 |");
        assertThat(english).startsWith("# Policy handbook: ").contains("| `S5-HELD` | five stars |");
    }
}
