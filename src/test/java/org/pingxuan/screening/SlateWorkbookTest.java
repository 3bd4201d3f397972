package org.pingxuan.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pingxuan.rulebook.BuildPolicy;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.CanonicalBody;
import org.pingxuan.submission.Submission;
import org.pingxuan.submission.SubmissionCheck;
import org.pingxuan.submission.SubmissionDefaults;
import org.pingxuan.workbook.FormColumn;

class SlateWorkbookTest {

    static final String RECEIVED = "2024-04-30T10:00:00+08:00";
    static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @CsvSource({"STAR_WINDOW, window", "OUTSTANDING_INDIVIDUAL, individual", "PACESETTER, pacesetter"})
    void a_filled_template_is_the_same_submission_as_its_json(Award award, String example) {
        ObjectNode body = example(example);

        SlateWorkbook read = read(award, filled(award, slate(award, body)));

        assertThat(read.faults()).isEmpty();
        assertThat(read.notes()).isEmpty();
        assertThat(read.headerUnchanged()).isTrue();
        assertThat(canonical(award, read.body().at("/submissions/0"))).isEqualTo(canonical(award, body));
    }

    @Test
    void the_slates_own_fields_stand_on_the_third_sheet() {
        ObjectNode slate = slate(Award.STAR_WINDOW, example("window"));

        SlateWorkbook read = read(Award.STAR_WINDOW, filled(Award.STAR_WINDOW, slate));

        assertThat(read.body().at("/procedure/bodySetUpOn").asText()).isEqualTo("2024-04-18");
        assertThat(read.body().at("/procedure/contactSheetOn").asText()).isEqualTo("2024-04-19");
        assertThat(read.body().at("/materials/report").booleanValue()).isTrue();
        assertThat(read.body().at("/materials/reportSections"))
                .extracting(JsonNode::asText)
                .containsExactly("ORGANISATION", "PROCESS", "NOTICES", "ORDER", "OPINION");
        assertThat(read.body().get("unit").asText()).isEqualTo("JL-CC");
        assertThat(read.body().get("award").asText()).isEqualTo("STAR_WINDOW");
        assertThat(read.body().get("receivedAt").asText()).isEqualTo(RECEIVED);
    }

    @Test
    void lists_and_answers_of_their_own_come_back_from_their_cells() {
        ObjectNode body = example("individual");
        ObjectNode person = (ObjectNode) body.get("person");
        person.set("service", json("[{'from':'2012-03','to':'2014-06-30'},{'from':'2016-01-04'}]"));
        person.set(
                "honours",
                json(
                        "[{'honour':'OUTSTANDING_INDIVIDUAL','year':2021},{'honour':'NATIONAL_MODEL_WORKER','year':2015}]"));
        person.set("knowledgeTitle", json("{'level':'PROVINCE','year':2022,'title':'岗位练兵明星'}"));
        person.put("grade", "DIVISION_DEPUTY").put("rankOnly", true);
        body.set("incidents", json("[{'type':'COMPLAINT','on':'2023-09-12','status':'UNFOUNDED','note':'群众反映排队时间长'}]"));
        ((ObjectNode) body.at("/procedure/unitNotice"))
                .set("objections", json("[{'on':'2024-04-10','state':'UNFOUNDED','finding':'经核查不属实'}]"));
        ((ObjectNode) body.get("attestations"))
                .set("I-RULES", json("{'answer':'UNCLEAR','by':'县纪委','on':'2024-04-12','note':'尚在了解'}"));

        SlateWorkbook read = read(
                Award.OUTSTANDING_INDIVIDUAL,
                filled(Award.OUTSTANDING_INDIVIDUAL, slate(Award.OUTSTANDING_INDIVIDUAL, body)));

        assertThat(read.faults()).isEmpty();
        assertThat(canonical(Award.OUTSTANDING_INDIVIDUAL, read.body().at("/submissions/0")))
                .isEqualTo(canonical(Award.OUTSTANDING_INDIVIDUAL, body));
    }

    @ParameterizedTest
    @CsvSource({
        "1985.06, 1985-06",
        "1985.10, 1985-10",
        "1985年6月, 1985-06",
        "198506, 1985-06",
        "１９８５年０６月, 1985-06",
        "1985/6/7, 1985-06-07",
        "1985-06-07, 1985-06-07",
        "19850607, 1985-06-07",
        "1985年6月7日, 1985-06-07",
        "31205, 1985-06-07"
    })
    void dates_are_read_as_people_write_them(String written, String read) {
        assertThat(individual(row -> cell(row, "参加工作时间", written))
                        .body()
                        .at("/submissions/0/person/workStartedOn")
                        .asText())
                .isEqualTo(read);
    }

    @Test
    void a_date_of_excel_is_read() {
        SlateWorkbook read = individual(row -> {
            XSSFSheet sheet = row.getSheet("附件8汇总表");
            CellStyle style = row.createCellStyle();
            style.setDataFormat((short) 14);
            sheet.getRow(2).createCell(column("参加工作时间")).setCellValue(LocalDate.of(2014, 7, 1));
            sheet.getRow(2).getCell(column("参加工作时间")).setCellStyle(style);
        });

        assertThat(read.body().at("/submissions/0/person/workStartedOn").asText())
                .isEqualTo("2014-07-01");
    }

    @Test
    void a_number_that_may_be_january_or_october_is_a_fault_at_its_cell() {
        SlateWorkbook read = individual(row ->
                row.getSheet("附件8汇总表").getRow(2).createCell(column("参加工作时间")).setCellValue(2014.1));

        assertThat(read.faults())
                .extracting(Problem::code, Problem::pointer)
                .containsExactly(tuple("ambiguous-date", "附件8汇总表!I3"));
    }

    @Test
    void a_number_of_year_and_month_is_a_date() {
        SlateWorkbook read = individual(row ->
                row.getSheet("附件8汇总表").getRow(2).createCell(column("参加工作时间")).setCellValue(2014.07));

        assertThat(read.body().at("/submissions/0/person/workStartedOn").asText())
                .isEqualTo("2014-07");
    }

    @Test
    void an_id_number_that_became_a_number_is_a_fault_that_says_what_to_do_and_shows_nothing() {
        SlateWorkbook read = individual(row ->
                row.getSheet("附件8汇总表").getRow(2).createCell(column("身份证号")).setCellValue(2.29999198010091E17));

        assertThat(read.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("number-not-text");
            assertThat(fault.pointer()).isEqualTo("附件8汇总表!H3");
            assertThat(fault.value()).isNull();
            assertThat(fault.help().zh()).contains("文本");
            assertThat(fault.help().en()).contains("as text");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "姓名, 王 芳, /person/name, 王芳",
        "姓名, 阿依古丽 · 买买提, /person/name, 阿依古丽 · 买买提",
        "性别, 男, /person/gender, MALE",
        "性别, FEMALE, /person/gender, FEMALE",
        "民族, 朝鲜, /person/ethnicity, 10",
        "民族, 穿青人, /person/ethnicity, 穿青人",
        "政治面貌, 中共党员, /person/politicalAffiliation, 01",
        "政治面貌, １３, /person/politicalAffiliation, 13",
        "级别类别, 正科级, /person/grade, SECTION_CHIEF",
        "级别类别, 县处级副职, /person/grade, DIVISION_DEPUTY",
        "职级/岗位等级, 副巡视员, /person/grade, BUREAU_DEPUTY",
        "职级/岗位等级, 巡视员, /person/grade, BUREAU_CHIEF",
        "职级/岗位等级, 调研员, /person/grade, DIVISION_CHIEF",
        "职级/岗位等级, 副调研员, /person/grade, DIVISION_DEPUTY",
        "职级/岗位等级, 主任科员, /person/grade, SECTION_CHIEF",
        "职级/岗位等级, 科员, /person/grade, SECTION_DEPUTY",
        "是否一线, √, /person/frontline, true"
    })
    void words_that_people_use_are_understood(String header, String written, String path, String value) {
        SlateWorkbook read = individual(row -> {
            cell(row, header, written);
            row.getSheet("补充信息").getRow(2).getCell(1).setBlank();
        });

        assertThat(read.faults()).isEmpty();
        assertThat(read.body().at("/submissions/0" + path).asText()).isEqualTo(value);
    }

    @Test
    void a_word_that_is_no_code_is_a_fault_with_the_choices() {
        SlateWorkbook read = individual(row -> cell(row, "性别", "不详"));

        assertThat(read.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("unknown-code");
            assertThat(fault.pointer()).isEqualTo("附件8汇总表!C3");
            assertThat(fault.value()).isEqualTo("不详");
            assertThat(fault.help().zh()).contains("男、女");
        });
    }

    @Test
    void titles_above_the_header_ditto_marks_footers_and_empty_rows_do_no_harm() {
        byte[] file = FilledTemplate.edited(
                filled(
                        Award.OUTSTANDING_INDIVIDUAL,
                        slate(Award.OUTSTANDING_INDIVIDUAL, example("individual"), second())),
                workbook -> {
                    XSSFSheet sheet = workbook.getSheet("附件8汇总表");
                    sheet.shiftRows(0, 3, 2);
                    sheet.createRow(0).createCell(0).setCellValue("优质服务先进个人推荐对象汇总表");
                    sheet.addMergedRegion(new CellRangeAddress(0, 1, 0, 17));
                    sheet.getRow(5).getCell(column("工作单位")).setCellValue("同上");
                    sheet.createRow(6).createCell(0).setCellValue("  ");
                    sheet.createRow(7).createCell(0).setCellValue("填表人：某某    联系电话：");
                });

        SlateWorkbook read = read(Award.OUTSTANDING_INDIVIDUAL, file);

        assertThat(read.faults()).isEmpty();
        assertThat(read.headerUnchanged()).isTrue();
        assertThat(read.rows()).containsExactly(5, 6);
        assertThat(read.body().at("/submissions/1/person/employer/name").asText())
                .isEqualTo("示例县就业服务中心");
        assertThat(read.notes()).extracting(Problem::code).containsExactly("row-not-read");
    }

    @Test
    void renamed_headers_are_a_change_of_format_and_moved_columns_are_read_where_they_stand() {
        byte[] file = FilledTemplate.edited(
                filled(Award.STAR_WINDOW, slate(Award.STAR_WINDOW, example("window"))), workbook -> {
                    XSSFSheet sheet = workbook.getSheet("附件7汇总表");
                    for (int row = 0; row < 3; row++) {
                        String category = sheet.getRow(row).getCell(4).getStringCellValue();
                        String level = sheet.getRow(row).getCell(5).getStringCellValue();
                        sheet.getRow(row).getCell(4).setCellValue(level);
                        sheet.getRow(row).getCell(5).setCellValue(category);
                    }
                    sheet.getRow(0).createCell(13).setCellValue("传真");
                });

        SlateWorkbook read = read(Award.STAR_WINDOW, file);

        assertThat(read.headerUnchanged()).isFalse();
        assertThat(read.body().at("/submissions/0/window/level").asText()).isEqualTo("COUNTY");
        assertThat(read.body().at("/submissions/0/window/category").asText()).isEqualTo("EMPLOYMENT");
        assertThat(read.cell("/submissions/0/window/level")).contains("附件7汇总表!E3");
        assertThat(read.notes()).extracting(Problem::pointer).containsExactly("附件7汇总表!N1");
    }

    @Test
    void whichever_header_is_renamed_the_others_show_the_columns_and_it_is_said_to_be_changed() {
        byte[] file = filled(Award.STAR_WINDOW, slate(Award.STAR_WINDOW, example("window")));
        for (int column = 0; column < 4; column++) {
            int renamed = column;
            SlateWorkbook read = read(
                    Award.STAR_WINDOW,
                    FilledTemplate.edited(
                            file,
                            workbook -> workbook.getSheet("附件7汇总表")
                                    .getRow(0)
                                    .getCell(renamed)
                                    .setCellValue("甲")));
            assertThat(read.headerUnchanged()).as("header %s", column).isFalse();
            assertThat(read.body().at("/submissions")).as("header %s", column).hasSize(1);
        }
    }

    @Test
    void a_sheet_without_its_header_is_refused() {
        byte[] file = FilledTemplate.edited(
                filled(Award.STAR_WINDOW, slate(Award.STAR_WINDOW, example("window"))),
                workbook -> workbook.getSheet("附件7汇总表").getRow(0).forEach(cell -> cell.setCellValue("甲")));

        assertThatThrownBy(() -> read(Award.STAR_WINDOW, file))
                .isInstanceOfSatisfying(
                        Problems.class,
                        refused -> assertThat(refused.list())
                                .extracting(Problem::code)
                                .containsExactly("missing-header"));
    }

    @Test
    void what_is_no_workbook_is_refused() {
        assertThatThrownBy(() -> read(Award.STAR_WINDOW, "not a workbook".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Problems.class,
                        refused -> assertThat(refused.list())
                                .extracting(Problem::code)
                                .containsExactly("not-a-workbook"));
    }

    @Test
    void every_faulty_cell_is_named_at_once() {
        SlateWorkbook read = individual(row -> {
            cell(row, "性别", "不详");
            cell(row, "是否一线", "也许");
            cell(row, "参加工作时间", "去年");
        });

        assertThat(read.faults()).extracting(Problem::pointer).containsExactly("附件8汇总表!C3", "附件8汇总表!I3", "附件8汇总表!P3");
    }

    @Test
    void a_row_of_the_second_sheet_that_fits_no_nominee_is_a_fault() {
        SlateWorkbook read =
                individual(row -> row.getSheet("补充信息").getRow(2).getCell(0).setCellValue("7"));

        // the name still says whose row it is
        assertThat(read.faults()).isEmpty();

        SlateWorkbook neither = individual(row -> {
            row.getSheet("补充信息").getRow(2).getCell(0).setCellValue("7");
            row.getSheet("补充信息").getRow(2).getCell(1).setCellValue("示无此人");
        });

        assertThat(neither.faults())
                .extracting(Problem::code, Problem::pointer)
                .containsExactly(tuple("no-such-nominee", "补充信息!A3"));
    }

    @Test
    void what_a_blank_cell_leaves_unknown_stays_unknown() {
        SlateWorkbook read = read(
                Award.PACESETTER,
                FilledTemplate.edited(
                        filled(Award.PACESETTER, slate(Award.PACESETTER, example("pacesetter"))), workbook -> {
                            blank(workbook, Award.PACESETTER, "是否曾获标兵");
                            blank(workbook, Award.PACESETTER, "往届荣誉");
                            blank(workbook, Award.PACESETTER, "负面情形");
                            blank(workbook, Award.PACESETTER, "四部门意见");
                        }));

        assertThat(read.faults()).isEmpty();
        assertThat(read.body().at("/submissions/0/person").has("honours")).isFalse();
        assertThat(read.body().at("/submissions/0").has("incidents")).isFalse();
        assertThat(read.body().at("/submissions/0/procedure").has("fourDepartments"))
                .isFalse();
        assertThat(read.cell("/submissions/0/incidents"))
                .hasValueSatisfying(cell -> assertThat(cell).startsWith("补充信息!"));
    }

    @Test
    void a_pacesetters_own_columns_say_the_earlier_honours_where_the_second_sheet_does_not() {
        SlateWorkbook read = read(
                Award.PACESETTER,
                FilledTemplate.edited(
                        filled(Award.PACESETTER, slate(Award.PACESETTER, example("pacesetter"))),
                        workbook -> blank(workbook, Award.PACESETTER, "往届荣誉")));

        assertThat(read.faults()).isEmpty();
        assertThat(read.body().at("/submissions/0/person/honours").toString())
                .isEqualTo("[{\"honour\":\"OUTSTANDING_INDIVIDUAL\",\"year\":2021}]");
    }

    private static SlateWorkbook pacesetter(String individual, String pacesetter) {
        return read(
                Award.PACESETTER,
                FilledTemplate.edited(
                        filled(Award.PACESETTER, slate(Award.PACESETTER, example("pacesetter"))), workbook -> {
                            blank(workbook, Award.PACESETTER, "往届荣誉");
                            put(workbook, Award.PACESETTER, "先进个人届次", individual);
                            put(workbook, Award.PACESETTER, "是否曾获标兵", pacesetter);
                        }));
    }

    @ParameterizedTest
    @CsvSource({
        "2021、本届, 否, OUTSTANDING_INDIVIDUAL 2021",
        "本届, 未曾获得, ''",
        "无, 没有, ''",
        "2018年度和2021年度, 2019, OUTSTANDING_INDIVIDUAL 2018 OUTSTANDING_INDIVIDUAL 2021 PACESETTER 2019",
        "2021, 是, OUTSTANDING_INDIVIDUAL 2021 PACESETTER"
    })
    void every_title_that_the_pacesetters_columns_name_is_claimed(
            String individual, String pacesetter, String claimed) {
        SlateWorkbook read = pacesetter(individual, pacesetter);

        assertThat(read.faults()).isEmpty();
        StringBuilder honours = new StringBuilder();
        read.body()
                .at("/submissions/0/person/honours")
                .forEach(honour -> honour.forEach(value -> honours.append(' ').append(value.asText())));
        assertThat(honours.toString().strip()).isEqualTo(claimed);
    }

    @ParameterizedTest
    @CsvSource({"2021, 无法核实", "2021, 否则", "2021, 2019未获得", "2021, 待查", "无法核实, 否", "未提供, 否", "未获得2021, 否"})
    void an_answer_about_earlier_titles_that_cannot_be_told_is_not_none(String individual, String pacesetter) {
        assertThat(pacesetter(individual, pacesetter).faults())
                .extracting(Problem::code)
                .containsExactly("not-understood");
    }

    @Test
    void the_template_holds_the_columns_of_the_annex_hints_lists_and_text_cells() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(
                new ByteArrayInputStream(form(Award.STAR_WINDOW).template()))) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            assertThat((Iterable<Cell>) sheet.getRow(0))
                    .extracting(Cell::getStringCellValue)
                    .containsExactly(
                            "推荐顺序",
                            "窗口单位全称",
                            "统一社会信用代码",
                            "所属地区",
                            "窗口类型",
                            "层级",
                            "单位性质",
                            "机构规格",
                            "在岗人数",
                            "负责人",
                            "联系电话",
                            "申报星级",
                            "备注");
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(sheet.getColumnStyle(2).getDataFormatString()).isEqualTo("@");
            assertThat(sheet.getDataValidations())
                    .extracting(DataValidation::getValidationConstraint)
                    .extracting(constraint -> constraint.getFormula1())
                    .containsExactly("'码表'!$A$1:$A$16", "'码表'!$B$1:$B$5", "'码表'!$C$1:$C$10");
            assertThat(workbook.isSheetHidden(workbook.getSheetIndex("码表"))).isTrue();
        }
    }

    static SlateForm form(Award award) {
        return SlateForm.of(BuildPolicy.rulebook(), award);
    }

    static SlateWorkbook read(Award award, byte[] file) {
        return SlateWorkbook.read(file, form(award), "JL-CC", RECEIVED);
    }

    static byte[] filled(Award award, JsonNode slate) {
        return new FilledTemplate(form(award)).with(slate);
    }

    private static SlateWorkbook individual(Consumer<XSSFWorkbook> change) {
        Award award = Award.OUTSTANDING_INDIVIDUAL;
        return read(award, FilledTemplate.edited(filled(award, slate(award, example("individual"))), change));
    }

    private static void cell(XSSFWorkbook workbook, String header, String text) {
        workbook.getSheet("附件8汇总表").getRow(2).createCell(column(header)).setCellValue(text);
    }

    private static int column(String header) {
        return form(Award.OUTSTANDING_INDIVIDUAL).main().columns().stream()
                .map(FormColumn::header)
                .toList()
                .indexOf(header);
    }

    private static void blank(XSSFWorkbook workbook, Award award, String header) {
        put(workbook, award, header, null);
    }

    private static void put(XSSFWorkbook workbook, Award award, String header, String text) {
        form(award).sheets().forEach(form -> {
            int column =
                    form.columns().stream().map(FormColumn::header).toList().indexOf(header);
            if (column >= 0) {
                workbook.getSheet(form.name()).getRow(2).createCell(column).setCellValue(text);
            }
        });
    }

    private static ObjectNode second() {
        ObjectNode second = example("individual");
        second.put("order", 2).put("reference", "jl-cc-example-9");
        ((ObjectNode) second.get("person")).put("name", "示例乙").put("idNumber", "229999199001010739");
        return second;
    }

    static ObjectNode slate(Award award, ObjectNode... submissions) {
        ObjectNode slate = (ObjectNode)
                json(
                        "{'unit':'JL-CC','procedure':{'bodySetUpOn':'2024-04-18','contactSheetOn':'2024-04-19'},"
                                + "'materials':{'report':true,'reportSections':['ORGANISATION','PROCESS','NOTICES','ORDER','OPINION']}}");
        slate.put("award", award.name()).put("receivedAt", RECEIVED);
        slate.putArray("submissions").addAll(List.of(submissions));
        return slate;
    }

    static ObjectNode example(String name) {
        try (InputStream file = SlateWorkbookTest.class.getResourceAsStream("/examples/" + name + ".json")) {
            return (ObjectNode) JSON.readTree(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String canonical(Award award, JsonNode submission) {
        SubmissionDefaults defaults = new SubmissionDefaults("JL-CC", award, OffsetDateTime.parse(RECEIVED));
        Submission checked = new SubmissionCheck(BuildPolicy.rulebook().terms()).check(submission, "", defaults);
        assertThat(checked).isNotNull();
        return new String(CanonicalBody.of(submission, defaults), StandardCharsets.UTF_8);
    }
}
