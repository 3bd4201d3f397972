package org.pingxuan.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/**
 * The rows of a form that people fill in: one sheet, one header row, texts below it. Makes the empty form, and reads a filled one.
 *
 * @param name the sheet's name
 * @param headers its header row, in order
 */
public record SheetRows(String name, List<String> headers) {

    /** Excel keeps so many digits of a number and makes zeros of the rest. */
    private static final int DIGITS_KEPT = 15;

    private static final int MOST_ROWS = 20_000;

    private static final int WIDTH = 24 * 256;

    public SheetRows {
        headers = List.copyOf(headers);
    }

    /**
     * A filled row.
     *
     * @param number in the sheet, 1 is the first
     * @param texts as people see them, one for each header; null where the cell is empty
     */
    public record FilledRow(int number, List<String> texts) {}

    /**
     * The filled rows, in the order of the sheet; empty rows at the end are left out.
     *
     * @throws Problems 422 with every cell that cannot be read: a missing sheet or header, a formula, an error, a number too long
     *     for Excel, a blank row between others
     */
    public List<FilledRow> read(byte[] file) {
        List<Problem> problems = new ArrayList<>();
        List<FilledRow> rows = new ArrayList<>();
        try (XSSFWorkbook workbook = WorkbookFile.open(file)) {
            XSSFSheet sheet = workbook.getSheet(name);
            if (sheet == null) {
                throw Problems.invalid(List.of(Problem.at(
                        name,
                        "missing-sheet",
                        null,
                        "缺少工作表“" + name + "”；请用下载的模板填写，不要改工作表名。",
                        "The sheet " + name + " is missing; fill in the template and keep its sheet name.")));
            }
            checkHeaders(sheet, problems);
            int last = lastFilled(sheet);
            if (last > MOST_ROWS) {
                throw Problems.invalid(List.of(Problem.at(
                        address(last + 1, 0),
                        "too-many-rows",
                        last,
                        "最多 %d 行；请分成几个文件。".formatted(MOST_ROWS),
                        "At most %d rows; split the file.".formatted(MOST_ROWS))));
            }
            for (int number = 1; number <= last; number++) {
                List<String> texts = texts(sheet, number, problems);
                if (texts.stream().allMatch(text -> text == null)) {
                    problems.add(Problem.at(
                            address(number + 1, 0),
                            "blank-row",
                            null,
                            "数据中间不能有空行；请删除此行。",
                            "There cannot be a blank row between rows; delete it."));
                }
                rows.add(new FilledRow(number + 1, texts));
            }
        } catch (IOException closing) {
            throw new IllegalStateException("a workbook in memory closes without fault", closing);
        }
        if (!problems.isEmpty()) {
            throw Problems.invalid(problems);
        }
        return rows;
    }

    /**
     * Where a cell stands, {@code sheet!B7}.
     *
     * @param row from 1
     * @param column from 0
     */
    public String address(int row, int column) {
        return Cells.address(name, row - 1, column);
    }

    /**
     * The empty form. All its cells are text, so that Excel changes nothing that is typed into them.
     *
     * @param explanations the lines of a second sheet, 说明
     */
    public byte[] emptyForm(List<String> explanations) {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            XSSFSheet sheet = workbook.createSheet(name);
            CellStyle text = workbook.createCellStyle();
            text.setDataFormat(workbook.createDataFormat().getFormat("@"));
            CellStyle bold = workbook.createCellStyle();
            Font font = workbook.createFont();
            font.setBold(true);
            bold.setFont(font);
            XSSFRow header = sheet.createRow(0);
            for (int column = 0; column < headers.size(); column++) {
                sheet.setDefaultColumnStyle(column, text);
                sheet.setColumnWidth(column, WIDTH);
                header.createCell(column).setCellValue(headers.get(column));
                header.getCell(column).setCellStyle(bold);
            }
            sheet.createFreezePane(0, 1);
            XSSFSheet notes = workbook.createSheet("说明");
            notes.setColumnWidth(0, 4 * WIDTH);
            for (int line = 0; line < explanations.size(); line++) {
                notes.createRow(line).createCell(0).setCellValue(explanations.get(line));
            }
            workbook.write(file);
            return file.toByteArray();
        } catch (IOException impossible) {
            throw new IllegalStateException("a workbook in memory is written without fault", impossible);
        }
    }

    private void checkHeaders(XSSFSheet sheet, List<Problem> problems) {
        for (int column = 0; column < headers.size(); column++) {
            XSSFRow row = sheet.getRow(0);
            Object found = row == null ? null : Cells.value(row.getCell(column));
            if (!headers.get(column).equals(found)) {
                problems.add(Problem.at(
                        address(1, column),
                        "header",
                        found,
                        "表头应为“" + headers.get(column) + "”；表头不能改名、删除或调换。",
                        "The header must be “" + headers.get(column)
                                + "”; headers cannot be renamed, removed or moved."));
            }
        }
        if (!problems.isEmpty()) {
            // without its headers a sheet's cells mean nothing
            throw Problems.invalid(problems);
        }
    }

    private int lastFilled(XSSFSheet sheet) {
        int last = sheet.getLastRowNum();
        while (last > 0 && isEmpty(sheet.getRow(last))) {
            last--;
        }
        return last;
    }

    private boolean isEmpty(XSSFRow row) {
        for (int column = 0; row != null && column < headers.size(); column++) {
            Cell cell = row.getCell(column);
            if (Cells.value(cell) != null || Cells.isFormula(cell) || Cells.isError(cell)) {
                return false;
            }
        }
        return true;
    }

    private List<String> texts(XSSFSheet sheet, int number, List<Problem> problems) {
        XSSFRow row = sheet.getRow(number);
        List<String> texts = new ArrayList<>();
        for (int column = 0; column < headers.size(); column++) {
            Cell cell = row == null ? null : row.getCell(column);
            Object value = Cells.value(cell);
            if (Cells.isFormula(cell) || Cells.isError(cell)) {
                problems.add(Problem.at(
                        address(number + 1, column),
                        "formula",
                        null,
                        "不能用公式或错误值；请粘贴为数值或文字。",
                        "Formulas and error values are not taken; paste the value instead."));
            } else if (value instanceof BigDecimal digits && digits.precision() - digits.scale() > DIGITS_KEPT) {
                problems.add(Problem.at(
                        address(number + 1, column),
                        "number-too-long",
                        null,
                        "Excel 只保留数字的前15位，后面已变成0；请把单元格设为文本后重新填写。",
                        "Excel keeps 15 digits of a number and has changed the rest to zeros; format the cell as text and"
                                + " type it anew."));
            }
            texts.add(
                    value == null
                            ? null
                            : value instanceof BigDecimal digits ? digits.toPlainString() : String.valueOf(value));
        }
        return texts;
    }
}
