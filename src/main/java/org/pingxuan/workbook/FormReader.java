package org.pingxuan.workbook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.workbook.FilledForm.FilledRow;
import org.pingxuan.workbook.FilledForm.FilledSheet;

/**
 * Reads a filled form as people send it: titles above the header, columns moved, merged cells, 同上, footers, empty rows. Columns are
 * known by their headers, wherever they stand. No formula is computed; what Excel computed last is read.
 */
public final class FormReader {

    /** The most filled rows of one sheet. */
    public static final int MOST_ROWS = 5_000;

    /** The most cells that may be merged down the columns of one sheet: every cell of a form twice as long as any sent. */
    private static final int MOST_MERGED = 100_000;

    private static final int HEADER_WITHIN = 20;
    /** A line under the rows ("填表人：…") fills no more cells than this. */
    private static final int FOOTER_CELLS = 3;

    private static final Pattern FOOTER = Pattern.compile("填表|制表|填报|审核|审批|注[:1]|备注|说明|合计|共计|总计|联系|单位\\(|\\(盖章|负责人");

    private final XSSFWorkbook workbook;
    private final List<Problem> faults = new ArrayList<>();
    private final List<Problem> notes = new ArrayList<>();
    private boolean headerUnchanged = true;

    private FormReader(XSSFWorkbook workbook) {
        this.workbook = workbook;
    }

    /**
     * @param form its first sheet must be there; what stands on a missing other one is unknown
     * @throws Problems 422 where the file is no workbook, or the first sheet's header cannot be recognised
     */
    public static FilledForm read(byte[] file, List<FormSheet> form) {
        try (XSSFWorkbook workbook = WorkbookFile.open(file)) {
            FormReader reader = new FormReader(workbook);
            List<FilledSheet> sheets = new ArrayList<>();
            for (FormSheet sheet : form) {
                FilledSheet filled = reader.read(sheet, sheet == form.get(0));
                if (filled != null) {
                    sheets.add(filled);
                }
            }
            return new FilledForm(sheets, reader.faults, reader.notes, reader.headerUnchanged);
        } catch (IOException closing) {
            throw new IllegalStateException("a workbook in memory closes without fault", closing);
        }
    }

    /** Where the header stands, and which column stands where. */
    private record Header(int row, Map<Integer, FormColumn> columns) {}

    private FilledSheet read(FormSheet form, boolean first) {
        XSSFSheet sheet = workbook.getSheet(form.name());
        Header header = sheet == null ? null : header(sheet, form);
        if (header == null && first) {
            for (int i = 0; i < workbook.getNumberOfSheets() && header == null; i++) {
                sheet = workbook.getSheetAt(i);
                header = header(sheet, form);
            }
        }
        if (header == null) {
            if (first) {
                throw Problems.invalid(List.of(Problem.at(
                        Cells.address(sheet == null ? form.name() : workbook.getSheetName(0), 0, 0),
                        "missing-header",
                        null,
                        "找不到表头（应有“推荐顺序”“%s”等栏目）；请用下载的模板填写。".formatted(form.anchor()),
                        "No header row was found (with 推荐顺序, %s and so on); fill in the template."
                                .formatted(form.anchor()))));
            }
            return null;
        }
        if (first) {
            headerUnchanged = isUnchanged(sheet, header, form);
        }
        return new FilledSheet(form, sheet.getSheetName(), header.row() + 1, rows(sheet, header));
    }

    private static Header header(XSSFSheet sheet, FormSheet form) {
        Map<String, FormColumn> byHeader = new HashMap<>();
        form.columns().forEach(column -> byHeader.put(words(column.header()), column));
        for (int number = 0; number <= Math.min(sheet.getLastRowNum(), HEADER_WITHIN); number++) {
            XSSFRow row = sheet.getRow(number);
            Map<Integer, FormColumn> found = new LinkedHashMap<>();
            Set<FormColumn> taken = new HashSet<>();
            for (int column = 0; row != null && column < row.getLastCellNum(); column++) {
                Object value = Cells.shown(row.getCell(column));
                FormColumn named = value == null ? null : byHeader.get(words(value.toString()));
                if (named != null && taken.add(named)) {
                    found.put(column, named);
                }
            }
            boolean anchored = taken.stream().anyMatch(column -> column.header().equals(form.anchor()));
            int columns = form.columns().size();
            // most of the others show that it is the header all the same, with its anchor renamed
            if (2 * found.size() >= (anchored ? Math.min(columns, 6) : columns)) {
                return new Header(number, found);
            }
        }
        return null;
    }

    /** A header for matching: half-width, without white space, stars and what stands in brackets. */
    private static String words(String header) {
        String bare = CellWords.compact(header).replaceAll("\\([^()]*\\)|[*:]", "");
        return bare.isEmpty() ? CellWords.compact(header) : bare;
    }

    private boolean isUnchanged(XSSFSheet sheet, Header header, FormSheet form) {
        XSSFRow row = sheet.getRow(header.row());
        List<String> found = new ArrayList<>();
        for (int column = 0; column < row.getLastCellNum(); column++) {
            Object value = Cells.shown(row.getCell(column));
            if (value == null || !FormMarks.isMark(value.toString())) {
                found.add(value == null ? "" : CellWords.compact(value.toString()));
            }
        }
        while (!found.isEmpty() && found.get(found.size() - 1).isEmpty()) {
            found.remove(found.size() - 1);
        }
        return found.equals(form.columns().stream()
                .map(column -> CellWords.compact(column.header()))
                .toList());
    }

    private List<FilledRow> rows(XSSFSheet sheet, Header header) {
        noteUnread(sheet, header);
        Map<Integer, Map<Integer, Integer>> merged = merged(sheet, header);
        int filled = 0;
        List<FilledRow> rows = new ArrayList<>();
        Map<FormColumn, Object> above = new IdentityHashMap<>();
        for (int number : numbers(sheet, header, merged)) {
            Map<Integer, Object> values =
                    values(sheet, sheet.getRow(number), header, merged.getOrDefault(number, Map.of()));
            if (values.isEmpty() || number == header.row() + 1 && isHints(values, header)) {
                continue;
            }
            if (filled == MOST_ROWS) {
                faults.add(Problem.at(
                        Cells.address(sheet.getSheetName(), number, 0),
                        "too-many-rows",
                        null,
                        "最多 %d 行。".formatted(MOST_ROWS),
                        "At most %d rows.".formatted(MOST_ROWS)));
                break;
            }
            filled++;
            if (isFooter(values)) {
                notes.add(Problem.at(
                        Cells.address(
                                sheet.getSheetName(),
                                number,
                                values.keySet().iterator().next()),
                        "row-not-read",
                        null,
                        "此行按表尾说明处理，未读入。",
                        "This row was taken for a footer and not read."));
                continue;
            }
            rows.add(row(sheet, number, values, header, above));
        }
        return rows;
    }

    /**
     * The values of merged cells stand in the first; each cell of a column's merged stretch has them.
     *
     * @return by row and column, the row of the first
     */
    private static Map<Integer, Map<Integer, Integer>> merged(XSSFSheet sheet, Header header) {
        if (sheet.getNumMergedRegions() > MOST_MERGED) {
            throw tooManyMerged(sheet, header.row() + 1);
        }
        Map<Integer, Map<Integer, Integer>> merged = new HashMap<>();
        int cells = 0;
        for (CellRangeAddress range : sheet.getMergedRegions()) {
            if (range.getFirstRow() > header.row()
                    && header.columns().containsKey(range.getFirstColumn())
                    && range.getFirstColumn() == range.getLastColumn()
                    && range.getNumberOfCells() <= MOST_ROWS) {
                cells += range.getNumberOfCells();
                if (cells > MOST_MERGED) {
                    throw tooManyMerged(sheet, range.getFirstRow());
                }
                for (int number = range.getFirstRow(); number <= range.getLastRow(); number++) {
                    merged.computeIfAbsent(number, row -> new HashMap<>())
                            .put(range.getFirstColumn(), range.getFirstRow());
                }
            }
        }
        return merged;
    }

    private static Problems tooManyMerged(XSSFSheet sheet, int row) {
        return Problems.invalid(List.of(Problem.at(
                Cells.address(sheet.getSheetName(), row, 0),
                "too-many-merged-cells",
                null,
                "合并的单元格超过 %d 个；请取消合并，逐格填写。".formatted(MOST_MERGED),
                "More than %d cells are merged; unmerge them and fill each one.".formatted(MOST_MERGED))));
    }

    /** The rows below the header where something can stand: those in the file, and those that a merged stretch covers. */
    private static SortedSet<Integer> numbers(
            XSSFSheet sheet, Header header, Map<Integer, Map<Integer, Integer>> merged) {
        SortedSet<Integer> numbers = new TreeSet<>(merged.keySet());
        sheet.forEach(row -> numbers.add(row.getRowNum()));
        return numbers.tailSet(header.row() + 1);
    }

    private static Map<Integer, Object> values(
            XSSFSheet sheet, XSSFRow row, Header header, Map<Integer, Integer> merged) {
        Map<Integer, Object> values = new LinkedHashMap<>();
        for (int column : header.columns().keySet()) {
            XSSFRow standing = merged.containsKey(column) ? sheet.getRow(merged.get(column)) : row;
            Cell cell = standing == null ? null : standing.getCell(column);
            Object value = Cells.shownOrFaulty(cell);
            if (value instanceof BigDecimal share && Cells.isPercent(cell)) {
                value = share.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
            }
            if (value != null && !(value instanceof String text && CellWords.isNothing(text))) {
                values.put(column, value);
            }
        }
        return values;
    }

    private static boolean isHints(Map<Integer, Object> values, Header header) {
        long hints = values.entrySet().stream()
                .filter(cell -> cell.getValue()
                        .toString()
                        .equals(header.columns().get(cell.getKey()).hint()))
                .count();
        return 2 * hints > values.size();
    }

    private static boolean isFooter(Map<Integer, Object> values) {
        return values.size() <= FOOTER_CELLS
                && FOOTER.matcher(CellWords.compact(
                                values.values().iterator().next().toString()))
                        .lookingAt();
    }

    private void noteUnread(XSSFSheet sheet, Header header) {
        XSSFRow row = sheet.getRow(header.row());
        for (int column = 0; column < row.getLastCellNum(); column++) {
            Object value = Cells.shown(row.getCell(column));
            if (value != null && !header.columns().containsKey(column) && !FormMarks.isMark(value.toString())) {
                notes.add(Problem.at(
                        Cells.address(sheet.getSheetName(), header.row(), column),
                        "column-not-read",
                        value,
                        "模板没有这一栏，未读入。",
                        "The template has no such column; it was not read."));
            }
        }
    }

    private FilledRow row(
            XSSFSheet sheet, int number, Map<Integer, Object> values, Header header, Map<FormColumn, Object> above) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        Map<String, String> cells = new LinkedHashMap<>();
        header.columns().forEach((place, column) -> {
            if (column.path().isEmpty()) {
                return;
            }
            Object value = values.get(place);
            if (value instanceof String text && CellWords.isDitto(text)) {
                value = above.get(column);
            }
            above.put(column, value);
            String address = Cells.address(sheet.getSheetName(), number, place);
            CellReading reading = new CellReading(column, address, faults);
            String pointer = JsonPlace.put(object, column.path(), reading.read(value));
            cells.put(pointer, address);
        });
        return new FilledRow(number + 1, object, cells);
    }
}
