package org.pingxuan.authoring;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Edits a workbook as policy staff do, and saves it. */
public final class TableEdit {

    private TableEdit() {}

    public static byte[] of(byte[] workbook, Consumer<XSSFWorkbook> edit) {
        try (XSSFWorkbook opened = new XSSFWorkbook(new ByteArrayInputStream(workbook));
                ByteArrayOutputStream saved = new ByteArrayOutputStream()) {
            edit.accept(opened);
            opened.write(saved);
            return saved.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Writes a text into the cell in the row with this id and below this header. */
    public static byte[] set(byte[] workbook, String id, String header, String text) {
        return of(workbook, opened -> cell(opened.getSheet("表"), id, header).setCellValue(text));
    }

    public static byte[] set(byte[] workbook, String id, String header, double number) {
        return of(workbook, opened -> cell(opened.getSheet("表"), id, header).setCellValue(number));
    }

    /**
     * Changes what a test row expects.
     *
     * @param cell any cell of the row, {@code A5}
     */
    public static byte[] expect(byte[] workbook, String cell, String header, String text) {
        return of(workbook, opened -> {
            XSSFSheet tests = opened.getSheet("用例");
            Row headers = tests.getRow(0);
            for (int column = 0; column < headers.getLastCellNum(); column++) {
                if (header.equals(headers.getCell(column).getStringCellValue())) {
                    anew(tests.getRow(Integer.parseInt(cell.replaceAll("\\D", "")) - 1), column)
                            .setCellValue(text);
                }
            }
        });
    }

    /** Adds a row below the last; a null leaves its cell empty. */
    public static byte[] add(byte[] workbook, Object... cells) {
        return of(workbook, opened -> {
            XSSFSheet sheet = opened.getSheet("表");
            int last = sheet.getLastRowNum();
            while (last > 0
                    && (sheet.getRow(last) == null
                            || sheet.getRow(last).getCell(0) == null
                            || sheet.getRow(last).getCell(0).toString().isBlank())) {
                last--;
            }
            Row row = sheet.getRow(last + 1) == null ? sheet.createRow(last + 1) : sheet.getRow(last + 1);
            for (int column = 0; column < cells.length; column++) {
                if (cells[column] instanceof Number number) {
                    row.createCell(column).setCellValue(number.doubleValue());
                } else if (cells[column] != null) {
                    row.createCell(column).setCellValue(cells[column].toString());
                }
            }
        });
    }

    /** Deletes the row with this id, and moves those below it up. */
    public static byte[] remove(byte[] workbook, String id) {
        return of(workbook, opened -> {
            XSSFSheet sheet = opened.getSheet("表");
            int row = row(sheet, id).getRowNum();
            sheet.removeRow(sheet.getRow(row));
            if (row < sheet.getLastRowNum()) {
                sheet.shiftRows(row + 1, sheet.getLastRowNum(), -1);
            }
        });
    }

    private static Cell cell(XSSFSheet sheet, String id, String header) {
        Row headers = sheet.getRow(0);
        for (int column = 0; column < headers.getLastCellNum(); column++) {
            if (header.equals(headers.getCell(column).getStringCellValue())) {
                return anew(row(sheet, id), column);
            }
        }
        throw new IllegalArgumentException("no header " + header);
    }

    /** POI keeps the old text of an inline string below a new value, so the cell is made anew. */
    private static Cell anew(Row row, int column) {
        Cell old = row.getCell(column);
        CellStyle style = old == null ? null : old.getCellStyle();
        Cell cell = row.createCell(column);
        cell.setCellStyle(style);
        return cell;
    }

    private static Row row(XSSFSheet sheet, String id) {
        for (int number = 1; number <= sheet.getLastRowNum(); number++) {
            Row row = sheet.getRow(number);
            if (row != null
                    && row.getCell(0) != null
                    && id.equals(row.getCell(0).toString())) {
                return row;
            }
        }
        throw new IllegalArgumentException("no row " + id);
    }
}
