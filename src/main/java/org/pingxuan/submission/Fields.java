package org.pingxuan.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.pingxuan.shared.Day;
import org.pingxuan.shared.Nearest;
import org.pingxuan.shared.Normal;
import org.pingxuan.shared.PlainNumber;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.shared.Text;

/**
 * The fields of one JSON object, checked as they are read. Every fault found on the way is kept, so that all are told at once;
 * what a faulty field gives is null. A field that nobody reads is unknown and a fault itself. {@code null} and absent are the
 * same, and so is a blank where a code, date or number of the calendar is due.
 */
public final class Fields {

    private static final int MOST_FAULTS = 1_000;
    private static final int MOST_ITEMS = 5_000;
    private static final int MOST_PLACES = 1_000;
    private static final int DEPTH = 10;
    private static final Pattern MONTH = Pattern.compile("(?!0000)[0-9]{4}-[0-9]{2}");

    private final JsonNode object;
    private final String pointer;
    private final List<Problem> faults;
    private final Set<String> known = new LinkedHashSet<>();

    private Fields(JsonNode object, String pointer, List<Problem> faults) {
        this.object = object;
        this.pointer = pointer;
        this.faults = faults;
    }

    /**
     * What {@code reader} makes of the whole tree.
     *
     * @param root the parsed tree
     * @param pointer where the tree stands in the body; "" for the body itself
     * @throws Problems 422 with every fault, in the order of the body; 1,000 at most, then a last one says that there are more
     */
    public static <T> T check(JsonNode root, String pointer, Function<Fields, T> reader) {
        List<Problem> faults = new ArrayList<>();
        T value = new Fields(root, pointer, faults).read(root, pointer, reader);
        if (faults.isEmpty()) {
            return value;
        }
        Map<String, Integer> order = new HashMap<>();
        number(root, pointer, DEPTH, order);
        List<Problem> sorted = new ArrayList<>(faults);
        sorted.sort(Comparator.comparingInt(fault -> place(fault.pointer(), order)));
        if (sorted.size() > MOST_FAULTS) {
            sorted.subList(MOST_FAULTS, sorted.size()).clear();
            sorted.add(Problem.at(
                    pointer,
                    "further-faults",
                    null,
                    "错误超过 %d 处，其余未列出；请先改正以上各处。".formatted(MOST_FAULTS),
                    "More than %d faults; the rest is left out. Correct these first.".formatted(MOST_FAULTS)));
        }
        throw Problems.invalid(sorted);
    }

    /** Whether the field is there and not null. Does not make it known. */
    public boolean has(String name) {
        return object.hasNonNull(name);
    }

    /** Notes a fault that only the reader can see, at the field {@code name}. */
    public void fault(String name, String code, String zh, String en) {
        JsonNode value = object.get(name);
        fault(at(name), code, value == null ? null : shown(value), zh, en);
    }

    /** As {@link #fault}, for what must not be shown again. */
    public void faultOfSecret(String name, String code, String zh, String en) {
        fault(at(name), code, null, zh, en);
    }

    /** Notes that a field which must be there is not. */
    public void missing(String name, String zh, String en) {
        fault(at(name), "missing", null, zh, en);
    }

    /** Notes a fault deeper in this object, at {@code path} ("submissions/3/reference"). */
    public void faultAt(String path, String code, String value, String zh, String en) {
        fault(pointer + "/" + path, code, value, zh, en);
    }

    /**
     * A free text as sent.
     *
     * @param most the most characters (code points) allowed
     * @return null where absent or faulty
     */
    public String text(String name, int most) {
        return value(name, (node, where) -> text(node, where, most, true));
    }

    /** As {@link #text}, for what must not be shown again, even where it is faulty. */
    public String secret(String name, int most) {
        return value(name, (node, where) -> text(node, where, most, false));
    }

    /** As {@link #text}, in normal form; null where blank. For codes that may be any text. */
    public String name(String name, int most) {
        return Normal.form(text(name, most));
    }

    /** As {@link #lastingName}; an absent or blank one is a fault with these words. */
    public String requiredName(String name, int most, String zh, String en) {
        int before = faults.size();
        String value = lastingName(name, most);
        if (value == null && faults.size() == before) {
            missing(name, zh, en);
        }
        return value;
    }

    /** Texts as sent, none of them blank; null where absent. */
    public List<String> texts(String name, int most) {
        return value(name, (node, where) -> items(node, where, (item, at) -> notBlank(item, at, most)));
    }

    /** As {@link #text}; a blank one is a fault. */
    public String notBlank(String name, int most) {
        return value(name, (node, where) -> notBlank(node, where, most));
    }

    /** As {@link #name}, for what stays on record in the clear: an ID number in it is a fault, and is not shown. */
    public String lastingName(String name, int most) {
        return Normal.form(value(name, (node, where) -> lasting(node, where, () -> text(node, where, most, true))));
    }

    /** As {@link #notBlank}, for what stays on record in the clear: an ID number in it is a fault, and is not shown. */
    public String lastingNotBlank(String name, int most) {
        return value(name, (node, where) -> lasting(node, where, () -> notBlank(node, where, most)));
    }

    /** As {@link #texts}, for what stays on record in the clear: an ID number in one is a fault, and is not shown. */
    public List<String> lastingTexts(String name, int most) {
        return value(
                name,
                (node, where) -> items(node, where, (item, at) -> lasting(item, at, () -> notBlank(item, at, most))));
    }

    /** Notes a fault at every text in this field, however deep, that holds an ID number: all of it stays on record in the clear. */
    public void refuseIdNumbers(String name) {
        if (has(name)) {
            refuseIdNumbers(object.get(name), at(name), DEPTH);
        }
    }

    /** A code of the list, in normal form; null where absent or blank. */
    public String code(String name, CodeList list) {
        return value(name, (node, where) -> code(node, where, list));
    }

    /** As {@link #code}; an absent or blank one is a fault. */
    public String required(String name, CodeList list) {
        int before = faults.size();
        String code = code(name, list);
        if (code == null && faults.size() == before) {
            Text codes = list.enumerated();
            fault(at(name), "missing", null, "缺少此项，可填：" + codes.zh(), "Missing; known here: " + codes.en());
        }
        return code;
    }

    /** Codes of the list, in normal form, in the order sent; null where absent. */
    public List<String> codes(String name, CodeList list) {
        return value(name, (node, where) -> items(node, where, (item, at) -> code(item, at, list)));
    }

    /** A whole number, both bounds included; 3.0 and 3e0 are 3. */
    public Integer integer(String name, int least, int most) {
        BigDecimal number = number(name, least, most, true);
        return number == null ? null : number.intValueExact();
    }

    /** A whole number of at most 30 digits. */
    public BigDecimal integer(String name) {
        return number(name, null, null, true);
    }

    /** A number, both bounds included; without trailing zeros. */
    public BigDecimal decimal(String name, int least, int most) {
        return number(name, least, most, false);
    }

    /** A number of at most 30 digits before and 30 behind the point; without trailing zeros. */
    public BigDecimal decimal(String name) {
        return number(name, null, null, false);
    }

    public Boolean bool(String name) {
        return value(
                name,
                (node, where) -> node.isBoolean()
                        ? Boolean.valueOf(node.booleanValue())
                        : wrongType(
                                node,
                                where,
                                Text.of("应为 true 或 false（不加引号）", "true or false is expected, without quotes")));
    }

    /** A day; a date that never was is a fault. */
    public LocalDate date(String name) {
        PartialDate date = date(
                name,
                false,
                Text.of("日期请写成 yyyy-MM-dd，例如 2024-04-30", "write the date as yyyy-MM-dd, such as 2024-04-30"));
        return date == null ? null : date.earliest();
    }

    /** A day, or a month where the day is not known. */
    public PartialDate partialDate(String name) {
        return date(
                name,
                true,
                Text.of(
                        "日期请写成 yyyy-MM-dd，只知道月份的写成 yyyy-MM，例如 2021-05",
                        "write the date as yyyy-MM-dd, or yyyy-MM where only the month is known, such as 2021-05"));
    }

    /** An instant with its offset from UTC. */
    public OffsetDateTime instant(String name) {
        Text expected = Text.of(
                "时间请写成带时区的时刻，例如 2024-05-08T15:20:00+08:00",
                "write the time with its offset, such as 2024-05-08T15:20:00+08:00");
        return value(name, (node, where) -> {
            String sent = plain(node, where, expected);
            if (sent == null) {
                return null;
            }
            try {
                return Day.instant(sent);
            } catch (DateTimeException noInstant) {
                return fault(where, "not-an-instant", shown(node), expected);
            }
        });
    }

    /** What {@code reader} makes of the object in this field; null where absent. */
    public <T> T object(String name, Function<Fields, T> reader) {
        return value(name, (node, where) -> read(node, where, reader));
    }

    /** As {@link #object}; where absent, what {@code reader} makes of an object without fields. */
    public <T> T objectOrEmpty(String name, Function<Fields, T> reader) {
        known.add(name);
        return read(has(name) ? object.get(name) : JsonNodeFactory.instance.objectNode(), at(name), reader);
    }

    /** What {@code reader} makes of each object in this array, in order; null where absent. */
    public <T> List<T> list(String name, Function<Fields, T> reader) {
        return value(name, (node, where) -> items(node, where, (item, at) -> read(item, at, reader)));
    }

    private <T> T value(String name, BiFunction<JsonNode, String, T> reader) {
        known.add(name);
        return has(name) ? reader.apply(object.get(name), at(name)) : null;
    }

    private <T> T read(JsonNode node, String where, Function<Fields, T> reader) {
        if (node == null || !node.isObject()) {
            return wrongType(node, where, Text.of("应为对象 { … }", "an object { … } is expected"));
        }
        Fields fields = new Fields(node, where, faults);
        T value = reader.apply(fields);
        fields.refuseUnknown();
        return value;
    }

    private void refuseUnknown() {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String name = field.getKey();
            if (known.contains(name) || field.getValue().isNull()) {
                continue;
            }
            if (faults.size() > MOST_FAULTS) {
                return;
            }
            Optional<String> meant = Nearest.to(name, known);
            Text names = known.isEmpty()
                    ? Text.of("；此处不可填写任何项", "; nothing can be given here")
                    : Text.of("；此处可用的有：" + String.join(", ", known), "; known here: " + String.join(", ", known));
            // the value is not repeated: under a mistyped name it may be anything, an ID number too
            fault(
                    at(name),
                    "unknown-field",
                    null,
                    "没有这一项" + meant.map("，是否应为“%s”？"::formatted).orElse(names.zh()),
                    "No such field"
                            + meant.map("; did you mean “%s”?"::formatted).orElse(names.en()));
        }
    }

    private <T> List<T> items(JsonNode node, String where, BiFunction<JsonNode, String, T> reader) {
        if (!node.isArray()) {
            return wrongType(node, where, Text.of("应为数组 [ … ]", "an array [ … ] is expected"));
        }
        if (node.size() > MOST_ITEMS) {
            return fault(
                    where,
                    "too-many-items",
                    null,
                    Text.of("最多 %d 项，请减少。".formatted(MOST_ITEMS), "At most %d items.".formatted(MOST_ITEMS)));
        }
        List<T> items = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            items.add(reader.apply(node.get(i), where + "/" + i));
        }
        return Collections.unmodifiableList(items);
    }

    private String notBlank(JsonNode node, String where, int most) {
        String text = text(node, where, most, true);
        return text != null && text.isBlank()
                ? fault(where, "blank", text, Text.of("不能为空白；没有的请省去此项", "must not be blank; leave it out instead"))
                : text;
    }

    private String text(JsonNode node, String where, int most, boolean showable) {
        if (!node.isTextual()) {
            return wrongType(node, where, Text.of("应为文本，请加引号", "a text is expected, in quotes"), showable);
        }
        String text = node.textValue();
        String shown = showable ? text : null;
        if (text.codePoints().anyMatch(Fields::isRefused)) {
            return fault(
                    where,
                    "bad-character",
                    shown,
                    Text.of(
                            "含有控制字符或残缺字符，请删去（换行和制表符可以保留）",
                            "Control characters and halves of characters are refused; line breaks and tabs may stay"));
        }
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            return fault(
                    where,
                    "too-long",
                    shown,
                    Text.of(
                            "共 %d 字，最多 %d 字，请缩短".formatted(length, most),
                            "%d characters, at most %d are allowed; shorten it".formatted(length, most)));
        }
        return text;
    }

    private String lasting(JsonNode node, String where, Supplier<String> reader) {
        return node.isTextual() && IdNumber.isIn(node.textValue())
                ? fault(where, "id-number", null, IdNumber.NOT_HERE)
                : reader.get();
    }

    private void refuseIdNumbers(JsonNode node, String where, int depth) {
        lasting(node, where, () -> null);
        if (depth > 0) {
            node.properties().forEach(field -> refuseIdNumbers(field.getValue(), at(where, field.getKey()), depth - 1));
            for (int i = 0; node.isArray() && i < node.size(); i++) {
                refuseIdNumbers(node.get(i), where + "/" + i, depth - 1);
            }
        }
    }

    private static boolean isRefused(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t'
                || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    /** A short text in normal form; null where blank or faulty. */
    private String plain(JsonNode node, String where, Text expected) {
        return node.isTextual() ? Normal.form(node.textValue()) : wrongType(node, where, expected);
    }

    private String code(JsonNode node, String where, CodeList list) {
        String sent = node.isTextual() ? Normal.form(node.textValue()) : null;
        if (node.isTextual() && (sent == null || list.has(sent))) {
            return sent;
        }
        Text codes = list.enumerated();
        if (sent == null) {
            return wrongType(node, where, Text.of("应为文本：" + codes.zh(), "a text is expected: " + codes.en()));
        }
        Optional<String> meant = Nearest.to(sent, list.codes());
        return fault(
                where,
                "unknown-code",
                shown(node),
                Text.of(
                        meant.map("是否应为“%s”？"::formatted).orElse("") + "可填：" + codes.zh(),
                        meant.map("Did you mean “%s”? "::formatted).orElse("") + "Known here: " + codes.en()));
    }

    private BigDecimal number(String name, Integer least, Integer most, boolean whole) {
        return value(name, (node, where) -> {
            if (!node.isNumber() || node.isDouble() && !Double.isFinite(node.doubleValue())) {
                return wrongType(node, where, expected(least, most, whole));
            }
            BigDecimal number = node.decimalValue();
            // a number such as 1e999999999 is short here and endless once written out
            if (number.precision() - (long) number.scale() > PlainNumber.DIGITS || number.scale() > MOST_PLACES) {
                return fault(where, "out-of-range", shown(node), expected(least, most, whole));
            }
            number = number.stripTrailingZeros();
            // 100, not 1E+2
            number = number.setScale(Math.max(number.scale(), 0));
            if (whole && number.scale() > 0) {
                return fault(where, "not-a-whole-number", shown(node), expected(least, most, whole));
            }
            boolean inRange = least == null
                    ? number.scale() <= PlainNumber.DIGITS
                    : number.compareTo(BigDecimal.valueOf(least)) >= 0
                            && number.compareTo(BigDecimal.valueOf(most)) <= 0;
            return inRange ? number : fault(where, "out-of-range", shown(node), expected(least, most, whole));
        });
    }

    private static Text expected(Integer least, Integer most, boolean whole) {
        String zh = whole ? "整数" : "数";
        String en = whole ? "a whole number" : "a number";
        return least == null
                ? Text.of(
                        "应为%s（不加引号），小数点前后各不超过 %d 位".formatted(zh, PlainNumber.DIGITS),
                        "%s is expected, without quotes, of at most %d digits on either side of the point"
                                .formatted(en, PlainNumber.DIGITS))
                : Text.of(
                        "应为 %d 至 %d 的%s（不加引号）".formatted(least, most, zh),
                        "%s from %d to %d is expected, without quotes".formatted(en, least, most));
    }

    private PartialDate date(String name, boolean monthAllowed, Text expected) {
        return value(name, (node, where) -> {
            String sent = plain(node, where, expected);
            if (sent == null) {
                return null;
            }
            if (!Day.isWritten(sent) && !(monthAllowed && MONTH.matcher(sent).matches())) {
                return fault(where, "not-a-date", shown(node), expected);
            }
            try {
                return PartialDate.parse(sent);
            } catch (DateTimeException neverWas) {
                return fault(
                        where,
                        "not-a-date",
                        shown(node),
                        Text.of("没有这一天，请核对；" + expected.zh(), "There is no such day; " + expected.en()));
            }
        });
    }

    private <T> T wrongType(JsonNode node, String where, Text expected) {
        return wrongType(node, where, expected, true);
    }

    private <T> T wrongType(JsonNode node, String where, Text expected, boolean showable) {
        return fault(where, "wrong-type", showable && node != null ? shown(node) : null, expected);
    }

    private <T> T fault(String where, String code, String value, Text help) {
        fault(where, code, value, help.zh(), help.en());
        return null;
    }

    private void fault(String where, String code, String value, String zh, String en) {
        // one more than is told, to know that there are more
        if (faults.size() <= MOST_FAULTS) {
            faults.add(Problem.at(where, code, value, zh, en));
        }
    }

    private String at(String name) {
        return at(pointer, name);
    }

    private static String at(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static String shown(JsonNode node) {
        if (node.isObject()) {
            return "{…}";
        }
        return node.isArray() ? "[…]" : node.asText();
    }

    /** Gives the places of the tree their numbers in reading order, as deep as anything is read. */
    private static void number(JsonNode node, String pointer, int depth, Map<String, Integer> order) {
        order.put(pointer, order.size());
        if (node == null || depth == 0) {
            return;
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            number(field.getValue(), at(pointer, field.getKey()), depth - 1, order);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            number(node.get(i), pointer + "/" + i, depth - 1, order);
        }
    }

    /** The place of the pointer; of the nearest thing around it, where it points at nothing. */
    private static int place(String pointer, Map<String, Integer> order) {
        String there = pointer;
        while (!order.containsKey(there) && there.contains("/")) {
            there = there.substring(0, there.lastIndexOf('/'));
        }
        return order.getOrDefault(there, 0);
    }
}
