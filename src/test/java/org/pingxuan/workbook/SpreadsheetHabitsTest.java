package org.pingxuan.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingxuan.authoring.TableEdit;
import org.pingxuan.policy.TypedTable;
import org.pingxuan.rulebook.PolicySource;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.workbook.TableReader.ReadTable;

/** What people and spreadsheet programs do to cells, and what is made of it. */
class SpreadsheetHabitsTest {

    private static final PolicySource BUILD = PolicySource.ofBuild();

    private static ReadTable read(String table, byte[] workbook) {
        return TableReader.read(workbook, BUILD.schemas().get(table));
    }

    private static ReadTable read(String table, Consumer<XSSFSheet> edit) {
        return read(table, edited(table, edit));
    }

    private static byte[] edited(String table, Consumer<XSSFSheet> edit) {
        return TableEdit.of(BUILD.workbooks().get(table), opened -> edit.accept(opened.getSheet("表")));
    }

    private static List<String> refusals(String table, byte[] workbook) {
        try {
            read(table, workbook);
            return List.of();
        } catch (Problems refused) {
            assertThat(refused.status()).isEqualTo(422);
            return refused.list().stream()
                    .map(problem -> problem.code() + " " + problem.pointer())
                    .toList();
        }
    }

    private static List<String> notes(ReadTable table) {
        return table.notes().stream().map(Problem::code).toList();
    }

    private static TypedTable original(String table) {
        return read(table, BUILD.workbooks().get(table)).table();
    }

    @ParameterizedTest
    @CsvSource({"400", "４００", "' 400 '"})
    void a_number_written_as_text_is_taken_and_reported(String text) {
        ReadTable read = read(
                "text-limits", TableEdit.set(BUILD.workbooks().get("text-limits"), "D-BRIEF-500", "字数上限（含）", text));
        assertThat(read.table().required("D-BRIEF-500").integer("limit")).isEqualTo(400);
        assertThat(notes(read)).containsExactly("text-as-number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "1e-999999999",
                "-1e999999999",
                "1e999999999%",
                "1e-2147483647%",
                "1e31",
                "0.0000000000000000000000000000001"
            })
    void a_number_that_would_be_endless_written_out_is_refused(String text) {
        assertThat(refusals(
                        "thresholds", TableEdit.set(BUILD.workbooks().get("thresholds"), "service.years", "数值", text)))
                .hasSize(1)
                .allMatch(refusal -> refusal.startsWith("not-a-number 表!"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+12024-05-11", "0000-05-11", "20240-05-11"})
    void a_day_of_no_four_digit_year_is_refused(String text) {
        assertThat(refusals(
                        "thresholds",
                        TableEdit.set(BUILD.workbooks().get("thresholds"), "service.referenceDate", "日期", text)))
                .hasSize(1)
                .allMatch(refusal -> refusal.startsWith("not-a-date 表!"));
    }

    @Test
    void of_a_thousand_merged_cells_a_hundred_are_told() {
        byte[] merged = edited("affiliations", sheet -> {
            for (int row = 1; row <= 1_000; row++) {
                sheet.addMergedRegionUnsafe(new CellRangeAddress(row, row, 0, 1));
            }
        });
        assertThat(refusals("affiliations", merged))
                .hasSize(100)
                .allMatch(refusal -> refusal.startsWith("merged-cells 表!A"));
    }

    @Test
    void a_code_that_lost_its_zeros_is_taken_and_reported() {
        ReadTable read = read("affiliations", sheet -> {
            int row = 1;
            assertThat(sheet.getRow(row).getCell(0).getStringCellValue()).isEqualTo("01");
            sheet.getRow(row).createCell(0).setCellValue(1);
        });
        assertThat(read.table().digest()).isEqualTo(original("affiliations").digest());
        assertThat(notes(read)).containsExactly("normalised");
    }

    @Test
    void a_full_width_id_is_normalised_and_reported() {
        ReadTable read =
                read("affiliations", sheet -> sheet.getRow(1).createCell(0).setCellValue("０１"));
        assertThat(read.table().digest()).isEqualTo(original("affiliations").digest());
        assertThat(notes(read)).containsExactly("normalised");
    }

    @Test
    void a_date_written_as_text_is_taken_and_reported() {
        ReadTable read = read(
                "thresholds",
                TableEdit.set(BUILD.workbooks().get("thresholds"), "service.referenceDate", "日期", "2024/05/11"));
        assertThat(read.table().required("service.referenceDate").date("date")).isEqualTo(LocalDate.of(2024, 5, 11));
        assertThat(notes(read)).containsExactly("text-as-date");
    }

    @Test
    void a_decimal_keeps_no_binary_noise() {
        ReadTable read = read(
                "thresholds", TableEdit.set(BUILD.workbooks().get("thresholds"), "service.years", "数值", 0.1 + 0.2));
        assertThat(read.table().required("service.years").decimal("number"))
                .isEqualByComparingTo(new BigDecimal("0.3"));
    }

    @Test
    void a_hidden_row_is_in_force_and_reported() {
        ReadTable read = read("text-limits", sheet -> sheet.getRow(1).setZeroHeight(true));
        assertThat(read.table().digest()).isEqualTo(original("text-limits").digest());
        assertThat(notes(read)).containsExactly("hidden-row");
    }

    @Test
    void a_row_that_a_filter_hides_is_in_force_and_reported() {
        ReadTable read = read("text-limits", sheet -> {
            sheet.setAutoFilter(new CellRangeAddress(0, 2, 0, 3));
            sheet.getRow(2).setZeroHeight(true);
        });
        assertThat(read.table().digest()).isEqualTo(original("text-limits").digest());
        assertThat(notes(read)).containsExactly("hidden-row");
    }

    @ParameterizedTest
    @CsvSource({"70%", "0.7", "７０％"})
    void a_share_may_be_written_as_text_in_either_way(String text) {
        ReadTable read = read("ratios", TableEdit.set(BUILD.workbooks().get("ratios"), "GRASS-QUOTA", "界限", text));
        assertThat(read.table().digest()).isEqualTo(original("ratios").digest());
        assertThat(read.notes()).isNotEmpty();
    }

    @Test
    void a_share_that_is_shown_in_per_cent_is_the_number() {
        ReadTable read = read("ratios", sheet -> {
            XSSFCell bound = cell(sheet, "GRASS-QUOTA", "界限");
            XSSFCellStyle style = sheet.getWorkbook().createCellStyle();
            style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("0%"));
            bound.setCellStyle(style);
        });
        assertThat(read.table().digest()).isEqualTo(original("ratios").digest());
    }

    private static XSSFCell cell(XSSFSheet sheet, String id, String header) {
        int column = 0;
        while (!header.equals(sheet.getRow(0).getCell(column).getStringCellValue())) {
            column++;
        }
        int row = 1;
        while (!id.equals(sheet.getRow(row).getCell(0).getStringCellValue())) {
            row++;
        }
        return sheet.getRow(row).getCell(column);
    }

    @Test
    void hyperlinks_are_ignored() {
        ReadTable read = read("text-limits", sheet -> {
            XSSFHyperlink link = sheet.getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.URL);
            link.setAddress("http://example.org/");
            sheet.getRow(1).getCell(0).setHyperlink(link);
        });
        assertThat(read.table().digest()).isEqualTo(original("text-limits").digest());
        assertThat(read.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "xl/externalLinks/externalLink1.xml, external-links",
        "xl/vbaProject.bin, macros",
        "xl/macrosheets/sheet1.xml, macros"
    })
    void links_to_other_workbooks_and_macros_are_refused(String part, String code) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(
                        new ByteArrayInputStream(BUILD.workbooks().get("text-limits")));
                ZipOutputStream to = new ZipOutputStream(file)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(from.readAllBytes());
            }
            to.putNextEntry(new ZipEntry(part));
            to.write(0);
        }
        assertThat(refusals("text-limits", file.toByteArray())).containsExactly(code + " ");
    }

    @Test
    void formatted_rows_at_the_end_are_ignored() {
        ReadTable read = read("text-limits", sheet -> {
            for (int row = 3; row < 60; row++) {
                sheet.createRow(row).createCell(2).setBlank();
            }
        });
        assertThat(read.table().digest()).isEqualTo(original("text-limits").digest());
        assertThat(read.notes()).isEmpty();
    }

    @Test
    void a_blank_row_between_rows_is_refused() {
        assertThat(refusals("text-limits", edited("text-limits", sheet -> sheet.shiftRows(2, 2, 1))))
                .containsExactly("blank-row 表!A3");
    }

    @Test
    void merged_cells_are_refused() {
        assertThat(refusals(
                        "text-limits",
                        edited("text-limits", sheet -> sheet.addMergedRegion(new CellRangeAddress(1, 2, 1, 1)))))
                .contains("merged-cells 表!B2");
    }

    @Test
    void a_renamed_header_is_refused() {
        assertThat(refusals(
                        "text-limits",
                        edited(
                                "text-limits",
                                sheet -> sheet.getRow(0).createCell(1).setCellValue("依据"))))
                .containsExactly("header 表!B1");
    }

    @Test
    void a_fraction_in_a_column_of_whole_numbers_is_refused() {
        assertThat(refusals(
                        "text-limits",
                        TableEdit.set(BUILD.workbooks().get("text-limits"), "D-BRIEF-500", "字数上限（含）", 400.5)))
                .containsExactly("not-an-integer 表!D3");
    }

    @Test
    void all_faults_are_told_at_once() {
        byte[] faulty = edited("text-limits", sheet -> {
            sheet.getRow(1).createCell(3).setCellValue("many");
            sheet.getRow(2).createCell(3).setCellValue("more");
            sheet.getRow(2).createCell(1).setBlank();
        });
        assertThat(refusals("text-limits", faulty))
                .containsExactly("not-a-number 表!D2", "blank 表!B3", "not-a-number 表!D3");
    }

    @Test
    void an_id_that_stands_twice_is_refused() {
        assertThat(refusals(
                        "text-limits",
                        edited(
                                "text-limits",
                                sheet -> sheet.getRow(2)
                                        .createCell(0)
                                        .setCellValue(sheet.getRow(1).getCell(0).getStringCellValue()))))
                .containsExactly("duplicate-id 表!A3");
    }

    @Test
    void an_old_workbook_is_told_how_to_be_saved() {
        byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0};
        assertThatThrownBy(() -> read("text-limits", old))
                .isInstanceOfSatisfying(
                        Problems.class,
                        refused -> assertThat(refused.list().get(0).help().zh()).contains("请另存为 .xlsx"));
        assertThat(refusals("text-limits", "text".getBytes(StandardCharsets.UTF_8)))
                .containsExactly("not-a-workbook ");
    }
}
