package org.pingxuan.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellCopyPolicy;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pingxuan.policy.Column;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.policy.Row;
import org.pingxuan.policy.TableSchema;
import org.pingxuan.policy.TypedTable;
import org.pingxuan.rulebook.BuildPolicy;
import org.pingxuan.rulebook.PolicySource;
import org.pingxuan.rulebook.Rulebook;
import org.pingxuan.rulebook.fact.Facts;
import org.pingxuan.rulebook.fact.Register;
import org.pingxuan.shared.Normal;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.SubmissionCheck;
import org.pingxuan.verdict.Finding;
import org.pingxuan.workbook.TableReader;

/** Nothing in a cell becomes code: it is refused, or it is a text like any other. */
class HostileCellsTest {

    static final List<String> HOSTILE = List.of(
            "\"",
            "'",
            "\");",
            "\"); System.exit(1); //",
            "eval(true)",
            "@{1+1}",
            "${7*7}",
            "#{7*7}",
            "line\nbreak",
            "=1+1",
            "=cmd|' /C calc'!A0",
            "+HYPERLINK(\"http://example.org\")",
            "new java.io.File(\"/tmp/x\").createNewFile()",
            "import java.util.*; Runtime.getRuntime().exec(\"id\")",
            "rule \"x\" when then end",
            "insert( new Object() );",
            "'; DROP TABLE decision; --",
            "<script>alert(1)</script>",
            "\u202Etxt.exe",
            "\u200Bhidden",
            "x".repeat(32_000));

    /** A row that is right for each table that has none yet. */
    private static final Map<String, List<String>> RIGHT = Map.of(
            "fields", List.of("hours", "三(一)1¶2", "“星级”优质服务窗口", "整数", "", "可补交", "学时", "hours"),
            "conditions",
                    List.of(
                            "J-HOURS",
                            "三(一)1¶2",
                            "“星级”优质服务窗口",
                            "/window/appliedStars",
                            "不小于",
                            "3",
                            "不合格",
                            "退回补正",
                            "",
                            "",
                            "学时",
                            "hours",
                            "请补学时",
                            "Study on."));

    private static final PolicySource BUILD = PolicySource.ofBuild();

    static List<String> tables() {
        return List.copyOf(BUILD.schemas().keySet());
    }

    /** A row for each column and each hostile text: copied from a row that is right, with the one cell replaced. */
    private static byte[] hostile(byte[] workbook, TableSchema schema, Set<String> leftOut) {
        return TableEdit.of(workbook, opened -> {
            XSSFSheet sheet = opened.getSheet("表");
            for (int number = sheet.getLastRowNum(); number > 1; number--) {
                if (sheet.getRow(number) != null) {
                    sheet.removeRow(sheet.getRow(number));
                }
            }
            if (BuildPolicy.content().table(schema.name()).rows().isEmpty()) {
                XSSFRow right = sheet.createRow(1);
                List<String> cells = RIGHT.get(schema.name());
                for (int column = 0; column < cells.size(); column++) {
                    right.createCell(column).setCellValue(cells.get(column).isEmpty() ? null : cells.get(column));
                }
            }
            int number = 2;
            for (int column = 0; column < schema.columns().size(); column++) {
                for (int text = 0; text < HOSTILE.size(); text++) {
                    if (leftOut.contains(name(column, text))) {
                        continue;
                    }
                    XSSFRow row = sheet.createRow(number++);
                    row.copyRowFrom(sheet.getRow(1), new CellCopyPolicy());
                    row.createCell(0).setCellValue(name(column, text));
                    row.createCell(column).setCellValue(HOSTILE.get(text));
                }
            }
        });
    }

    private static String name(int column, int text) {
        return "h" + column + "-" + text;
    }

    @ParameterizedTest
    @MethodSource("tables")
    void every_column_of_every_table_refuses_it_or_keeps_it_as_text(String name) {
        TableSchema schema = BUILD.schemas().get(name);
        byte[] original = BUILD.workbooks().get(name);
        Set<String> refused = refused(hostile(original, schema, Set.of()), schema);
        for (int column = 0; column < schema.columns().size(); column++) {
            Column due = schema.columns().get(column);
            boolean text = due.type() == Column.Type.TEXT || due.type() == Column.Type.ID;
            for (int i = 0; i < HOSTILE.size(); i++) {
                if (!text) {
                    assertThat(refused)
                            .as("%s %s %s", name, due.header(), HOSTILE.get(i))
                            .contains(name(column, i));
                }
            }
        }
        // an id is the text itself, so its rows are found by place
        TypedTable table =
                TableReader.read(hostile(original, schema, refused), schema).table();
        List<Row> rows = new ArrayList<>(table.rows());
        int at = 1;
        for (int column = 0; column < schema.columns().size(); column++) {
            for (int i = 0; i < HOSTILE.size(); i++) {
                if (!refused.contains(name(column, i))) {
                    Column due = schema.columns().get(column);
                    Object kept = rows.get(at++).values().get(due.key());
                    assertThat(kept)
                            .isEqualTo(
                                    due.type() == Column.Type.ID
                                            ? Normal.form(HOSTILE.get(i))
                                            : HOSTILE.get(i).strip());
                }
            }
        }
        assertThat(rows).hasSize(at);
    }

    /** The names of the rows in which something is refused. */
    private static Set<String> refused(byte[] workbook, TableSchema schema) {
        try {
            TableReader.read(workbook, schema);
            return Set.of();
        } catch (Problems problems) {
            Map<Integer, String> names = new HashMap<>();
            int number = 3;
            for (int column = 0; column < schema.columns().size(); column++) {
                for (int text = 0; text < HOSTILE.size(); text++) {
                    names.put(number++, name(column, text));
                }
            }
            Set<String> refused = new HashSet<>();
            for (Problem problem : problems.list()) {
                refused.add(names.get(Integer.parseInt(problem.pointer().replaceAll(".*![A-Z]+", ""))));
                assertThat(problem.pointer()).startsWith("表!");
                assertThat(problem.help().zh()).isNotBlank();
                assertThat(problem.help().en()).isNotBlank();
            }
            return refused;
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void a_formula_is_refused_in_every_column(String name) {
        TableSchema schema = BUILD.schemas().get(name);
        byte[] formulas = TableEdit.of(BUILD.workbooks().get(name), opened -> {
            XSSFRow row = row(opened, 1);
            for (int column = 0; column < schema.columns().size(); column++) {
                Cell cell = row.createCell(column);
                cell.setCellFormula("1+1");
                cell.setCellValue(2);
            }
        });
        assertThatThrownBy(() -> TableReader.read(formulas, schema))
                .isInstanceOfSatisfying(
                        Problems.class,
                        problems -> assertThat(problems.list().stream()
                                        .filter(problem -> problem.code().equals("formula")))
                                .hasSize(schema.columns().size()));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void a_cell_of_forty_thousand_characters_is_refused_in_every_column(String name) {
        TableSchema schema = BUILD.schemas().get(name);
        byte[] marked = TableEdit.of(BUILD.workbooks().get(name), opened -> {
            XSSFRow row = row(opened, 1);
            for (int column = 0; column < schema.columns().size(); column++) {
                row.createCell(column).setCellValue("FORTY-THOUSAND");
            }
        });
        byte[] longer = replaced(marked, "FORTY-THOUSAND", "x".repeat(40_000));
        assertThatThrownBy(() -> TableReader.read(longer, schema))
                .isInstanceOfSatisfying(
                        Problems.class,
                        problems -> assertThat(problems.list().stream()
                                        .map(Problem::pointer)
                                        .filter(pointer -> pointer.matches("表![A-Z]+2"))
                                        .collect(Collectors.toSet()))
                                .hasSize(schema.columns().size()));
    }

    private static XSSFRow row(XSSFWorkbook opened, int number) {
        XSSFSheet sheet = opened.getSheet("表");
        return sheet.getRow(number) == null ? sheet.createRow(number) : sheet.getRow(number);
    }

    /** POI writes no text longer than Excel would; a file can hold one all the same. */
    private static byte[] replaced(byte[] workbook, String text, String by) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(workbook));
                ZipOutputStream to = new ZipOutputStream(file)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                byte[] content = from.readAllBytes();
                to.write(
                        entry.getName().endsWith(".xml")
                                ? new String(content, StandardCharsets.UTF_8)
                                        .replace(text, by)
                                        .getBytes(StandardCharsets.UTF_8)
                                : content);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }

    /** What stands in messages and remedies comes out as it went in, whatever it looks like. */
    @ParameterizedTest
    @EnumSource(Award.class)
    void a_hostile_message_is_told_as_it_stands(Award award) {
        for (String hostile : HOSTILE.subList(0, 18)) {
            Rulebook rulebook = Rulebook.of(saying(hostile));
            ObjectNode body = JsonNodeFactory.instance.objectNode().put("award", award.name());
            body.putObject(award.isForWindow() ? "window" : "person");
            Facts facts = new Facts(
                    new SubmissionCheck(rulebook.terms()).check(body), LocalDate.of(2024, 5, 8), Register.EMPTY, false);
            assertThat(rulebook.evaluate(facts).findings())
                    .extracting(Finding::message)
                    .allMatch(message ->
                            message.zh().equals(hostile) && message.en().equals(hostile));
        }
    }

    private static PolicyContent saying(String text) {
        Map<String, TypedTable> tables = new TreeMap<>(BuildPolicy.content().tables());
        tables.replaceAll((name, table) -> {
            if (!table.schema().cases()) {
                return table;
            }
            List<Row> rows = new ArrayList<>();
            for (Row row : table.rows()) {
                Map<String, Object> values = new HashMap<>(row.values());
                values.put("zh", text);
                values.put("en", text);
                rows.add(new Row(row.table(), row.id(), row.number(), values));
            }
            return new TypedTable(table.schema(), rows);
        });
        return new PolicyContent(BuildPolicy.content().rules(), tables);
    }
}
