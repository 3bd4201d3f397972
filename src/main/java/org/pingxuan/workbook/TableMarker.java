package org.pingxuan.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/**
 * Gives an uploaded workbook back with its faults marked: each faulty cell coloured and with a comment, and a first sheet that lists
 * them all in both languages. What stands in the cells stays as it was, so the file can be corrected and uploaded again.
 */
public final class TableMarker {

    /** The sheet that lists the faults; readers ignore it, and the next marking replaces it. */
    public static final String SHEET = "检查结果";

    private static final Pattern PLACE = Pattern.compile("(.+)!([A-Z]{1,3}[0-9]{1,7})");
    private static final int COMMENT_COLUMNS = 4;
    private static final int COMMENT_ROWS = 6;
    private static final int WIDE = 60 * 256;
    private static final int NARROW = 18 * 256;

    private final XSSFWorkbook workbook;
    private final Map<XSSFCellStyle, XSSFCellStyle> coloured = new LinkedHashMap<>();

    private TableMarker(XSSFWorkbook workbook) {
        this.workbook = workbook;
    }

    /**
     * Marks a workbook.
     *
     * @param faults those whose pointer is a cell ({@code 表!B7}) are marked there, every one is listed
     * @param notes what was taken although it was not written as expected; listed and marked likewise
     * @throws Problems 422 where it is no workbook
     */
    public static byte[] mark(byte[] file, List<Problem> faults, List<Problem> notes) {
        try (XSSFWorkbook workbook = WorkbookFile.open(file);
                ByteArrayOutputStream marked = new ByteArrayOutputStream()) {
            TableMarker marker = new TableMarker(workbook);
            marker.list(faults, notes);
            Map<String, StringBuilder> comments = new LinkedHashMap<>();
            faults.forEach(fault -> marker.collect(comments, fault));
            notes.forEach(note -> marker.collect(comments, note));
            comments.forEach(marker::comment);
            workbook.write(marked);
            return marked.toByteArray();
        } catch (IOException impossible) {
            throw new IllegalStateException("a workbook in memory is written without fault", impossible);
        }
    }

    /** Whether it is a workbook that can be opened at all. */
    public static boolean canMark(byte[] file) {
        try (XSSFWorkbook workbook = WorkbookFile.open(file)) {
            return workbook.getNumberOfSheets() > 0;
        } catch (IOException | Problems notOne) {
            return false;
        }
    }

    private void collect(Map<String, StringBuilder> comments, Problem problem) {
        if (PLACE.matcher(problem.pointer()).matches()) {
            StringBuilder comment = comments.computeIfAbsent(problem.pointer(), none -> new StringBuilder());
            comment.append(comment.isEmpty() ? "" : "\n")
                    .append(problem.help().zh())
                    .append('\n')
                    .append(problem.help().en());
        }
    }

    private void comment(String pointer, StringBuilder text) {
        Matcher place = PLACE.matcher(pointer);
        XSSFSheet sheet = place.matches() ? workbook.getSheet(place.group(1)) : null;
        if (sheet == null) {
            return;
        }
        CellReference reference = new CellReference(place.group(2));
        Row row = sheet.getRow(reference.getRow());
        row = row == null ? sheet.createRow(reference.getRow()) : row;
        Cell cell = row.getCell(reference.getCol(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
        cell.setCellStyle(coloured.computeIfAbsent((XSSFCellStyle) cell.getCellStyle(), this::coloured));
        cell.removeCellComment();
        ClientAnchor anchor = workbook.getCreationHelper().createClientAnchor();
        anchor.setCol1(cell.getColumnIndex() + 1);
        anchor.setCol2(cell.getColumnIndex() + 1 + COMMENT_COLUMNS);
        anchor.setRow1(row.getRowNum());
        anchor.setRow2(row.getRowNum() + COMMENT_ROWS);
        Comment comment = sheet.createDrawingPatriarch().createCellComment(anchor);
        comment.setString(new XSSFRichTextString(text.toString()));
        comment.setAuthor("Pingxuan");
        cell.setCellComment(comment);
    }

    private XSSFCellStyle coloured(XSSFCellStyle style) {
        XSSFCellStyle copy = workbook.createCellStyle();
        copy.cloneStyleFrom(style);
        copy.setFillForegroundColor(IndexedColors.ROSE.getIndex());
        copy.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return copy;
    }

    private void list(List<Problem> faults, List<Problem> notes) {
        int before = workbook.getSheetIndex(SHEET);
        if (before >= 0) {
            workbook.removeSheetAt(before);
        }
        XSSFSheet sheet = workbook.createSheet(SHEET);
        workbook.setSheetOrder(SHEET, 0);
        workbook.setActiveSheet(0);
        workbook.setSelectedTab(0);
        write(sheet, 0, "位置 place", "内容 value", "怎么改", "how to put it right");
        int line = 1;
        for (Problem fault : faults) {
            write(
                    sheet,
                    line++,
                    fault.pointer(),
                    fault.value(),
                    fault.help().zh(),
                    fault.help().en());
        }
        for (Problem note : notes) {
            write(
                    sheet,
                    line++,
                    note.pointer(),
                    note.value(),
                    "（提示）" + note.help().zh(),
                    "(note) " + note.help().en());
        }
        sheet.setColumnWidth(0, NARROW);
        sheet.setColumnWidth(1, NARROW);
        sheet.setColumnWidth(2, WIDE);
        sheet.setColumnWidth(3, WIDE);
        sheet.createFreezePane(0, 1);
    }

    private static void write(XSSFSheet sheet, int line, String... texts) {
        Row row = sheet.createRow(line);
        for (int column = 0; column < texts.length; column++) {
            if (texts[column] != null) {
                row.createCell(column).setCellValue(texts[column]);
            }
        }
    }
}
