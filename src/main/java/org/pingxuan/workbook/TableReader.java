package org.pingxuan.workbook;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row.MissingCellPolicy;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.pingxuan.policy.CodeList;
import org.pingxuan.policy.Column;
import org.pingxuan.policy.KeyCell;
import org.pingxuan.policy.Row;
import org.pingxuan.policy.TableSchema;
import org.pingxuan.policy.TypedTable;
import org.pingxuan.shared.Day;
import org.pingxuan.shared.Normal;
import org.pingxuan.shared.PlainNumber;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/**
 * Reads a decision table from its workbook. Cells become typed values and nothing else: no cell is ever evaluated. Every faulty
 * cell is named at once; what was taken although it was not written as expected is reported.
 */
public final class TableReader {

    /** A cell that matches any value. */
    public static final String ANY = "任意";

    /** A cell that matches the unknown value. */
    public static final String ABSENT = "缺";

    private static final String TESTS_SHEET = "用例";
    private static final String CALENDAR = "working-days";
    private static final List<String> DAY_TESTS = List.of("用例编号", "起", "止", "单位", "应得工作日", "备注");
    private static final int LONGEST_TEXT = 4000;
    private static final int MOST_ROWS = 20_000;
    private static final int MOST_MERGED_TOLD = 100;
    private static final Pattern SEPARATOR = Pattern.compile("[、,，;；]");
    private static final Pattern HIDDEN_CHARACTERS =
            Pattern.compile("[\\p{Cc}&&[^\\n\\t\\r]]|[\\u202A-\\u202E\\u2066-\\u2069\\u200B\\u200E\\u200F\\uFEFF]");

    private final TableSchema schema;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> notes = new ArrayList<>();
    private int digits;

    private TableReader(TableSchema schema) {
        this.schema = schema;
    }

    /**
     * A table that was read.
     *
     * @param tests its test rows, in the order of the sheet; of a case table
     * @param dayTests likewise; of the working-day calendar
     * @param notes what was taken although it was not written as expected: normalised, hidden
     */
    public record ReadTable(TypedTable table, List<TestRow> tests, List<DayTest> dayTests, List<Problem> notes) {}

    /**
     * A test row (用例) of a case table.
     *
     * @param address where it stands, {@code 用例!A5}
     * @param criterion null in a shared table
     * @param values the notions' values by key column; null is unknown
     */
    public record TestRow(
            String address, String id, String criterion, Map<String, String> values, String outcome, String effect) {}

    /**
     * A test row (用例) of the working-day calendar.
     *
     * @param address where it stands, {@code 用例!A5}
     * @param from the first day, counted
     * @param to the last day, counted
     * @param unit whose days; null for the common list alone
     * @param due how many working days there must be
     */
    public record DayTest(String address, String id, LocalDate from, LocalDate to, String unit, int due) {}

    /**
     * @param bytes the file
     * @throws Problems 422 with every faulty cell
     */
    public static ReadTable read(byte[] bytes, TableSchema schema) {
        try (XSSFWorkbook workbook = WorkbookFile.open(bytes)) {
            return new TableReader(schema).read(workbook);
        } catch (IOException closing) {
            throw new IllegalStateException("a workbook in memory closes without fault", closing);
        }
    }

    /**
     * Where a cell of the rows stands, {@code 表!B7}.
     *
     * @param row as {@link Row#number} counts, from 1
     * @param column from 0
     */
    public static String address(int row, int column) {
        return Cells.address(TableSchema.ROWS_SHEET, row - 1, column);
    }

    private ReadTable read(XSSFWorkbook workbook) {
        XSSFSheet sheet = workbook.getSheet(TableSchema.ROWS_SHEET);
        if (sheet == null) {
            throw Problems.invalid(List.of(Problem.at(
                    TableSchema.ROWS_SHEET,
                    "missing-sheet",
                    null,
                    "缺少工作表“表”；请在下载的工作簿上修改，不要改工作表名。",
                    "The sheet 表 is missing; edit the workbook as downloaded and keep its sheet names.")));
        }
        checkHeader(sheet, schema.columns().stream().map(Column::header).toList());
        checkMerged(sheet);
        List<Row> rows = rows(sheet);
        List<TestRow> tests = schema.cases() ? tests(workbook.getSheet(TESTS_SHEET)) : List.of();
        List<DayTest> dayTests = schema.name().equals(CALENDAR) ? dayTests(workbook.getSheet(TESTS_SHEET)) : List.of();
        if (!problems.isEmpty()) {
            throw Problems.invalid(problems);
        }
        return new ReadTable(new TypedTable(schema, rows), tests, dayTests, List.copyOf(notes));
    }

    private void checkHeader(XSSFSheet sheet, List<String> expected) {
        XSSFRow header = sheet.getRow(0);
        int last = Math.max(expected.size(), header == null ? 0 : header.getLastCellNum());
        for (int column = 0; column < last; column++) {
            Object found = header == null ? null : Cells.value(header.getCell(column));
            String due = column < expected.size() ? expected.get(column) : null;
            if (due != null && !due.equals(found)) {
                problem(
                        sheet,
                        0,
                        column,
                        "header",
                        found,
                        "表头应为“" + due + "”；表头不能改名、删除或调换。",
                        "The header must be “" + due + "”; headers cannot be renamed, removed or moved.");
            } else if (due == null && found != null) {
                problem(sheet, 0, column, "header", found, "此处不应有表头；请删除这一列。", "There is no such column; delete it.");
            }
        }
        if (!problems.isEmpty()) {
            // without its headers a sheet's cells mean nothing
            throw Problems.invalid(problems);
        }
    }

    private void checkMerged(XSSFSheet sheet) {
        List<CellRangeAddress> all = sheet.getMergedRegions();
        for (CellRangeAddress merged : all.subList(0, Math.min(all.size(), MOST_MERGED_TOLD))) {
            problem(
                    sheet,
                    merged.getFirstRow(),
                    merged.getFirstColumn(),
                    "merged-cells",
                    merged.formatAsString(),
                    "不能合并单元格；请取消合并并逐格填写。",
                    "Cells cannot be merged; unmerge them and fill each one.");
        }
    }

    /** How many digits the ids of codes such as "01" have; 0 where no id begins with a zero. Excel takes such zeros away. */
    private static int digits(XSSFSheet sheet, int last) {
        int digits = 0;
        for (int number = 1; number <= last; number++) {
            XSSFRow line = sheet.getRow(number);
            Object id = line == null ? null : Cells.value(line.getCell(0));
            if (id instanceof String text && text.matches("0[0-9]+")) {
                digits = Math.max(digits, text.length());
            }
        }
        return digits;
    }

    private List<Row> rows(XSSFSheet sheet) {
        List<Row> rows = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        int last = lastFilledRow(sheet, schema.columns().size());
        digits = digits(sheet, Math.min(last, MOST_ROWS));
        if (last > MOST_ROWS) {
            problem(
                    sheet,
                    last,
                    0,
                    "too-many-rows",
                    last,
                    "行数超过 " + MOST_ROWS + "。",
                    "There are more than " + MOST_ROWS + " rows.");
            return rows;
        }
        for (int number = 1; number <= last; number++) {
            XSSFRow line = sheet.getRow(number);
            if (isBlank(line, schema.columns().size())) {
                problem(
                        sheet,
                        number,
                        0,
                        "blank-row",
                        null,
                        "数据中间不能有空行；请删除此行。",
                        "There cannot be a blank row between rows; delete it.");
                continue;
            }
            if (line.getZeroHeight()) {
                note(
                        sheet,
                        number,
                        0,
                        "hidden-row",
                        null,
                        "此行被隐藏或筛除，但仍然有效。",
                        "This row is hidden or filtered out; it is in force all the same.");
            }
            Row row = row(sheet, line);
            if (row != null && !ids.add(row.id())) {
                problem(
                        sheet,
                        number,
                        0,
                        "duplicate-id",
                        row.id(),
                        "“" + schema.columns().get(0).header() + "”重复；每行必须不同。",
                        "The id is used twice; each row needs its own.");
            } else if (row != null) {
                rows.add(row);
            }
        }
        if (rows.isEmpty() && problems.isEmpty() && !schema.mayBeEmpty()) {
            problem(sheet, 1, 0, "no-rows", null, "表中没有数据行。", "The table has no rows.");
        }
        return rows;
    }

    private Row row(XSSFSheet sheet, XSSFRow line) {
        Map<String, Object> values = new HashMap<>();
        for (int column = 0; column < schema.columns().size(); column++) {
            Column due = schema.columns().get(column);
            Optional<Object> value = cell(sheet, line, column, due);
            value.ifPresent(found -> values.put(due.key(), found));
        }
        String idKey = schema.columns().get(0).key();
        return values.get(idKey) == null
                ? null
                : new Row(schema.name(), (String) values.get(idKey), line.getRowNum() + 1, values);
    }

    private Optional<Object> cell(XSSFSheet sheet, XSSFRow line, int column, Column due) {
        Cell cell = line.getCell(column, MissingCellPolicy.RETURN_BLANK_AS_NULL);
        int row = line.getRowNum();
        if (Cells.isFormula(cell)) {
            problem(
                    sheet,
                    row,
                    column,
                    "formula",
                    "=" + cell.getCellFormula(),
                    "不能用公式；请粘贴为数值或文字。",
                    "Formulas are not taken; paste the value instead.");
            return Optional.empty();
        }
        if (Cells.isError(cell)) {
            problem(
                    sheet,
                    row,
                    column,
                    "error-value",
                    "#",
                    "单元格是错误值；请改正。",
                    "The cell holds an error value; correct it.");
            return Optional.empty();
        }
        Object found = Cells.value(cell);
        if (found == null) {
            if (due.required()) {
                problem(
                        sheet,
                        row,
                        column,
                        "blank",
                        null,
                        "“" + due.header() + "”不能为空" + (due.type() == Column.Type.KEY ? "；不限请填“任意”，未知请填“缺”。" : "。"),
                        "“" + due.header() + "” cannot be empty"
                                + (due.type() == Column.Type.KEY ? "; write 任意 for any value, 缺 for unknown." : "."));
            }
            return Optional.empty();
        }
        return typed(sheet, row, column, due, found);
    }

    private Optional<Object> typed(XSSFSheet sheet, int row, int column, Column due, Object found) {
        if (found instanceof String text) {
            if (text.length() > LONGEST_TEXT) {
                problem(
                        sheet,
                        row,
                        column,
                        "too-long",
                        text,
                        "文字超过 " + LONGEST_TEXT + " 字符。",
                        "The text is longer than " + LONGEST_TEXT + " characters.");
                return Optional.empty();
            }
            if (HIDDEN_CHARACTERS.matcher(text).find()) {
                problem(
                        sheet,
                        row,
                        column,
                        "hidden-characters",
                        text,
                        "含有看不见的控制字符或文字方向字符；请重新输入。",
                        "There are invisible control or direction characters; type the text anew.");
                return Optional.empty();
            }
        }
        return switch (due.type()) {
            case ID -> id(sheet, row, column, found);
            case TEXT -> Optional.of(asText(found));
            case INTEGER -> integer(sheet, row, column, found);
            case DECIMAL, SHARE -> decimal(sheet, row, column, found).map(number -> (Object) number);
            case DATE -> date(sheet, row, column, found);
            case YES_NO -> yesNo(sheet, row, column, found);
            case CODE -> code(sheet, row, column, due, asText(found)).map(code -> (Object) code);
            case CODES -> codes(sheet, row, column, due, found);
            case KEY -> key(sheet, row, column, due, found);
        };
    }

    private Optional<Object> id(XSSFSheet sheet, int row, int column, Object found) {
        String id = normal(sheet, row, column, found);
        if (found instanceof BigDecimal && id.matches("[0-9]+") && id.length() < digits) {
            String whole = "0".repeat(digits - id.length()) + id;
            note(
                    sheet,
                    row,
                    column,
                    "normalised",
                    id,
                    "数字 " + id + " 已按代码“" + whole + "”接收。",
                    "The number " + id + " was taken as the code “" + whole + "”.");
            id = whole;
        }
        if (id.length() > 80) {
            problem(sheet, row, column, "too-long", id, "编号超过 80 字符。", "The id is longer than 80 characters.");
            return Optional.empty();
        }
        return Optional.of(id);
    }

    private Optional<Object> integer(XSSFSheet sheet, int row, int column, Object found) {
        Optional<BigDecimal> number = decimal(sheet, row, column, found);
        if (number.isPresent()) {
            try {
                return Optional.of(number.get().intValueExact());
            } catch (ArithmeticException notWhole) {
                problem(sheet, row, column, "not-an-integer", found, "应为整数。", "A whole number is expected.");
            }
        }
        return Optional.empty();
    }

    private Optional<BigDecimal> decimal(XSSFSheet sheet, int row, int column, Object found) {
        if (found instanceof BigDecimal number) {
            return Optional.of(number);
        }
        if (found instanceof String text) {
            Optional<BigDecimal> number = number(Normal.form(text).replace(",", ""));
            if (number.isPresent()) {
                String plain = number.get().toPlainString();
                note(
                        sheet,
                        row,
                        column,
                        "text-as-number",
                        text,
                        "文字“" + text + "”已按数字 " + plain + " 接收。",
                        "The text “" + text + "” was taken as the number " + plain + ".");
                return number;
            }
        }
        problem(sheet, row, column, "not-a-number", found, "应为数字。", "A number is expected.");
        return Optional.empty();
    }

    /** 70% is 0.7. */
    private static Optional<BigDecimal> number(String text) {
        return text.endsWith("%")
                ? PlainNumber.of(text.substring(0, text.length() - 1).strip())
                        .map(share -> share.movePointLeft(2).stripTrailingZeros())
                : PlainNumber.of(text);
    }

    private Optional<Object> date(XSSFSheet sheet, int row, int column, Object found) {
        if (found instanceof LocalDate day) {
            return Optional.of(day);
        }
        if (found instanceof String text) {
            try {
                LocalDate day = Day.of(Normal.form(text).replace('/', '-').replace('.', '-'));
                note(
                        sheet,
                        row,
                        column,
                        "text-as-date",
                        text,
                        "文字“" + text + "”已按日期 " + day + " 接收。",
                        "The text “" + text + "” was taken as the date " + day + ".");
                return Optional.of(day);
            } catch (DateTimeException notADay) {
                // reported below
            }
        }
        problem(
                sheet,
                row,
                column,
                "not-a-date",
                found,
                "应为日期，如 2024-05-10。",
                "A date is expected, such as 2024-05-10.");
        return Optional.empty();
    }

    private Optional<Object> yesNo(XSSFSheet sheet, int row, int column, Object found) {
        String text = asText(found);
        if (found instanceof Boolean yes) {
            return Optional.of(yes);
        }
        if (text.equals("是") || text.equals("否")) {
            return Optional.of(text.equals("是"));
        }
        problem(sheet, row, column, "not-yes-or-no", found, "只能填“是”或“否”。", "Only 是 (yes) or 否 (no) can stand here.");
        return Optional.empty();
    }

    private Optional<String> code(XSSFSheet sheet, int row, int column, Column due, String text) {
        Optional<String> code = codeOf(sheet, row, column, due, text);
        if (code.isEmpty()) {
            notInList(sheet, row, column, due, text, List.of());
        }
        return code;
    }

    /** The code that a text means, full-width characters and the zeros that Excel takes from "01" put right and reported. */
    private Optional<String> codeOf(XSSFSheet sheet, int row, int column, Column due, String text) {
        Optional<String> code = due.list().codeOf(text);
        if (code.isPresent() || text.isBlank()) {
            return code;
        }
        code = due.list()
                .codeOf(Normal.form(text))
                .or(() -> due.list().codes().keySet().stream()
                        .filter(known -> known.matches("0+[0-9]+")
                                && known.replaceFirst("^0+", "").equals(text))
                        .findFirst());
        code.ifPresent(meant -> note(
                sheet,
                row,
                column,
                "normalised",
                text,
                "“" + text + "”已规范为“" + due.list().label(meant).zh() + "”。",
                "“" + text + "” was normalised to “" + due.list().label(meant).en() + "”."));
        return code;
    }

    private Optional<Object> codes(XSSFSheet sheet, int row, int column, Column due, Object found) {
        List<String> codes = new ArrayList<>();
        for (String one : SEPARATOR.split(asText(found))) {
            code(sheet, row, column, due, one.strip()).ifPresent(codes::add);
        }
        return codes.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(new LinkedHashSet<>(codes)));
    }

    private Optional<Object> key(XSSFSheet sheet, int row, int column, Column due, Object found) {
        String text = asText(found);
        if (text.equals(ANY)) {
            return Optional.of(KeyCell.ANY);
        }
        Set<String> codes = new LinkedHashSet<>();
        for (String one : SEPARATOR.split(text)) {
            String part = one.strip();
            if (part.equals(ABSENT) && due.absent()) {
                codes.add(KeyCell.ABSENT);
                continue;
            }
            Optional<String> code = codeOf(sheet, row, column, due, part);
            if (code.isEmpty()) {
                notInList(sheet, row, column, due, part, due.absent() ? List.of(ABSENT, ANY) : List.of(ANY));
                return Optional.empty();
            }
            codes.add(code.get());
        }
        return Optional.of(new KeyCell(codes));
    }

    private void notInList(XSSFSheet sheet, int row, int column, Column due, String found, List<String> besides) {
        CodeList list = due.list();
        List<String> allowed = new ArrayList<>(list.labels());
        allowed.addAll(besides);
        problem(
                sheet,
                row,
                column,
                "not-in-list",
                found,
                "“" + due.header() + "”只能填：" + String.join("、", allowed) + "。",
                "“" + due.header() + "” takes only: " + String.join(", ", allowed) + ".");
    }

    private List<TestRow> tests(XSSFSheet sheet) {
        List<TestRow> tests = new ArrayList<>();
        if (sheet == null) {
            return tests;
        }
        List<Column> keys = schema.keys();
        List<String> headers = new ArrayList<>();
        headers.add("用例编号");
        if (!schema.shared()) {
            headers.add("条件编号");
        }
        keys.forEach(key -> headers.add(key.header()));
        headers.addAll(List.of("应得结论", "应得效果", "备注"));
        checkHeader(sheet, headers);
        int last = lastFilledRow(sheet, headers.size());
        for (int number = 1; number <= last; number++) {
            XSSFRow line = sheet.getRow(number);
            if (!isBlank(line, headers.size())) {
                test(sheet, line, keys).ifPresent(tests::add);
            }
        }
        return tests;
    }

    private Optional<TestRow> test(XSSFSheet sheet, XSSFRow line, List<Column> keys) {
        int column = 0;
        int before = problems.size();
        String id = String.valueOf(Cells.value(line.getCell(column++)));
        String criterion = schema.shared() ? null : String.valueOf(Cells.value(line.getCell(column++)));
        Map<String, String> values = new LinkedHashMap<>();
        for (Column key : keys) {
            Object found = Cells.value(line.getCell(column));
            if (found == null) {
                problem(
                        sheet,
                        line.getRowNum(),
                        column,
                        "blank",
                        null,
                        "用例的每个条件都要填写；未知请填“缺”。",
                        "Every condition of a test row is filled in; write 缺 for unknown.");
            } else if (asText(found).equals(ABSENT)) {
                values.put(key.key(), null);
            } else {
                code(sheet, line.getRowNum(), column, key, asText(found))
                        .ifPresent(code -> values.put(key.key(), code));
            }
            column++;
        }
        Column outcome = schema.column("outcome").orElseThrow();
        Column effect = schema.column("effect").orElseThrow();
        Optional<String> dueOutcome = expected(sheet, line, column++, outcome);
        Optional<String> dueEffect = expected(sheet, line, column, effect);
        return problems.size() > before
                ? Optional.empty()
                : Optional.of(new TestRow(
                        Cells.address(TESTS_SHEET, line.getRowNum(), 0),
                        id,
                        criterion,
                        values,
                        dueOutcome.orElseThrow(),
                        dueEffect.orElseThrow()));
    }

    private List<DayTest> dayTests(XSSFSheet sheet) {
        List<DayTest> tests = new ArrayList<>();
        if (sheet == null) {
            return tests;
        }
        checkHeader(sheet, DAY_TESTS);
        int last = lastFilledRow(sheet, DAY_TESTS.size());
        for (int number = 1; number <= last; number++) {
            XSSFRow line = sheet.getRow(number);
            if (isBlank(line, DAY_TESTS.size())) {
                continue;
            }
            Object from = Cells.value(line.getCell(1));
            Object to = Cells.value(line.getCell(2));
            Object unit = Cells.value(line.getCell(3));
            Object due = Cells.value(line.getCell(4));
            boolean whole = due instanceof BigDecimal days && days.scale() <= 0;
            notADay(sheet, number, 1, from);
            notADay(sheet, number, 2, to);
            if (!whole) {
                problem(
                        sheet,
                        number,
                        4,
                        "not-an-integer",
                        due,
                        "请填写应得的工作日数（整数）。",
                        "Fill in how many working days there must be, a whole number.");
            }
            if (whole && from instanceof LocalDate first && to instanceof LocalDate until) {
                tests.add(new DayTest(
                        Cells.address(TESTS_SHEET, number, 0),
                        String.valueOf(Cells.value(line.getCell(0))),
                        first,
                        until,
                        unit == null ? null : asText(unit),
                        ((BigDecimal) due).intValue()));
            }
        }
        return tests;
    }

    private void notADay(XSSFSheet sheet, int row, int column, Object found) {
        if (!(found instanceof LocalDate)) {
            problem(sheet, row, column, "not-a-date", found, "请填写日期，如 2024-05-10。", "Fill in a date, as 2024-05-10.");
        }
    }

    private Optional<String> expected(XSSFSheet sheet, XSSFRow line, int column, Column due) {
        Object found = Cells.value(line.getCell(column));
        return code(sheet, line.getRowNum(), column, due, found == null ? "" : asText(found));
    }

    private static int lastFilledRow(XSSFSheet sheet, int columns) {
        int last = sheet.getLastRowNum();
        while (last > 0 && isBlank(sheet.getRow(last), columns)) {
            last--;
        }
        return last;
    }

    private static boolean isBlank(XSSFRow row, int columns) {
        if (row == null) {
            return true;
        }
        for (int column = 0; column < columns; column++) {
            Cell cell = row.getCell(column);
            if (Cells.isFormula(cell) || Cells.isError(cell) || Cells.value(cell) != null) {
                return false;
            }
        }
        return true;
    }

    private String normal(XSSFSheet sheet, int row, int column, Object found) {
        String text = asText(found);
        String normal = Normal.form(text);
        if (!normal.equals(text)) {
            note(
                    sheet,
                    row,
                    column,
                    "normalised",
                    text,
                    "“" + text + "”已规范为“" + normal + "”。",
                    "“" + text + "” was normalised to “" + normal + "”.");
        }
        return normal;
    }

    private static String asText(Object found) {
        return found instanceof BigDecimal number
                ? number.toPlainString()
                : String.valueOf(found).strip();
    }

    private void problem(XSSFSheet sheet, int row, int column, String code, Object value, String zh, String en) {
        problems.add(Problem.at(Cells.address(sheet.getSheetName(), row, column), code, value, zh, en));
    }

    private void note(XSSFSheet sheet, int row, int column, String code, Object value, String zh, String en) {
        notes.add(Problem.at(Cells.address(sheet.getSheetName(), row, column), code, value, zh, en));
    }
}
