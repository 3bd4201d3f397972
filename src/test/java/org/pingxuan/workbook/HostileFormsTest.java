package org.pingxuan.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.workbook.FilledForm.FilledRow;
import org.pingxuan.workbook.FormColumn.Kind;

/** Workbooks that are small as files and large in what they ask for. */
class HostileFormsTest {

    private static final int LAST_OF_EXCEL = 1_048_576;

    private static final FormSheet FORM = new FormSheet(
            "表",
            List.of(
                    FormColumn.of("推荐顺序", "/order", Kind.WHOLE, "1"),
                    FormColumn.of("姓名", "/name", Kind.TEXT, "张三"),
                    FormColumn.of("满意率", "/rate", Kind.DECIMAL, "99.2")),
            "姓名");

    private static byte[] form(Consumer<XSSFSheet> edit) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            XSSFSheet sheet = workbook.createSheet("表");
            for (int column = 0; column < 3; column++) {
                put(sheet, 1, column, FORM.columns().get(column).header());
            }
            edit.accept(sheet);
            workbook.write(file);
            return file.toByteArray();
        }
    }

    /** @param row from 1 */
    private static void put(XSSFSheet sheet, int row, int column, String text) {
        (sheet.getRow(row - 1) == null ? sheet.createRow(row - 1) : sheet.getRow(row - 1))
                .createCell(column)
                .setCellValue(text);
    }

    private static FilledForm read(byte[] file) {
        return FormReader.read(file, List.of(FORM));
    }

    private static void merge(XSSFSheet sheet, int firstRow, int lastRow, int column) {
        sheet.addMergedRegionUnsafe(new CellRangeAddress(firstRow - 1, lastRow - 1, column, column));
    }

    @Test
    void a_merged_stretch_says_the_same_in_each_of_its_rows_even_where_the_file_has_no_such_row() throws IOException {
        FilledForm form = read(form(sheet -> {
            put(sheet, 2, 1, "示例甲");
            merge(sheet, 2, 4, 1);
            put(sheet, LAST_OF_EXCEL, 1, "示例乙");
        }));
        assertThat(form.sheets().get(0).rows())
                .extracting(FilledRow::number, row -> row.values().get("name").textValue())
                .containsExactly(tuple(2, "示例甲"), tuple(3, "示例甲"), tuple(4, "示例甲"), tuple(LAST_OF_EXCEL, "示例乙"));
    }

    @Test
    void a_hundred_thousand_merged_cells_are_read_and_more_are_refused_with_a_place() throws IOException {
        byte[] many = form(sheet -> stretches(sheet, 20));
        assertThat(read(many).sheets().get(0).rows()).isEmpty();

        byte[] tooMany = form(sheet -> {
            stretches(sheet, 20);
            merge(sheet, 200_002, 200_003, 0);
        });
        assertThat(catchThrowableOfType(Problems.class, () -> read(tooMany)).list())
                .extracting(Problem::pointer, Problem::code)
                .containsExactly(tuple("表!A200002", "too-many-merged-cells"));
    }

    private static void stretches(XSSFSheet sheet, int times) {
        for (int time = 0; time < times; time++) {
            merge(sheet, 2 + time * 5_000, 1 + (time + 1) * 5_000, time % 3);
        }
    }

    @Test
    void more_merged_stretches_than_cells_may_be_merged_are_refused_before_they_are_looked_at() throws IOException {
        byte[] file = form(sheet -> {
            for (int time = 0; time <= 100_000; time++) {
                sheet.addMergedRegionUnsafe(new CellRangeAddress(0, 0, 0, 1));
            }
        });
        assertThat(catchThrowableOfType(Problems.class, () -> read(file)).list())
                .extracting(Problem::pointer, Problem::code)
                .containsExactly(tuple("表!A2", "too-many-merged-cells"));
    }

    @Test
    void footers_count_among_the_rows_that_a_sheet_may_have() throws IOException {
        byte[] file = form(sheet -> {
            for (int row = 2; row <= FormReader.MOST_ROWS + 2; row++) {
                put(sheet, row, 0, "备注");
            }
        });
        assertThat(read(file).faults())
                .extracting(Problem::pointer, Problem::code)
                .containsExactly(tuple("表!A5002", "too-many-rows"));
        assertThat(read(file).notes()).hasSize(FormReader.MOST_ROWS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "1e31"})
    void a_number_that_would_be_endless_written_out_is_refused(String number) throws IOException {
        byte[] file = form(sheet -> {
            put(sheet, 2, 1, "示例甲");
            put(sheet, 2, 2, number);
        });
        assertThat(read(file).faults())
                .extracting(Problem::pointer, Problem::code)
                .containsExactly(tuple("表!C2", "not-a-number"));
    }

    @Test
    void a_list_with_a_row_at_the_end_of_excel_is_refused_and_not_read_row_by_row() throws IOException {
        byte[] file = form(sheet -> put(sheet, LAST_OF_EXCEL, 1, "示例甲"));
        SheetRows rows = new SheetRows("表", List.of("推荐顺序", "姓名", "满意率"));
        assertThat(catchThrowableOfType(Problems.class, () -> rows.read(file)).list())
                .extracting(Problem::pointer, Problem::code)
                .containsExactly(tuple("表!A" + LAST_OF_EXCEL, "too-many-rows"));
    }
}
