package org.pingxuan.honours;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingxuan.access.Roles;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.http.FileType;
import org.pingxuan.http.SettableTime;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class HonoursTest {

    private static final String HEADER = "荣誉代码,年度,星级,名称或姓名,统一社会信用代码,身份证号\r\n";
    private static final AtomicInteger NEXT = new AtomicInteger(100);

    @Inject
    SettableTime time;

    @Inject
    HonoursRegister register;

    @Inject
    DataSource database;

    @AfterEach
    void timeGoesOn() {
        time.goOn();
    }

    @Test
    void a_window_is_recorded_with_its_stars_and_found_by_its_code_however_typed() {
        String code = code();
        post(window(code, "示例大厅甲", 2021, 4))
                .statusCode(201)
                .header("Location", startsWith("http"))
                .body("id", notNullValue())
                .body("honour", is("STAR_WINDOW"))
                .body("year", is(2021))
                .body("stars", is(4))
                .body("creditCode", is(code))
                .body("idNumber", nullValue())
                .body("recordedBy", is("admin"))
                .body("revoked", is(false));

        assertThat(register.ofWindow(" " + code.toLowerCase() + " ", "另一名称", null))
                .extracting(Honour::year)
                .containsExactly(2021);
        assertThat(register.ofWindow(null, "示例 大厅甲", null)).hasSize(1);
        assertThat(register.ofWindow(code(), "示例大厅甲", null))
                .as("an entry with a code is not matched by name against another code")
                .isEmpty();
        assertThat(register.ofWindow(null, null, null)).isEmpty();
    }

    @Test
    void a_window_without_a_code_is_known_by_its_name() {
        post("{\"honour\":\"STAR_WINDOW\",\"year\":2019,\"stars\":3,\"name\":\"无代码 窗口Ａ\"}")
                .statusCode(201);

        assertThat(register.ofWindow(code(), "无代码窗口a", null))
                .extracting(Honour::stars)
                .containsExactly(3);
        assertThat(register.ofWindow(code(), "无代码窗口b", null)).isEmpty();
    }

    @Test
    void a_persons_id_number_is_masked_and_stands_nowhere_in_the_database() throws SQLException {
        String number = idNumber();
        post(person(number, "示例甲", 2021))
                .statusCode(201)
                .body("idNumber", is("229*************" + number.substring(16)))
                .body("creditCode", nullValue());

        assertThat(register.ofPerson(number, null))
                .extracting(Honour::honour)
                .containsExactly("OUTSTANDING_INDIVIDUAL");
        assertThat(register.ofPerson(idNumber(), null)).isEmpty();
        assertThat(everything()).contains("示例甲").doesNotContain(number);
    }

    @Test
    void a_person_is_listed_by_a_mask_and_one_entry_shows_the_name() {
        String surname = "欧" + UUID.randomUUID();
        String id = post(person(idNumber(), surname, 2021))
                .statusCode(201)
                .body("name", startsWith("欧**"))
                .extract()
                .path("id");

        as(Roles.AUDITOR)
                .queryParam("q", surname)
                .get("/api/v1/honours")
                .then()
                .statusCode(200)
                .body("items.id", is(List.of(id)))
                .body("items[0].name", is("欧" + "*".repeat(surname.length() - 1)));
        as(Roles.AUDITOR).get("/api/v1/honours/" + id).then().body("name", is(surname));
    }

    @Test
    void every_change_has_its_entry_in_the_ledger_without_names() throws SQLException {
        String id =
                post(person(idNumber(), "示例乙", 2020)).statusCode(201).extract().path("id");
        revoke(id, "查实造假").statusCode(200);

        assertThat(column("SELECT kind FROM ledger_entry WHERE subject = '" + id + "' ORDER BY index"))
                .containsExactly("HONOUR_RECORDED", "HONOUR_REVOKED");
        assertThat(column("SELECT payload FROM ledger_entry WHERE subject = '" + id + "'"))
                .noneMatch(payload -> payload.contains("示例乙") || payload.contains("查实造假"));
    }

    @Test
    void every_fault_is_told_at_once_and_an_id_number_is_not_repeated() {
        String body = post("{\"honour\":\"OUTSTANDING_INDIVIDUAL\",\"year\":1948,\"stars\":4,\"name\":\" \","
                        + "\"creditCode\":\"12220102MB0000001Q\",\"idNumber\":\"229999199001010730\",\"x\":1}")
                .statusCode(422)
                .body(
                        "problems.pointer",
                        containsInAnyOrder("/year", "/stars", "/name", "/creditCode", "/idNumber", "/x"))
                .extract()
                .asString();
        assertThat(body).doesNotContain("229999199001010730");
        post("{}").statusCode(422).body("problems.pointer", containsInAnyOrder("/honour", "/year", "/name"));
        post("[]").statusCode(422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"honour\":\"STAR_WINDOW\",\"year\":2021,\"name\":\"大厅\"} | /stars",
                "{\"honour\":\"STAR_WINDOW\",\"year\":2021,\"stars\":2,\"name\":\"大厅\"} | /stars",
                "{\"honour\":\"STAR_WINDOW\",\"year\":2021,\"stars\":6,\"name\":\"大厅\"} | /stars",
                "{\"honour\":\"STAR_WINDOW\",\"year\":2021,\"stars\":3,\"name\":\"大厅\",\"idNumber\":\"1\"} | /idNumber",
                "{\"honour\":\"STAR_WINDOW\",\"year\":2021,\"stars\":3,\"name\":\"大厅\",\"creditCode\":\"12\"} | /creditCode",
                "{\"honour\":\"PACESETTER\",\"year\":2021,\"name\":\"示例\"} | /idNumber",
                "{\"honour\":\"PACESETTER\",\"year\":2999,\"name\":\"示例\",\"idNumber\":\"229999199001010739\"} | /year",
                "{\"honour\":\"HERO\",\"year\":2021,\"name\":\"示例\"} | /honour"
            })
    void one_faulty_field_is_a_422(String body, String pointer) {
        post(body).statusCode(422).body("problems.pointer", is(List.of(pointer)));
    }

    @Test
    void a_credit_code_whose_check_character_disagrees_is_taken() {
        post("{\"honour\":\"STAR_WINDOW\",\"year\":2021,\"stars\":3,\"name\":\"大厅\",\"creditCode\":\"12220102MB00000010\"}")
                .statusCode(201);
    }

    @Test
    void the_same_honour_year_and_holder_twice_is_a_409_until_it_is_revoked() {
        String number = idNumber();
        String id = post(person(number, "示例丙", 2021)).statusCode(201).extract().path("id");
        post(person(number, "示例丙（改名）", 2021)).statusCode(409).body("problems[0].code", is("already-held"));
        post(person(number, "示例丙", 2022)).statusCode(201);
        post("{\"honour\":\"PACESETTER\",\"year\":2021,\"name\":\"示例丙\",\"idNumber\":\"" + number + "\"}")
                .statusCode(201);

        revoke(id, "登记有误").statusCode(200);
        post(person(number, "示例丙", 2021)).statusCode(201);
        post(person(number, "示例丙", 2021)).statusCode(409);
    }

    @Test
    void a_revocation_needs_a_reason_happens_once_and_leaves_the_past_as_it_was_known() {
        Instant recorded = Instant.parse("2024-05-01T00:00:00Z");
        String number = idNumber();
        time.stopAt(recorded);
        String id = post(person(number, "示例丁", 2021)).statusCode(201).extract().path("id");
        time.stopAt(recorded.plusSeconds(60));
        as(Roles.ADMIN)
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/honours/" + id + "/revocation")
                .then()
                .statusCode(422)
                .body("problems.pointer", is(List.of("/reason")));
        revoke(id, "查实造假")
                .statusCode(200)
                .body("revoked", is(true))
                .body("revocation.reason", is("查实造假"))
                .body("revocation.by", is("admin"))
                .body("revocation.at", is("2024-05-01T00:01:00.000Z"));
        revoke(id, "再次").statusCode(409).body("problems[0].code", is("already-revoked"));
        revoke("00000000-0000-0000-0000-000000000000", "没有").statusCode(404);

        assertThat(revokedAsOf(number, recorded.minusMillis(1))).isEmpty();
        assertThat(revokedAsOf(number, recorded)).containsExactly(false);
        assertThat(revokedAsOf(number, recorded.plusSeconds(59))).containsExactly(false);
        assertThat(revokedAsOf(number, recorded.plusSeconds(60))).containsExactly(true);
        assertThat(revokedAsOf(number, null)).containsExactly(true);
        String path = "/api/v1/honours/" + id;
        as(Roles.AUDITOR)
                .queryParam("asOf", "2024-05-01T08:00:59+08:00")
                .get(path)
                .then()
                .statusCode(200)
                .body("revoked", is(false));
        as(Roles.AUDITOR)
                .queryParam("asOf", "2024-04-30T00:00:00Z")
                .get(path)
                .then()
                .statusCode(404);
        as(Roles.AUDITOR).queryParam("asOf", "yesterday").get(path).then().statusCode(400);
        as(Roles.AUDITOR).get(path).then().body("revoked", is(true));
    }

    @Test
    void the_list_is_filtered_and_paged_newest_first() {
        String mark = "标记" + NEXT.getAndIncrement() + "号";
        String first = post(window(code(), mark + "一", 2018, 3))
                .statusCode(201)
                .extract()
                .path("id");
        String second = post(window(code(), mark + "二", 2019, 4))
                .statusCode(201)
                .extract()
                .path("id");
        String third = post(person(idNumber(), mark + "三", 2019))
                .statusCode(201)
                .extract()
                .path("id");
        revoke(first, "有误").statusCode(200);

        assertThat(ids("q=" + mark)).containsExactly(third, second, first);
        assertThat(ids("q=" + mark + "&honour=STAR_WINDOW")).containsExactly(second, first);
        assertThat(ids("q=" + mark + "&year=2019")).containsExactly(third, second);
        assertThat(ids("q=" + mark + "&revoked=true")).containsExactly(first);
        assertThat(ids("q=" + mark + "&revoked=false")).containsExactly(third, second);
        Response part = as(Roles.AUDITOR).get("/api/v1/honours?size=2&q=" + mark);
        part.then()
                .body("items.id", is(List.of(third, second)))
                .body("total", is(3))
                .body("next", notNullValue());
        as(Roles.AUDITOR)
                .get("/api/v1/honours?size=2&q=" + mark + "&after=" + part.path("next"))
                .then()
                .body("items.id", is(List.of(first)))
                .body("next", nullValue());
        as(Roles.AUDITOR)
                .get("/api/v1/honours?year=x&revoked=perhaps&colour=red")
                .then()
                .statusCode(400)
                .body("problems.pointer", containsInAnyOrder("year", "revoked", "colour"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"intake", "policy", "approver", "reviewer"})
    void others_neither_read_nor_write_the_register(String user) {
        as(user).get("/api/v1/honours").then().statusCode(403);
        as(user).contentType("application/json")
                .body("{}")
                .post("/api/v1/honours")
                .then()
                .statusCode(403);
    }

    @Test
    void an_auditor_reads_and_does_not_write() {
        as(Roles.AUDITOR).get("/api/v1/honours").then().statusCode(200);
        as(Roles.AUDITOR)
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/honours")
                .then()
                .statusCode(403);
        as(Roles.AUDITOR)
                .contentType("text/csv")
                .body(HEADER)
                .post("/api/v1/honours/import")
                .then()
                .statusCode(403);
        as(Roles.AUDITOR)
                .contentType("application/json")
                .body("{\"reason\":\"x\"}")
                .post("/api/v1/honours/00000000-0000-0000-0000-000000000000/revocation")
                .then()
                .statusCode(403);
    }

    @Test
    void a_filled_template_is_recorded_whole() throws IOException {
        String code = code();
        String number = idNumber();
        byte[] file = filled(
                new Object[] {"STAR_WINDOW", 2021, "5", "导入大厅", code, null},
                new Object[] {"OUTSTANDING_INDIVIDUAL", "２０２０", null, "导入甲", null, number});

        as(Roles.ADMIN)
                .multiPart("file", "名单.xlsx", file, FileType.XLSX)
                .post("/api/v1/honours/import")
                .then()
                .statusCode(201)
                .body("recorded", is(2))
                .body("ids", hasSize(2));
        assertThat(register.ofWindow(code, null, null))
                .extracting(Honour::stars)
                .containsExactly(5);
        assertThat(register.ofPerson(number, null)).extracting(Honour::year).containsExactly(2020);
        as(Roles.ADMIN)
                .contentType(FileType.XLSX)
                .body(file)
                .post("/api/v1/honours/import")
                .then()
                .statusCode(409)
                .body("problems.pointer", is(List.of("荣誉!A2", "荣誉!A3")));
    }

    @Test
    void the_register_itself_takes_workbooks_and_csv() throws IOException {
        byte[] file = filled(new Object[] {"STAR_WINDOW", 2021, "5", "导入大厅", code(), null});
        byte[] form = filled(new Object[] {"STAR_WINDOW", 2021, "5", "导入大厅", code(), null});

        as(Roles.ADMIN)
                .contentType(FileType.XLSX)
                .body(file)
                .post("/api/v1/honours")
                .then()
                .statusCode(201)
                .body("recorded", is(1));
        as(Roles.ADMIN)
                .contentType("text/csv; charset=UTF-8")
                .body((HEADER + "STAR_WINDOW,2021,5,导入大厅," + code() + ",\r\n").getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/honours")
                .then()
                .statusCode(201)
                .body("recorded", is(1));
        as(Roles.ADMIN)
                .multiPart("file", "名单.xlsx", form, FileType.XLSX)
                .post("/api/v1/honours")
                .then()
                .statusCode(201)
                .body("recorded", is(1));
    }

    @Test
    void every_faulty_cell_is_named_and_nothing_is_recorded() throws IOException {
        String code = code();
        byte[] file = filled(
                new Object[] {"STAR_WINDOW", 2021, "5", "不入库", code, null},
                new Object[] {"STAR_WINDOW", "去年", null, "导入大厅", null, null},
                new Object[] {"PACESETTER", 2020, null, "导入乙", null, "229999199001010730"});

        as(Roles.ADMIN)
                .contentType(FileType.XLSX)
                .body(file)
                .post("/api/v1/honours/import")
                .then()
                .statusCode(422)
                .body("problems.pointer", containsInAnyOrder("荣誉!B3", "荣誉!C3", "荣誉!F4"));
        assertThat(register.ofWindow(code, null, null)).isEmpty();
    }

    @Test
    void an_id_number_that_excel_took_for_a_number_is_refused_with_the_reason() throws IOException {
        byte[] file = filled(new Object[] {"PACESETTER", 2020, null, "导入丙", null, 229999199001010739d});

        as(Roles.ADMIN)
                .contentType(FileType.XLSX)
                .body(file)
                .post("/api/v1/honours/import")
                .then()
                .statusCode(422)
                .body("problems[0].pointer", equalTo("荣誉!F2"))
                .body("problems[0].code", equalTo("number-too-long"));
    }

    @Test
    void what_is_no_filled_template_is_refused() throws IOException {
        as(Roles.ADMIN)
                .contentType(FileType.XLSX)
                .body("not a workbook".getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/honours/import")
                .then()
                .statusCode(422)
                .body("problems[0].code", is("not-a-workbook"));
        as(Roles.ADMIN)
                .contentType(FileType.XLSX)
                .body(filled())
                .post("/api/v1/honours/import")
                .then()
                .statusCode(422)
                .body("problems[0].code", is("no-rows"));
        as(Roles.ADMIN)
                .multiPart("other", "x")
                .post("/api/v1/honours/import")
                .then()
                .statusCode(422)
                .body("problems[0].pointer", is("file"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void csv_is_recorded_in_the_encodings_that_excel_writes(String encoding) {
        String code = code();
        String csv = HEADER + "STAR_WINDOW,2021,4,\"大厅,东\"," + code + ",\r\n";

        as(Roles.ADMIN)
                .contentType("text/csv")
                .body(csv.getBytes(Charset.forName(encoding)))
                .post("/api/v1/honours/import")
                .then()
                .statusCode(201)
                .body("recorded", is(1));
        assertThat(register.ofWindow(code, null, null)).extracting(Honour::name).containsExactly("大厅,东");
    }

    @Test
    void every_faulty_line_of_a_csv_is_named_and_nothing_is_recorded() {
        String code = code();
        String csv =
                "\uFEFF" + HEADER + "STAR_WINDOW,2021,4,大厅," + code + ",\r\nHERO,2021,,某某,,\r\nSTAR_WINDOW,,3,某厅,,";

        as(Roles.ADMIN)
                .multiPart("file", "名单.csv", csv.getBytes(StandardCharsets.UTF_8), "text/csv")
                .post("/api/v1/honours/import")
                .then()
                .statusCode(422)
                .body("problems.pointer", is(List.of("line 3 荣誉代码", "line 4 年度")));
        assertThat(register.ofWindow(code, null, null)).isEmpty();
        as(Roles.ADMIN)
                .contentType("text/csv")
                .body("a,b\r\n1,2\r\n")
                .post("/api/v1/honours/import")
                .then()
                .statusCode(422)
                .body("problems[0].code", is("header"));
    }

    @Test
    void a_line_named_twice_in_one_import_is_a_409_and_nothing_is_recorded() {
        String code = code();
        String line = "STAR_WINDOW,2021,4,大厅," + code + ",\r\n";

        as(Roles.ADMIN)
                .contentType("text/csv")
                .body((HEADER + line + line).getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/honours/import")
                .then()
                .statusCode(409)
                .body("problems.pointer", is(List.of("line 3 荣誉代码")));
        assertThat(register.ofWindow(code, null, null)).isEmpty();
    }

    private static byte[] filled(Object[]... rows) throws IOException {
        byte[] template = as(Roles.ADMIN).get("/api/v1/honours/template.xlsx").asByteArray();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(template));
                ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            XSSFSheet sheet = workbook.getSheet("荣誉");
            for (int i = 0; i < rows.length; i++) {
                Row row = sheet.createRow(i + 1);
                for (int column = 0; column < rows[i].length; column++) {
                    if (rows[i][column] instanceof Number number) {
                        row.createCell(column).setCellValue(number.doubleValue());
                    } else if (rows[i][column] != null) {
                        row.createCell(column).setCellValue(String.valueOf(rows[i][column]));
                    }
                }
            }
            workbook.write(file);
            return file.toByteArray();
        }
    }

    private List<Boolean> revokedAsOf(String idNumber, Instant asOf) {
        return register.ofPerson(idNumber, asOf).stream().map(Honour::revoked).toList();
    }

    private static List<String> ids(String query) {
        return as(Roles.ADMIN)
                .get("/api/v1/honours?" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    private static ValidatableResponse post(String body) {
        return as(Roles.ADMIN)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/honours")
                .then();
    }

    private static ValidatableResponse revoke(String id, String reason) {
        return as(Roles.ADMIN)
                .contentType("application/json")
                .body("{\"reason\":\"" + reason + "\"}")
                .post("/api/v1/honours/" + id + "/revocation")
                .then();
    }

    private static RequestSpecification as(String user) {
        return given().auth().preemptive().basic(user, TestDatabase.PASSWORD);
    }

    private static String window(String code, String name, int year, int stars) {
        return "{\"honour\":\"STAR_WINDOW\",\"year\":" + year + ",\"stars\":" + stars + ",\"name\":\"" + name
                + "\",\"creditCode\":\"" + code + "\"}";
    }

    private static String person(String idNumber, String name, int year) {
        return "{\"honour\":\"OUTSTANDING_INDIVIDUAL\",\"year\":" + year + ",\"name\":\"" + name + "\",\"idNumber\":\""
                + idNumber + "\"}";
    }

    /** A code that no other test uses. */
    private static String code() {
        return "12220102MB0000" + NEXT.getAndIncrement() + "Q";
    }

    /** A number that no other test uses, of the area 229999, in which nobody lives. */
    private static String idNumber() {
        String places = "22999919900101" + NEXT.getAndIncrement();
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (places.charAt(i) - '0') * weights[i];
        }
        return places + "10X98765432".charAt(sum % 11);
    }

    private List<String> column(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        }
    }

    private String everything() throws SQLException {
        return column(
                        "SELECT row_to_json(h)::text FROM honour h UNION ALL SELECT row_to_json(n)::text FROM honour_name n"
                                + " UNION ALL SELECT row_to_json(l)::text FROM ledger_entry l")
                .toString();
    }
}
