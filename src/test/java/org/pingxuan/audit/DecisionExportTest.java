package org.pingxuan.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.decision.NomineeIdentity;
import org.pingxuan.decision.StoredDecision;
import org.pingxuan.submission.Award;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DecisionExportTest {

    private final String round = OnRecord.ownRound();

    @Inject
    DecisionStore decisions;

    private Response export(String user, String format, String language, String... parameters) {
        var request = given().auth()
                .preemptive()
                .basic(user, TestDatabase.PASSWORD)
                .header("Accept-Language", language)
                .queryParam("round", round);
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get("/api/v1/decisions." + format);
    }

    @Test
    void csv_begins_with_a_byte_order_mark_and_holds_every_row_masked() {
        StoredDecision one = OnRecord.in(round).reference("cc, \"17\"").put(decisions);
        Response answer = export("auditor", "csv", "en");
        answer.then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8")
                .header("Content-Disposition", equalTo("attachment; filename=\"decisions.csv\""));
        String text = new String(answer.asByteArray(), StandardCharsets.UTF_8);
        assertThat(text.lines())
                .containsExactly(
                        "\ufeffDecision,Round,Award,Unit,Reference,Version,Name (masked),"
                                + "ID number or credit code (masked),Personal data,Advice,Standing verdict,Score,Policy version,Received,Decided",
                        one.id() + "," + round + ","
                                + Award.OUTSTANDING_INDIVIDUAL.title().en()
                                + ",JL-CC,\"cc, \"\"17\"\"\",1,示**,229*************39,,returned,returned,71.5,1,"
                                + "2024-05-08 15:20:01,2024-05-08 15:20:01");
        assertThat(text).contains("\r\n").doesNotContain("229999199001010739", "示例甲");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)"})
    void a_text_that_looks_like_a_formula_is_inert_in_both_formats(String formula) throws IOException {
        OnRecord.in(round)
                .award(Award.STAR_WINDOW)
                .naming(NomineeIdentity.window(null, formula))
                .put(decisions);
        assertThat(export("auditor", "csv", "zh").asString()).contains(",'" + formula + ",");
        try (XSSFWorkbook workbook = workbook(export("auditor", "xlsx", "zh"))) {
            var cell = workbook.getSheetAt(0).getRow(1).getCell(6);
            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getStringCellValue()).isEqualTo(formula);
            assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
        }
    }

    @Test
    void xlsx_holds_the_same_rows_in_the_asked_language() throws IOException {
        OnRecord.in(round).at("2024-05-08T01:00:00Z").put(decisions);
        OnRecord.in(round).at("2024-05-08T02:00:00Z").put(decisions);
        Response answer = export("auditor", "xlsx", "zh");
        answer.then().statusCode(200).header("Content-Disposition", equalTo("attachment; filename=\"decisions.xlsx\""));
        try (XSSFWorkbook workbook = workbook(answer)) {
            XSSFSheet sheet = workbook.getSheet("判定记录");
            assertThat(sheet.getLastRowNum()).isEqualTo(2);
            Row heading = sheet.getRow(0);
            assertThat(heading.getCell(9).getStringCellValue()).isEqualTo("系统建议");
            assertThat(sheet.getRow(1).getCell(9).getStringCellValue()).isEqualTo("退回补正");
            assertThat(sheet.getRow(1).getCell(11).getNumericCellValue()).isEqualTo(71.5);
            assertThat(sheet.getRow(1).getCell(14).getStringCellValue()).isEqualTo("2024-05-08 10:00:00");
            assertThat(sheet.getRow(2).getCell(14).getStringCellValue()).isEqualTo("2024-05-08 09:00:00");
        }
    }

    @Test
    void an_export_holds_more_than_a_page() {
        for (int i = 0; i < 60; i++) {
            OnRecord.in(round).put(decisions);
        }
        assertThat(export("auditor", "csv", "en").asString().lines()).hasSize(61);
        assertThat(export("auditor", "csv", "en", "unit", "JL-YB").asString().lines())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx"})
    void readers_export_and_others_do_not(String format) {
        for (String user : List.of("reviewer", "auditor", "admin", "intake")) {
            export(user, format, "en").then().statusCode(200);
        }
        for (String user : List.of("policy", "approver")) {
            export(user, format, "en").then().statusCode(403);
        }
        export("auditor", format, "en", "size", "5").then().statusCode(400).body("problems.pointer", contains("size"));
    }

    private static XSSFWorkbook workbook(Response answer) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(answer.asByteArray()));
    }
}
