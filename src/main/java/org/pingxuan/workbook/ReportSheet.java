package org.pingxuan.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * A sheet of a report that is downloaded: texts and numbers below one header row. A text is never a formula, whatever it begins with.
 *
 * @param name the sheet's name, at most 31 characters
 * @param rows each with a value (text, number or null) for every header
 */
public record ReportSheet(String name, List<String> headers, List<List<Object>> rows) {

    private static final int WIDTH = 22 * 256;
    private static final int LONGEST = 32_767;

    public ReportSheet {
        headers = List.copyOf(headers);
        rows = List.copyOf(rows);
    }

    /** One workbook with these sheets. */
    public static byte[] workbook(List<ReportSheet> sheets) {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook();
                ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            Font bold = workbook.createFont();
            bold.setBold(true);
            CellStyle header = workbook.createCellStyle();
            header.setFont(bold);
            sheets.forEach(sheet -> sheet.write(workbook.createSheet(sheet.name), header));
            workbook.write(file);
            return file.toByteArray();
        } catch (IOException impossible) {
            throw new IllegalStateException("a workbook in memory is written without fault", impossible);
        }
    }

    private void write(Sheet sheet, CellStyle header) {
        sheet.createFreezePane(0, 1);
        Row first = sheet.createRow(0);
        for (int column = 0; column < headers.size(); column++) {
            sheet.setColumnWidth(column, WIDTH);
            first.createCell(column).setCellValue(headers.get(column));
            first.getCell(column).setCellStyle(header);
        }
        for (int number = 0; number < rows.size(); number++) {
            Row line = sheet.createRow(number + 1);
            List<Object> values = rows.get(number);
            for (int column = 0; column < values.size(); column++) {
                write(line.createCell(column), values.get(column));
            }
        }
    }

    private static void write(Cell cell, Object value) {
        if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else if (value != null) {
            String text = value.toString();
            cell.setCellValue(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        }
    }
}
