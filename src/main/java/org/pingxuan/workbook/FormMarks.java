package org.pingxuan.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.CreationHelper;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.pingxuan.shared.Text;

/**
 * Marks the sender's own workbook: verdict, score and reasons in columns behind the last one, a colour and a comment on each faulty
 * cell, a summary sheet at the end. All else in the file stays as it was. A workbook that was marked before is marked anew.
 */
public final class FormMarks {

    /** The headers of the added columns. */
    private static final List<Text> COLUMNS = List.of(
            Text.of("核对结论", "Checked: verdict"),
            Text.of("核对得分", "Checked: score"),
            Text.of("核对理由", "Checked: reasons"));

    private static final Text SUMMARY = Text.of("核对结果", "Check summary");
    private static final String AUTHOR = "pingxuan";
    /** Excel draws each comment as a shape; more of them make a workbook hard to open. */
    private static final int MOST_COMMENTS = 6_000;

    private static final int LONGEST = 32_000;
    private static final int CHARACTER = 256;
    private static final int[] WIDTHS = {12, 10, 60};

    private final XSSFWorkbook workbook;
    private final CreationHelper creation;
    private final Map<String, CellStyle> styles = new HashMap<>();
    private final Map<XSSFSheet, XSSFDrawing> drawings = new HashMap<>();
    private final Map<Severity, CellStyle> plain = new EnumMap<>(Severity.class);
    private CellStyle wrapped;
    private CellStyle bold;

    /** How grave a mark is; its colour. Words always say it too. */
    public enum Severity {
        FINE(IndexedColors.LIGHT_GREEN),
        HINT(IndexedColors.LEMON_CHIFFON),
        DOUBT(IndexedColors.LIGHT_ORANGE),
        FAULT(IndexedColors.ROSE);

        private final IndexedColors colour;

        Severity(IndexedColors colour) {
            this.colour = colour;
        }
    }

    /**
     * What is said of a row.
     *
     * @param row from 1
     * @param verdict in the asked language
     * @param score may be null
     * @param reasons may be empty
     */
    public record RowMark(int row, String verdict, String score, String reasons, Severity severity) {}

    /**
     * What is said of a cell.
     *
     * @param address {@code sheet!B7}
     */
    public record CellMark(String address, String text, Severity severity) {}

    /**
     * Everything to be marked.
     *
     * @param sheet where the rows' columns are added
     * @param header the number of its header row, from 1
     * @param summary the lines of the summary sheet, cell by cell
     * @param english whether the added headers and the summary's name are English
     */
    public record Marking(
            String sheet,
            int header,
            List<RowMark> rows,
            List<CellMark> cells,
            List<List<String>> summary,
            boolean english) {

        public Marking {
            rows = List.copyOf(rows);
            cells = List.copyOf(cells);
            summary = List.copyOf(summary);
        }
    }

    private FormMarks(XSSFWorkbook workbook) {
        this.workbook = workbook;
        this.creation = workbook.getCreationHelper();
    }

    /** Whether a header is one of the columns that are added here. */
    static boolean isMark(String header) {
        return COLUMNS.stream()
                .anyMatch(text -> text.zh().equals(header) || text.en().equals(header));
    }

    /**
     * The same workbook, marked.
     *
     * @param file a workbook that {@link FormReader} has read
     */
    public static byte[] mark(byte[] file, Marking marking) {
        try (XSSFWorkbook workbook = WorkbookFile.open(file);
                ByteArrayOutputStream marked = new ByteArrayOutputStream(2 * file.length)) {
            FormMarks marks = new FormMarks(workbook);
            workbook.forEach(sheet -> marks.clear((XSSFSheet) sheet));
            marks.rows(marking);
            marks.cells(marking.cells());
            marks.summary(marking);
            workbook.write(marked);
            return marked.toByteArray();
        } catch (IOException impossible) {
            throw new IllegalStateException("a workbook in memory is read and written without fault", impossible);
        }
    }

    /** Takes away what an earlier marking said, with its colour: the sender may have corrected it. */
    private void clear(XSSFSheet sheet) {
        List<CellAddress> own = sheet.getCellComments().entrySet().stream()
                .filter(comment -> AUTHOR.equals(comment.getValue().getAuthor()))
                .map(Map.Entry::getKey)
                .toList();
        for (CellAddress address : own) {
            XSSFRow row = sheet.getRow(address.getRow());
            XSSFCell cell = row == null ? null : row.getCell(address.getColumn());
            if (cell != null) {
                cell.removeCellComment();
                cell.setCellStyle(coloured(cell.getCellStyle(), null));
            }
        }
    }

    private void rows(Marking marking) {
        XSSFSheet sheet = workbook.getSheet(marking.sheet());
        if (sheet == null || marking.rows().isEmpty()) {
            return;
        }
        XSSFRow header = row(sheet, marking.header());
        int[] places = new int[COLUMNS.size()];
        int behind = lastColumn(sheet) + 1;
        for (int i = 0; i < places.length; i++) {
            Text name = COLUMNS.get(i);
            places[i] = place(header, name);
            if (places[i] < 0) {
                places[i] = behind++;
                sheet.setColumnWidth(places[i], WIDTHS[i] * CHARACTER);
            }
            XSSFCell cell = header.createCell(places[i]);
            cell.setCellValue(marking.english() ? name.en() : name.zh());
            cell.setCellStyle(bold());
        }
        for (RowMark mark : marking.rows()) {
            XSSFRow row = row(sheet, mark.row());
            put(row, places[0], mark.verdict(), mark.severity());
            put(row, places[1], mark.score(), null);
            put(row, places[2], mark.reasons(), null);
        }
    }

    private void put(XSSFRow row, int place, String text, Severity severity) {
        // a new cell: setting a value on an inline string changes nothing
        XSSFCell cell = row.createCell(place);
        if (text != null) {
            cell.setCellValue(shortened(text));
        }
        cell.setCellStyle(severity == null ? wrapped() : plain(severity));
    }

    private static int place(XSSFRow header, Text name) {
        for (Cell cell : header) {
            Object value = Cells.shown(cell);
            if (name.zh().equals(value) || name.en().equals(value)) {
                return cell.getColumnIndex();
            }
        }
        return -1;
    }

    private static int lastColumn(XSSFSheet sheet) {
        int last = 0;
        for (int number = sheet.getFirstRowNum(); number <= sheet.getLastRowNum(); number++) {
            XSSFRow row = sheet.getRow(number);
            for (int column = row == null ? -1 : row.getLastCellNum() - 1; column > last; column--) {
                if (Cells.shown(row.getCell(column)) != null) {
                    last = column;
                }
            }
        }
        return last;
    }

    private static XSSFRow row(XSSFSheet sheet, int number) {
        XSSFRow row = sheet.getRow(number - 1);
        return row == null ? sheet.createRow(number - 1) : row;
    }

    private void cells(List<CellMark> marks) {
        Map<String, List<CellMark>> byCell = new LinkedHashMap<>();
        marks.forEach(mark -> byCell.computeIfAbsent(mark.address(), cell -> new ArrayList<>())
                .add(mark));
        int comments = 0;
        for (Map.Entry<String, List<CellMark>> cell : byCell.entrySet()) {
            int sheetEnd = cell.getKey().lastIndexOf('!');
            XSSFSheet sheet =
                    sheetEnd < 0 ? null : workbook.getSheet(cell.getKey().substring(0, sheetEnd));
            if (sheet != null) {
                CellReference place = new CellReference(cell.getKey().substring(sheetEnd + 1));
                mark(sheet, place, cell.getValue(), comments++ < MOST_COMMENTS);
            }
        }
    }

    private void mark(XSSFSheet sheet, CellReference place, List<CellMark> marks, boolean commented) {
        XSSFRow row = row(sheet, place.getRow() + 1);
        XSSFCell cell = row.getCell(place.getCol());
        if (cell == null) {
            cell = row.createCell(place.getCol());
            cell.setCellStyle(sheet.getColumnStyle(place.getCol()));
        }
        Severity gravest =
                marks.stream().map(CellMark::severity).max(Enum::compareTo).orElseThrow();
        cell.setCellStyle(coloured(cell.getCellStyle(), gravest));
        if (!commented) {
            return;
        }
        StringBuilder text = new StringBuilder();
        Comment before = cell.getCellComment();
        if (before != null) {
            text.append(before.getString().getString());
            cell.removeCellComment();
        }
        Set<String> said = new LinkedHashSet<>();
        marks.forEach(mark -> said.add(mark.text()));
        said.forEach(one -> text.append(text.isEmpty() ? "" : "\n").append(one));
        ClientAnchor anchor = creation.createClientAnchor();
        // POI takes the anchor's corner for the comment's cell at first, and refuses one that has a comment
        anchor.setCol1(place.getCol());
        anchor.setCol2(place.getCol() + 5);
        anchor.setRow1(place.getRow());
        anchor.setRow2(place.getRow() + 3 + 2 * said.size());
        Comment comment = drawings.computeIfAbsent(sheet, XSSFSheet::createDrawingPatriarch)
                .createCellComment(anchor);
        comment.setString(creation.createRichTextString(shortened(text.toString())));
        comment.setAuthor(AUTHOR);
        cell.setCellComment(comment);
    }

    private void summary(Marking marking) {
        for (String name : List.of(SUMMARY.zh(), SUMMARY.en())) {
            if (workbook.getSheet(name) != null) {
                workbook.removeSheetAt(workbook.getSheetIndex(name));
            }
        }
        XSSFSheet sheet = workbook.createSheet(marking.english() ? SUMMARY.en() : SUMMARY.zh());
        int number = 0;
        for (List<String> line : marking.summary()) {
            XSSFRow row = sheet.createRow(number);
            for (int column = 0; column < line.size(); column++) {
                if (line.get(column) != null) {
                    XSSFCell cell = row.createCell(column);
                    cell.setCellValue(shortened(line.get(column)));
                    cell.setCellStyle(number == 0 ? bold() : wrapped());
                }
            }
            number++;
        }
        int[] widths = {22, 14, 14, 10, 10, 12, 30, 10, 60};
        for (int column = 0; column < widths.length; column++) {
            sheet.setColumnWidth(column, widths[column] * CHARACTER);
        }
    }

    /** The same style in another colour; without any where {@code severity} is null. */
    private CellStyle coloured(CellStyle from, Severity severity) {
        return styles.computeIfAbsent(from.getIndex() + " " + severity, wanted -> {
            CellStyle style = workbook.createCellStyle();
            style.cloneStyleFrom(from);
            if (severity == null) {
                style.setFillPattern(FillPatternType.NO_FILL);
            } else {
                fill(style, severity);
            }
            return style;
        });
    }

    private CellStyle plain(Severity severity) {
        return plain.computeIfAbsent(severity, colour -> {
            CellStyle style = workbook.createCellStyle();
            style.setVerticalAlignment(VerticalAlignment.TOP);
            fill(style, severity);
            return style;
        });
    }

    private static void fill(CellStyle style, Severity severity) {
        style.setFillForegroundColor(severity.colour.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    private CellStyle wrapped() {
        if (wrapped == null) {
            wrapped = workbook.createCellStyle();
            wrapped.setWrapText(true);
            wrapped.setVerticalAlignment(VerticalAlignment.TOP);
        }
        return wrapped;
    }

    private CellStyle bold() {
        if (bold == null) {
            Font font = workbook.createFont();
            font.setBold(true);
            bold = workbook.createCellStyle();
            bold.setFont(font);
        }
        return bold;
    }

    /** A cell takes 32,767 characters; a text that begins like a formula stays a text, for it is a text cell. */
    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
