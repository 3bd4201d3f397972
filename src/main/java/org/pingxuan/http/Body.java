package org.pingxuan.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pingxuan.shared.Day;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.submission.IdNumber;

/**
 * The fields of a small JSON object, read one by one; {@link #end} then refuses it with every faulty and every unknown field at
 * once. Null and an absent field mean the same. A field that is faulty reads as null.
 */
public final class Body {

    private final JsonNode object;
    private final Set<String> known = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    private Body(JsonNode object) {
        this.object = object;
    }

    /**
     * @throws Problems 422 where {@code json} is not an object
     */
    public static Body of(JsonNode json) {
        if (!json.isObject()) {
            throw Problems.invalid(
                    List.of(Problem.at("", "wrong-type", null, "应为 JSON 对象", "A JSON object is expected")));
        }
        return new Body(json);
    }

    /** Whether the field stands there with a value. */
    public boolean has(String field) {
        return object.hasNonNull(field);
    }

    /**
     * The field's text, outer white space removed, of 1 to {@code longest} characters; its absence is a fault. It stays on record in
     * the clear, so a resident ID number in it is a fault, and is not shown.
     */
    public String text(String field, int longest) {
        return required(field, optionalText(field, longest));
    }

    /** As {@link #text}; null where absent. */
    public String optionalText(String field, int longest) {
        JsonNode node = node(field);
        if (node == null) {
            return null;
        }
        if (!node.isTextual()) {
            fault(pointer(field), "wrong-type", shown(node), "应为文字", "must be text");
            return null;
        }
        String text = node.textValue().strip();
        if (isIdNumberIn(text, pointer(field))) {
            return null;
        }
        if (text.isEmpty() || text.length() > longest) {
            fault(
                    pointer(field),
                    "wrong-length",
                    text,
                    "应为 1 至 " + longest + " 个字符",
                    "must have 1 to " + longest + " characters");
            return null;
        }
        return text;
    }

    /** The field's text as it stands, never shown in a problem; null where absent. */
    public String optionalSecret(String field) {
        JsonNode node = node(field);
        if (node != null && !node.isTextual()) {
            fault(pointer(field), "wrong-type", null, "应为文字", "must be text");
            return null;
        }
        return node == null ? null : node.textValue();
    }

    /** As {@link #optionalSecret}; its absence is a fault. */
    public String secret(String field) {
        return required(field, optionalSecret(field));
    }

    /** The texts of a list, in its order, null in the place of a faulty one; null where the field is absent. */
    public List<String> optionalTexts(String field) {
        JsonNode node = node(field);
        if (node == null) {
            return null;
        }
        if (!node.isArray()) {
            fault(pointer(field), "wrong-type", shown(node), "应为文字的列表", "must be a list of texts");
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            JsonNode element = node.get(i);
            if (element.isTextual()) {
                String text = element.textValue().strip();
                texts.add(isIdNumberIn(text, pointer(field) + "/" + i) ? null : text);
            } else {
                fault(pointer(field) + "/" + i, "wrong-type", shown(element), "应为文字", "must be text");
                texts.add(null);
            }
        }
        return texts;
    }

    /** A whole number from {@code least} to {@code most}; null where absent. */
    public Long optionalWhole(String field, long least, long most) {
        JsonNode node = node(field);
        if (node == null) {
            return null;
        }
        boolean whole = node.isIntegralNumber() && node.canConvertToLong();
        if (!whole || node.longValue() < least || node.longValue() > most) {
            fault(
                    pointer(field),
                    "wrong-number",
                    shown(node),
                    "应为 " + least + " 至 " + most + " 的整数",
                    "must be a whole number from " + least + " to " + most);
            return null;
        }
        return node.longValue();
    }

    /** A number from {@code least} to {@code most}; null where absent. */
    public BigDecimal optionalNumber(String field, long least, long most) {
        JsonNode node = node(field);
        if (node == null) {
            return null;
        }
        BigDecimal number = node.isNumber() ? node.decimalValue() : null;
        if (number == null
                || number.compareTo(BigDecimal.valueOf(least)) < 0
                || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            fault(
                    pointer(field),
                    "wrong-number",
                    shown(node),
                    "应为 " + least + " 至 " + most + " 的数",
                    "must be a number from " + least + " to " + most);
            return null;
        }
        return number;
    }

    /** One of the constants of {@code type}, by name; its absence is a fault. */
    public <E extends Enum<E>> E code(String field, Class<E> type) {
        JsonNode node = node(field);
        for (E constant : type.getEnumConstants()) {
            if (node != null && constant.name().equals(node.textValue())) {
                return constant;
            }
        }
        if (node != null) {
            String all = String.join(
                    " ", Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
            fault(pointer(field), "unknown-code", shown(node), "应为下列之一：" + all, "must be one of " + all);
        }
        return required(field, null);
    }

    /** A JSON object with at least one field; its absence is a fault, and what stands in it is not looked at. */
    public JsonNode object(String field) {
        JsonNode node = node(field);
        if (node != null && (!node.isObject() || node.isEmpty())) {
            fault(
                    pointer(field),
                    "wrong-type",
                    shown(node),
                    "应为有内容的 JSON 对象",
                    "must be a JSON object that holds something");
            return null;
        }
        return required(field, node);
    }

    /** A local date, written 2024-05-08; null where absent. */
    public LocalDate optionalDate(String field) {
        JsonNode node = node(field);
        if (node == null) {
            return null;
        }
        try {
            if (node.isTextual()) {
                return Day.of(node.textValue());
            }
        } catch (DateTimeException wrong) {
            // reported below, as any other value that is not a date
        }
        fault(pointer(field), "wrong-date", shown(node), "应为 2024-05-08 样式的日期", "must be a date like 2024-05-08");
        return null;
    }

    /** As {@link #optionalDate}; its absence is a fault. */
    public LocalDate date(String field) {
        return required(field, optionalDate(field));
    }

    /** True or false; null where absent. */
    public Boolean optionalFlag(String field) {
        JsonNode node = node(field);
        if (node != null && !node.isBoolean()) {
            fault(pointer(field), "wrong-type", shown(node), "应为 true 或 false", "must be true or false");
            return null;
        }
        return node == null ? null : node.booleanValue();
    }

    /** Reports a fault that the caller found. */
    public void fault(String pointer, String code, String value, String zh, String en) {
        problems.add(Problem.at(pointer, code, value, pointer + " " + zh, pointer + " " + en));
    }

    /**
     * Says that all fields have been read.
     *
     * @throws Problems 422 with every fault, and every field that was not asked for
     */
    public void end() {
        List<Problem> faults = faults();
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults);
        }
    }

    /** As {@link #end}, for a caller that goes on to look for further faults: all those found so far, none where there are none. */
    public List<Problem> faults() {
        for (String field : (Iterable<String>) object::fieldNames) {
            if (!known.contains(field)) {
                fault(pointer(field), "unknown-field", null, "不是已知字段", "is not a known field");
            }
        }
        return List.copyOf(problems);
    }

    private boolean isIdNumberIn(String text, String pointer) {
        boolean is = IdNumber.isIn(text);
        if (is) {
            fault(pointer, "id-number", null, IdNumber.NOT_HERE.zh(), IdNumber.NOT_HERE.en());
        }
        return is;
    }

    private JsonNode node(String field) {
        known.add(field);
        JsonNode node = object.get(field);
        return node == null || node.isNull() ? null : node;
    }

    private <T> T required(String field, T value) {
        if (!has(field)) {
            fault(pointer(field), "missing-field", null, "必须填写", "is required");
        }
        return value;
    }

    private static String pointer(String field) {
        return JsonPointer.empty().appendProperty(field).toString();
    }

    private static String shown(JsonNode node) {
        return node.isContainerNode() ? null : node.asText();
    }
}
