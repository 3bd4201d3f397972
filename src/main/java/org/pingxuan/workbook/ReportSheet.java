package org.pingxuan.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * A sheet of a report that is downloaded: texts and numbers below one header row. Its cells are written as {@link ListWorkbook} says.
 *
 * @param name the sheet's name, at most 31 characters
 * @param rows each with a value (text, number or null) for every header
 */
public record ReportSheet(String name, List<String> headers, List<List<Object>> rows) {

    public ReportSheet {
        headers = List.copyOf(headers);
        rows = List.copyOf(rows);
    }

    /**
     * One workbook with these sheets.
     *
     * @param sheets at least one
     */
    public static byte[] workbook(List<ReportSheet> sheets) {
        ReportSheet first = sheets.get(0);
        try (ListWorkbook workbook = new ListWorkbook(first.name, first.headers);
                ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            for (ReportSheet sheet : sheets) {
                if (sheet != first) {
                    workbook.begin(sheet.name, sheet.headers);
                }
                sheet.rows.forEach(workbook::add);
            }
            workbook.writeTo(file);
            return file.toByteArray();
        } catch (IOException impossible) {
            throw new IllegalStateException("a workbook in memory is written without fault", impossible);
        }
    }
}
