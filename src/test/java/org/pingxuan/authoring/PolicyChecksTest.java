package org.pingxuan.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.pingxuan.rulebook.PolicySource;
import org.pingxuan.shared.Problem;

class PolicyChecksTest {

    private final PolicySource build = PolicySource.ofBuild();
    private final Map<String, byte[]> workbooks = new TreeMap<>(build.workbooks());
    private final Map<String, String> rules = new TreeMap<>(build.rules());

    @Test
    void the_policy_of_the_build_may_be_published() {
        assertThat(problems()).isEmpty();
    }

    @Test
    void faults_of_several_tables_are_told_at_once_each_with_its_cell() {
        edit("service-map", "表", sheet -> sheet.removeRow(sheet.getRow(sheet.getLastRowNum())));
        edit("employment-cases", "表", sheet -> {
            copyRow(sheet, 1, "TWICE");
            copyRow(sheet, 1, "NEVER").getCell(1).setCellValue("X-NOBODY");
        });
        edit("service-years", "用例", sheet -> {
            XSSFRow test = sheet.getRow(1);
            set(test.getCell(column(sheet, "应得结论")), "不适用");
        });
        edit(
                "knowledge-title",
                "用例",
                sheet -> IntStream.rangeClosed(1, sheet.getLastRowNum())
                        .forEach(row -> sheet.removeRow(sheet.getRow(row))));
        edit("thresholds", "表", sheet -> set(sheet.getRow(1).getCell(1), "九(九)9"));
        edit("deadlines", "表", sheet -> set(sheet.getRow(1).getCell(2), "T-9999"));
        edit("quotas", "表", sheet -> set(sheet.getRow(1).getCell(2), "JL-XX"));
        int twice = rows("employment-cases") - 1;

        List<Problem> problems = problems();

        assertThat(problems)
                .extracting(Problem::code, Problem::pointer)
                .contains(
                        tuple("gap", "service-map.xlsx 表"),
                        tuple("overlap", "employment-cases.xlsx 表!A" + twice),
                        tuple("test-row-red", "employment-cases.xlsx 用例!A2"),
                        tuple("dead-row", "employment-cases.xlsx 表!A" + (twice + 1)),
                        tuple("test-row-red", "service-years.xlsx 用例!A2"),
                        tuple("no-test-rows", "knowledge-title.xlsx 用例"),
                        tuple("unknown-clause", "thresholds.xlsx 表!B2"),
                        tuple("unknown-reference", "deadlines.xlsx 表!C2"),
                        tuple("unknown-reference", "quotas.xlsx 表!C2"));
        assertThat(problems)
                .extracting(problem -> problem.pointer().split("\\.")[0])
                .containsOnly(
                        "service-map",
                        "employment-cases",
                        "service-years",
                        "knowledge-title",
                        "thresholds",
                        "deadlines",
                        "quotas");
    }

    @Test
    void a_table_that_cannot_be_read_is_told_before_anything_rests_on_it() {
        edit("units", "表", sheet -> set(sheet.getRow(0).getCell(0), "代码"));
        workbooks.remove("grades");

        assertThat(problems())
                .extracting(Problem::code, Problem::pointer)
                .containsExactlyInAnyOrder(tuple("missing-table", "grades.xlsx"), tuple("header", "units.xlsx 表!A1"));
    }

    @Test
    void a_criterion_without_a_rule_and_a_rule_without_a_criterion_are_told() {
        rules.computeIfPresent("window/scope.drl", (path, drl) -> drl.replace("rule \"W-SCOPE ", "rule \"W-OTHER "));

        assertThat(problems())
                .extracting(Problem::code, Problem::value)
                .contains(tuple("not-one-rule", "W-SCOPE"), tuple("rule-without-criterion", "W-OTHER"));
    }

    @Test
    void rules_that_do_not_compile_are_told() {
        rules.merge("window/scope.drl", "\nrule \"broken\" when Nothing() then end\n", String::concat);

        assertThat(problems()).extracting(Problem::code).containsExactly("rules-broken");
    }

    @Test
    void an_award_whose_criteria_the_rules_do_not_answer_is_told() {
        edit("criteria", "表", sheet -> {
            int awards = column(sheet, "奖项");
            for (int row = 1; row <= sheet.getLastRowNum(); row++) {
                if (sheet.getRow(row).getCell(0).getStringCellValue().equals("W-SCOPE")) {
                    set(sheet.getRow(row).getCell(awards), "最美人社服务标兵");
                }
            }
        });

        assertThat(problems())
                .extracting(Problem::code, Problem::value)
                .containsExactlyInAnyOrder(
                        tuple("criteria-unanswered", "STAR_WINDOW"), tuple("criteria-unanswered", "PACESETTER"));
    }

    private List<Problem> problems() {
        return PolicyChecks.of(new PolicySource(rules, workbooks));
    }

    private void edit(String table, String sheet, Consumer<XSSFSheet> change) {
        try (XSSFWorkbook workbook = open(table);
                ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            change.accept(workbook.getSheet(sheet));
            workbook.write(file);
            workbooks.put(table, file.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private int rows(String table) {
        try (XSSFWorkbook workbook = open(table)) {
            return workbook.getSheet("表").getLastRowNum() + 1;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private XSSFWorkbook open(String table) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(workbooks.get(table)));
    }

    /** POI leaves the text of an inline string behind the new one. */
    private static void set(XSSFCell cell, String text) {
        cell.setBlank();
        cell.setCellValue(text);
    }

    private static int column(XSSFSheet sheet, String header) {
        int column = 0;
        while (!sheet.getRow(0).getCell(column).getStringCellValue().equals(header)) {
            column++;
        }
        return column;
    }

    private static XSSFRow copyRow(XSSFSheet sheet, int from, String id) {
        XSSFRow copy = sheet.createRow(sheet.getLastRowNum() + 1);
        XSSFRow row = sheet.getRow(from);
        for (int column = 0; column < row.getLastCellNum(); column++) {
            if (row.getCell(column) != null) {
                copy.createCell(column).setCellValue(row.getCell(column).getStringCellValue());
            }
        }
        copy.getCell(0).setCellValue(id);
        return copy;
    }
}
