package org.pingxuan.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.pingxuan.authoring.ChangeStoryTest.approve;
import static org.pingxuan.authoring.ChangeStoryTest.as;
import static org.pingxuan.authoring.ChangeStoryTest.opened;
import static org.pingxuan.authoring.ChangeStoryTest.post;
import static org.pingxuan.authoring.ChangeStoryTest.round;
import static org.pingxuan.authoring.ChangeStoryTest.submit;
import static org.pingxuan.authoring.ChangeStoryTest.submitted;
import static org.pingxuan.authoring.ChangeStoryTest.table;
import static org.pingxuan.authoring.ChangeStoryTest.upload;
import static org.pingxuan.authoring.ChangeStoryTest.window;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.Test;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.screening.SlateBody;

/** The next selection needs no programmer: a copied policy, with new quotas, deadlines and calendar. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class NewRoundTest {

    private static final String OVER = "checks.find { it.criterion == 'Q-ALLOC' }.effect";
    private static final String IN_TIME = "findings.find { it.criterion == 'T-0510' }.outcome";
    private static final String NOTICE = "findings.find { it.criterion == 'N-CITY-5' }.outcome";

    @Test
    void two_rounds_with_their_own_quotas_deadline_and_calendar_are_judged_side_by_side() {
        String older = round();
        String newer = round();
        String draft = opened(newer, "quotas, deadline and calendar of the next round");
        byte[] quotas = table("quotas", newer);
        upload(draft, "quotas", TableEdit.set(TableEdit.set(quotas, "JL-W", "名额", 4), "JL-W", "四星级", 1))
                .statusCode(200);
        byte[] deadlines = table("deadlines", newer);
        upload(draft, "deadlines", dated(dated(deadlines, "截止日（含）"), "可收至（含）")).statusCode(200);

        // a day off more makes the test rows of the calendar red until they are corrected
        byte[] days = restOn24thOfApril(table("working-days", newer));
        List<String> red = upload(draft, "working-days", days)
                .statusCode(200)
                .body("checks.publishable", is(false))
                .body("checks.problems.code.unique()", equalTo(List.of("test-row-red")))
                .body("checks.problems.value", hasItem("WD-LATEST-UNIT"))
                .body("checks.problems.find { it.value == 'WD-LATEST-UNIT' }.help", containsString("gives 4"))
                .body("checks.tests.find { it.table == 'working-days' }.red", is(3))
                .body("checks.tests.find { it.table == 'working-days' }.tests", is(18))
                .extract()
                .path("checks.problems.pointer");
        assertThat(red).hasSize(3).allMatch(pointer -> pointer.startsWith("working-days.xlsx 用例!A"));
        for (String pointer : red) {
            days = oneDayLess(days, Integer.parseInt(pointer.replaceAll(".*!A", "")) - 1);
        }
        upload(draft, "working-days", days).statusCode(200).body("checks.problems", hasSize(0));
        approve("approver", draft, "2024-04-01", submitted(draft)).statusCode(201);

        ObjectNode late = window();
        late.put("receivedAt", "2024-05-13T09:00:00+08:00");
        submit(older, late).statusCode(201).body(IN_TIME, equalTo("NOT_MET")).body("verdict", equalTo("FORFEITED"));
        submit(newer, late).statusCode(201).body(IN_TIME, equalTo("MET"));
        // 23 to 28 April: five working days in the one calendar, four in the other
        ObjectNode posted = window();
        ((ObjectNode) posted.at("/procedure/cityNotice"))
                .put("from", "2024-04-23")
                .put("to", "2024-04-28");
        submit(older, posted).statusCode(201).body(NOTICE, equalTo("MET"));
        submit(newer, posted).statusCode(201).body(NOTICE, equalTo("NOT_MET"));
        String slate = SlateBody.of("JL-JL", "COUNTY", "COUNTY", "COUNTY", "COUNTY", "COUNTY")
                .toString();
        post("intake", "/api/v1/rounds/" + older + "/slates", slate)
                .statusCode(201)
                .body(OVER, equalTo("NONE"));
        post("intake", "/api/v1/rounds/" + newer + "/slates", slate)
                .statusCode(201)
                .body(OVER, equalTo("NON_COMPLIANT"));

        String newest = as("policy")
                .queryParam("round", newer)
                .get("/api/v1/policies")
                .then()
                .body("items", hasSize(2))
                .extract()
                .path("items.find { it.version == 2 }.id");
        as("intake")
                .get("/api/v1/policies/" + newest + "/handbook.md")
                .then()
                .statusCode(200)
                .body(containsString("2024-05-15"));
    }

    @Test
    void two_rows_on_one_day_that_contradict_each_other_are_told_by_their_cells() {
        String round = round();
        String draft = opened(round, "a day both off and on");
        byte[] days = restOn24thOfApril(restOn24thOfApril(table("working-days", round)));
        days = TableEdit.of(days, opened -> {
            XSSFSheet sheet = opened.getSheet("表");
            sheet.getRow(sheet.getLastRowNum()).getCell(0).setCellValue("2024-04-24-WORK");
            sheet.getRow(sheet.getLastRowNum()).getCell(4).setCellValue("上班");
        });
        upload(draft, "working-days", days)
                .statusCode(200)
                .body("checks.publishable", is(false))
                .body("checks.problems.code", equalTo(List.of("duplicate-row")))
                .body("checks.problems[0].help", containsString("2024-04-24-REST"));
    }

    private static byte[] dated(byte[] deadlines, String header) {
        return TableEdit.set(deadlines, "T-0510", header, "2024-05-15");
    }

    private static byte[] restOn24thOfApril(byte[] days) {
        byte[] longer = TableEdit.add(days, "2024-04-24-REST", "示例安排", 2024, null, "休息", null, "示例假日");
        return TableEdit.of(longer, opened -> {
            XSSFSheet sheet = opened.getSheet("表");
            sheet.getRow(sheet.getLastRowNum()).createCell(3).setCellValue(LocalDate.of(2024, 4, 24));
            sheet.getRow(sheet.getLastRowNum())
                    .getCell(3)
                    .setCellStyle(sheet.getRow(1).getCell(3).getCellStyle());
        });
    }

    private static byte[] oneDayLess(byte[] days, int row) {
        return TableEdit.of(days, opened -> {
            var cell = opened.getSheet("用例").getRow(row).getCell(4);
            cell.setCellValue(cell.getNumericCellValue() - 1);
        });
    }
}
