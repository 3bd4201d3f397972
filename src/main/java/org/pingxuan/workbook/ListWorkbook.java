package org.pingxuan.workbook;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * Lists of any length as an XLSX workbook, each on its own sheet below one header row: rows go to a temporary file as they come, so memory does not grow with them. No cell is
 * ever a formula, and texts that look like one are marked as text, so that they stay texts wherever they are pasted.
 */
public final class ListWorkbook implements Closeable {

    private static final int ROWS_IN_MEMORY = 100;
    /** Rows that a sheet can hold beside its heading; the list goes on on a further sheet. */
    private static final int ROWS_OF_SHEET = 1_048_575;

    private static final int LONGEST_TEXT = 32_767;
    private static final int COLUMN_WIDTH = 20 * 256;

    private final SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY);
    private final CellStyle heading = workbook.createCellStyle();
    private final CellStyle quoted = workbook.createCellStyle();
    private String name;
    private List<String> headings;
    private SXSSFSheet sheet;
    private int further;
    private int rows;

    /** @param name of the sheet */
    public ListWorkbook(String name, List<String> headings) {
        workbook.setCompressTempFiles(true);
        Font bold = workbook.createFont();
        bold.setBold(true);
        heading.setFont(bold);
        quoted.setQuotePrefixed(true);
        begin(name, headings);
    }

    /** Ends the list at hand, and begins another on a sheet of its own. */
    public void begin(String anotherName, List<String> itsHeadings) {
        name = anotherName;
        headings = List.copyOf(itsHeadings);
        further = 1;
        addSheet(name);
    }

    /** @param cells texts and numbers; null is an empty cell */
    public void add(List<?> cells) {
        if (rows == ROWS_OF_SHEET) {
            further++;
            addSheet(name + " " + further);
        }
        rows++;
        Row row = sheet.createRow(rows);
        for (int column = 0; column < cells.size(); column++) {
            Object value = cells.get(column);
            if (value instanceof Number number) {
                row.createCell(column).setCellValue(number.doubleValue());
            } else if (value != null) {
                text(row.createCell(column), value.toString());
            }
        }
    }

    public void writeTo(OutputStream out) throws IOException {
        workbook.write(out);
    }

    /** Removes the temporary file. */
    @Override
    public void close() throws IOException {
        workbook.close();
    }

    /** Whether a spreadsheet could take the text for a formula. */
    public static boolean looksLikeFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
    }

    private void text(Cell cell, String text) {
        cell.setCellValue(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
        if (looksLikeFormula(text)) {
            cell.setCellStyle(quoted);
        }
    }

    private void addSheet(String title) {
        sheet = workbook.createSheet(title);
        sheet.createFreezePane(0, 1);
        Row row = sheet.createRow(0);
        for (int column = 0; column < headings.size(); column++) {
            Cell cell = row.createCell(column);
            cell.setCellValue(headings.get(column));
            cell.setCellStyle(heading);
            sheet.setColumnWidth(column, COLUMN_WIDTH);
        }
        rows = 0;
    }
}
