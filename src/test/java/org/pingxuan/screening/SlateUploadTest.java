package org.pingxuan.screening;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.http.FileType;
import org.pingxuan.submission.Award;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SlateUploadTest {

    private static final String SLATES = "/api/v1/rounds/2024-02/slates";
    private static final String XLSX = FileType.XLSX;
    private static final String RECEIVED = "2024-05-08T15:20:00+08:00";
    private static final JsonMapper JSON = new JsonMapper();

    private static RequestSpecification form(String language) {
        return given().auth()
                .preemptive()
                .basic("intake", TestDatabase.PASSWORD)
                .header("Accept-Language", language);
    }

    private static RequestSpecification sending(byte[] file, String unit) {
        return sending(file, unit, "en");
    }

    private static RequestSpecification sending(byte[] file, String unit, String language) {
        return form(language)
                .multiPart("file", "汇总表.xlsx", file, XLSX)
                .multiPart("unit", unit)
                .multiPart("award", "STAR_WINDOW")
                .multiPart("receivedAt", RECEIVED);
    }

    private static byte[] workbook(SlateBody slate) {
        return SlateWorkbookTest.filled(Award.STAR_WINDOW, slate.at(""));
    }

    private static byte[] edited(SlateBody slate, Consumer<XSSFWorkbook> change) {
        return FilledTemplate.edited(workbook(slate), change);
    }

    /** A slate whose fourth window is the second of a city: three of five are grass-roots. */
    private static SlateBody threeOfFive(String unit) {
        return SlateBody.of(unit, "COUNTY", "CITY", "COUNTY", "TOWNSHIP", "CITY");
    }

    private static XSSFWorkbook open(ValidatableResponse answer) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(answer.extract().asByteArray()));
    }

    private static String text(XSSFSheet sheet, int row, int column) {
        return sheet.getRow(row).getCell(column).getStringCellValue();
    }

    @Test
    void everyone_signed_in_takes_the_template_of_an_award() {
        byte[] template = form("zh")
                .get(SLATES + "/template/STAR_WINDOW.xlsx")
                .then()
                .statusCode(200)
                .contentType(XLSX)
                .extract()
                .asByteArray();

        byte[] filled = FilledTemplate.edited(template, workbook -> {
            workbook.getSheet("附件7汇总表").createRow(2).createCell(1).setCellValue("示例窗口");
        });
        assertThat(SlateWorkbookTest.read(Award.STAR_WINDOW, filled)
                        .body()
                        .at("/submissions/0/window/name")
                        .asText())
                .isEqualTo("示例窗口");
        given().get(SLATES + "/template/STAR_WINDOW.xlsx").then().statusCode(401);
    }

    @Test
    void a_form_that_cannot_be_read_is_malformed() {
        String part = "--x\r\nContent-Disposition: form-data; name=\"unit\"\r\n\r\nJL-JL\r\n";
        for (String broken :
                List.of("", part, part + "--y--\r\n", "--y\r\n\r\n--y--\r\n", "garbage", "--x\r\ngarbage")) {
            form("en")
                    .contentType("multipart/form-data; boundary=x")
                    .body(broken.getBytes(StandardCharsets.UTF_8))
                    .post(SLATES)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
    }

    @Test
    void unknown_fields_of_the_form_are_named() {
        sending(workbook(SlateBody.of("JL-LY", "COUNTY")), "JL-LY")
                .multiPart("recievedAt", RECEIVED)
                .multiPart("note", "x")
                .post(SLATES)
                .then()
                .statusCode(422)
                .body("problems.pointer", contains("note", "recievedAt"))
                .body("problems.code", contains("unknown-field", "unknown-field"));
    }

    @Test
    void an_unknown_award_or_round_has_no_template() {
        form("zh").get(SLATES + "/template/BEST.xlsx").then().statusCode(404);
        form("zh")
                .get("/api/v1/rounds/1999-01/slates/template/STAR_WINDOW.xlsx")
                .then()
                .statusCode(404);
    }

    @Test
    void a_workbook_is_answered_as_the_json_of_the_same_slate() throws IOException {
        SlateBody slate = SlateBody.of("JL-JL", "COUNTY", "COUNTY", "TOWNSHIP", "COMMUNITY", "CITY");

        String json = form("en")
                .contentType("application/json")
                .body(slate.toString())
                .post(SLATES)
                .then()
                .statusCode(201)
                .extract()
                .asString();
        ValidatableResponse sent =
                sending(workbook(slate), "JL-JL").post(SLATES).then().statusCode(201);

        // the format can be told of a workbook alone
        sent.contentType("application/json")
                .body("checks.find { it.criterion == 'D-FORMAT' }.outcome", equalTo("MET"))
                .header("Location", endsWith("/api/v1/slates/" + sent.extract().path("id")));
        ObjectNode expected = (ObjectNode) JSON.readTree(json);
        ObjectNode answered = (ObjectNode) JSON.readTree(sent.extract().asString());
        assertThat(figures(answered)).isEqualTo(figures(expected));
        assertThat(answered.at("/nominees")).isEqualTo(expected.at("/nominees"));
        // the very same file again is the same slate
        sending(workbook(slate), "JL-JL")
                .post(SLATES)
                .then()
                .statusCode(200)
                .body("id", equalTo(sent.extract().path("id")));
    }

    private static JsonNode figures(ObjectNode answer) {
        for (int i = 0; i < answer.get("checks").size(); i++) {
            if (answer.at("/checks/" + i + "/criterion").asText().equals("D-FORMAT")) {
                ((com.fasterxml.jackson.databind.node.ArrayNode) answer.get("checks")).remove(i);
            }
        }
        return answer.get("checks");
    }

    @Test
    void where_a_workbook_is_accepted_it_comes_back_marked(@TempDir Path folder) throws Exception {
        SlateBody slate = threeOfFive("JL-LY").with("/submissions/1/materials/paperReceived", false);
        byte[] sent = edited(
                slate,
                workbook ->
                        workbook.createSheet("自用").createRow(0).createCell(0).setCellValue("请勿删除"));

        ValidatableResponse answer = sending(sent, "JL-LY", "zh")
                .accept(XLSX)
                .post(SLATES)
                .then()
                .statusCode(201)
                .contentType(XLSX)
                .header("Location", containsString("/api/v1/slates/"));

        try (XSSFWorkbook marked = open(answer)) {
            XSSFSheet rows = marked.getSheet("附件7汇总表");
            assertThat(text(rows, 2, 13)).isEqualTo("合格");
            assertThat(text(rows, 3, 13)).isEqualTo("退回补正");
            assertThat(text(rows, 3, 15)).startsWith("[");
            assertThat(text(marked.getSheet("自用"), 0, 0)).isEqualTo("请勿删除");
            XSSFSheet summary = marked.getSheet("核对结果");
            assertThat(text(summary, 0, 1)).isEqualTo("不合规");
            assertThat(text(summary, 3, 2)).isEqualTo("相互冲突的条件：Q-GRASS-70");
            assertThat(text(summary, 4, 0)).isEqualTo("最好可达到：待人工审核");
            assertThat(text(summary, 4, 2)).isEqualTo("去掉 " + slate.reference(4));
        }
        assertThat(Office.sheets(folder, answer.extract().asByteArray()))
                .containsKeys("附件7汇总表", "核对结果", "自用")
                .hasEntrySatisfying("核对结果", sheet -> assertThat(sheet).contains("≥ 70% × 5 = 3.5 → 4"));
    }

    @Test
    void every_faulty_cell_is_told_at_once_at_its_address() {
        byte[] sent = edited(threeOfFive("JL-TH"), workbook -> {
            workbook.getSheet("附件7汇总表").getRow(2).getCell(5).setCellValue("宇宙");
            workbook.getSheet("附件7汇总表").getRow(4).getCell(11).setCellValue("很多星");
            workbook.getSheet("补充信息").getRow(3).getCell(2).setCellValue("x".repeat(300));
        });

        sending(sent, "JL-TH")
                .post(SLATES)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("problems.pointer", hasItems("附件7汇总表!F3", "附件7汇总表!L5", "补充信息!C4"))
                .body("problems.find { it.pointer == '附件7汇总表!F3' }.value", equalTo("宇宙"));
    }

    @Test
    void a_faulty_workbook_comes_back_marked_and_nothing_is_stored() throws IOException {
        SlateBody slate = threeOfFive("JL-BC");
        byte[] sent = edited(
                slate,
                workbook -> workbook.getSheet("附件7汇总表").getRow(4).getCell(5).setCellValue("宇宙"));

        ValidatableResponse answer = sending(sent, "JL-BC")
                .accept(XLSX)
                .post(SLATES)
                .then()
                .statusCode(422)
                .contentType(XLSX);

        try (XSSFWorkbook marked = open(answer)) {
            assertThat(marked.getSheet("附件7汇总表")
                            .getRow(4)
                            .getCell(5)
                            .getCellComment()
                            .getString()
                            .getString())
                    .isNotBlank();
            assertThat(text(marked.getSheet("Check summary"), 1, 0)).isEqualTo("附件7汇总表!F5");
        }
        form("en")
                .get("/api/v1/decisions?q=" + slate.reference(0))
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void a_conflict_with_the_record_is_told_at_its_cell() {
        SlateBody slate = threeOfFive("JL-SY");
        ObjectNode single = (ObjectNode) slate.at("/submissions/0").deepCopy();
        single.put("unit", "JL-SY").put("award", "STAR_WINDOW").put("order", 9).put("receivedAt", RECEIVED);
        form("en")
                .contentType("application/json")
                .body(single.toString())
                .post("/api/v1/rounds/2024-02/submissions")
                .then()
                .statusCode(201);

        sending(workbook(slate), "JL-SY")
                .post(SLATES)
                .then()
                .statusCode(409)
                .body("problems.code", contains("correction-not-stated"))
                .body("problems.pointer", contains("补充信息!F3"));
    }

    @Test
    void what_is_no_workbook_of_ours_is_refused_with_a_plain_reason_whatever_is_accepted() {
        refused("这不是表格".getBytes(StandardCharsets.UTF_8), "not-a-workbook");
        refused(zipped("xl/workbook.xml", "xl/vbaProject.bin"), "macros");
        refused(zipped("xl/workbook.xml", "xl/externalLinks/externalLink1.xml"), "external-links");
        refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}, "old-format");
        refused(unpackingTo(51), "too-large-unpacked");
        refused(
                FilledTemplate.edited(workbook(threeOfFive("JL-SP")), workbook -> {
                    for (int row = 0; row < 8; row++) {
                        if (workbook.getSheetAt(0).getRow(row) != null) {
                            workbook.getSheetAt(0)
                                    .removeRow(workbook.getSheetAt(0).getRow(row));
                        }
                    }
                }),
                "missing-header");
    }

    private static void refused(byte[] file, String code) {
        for (String accept : new String[] {"*/*", XLSX}) {
            sending(file, "JL-SP")
                    .accept(accept)
                    .post(SLATES)
                    .then()
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("problems.code", contains(code));
        }
    }

    private static byte[] zipped(String... names) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write('x');
            }
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }

    private static byte[] unpackingTo(int megabytes) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            for (int i = 0; i < megabytes; i++) {
                zip.write(new byte[1024 * 1024]);
            }
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }

    @Test
    void what_stands_beside_the_file_is_checked_too() {
        form("en")
                .multiPart("file", "a.xlsx", workbook(threeOfFive("JL-SP")), XLSX)
                .multiPart("award", "BEST")
                .multiPart("receivedAt", "yesterday")
                .post(SLATES)
                .then()
                .statusCode(422)
                .body("problems.pointer", hasItems("/award", "/unit", "/receivedAt"));
        sending(workbook(threeOfFive("JL-SP")), " ")
                .post(SLATES)
                .then()
                .statusCode(422)
                .body("problems.pointer", hasItems("/unit"));
        form("en")
                .multiPart("unit", "JL-SP")
                .multiPart("award", "STAR_WINDOW")
                .post(SLATES)
                .then()
                .statusCode(422)
                .body("problems.pointer", contains("file"));
    }

    @Test
    void the_same_rows_under_a_mended_header_are_the_next_version() {
        SlateBody slate = SlateBody.of("JL-TH", "COUNTY", "COUNTY", "COUNTY", "COUNTY", "COUNTY");
        byte[] renamed = edited(
                slate,
                workbook -> workbook.getSheet("附件7汇总表").getRow(0).getCell(8).setCellValue("人数"));
        ValidatableResponse first = sending(renamed, "JL-TH")
                .post(SLATES)
                .then()
                .statusCode(201)
                .body("checks.find { it.criterion == 'D-FORMAT' }.outcome", equalTo("NOT_MET"));

        sending(workbook(slate), "JL-TH")
                .post(SLATES)
                .then()
                .statusCode(201)
                .body("checks.find { it.criterion == 'D-FORMAT' }.outcome", equalTo("MET"))
                .body("replaces", equalTo(first.extract().path("id")));
    }

    @Test
    void a_key_stands_for_one_file() {
        String key = UUID.randomUUID().toString();
        SlateBody slate = SlateBody.of("JL-BS", "COUNTY", "COUNTY", "COUNTY", "COUNTY", "COUNTY");
        byte[] file = workbook(slate);
        String id = sending(file, "JL-BS")
                .header("Idempotency-Key", key)
                .post(SLATES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        sending(file, "JL-BS")
                .header("Idempotency-Key", key)
                .post(SLATES)
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
        sending(workbook(threeOfFive("JL-BS")), "JL-BS")
                .header("Idempotency-Key", key)
                .post(SLATES)
                .then()
                .statusCode(409);
    }

    @Test
    void a_compliant_workbook_has_no_change_to_propose() throws IOException {
        SlateBody slate = SlateBody.of("JL-CBS", "TOWNSHIP", "COMMUNITY").with("/submissions/1/window/appliedStars", 4);
        sending(workbook(slate), "JL-CBS")
                .post(SLATES)
                .then()
                .statusCode(201)
                .body("verdict", equalTo("COMPLIANT"))
                .body("repair", nullValue());
        try (XSSFWorkbook marked = open(sending(workbook(slate), "JL-CBS")
                .accept(XLSX)
                .post(SLATES)
                .then()
                .statusCode(200))) {
            assertThat(text(marked.getSheet("Check summary"), 0, 1)).isEqualTo("compliant");
        }
    }
}
