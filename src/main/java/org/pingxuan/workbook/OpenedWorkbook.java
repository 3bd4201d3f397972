package org.pingxuan.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.pingxuan.policy.TableSchema;

/** A decision table's workbook as somebody who was sent to one of its rows opens it. */
public final class OpenedWorkbook {

    /** How many rows stay visible above the one that is meant. */
    private static final int ABOVE = 3;

    private OpenedWorkbook() {}

    /**
     * The same workbook, which opens at a row.
     *
     * @param row its number in the sheet of the rows, 1 is the first; beyond the last row it opens below it
     */
    public static byte[] at(byte[] file, int row) {
        try (XSSFWorkbook workbook = WorkbookFile.open(file);
                ByteArrayOutputStream opened = new ByteArrayOutputStream()) {
            XSSFSheet rows = workbook.getSheet(TableSchema.ROWS_SHEET);
            workbook.forEach(sheet -> sheet.setSelected(sheet == rows));
            workbook.setActiveSheet(workbook.getSheetIndex(rows));
            int meant = Math.min(row - 1, rows.getLastRowNum() + 1);
            rows.setActiveCell(new CellAddress(meant, 0));
            rows.showInPane(Math.max(1, meant - ABOVE), 0);
            workbook.write(opened);
            return opened.toByteArray();
        } catch (IOException impossible) {
            throw new IllegalStateException("a workbook in memory is written without fault", impossible);
        }
    }
}
