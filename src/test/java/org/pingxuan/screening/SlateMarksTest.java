package org.pingxuan.screening;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pingxuan.decision.CheckLine;
import org.pingxuan.decision.JudgedList;
import org.pingxuan.rulebook.BuildPolicy;
import org.pingxuan.rulebook.Evaluation;
import org.pingxuan.rulebook.fact.Facts;
import org.pingxuan.rulebook.fact.Register;
import org.pingxuan.screening.SlateMarks.Nominee;
import org.pingxuan.shared.Language;
import org.pingxuan.shared.Text;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.Submission;
import org.pingxuan.submission.SubmissionCheck;
import org.pingxuan.submission.SubmissionDefaults;
import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.Figure;
import org.pingxuan.verdict.Finding;
import org.pingxuan.verdict.ListVerdict;
import org.pingxuan.verdict.Outcome;

class SlateMarksTest {

    private static final Award AWARD = Award.STAR_WINDOW;
    private static final CheckLine SHARE = new CheckLine(
            new Finding(
                    "Q-GRASS-70",
                    "三(一)2¶1",
                    Outcome.NOT_MET,
                    Effect.NON_COMPLIANT,
                    Text.of("基层窗口 3 个，不足 4 个。", "3 grass-roots windows, 4 are needed."),
                    null,
                    List.of(),
                    null),
            new Figure(3, 5, "quota", "≥ 70% × 5 = 3.5 → 4", "UP", -1, List.of("a", "b", "c"), null));

    private static final ListAnswer.RepairAnswer REPAIR = new ListAnswer.RepairAnswer(
            false,
            null,
            null,
            null,
            null,
            List.of("Q-GRASS-70"),
            List.of(),
            new ListAnswer.RepairAnswer.Change(List.of("b"), List.of("c"), List.of("a", "c"), ListVerdict.REVIEW));

    @Test
    void verdict_score_and_reasons_stand_in_added_columns_and_the_rest_is_as_it_was() throws IOException {
        byte[] sent = FilledTemplate.edited(SlateWorkbookTest.filled(AWARD, slate()), workbook -> {
            workbook.createSheet("自用").createRow(0).createCell(0).setCellFormula("1+1");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            workbook.getSheet("附件7汇总表").setColumnWidth(1, 9_999);
        });

        try (XSSFWorkbook marked = marked(sent, Language.ZH);
                XSSFWorkbook before = open(sent)) {
            XSSFSheet sheet = marked.getSheet("附件7汇总表");
            assertThat(texts(sheet, 0, 13, 3)).containsExactly("核对结论", "核对得分", "核对理由");
            assertThat(texts(sheet, 2, 13, 2)).containsExactly("合格", "100.0");
            assertThat(sheet.getRow(3).getCell(13).getStringCellValue()).isEqualTo("不合格");
            assertThat(sheet.getRow(3).getCell(15).getStringCellValue()).startsWith("[W-STAR-UP 不合格] ");
            for (int row = 0; row < 4; row++) {
                for (int column = 0; column < 13; column++) {
                    assertThat(String.valueOf(sheet.getRow(row).getCell(column)))
                            .isEqualTo(String.valueOf(
                                    before.getSheet("附件7汇总表").getRow(row).getCell(column)));
                }
            }
            assertThat(sheet.getColumnWidth(1)).isEqualTo(9_999);
            assertThat(sheet.getDataValidations()).hasSize(3);
            XSSFCell formula = marked.getSheet("自用").getRow(0).getCell(0);
            assertThat(formula.getCellFormula()).isEqualTo("1+1");
            assertThat(formula.getNumericCellValue()).isEqualTo(2);
        }
    }

    @Test
    void a_faulty_cell_is_coloured_and_says_why_and_keeps_its_format_and_the_senders_own_comment() throws IOException {
        byte[] sent = FilledTemplate.edited(SlateWorkbookTest.filled(AWARD, slate()), workbook -> {
            XSSFSheet sheet = workbook.getSheet("附件7汇总表");
            XSSFComment own = sheet.createDrawingPatriarch()
                    .createCellComment(workbook.getCreationHelper().createClientAnchor());
            own.setString("请领导定");
            own.setAuthor("clerk");
            sheet.getRow(3).getCell(11).setCellComment(own);
        });

        try (XSSFWorkbook marked = marked(sent, Language.ZH)) {
            XSSFCell stars = marked.getSheet("附件7汇总表").getRow(3).getCell(11);
            CellStyle style = stars.getCellStyle();
            assertThat(style.getFillForegroundColor()).isEqualTo(IndexedColors.ROSE.getIndex());
            assertThat(style.getDataFormatString()).isEqualTo("@");
            assertThat(stars.getCellComment().getString().getString().lines().toList())
                    .hasSize(2)
                    .first()
                    .isEqualTo("请领导定");
            assertThat(stars.getCellComment().getString().getString()).contains("[W-STAR-UP 不合格]");
            // the first row's nominee complies
            assertThat(marked.getSheet("附件7汇总表").getRow(2).getCell(11).getCellComment())
                    .isNull();
        }
    }

    @Test
    void a_summary_sheet_shows_each_checks_figures_in_the_asked_language() throws IOException {
        byte[] sent = SlateWorkbookTest.filled(AWARD, slate());

        try (XSSFWorkbook zh = marked(sent, Language.ZH);
                XSSFWorkbook en = marked(sent, Language.EN)) {
            assertThat(texts(zh.getSheet("核对结果"), 0, 0, 2)).containsExactly("汇总表核对结论", "不合规");
            assertThat(texts(zh.getSheet("核对结果"), 7, 0, 9))
                    .containsExactly(
                            "Q-GRASS-70 基层窗口比例",
                            "不符合",
                            "不合规",
                            "3",
                            "5",
                            "推荐名额",
                            "≥ 70% × 5 = 3.5 → 4",
                            "-1",
                            "基层窗口 3 个，不足 4 个。");
            assertThat(texts(en.getSheet("Check summary"), 0, 0, 2))
                    .containsExactly("Verdict on the slate", "non-compliant");
            assertThat(texts(en.getSheet("附件7汇总表"), 0, 13, 3))
                    .containsExactly("Checked: verdict", "Checked: score", "Checked: reasons");
        }
    }

    @Test
    void a_marked_workbook_is_read_as_before_and_marked_anew_in_the_same_columns() throws IOException {
        byte[] sent = SlateWorkbookTest.filled(AWARD, slate());
        byte[] once = bytes(sent, Language.ZH);
        SlateWorkbook first = SlateWorkbookTest.read(AWARD, sent);
        SlateWorkbook again = SlateWorkbookTest.read(AWARD, once);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headerUnchanged()).isTrue();
        assertThat(again.notes()).isEmpty();
        try (XSSFWorkbook twice = marked(once, Language.EN)) {
            assertThat((int) twice.getSheet("附件7汇总表").getRow(0).getLastCellNum())
                    .isEqualTo(16);
            assertThat(twice.getSheet("核对结果")).isNull();
            assertThat(twice.getSheet("Check summary")).isNotNull();
            assertThat(twice.getSheet("附件7汇总表")
                            .getRow(3)
                            .getCell(11)
                            .getCellComment()
                            .getString()
                            .getString()
                            .lines())
                    .hasSize(1);
        }
    }

    @Test
    void what_was_corrected_after_a_marking_is_no_longer_marked() throws IOException {
        byte[] corrected = FilledTemplate.edited(
                bytes(SlateWorkbookTest.filled(AWARD, slate()), Language.ZH),
                workbook -> workbook.getSheet("附件7汇总表").getRow(3).getCell(11).setCellValue("5"));

        try (XSSFWorkbook marked = marked(corrected, Language.ZH)) {
            XSSFSheet sheet = marked.getSheet("附件7汇总表");
            assertThat(sheet.getRow(3).getCell(11).getCellStyle().getFillForegroundColor())
                    .isNotEqualTo(IndexedColors.ROSE.getIndex());
            assertThat(sheet.getRow(3).getCell(13).getStringCellValue()).isEqualTo("合格");
        }
    }

    @Test
    void faults_are_marked_at_their_cells_in_the_asked_language() throws IOException {
        byte[] sent = FilledTemplate.edited(
                SlateWorkbookTest.filled(AWARD, slate()),
                workbook -> workbook.getSheet("附件7汇总表").getRow(2).getCell(5).setCellValue("宇宙"));
        SlateWorkbook read = SlateWorkbookTest.read(AWARD, sent);

        try (XSSFWorkbook marked = open(new SlateMarks(read, Language.EN).withFaults(read.faults()))) {
            assertThat(marked.getSheet("附件7汇总表")
                            .getRow(2)
                            .getCell(5)
                            .getCellComment()
                            .getString()
                            .getString())
                    .startsWith("层级 takes one of: 省级 (province)");
            assertThat(texts(marked.getSheet("Check summary"), 1, 0, 2)).containsExactly("附件7汇总表!F3", "宇宙");
            // nothing was judged
            assertThat(marked.getSheet("附件7汇总表").getRow(0).getCell(13)).isNull();
        }
    }

    @Test
    void libre_office_opens_the_marked_workbook(@TempDir Path folder) throws Exception {
        Map<String, String> sheets =
                Office.sheets(folder, bytes(SlateWorkbookTest.filled(AWARD, slate()), Language.ZH));

        assertThat(sheets.get("附件7汇总表")).contains("核对结论").contains("不合格");
        assertThat(sheets.get("核对结果")).contains("≥ 70% × 5 = 3.5 → 4");
    }

    /** Two windows: one complies, one applies for the stars that it holds. */
    private static ObjectNode slate() {
        ObjectNode second = SlateWorkbookTest.example("window");
        second.put("order", 2).put("reference", "jl-cc-example-5");
        ((ObjectNode) second.get("window")).put("name", "示例乙窗口").put("remarks", "2021年四星级");
        ((ObjectNode) second.get("window")).set("starsHeld", SlateWorkbookTest.json("[{'stars':4,'year':2021}]"));
        return SlateWorkbookTest.slate(AWARD, SlateWorkbookTest.example("window"), second);
    }

    private static XSSFWorkbook marked(byte[] sent, Language language) throws IOException {
        return open(bytes(sent, language));
    }

    private static byte[] bytes(byte[] sent, Language language) {
        SlateWorkbook read = SlateWorkbookTest.read(AWARD, sent);
        assertThat(read.faults()).isEmpty();
        return new SlateMarks(read, language)
                .withResults(
                        new JudgedList(ListVerdict.NON_COMPLIANT, List.of(SHARE), null, "1.0", Instant.EPOCH),
                        judged(AWARD, read),
                        Map.of("Q-GRASS-70", Text.of("基层窗口比例", "share of grass-roots windows")),
                        REPAIR);
    }

    /** The decisions on a slate, as the rules of the build make them. */
    static List<Nominee> judged(Award award, SlateWorkbook read) {
        SubmissionDefaults defaults =
                new SubmissionDefaults("JL-CC", award, OffsetDateTime.parse(SlateWorkbookTest.RECEIVED));
        SubmissionCheck check = new SubmissionCheck(BuildPolicy.rulebook().terms());
        List<Nominee> decisions = new ArrayList<>();
        for (JsonNode body : read.body().get("submissions")) {
            Submission submission = check.check(body, "", defaults);
            Evaluation evaluation = BuildPolicy.rulebook()
                    .evaluate(new Facts(submission, LocalDate.of(2024, 4, 30), new Register(List.of()), false));
            decisions.add(new Nominee(evaluation.verdict(), evaluation.score().total(), evaluation.findings()));
        }
        return decisions;
    }

    private static List<String> texts(XSSFSheet sheet, int row, int from, int count) {
        List<String> texts = new ArrayList<>();
        for (int column = from; column < from + count; column++) {
            texts.add(sheet.getRow(row).getCell(column).getStringCellValue());
        }
        return texts;
    }

    private static XSSFWorkbook open(byte[] file) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(file));
    }
}
