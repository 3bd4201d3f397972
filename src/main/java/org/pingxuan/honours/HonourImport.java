package org.pingxuan.honours;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pingxuan.shared.Normal;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.submission.Fields;
import org.pingxuan.workbook.SheetRows;
import org.pingxuan.workbook.SheetRows.FilledRow;

/** Reads honours from a filled XLSX template, or from CSV with the same header row; each fault names its cell or line. */
final class HonourImport {

    private static final List<String> FIELDS = List.of("honour", "year", "stars", "name", "creditCode", "idNumber");
    private static final SheetRows SHEET =
            new SheetRows("荣誉", List.of("荣誉代码", "年度", "星级", "名称或姓名", "统一社会信用代码", "身份证号"));
    private static final Pattern PLACE = Pattern.compile("/rows/(\\d+)(?:/(\\w+))?");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,9})?");
    private static final Charset GB18030 = Charset.forName("GB18030");

    private final HonourForm form;

    HonourImport(HonourForm form) {
        this.form = form;
    }

    /**
     * What was read, with the place of each.
     *
     * @param places of the rows' first cells, for faults that are found later
     */
    record ReadHonours(List<NewHonour> honours, List<String> places) {}

    /** The empty template. */
    static byte[] template(Map<String, HonourKinds.Holder> kinds) {
        return SHEET.emptyForm(List.of(
                "每行一项荣誉，从第2行起填写；表头和工作表名不能改。",
                "荣誉代码：" + String.join("、", kinds.keySet().stream().sorted().toList()),
                "年度：四位数字。星级：仅“星级”优质服务窗口填写，3、4 或 5。",
                "窗口填统一社会信用代码（没有的可空，按名称匹配）；个人填身份证号，系统只保存其加密摘要。",
                "全部正确才会入库；有一处错误则一行也不入库。",
                "One honour a row. All rows are recorded, or none."));
    }

    /** @throws Problems 422 with every fault of every row */
    ReadHonours xlsx(byte[] file) {
        return check(SHEET.read(file), (row, column) -> SHEET.address(row, column));
    }

    /** @throws Problems 422 with every fault of every line */
    ReadHonours csv(byte[] file) {
        List<String[]> lines = new ArrayList<>();
        try (MappingIterator<String[]> records = new CsvMapper()
                .readerForArrayOf(String.class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .readValues(text(file))) {
            records.forEachRemaining(lines::add);
        } catch (IOException | RuntimeException malformed) {
            throw Problems.invalid(List.of(Problem.at(
                    "line " + (lines.size() + 1),
                    "not-csv",
                    null,
                    "这一行不是有效的 CSV，请检查引号。",
                    "This line is not CSV; check its quotes.")));
        }
        if (lines.isEmpty() || !SHEET.headers().equals(List.of(lines.get(0)))) {
            throw Problems.invalid(List.of(Problem.at(
                    "line 1",
                    "header",
                    lines.isEmpty() ? null : String.join(",", lines.get(0)),
                    "表头应为：" + String.join(",", SHEET.headers()),
                    "The header must be: " + String.join(",", SHEET.headers()))));
        }
        List<FilledRow> rows = new ArrayList<>();
        for (int line = 1; line < lines.size(); line++) {
            List<String> texts = new ArrayList<>();
            for (int column = 0; column < FIELDS.size(); column++) {
                texts.add(column < lines.get(line).length ? Normal.form(lines.get(line)[column]) : null);
            }
            rows.add(new FilledRow(line + 1, texts));
        }
        return check(
                rows, (row, column) -> "line " + row + " " + SHEET.headers().get(column));
    }

    private ReadHonours check(List<FilledRow> rows, BiFunction<Integer, Integer, String> place) {
        if (rows.isEmpty()) {
            throw Problems.invalid(
                    List.of(Problem.at(place.apply(2, 0), "no-rows", null, "没有数据行。", "There are no rows to record.")));
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode array = body.putArray("rows");
        rows.forEach(row -> array.add(json(row)));
        List<NewHonour> honours;
        try {
            honours = Fields.check(body, "", fields -> fields.list("rows", form::read));
        } catch (Problems faulty) {
            throw Problems.invalid(faulty.list().stream()
                    .map(problem -> new Problem(
                            problem.code(), placeOf(problem.pointer(), rows, place), problem.value(), problem.help()))
                    .toList());
        }
        return new ReadHonours(
                honours, rows.stream().map(row -> place.apply(row.number(), 0)).toList());
    }

    private static String placeOf(String pointer, List<FilledRow> rows, BiFunction<Integer, Integer, String> place) {
        Matcher matcher = PLACE.matcher(pointer);
        if (!matcher.matches()) {
            return place.apply(1, 0);
        }
        int row = rows.get(Integer.parseInt(matcher.group(1))).number();
        return place.apply(row, Math.max(0, FIELDS.indexOf(matcher.group(2))));
    }

    private static ObjectNode json(FilledRow row) {
        ObjectNode honour = JsonNodeFactory.instance.objectNode();
        for (int column = 0; column < FIELDS.size(); column++) {
            String field = FIELDS.get(column);
            String text = row.texts().get(column);
            if (text == null) {
                continue;
            }
            String normal = Normal.form(text);
            boolean number = (field.equals("year") || field.equals("stars"))
                    && normal != null
                    && NUMBER.matcher(normal).matches();
            if (number) {
                honour.put(field, new BigDecimal(normal));
            } else {
                honour.put(field, text);
            }
        }
        return honour;
    }

    /** Excel in Chinese saves CSV in GBK; whatever is not UTF-8 is read so. */
    private static String text(byte[] file) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            text = new String(file, GB18030);
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
