package org.pingxuan.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.pingxuan.shared.Problem;
import org.pingxuan.workbook.CellWords.Prefix;
import org.pingxuan.workbook.FormColumn.Kind;

/** Makes one cell's value what its column asks for, or notes why it is not that. */
final class CellReading {

    private static final Pattern ITEM_END = Pattern.compile("[;；\\n\\r]+");
    private static final Pattern WORD_END = Pattern.compile("[,，|｜()（）\\t]+");
    private static final Pattern LIST_END = Pattern.compile("[,，、;；|｜\\s]+");
    private static final Pattern LEADING = Pattern.compile("^[\\s\\u3000:：.。、~～—–至到-]+");
    private static final Set<String> STILL = Set.of("今", "现在", "目前", "今天");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final FormColumn column;
    private final String address;
    private final List<Problem> faults;

    CellReading(FormColumn column, String address, List<Problem> faults) {
        this.column = column;
        this.address = address;
        this.faults = faults;
    }

    /**
     * @param value what stands in the cell: text, BigDecimal, LocalDate, Boolean, a Cell that holds an error, or null
     * @return null where nothing stands there, or nothing that can be read
     */
    JsonNode read(Object value) {
        if (value instanceof Cell) {
            return fault("error-value", "#", "单元格是错误值；请改正。", "The cell holds an error value; correct it.");
        }
        if (value == null) {
            return column.kind() == Kind.REMARKS ? TextNode.valueOf("") : null;
        }
        String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        if (value instanceof Boolean yes) {
            text = yes ? "是" : "否";
        }
        return switch (column.kind()) {
            case TEXT, REMARKS -> TextNode.valueOf(text.strip());
            case NAME -> TextNode.valueOf(CellWords.name(text));
            case NUMBERED -> CellWords.isNone(text) ? null : TextNode.valueOf(CellWords.compact(text));
            case ID_NUMBER -> idNumber(value, text);
            case TEXTS -> texts(text);
            case CODE, OPEN_CODE -> code(text);
            case CODES -> codes(text);
            case YES_NO -> yesOrNo(text);
            case WHOLE -> whole(text);
            case YEAR -> prefix(text, CellWords.yearPrefix(CellWords.compact(text)));
            case STARS -> prefix(text, CellWords.starsPrefix(CellWords.compact(text)));
            case DECIMAL, PERCENT -> decimal(text);
            case DATE -> date(value, text);
            case ITEM -> CellWords.isNone(text) && column.parts().get(0).kind() != Kind.CODE ? null : item(text);
            case ITEMS -> items(text);
            case UNREAD -> null;
        };
    }

    private JsonNode idNumber(Object value, String text) {
        if (value instanceof BigDecimal) {
            // not shown: it is still most of a person's number
            return fault(
                    "number-not-text",
                    null,
                    "身份证号被 Excel 存成了数字，末几位已经丢失；请把单元格格式设为“文本”，再重新填写整个号码。",
                    "Excel has made a number of the ID number and lost its last places; format the cell as text and type the whole"
                            + " number anew.");
        }
        return TextNode.valueOf(CellWords.compact(text).replaceAll("^['‘’`]", ""));
    }

    private JsonNode texts(String text) {
        ArrayNode texts = JsonNodeFactory.instance.arrayNode();
        if (!CellWords.isNone(text)) {
            LIST_END.splitAsStream(text).filter(one -> !one.isBlank()).forEach(texts::add);
        }
        return texts;
    }

    private JsonNode code(String text) {
        Optional<String> code = CellWords.code(text, column);
        if (code.isPresent()) {
            return TextNode.valueOf(code.get());
        }
        return column.kind() == Kind.OPEN_CODE ? TextNode.valueOf(text.strip()) : unknownCode(text);
    }

    private JsonNode unknownCode(String text) {
        String labels = String.join("、", column.list().labels());
        String english = column.list().codes().values().stream()
                .map(label -> label.zh() + " (" + label.en() + ")")
                .collect(Collectors.joining(", "));
        return fault(
                "unknown-code",
                text,
                "“%s”一栏不能这样填；可填：%s。".formatted(column.header(), labels),
                "%s takes one of: %s.".formatted(column.header(), english));
    }

    private JsonNode codes(String text) {
        ArrayNode codes = JsonNodeFactory.instance.arrayNode();
        if (CellWords.isNone(text)) {
            return codes;
        }
        for (String one : LIST_END.split(text)) {
            Optional<String> code = CellWords.code(one, column);
            if (code.isPresent()) {
                codes.add(code.get());
            } else if (!one.isBlank()) {
                return unknownCode(one);
            }
        }
        return codes;
    }

    private JsonNode yesOrNo(String text) {
        Optional<Boolean> yes = CellWords.yesOrNo(text);
        return yes.isPresent()
                ? BooleanNode.valueOf(yes.get())
                : wrong("not-yes-or-no", text, "“是”或“否”", "是 (yes) or 否 (no)");
    }

    private JsonNode whole(String text) {
        Optional<BigDecimal> number = CellWords.whole(text);
        return number.isPresent()
                ? DecimalNode.valueOf(number.get())
                : wrong("not-a-whole-number", text, "整数", "a whole number");
    }

    private JsonNode prefix(String text, Prefix prefix) {
        return prefix != null && prefix.length() == CellWords.compact(text).length()
                ? DecimalNode.valueOf(new BigDecimal(prefix.value()))
                : whole(text);
    }

    private JsonNode decimal(String text) {
        boolean percent = CellWords.compact(text).endsWith("%");
        Optional<BigDecimal> number =
                CellWords.decimal(percent ? CellWords.compact(text).replace("%", "") : text);
        if (number.isEmpty()) {
            return wrong("not-a-number", text, "数字", "a number");
        }
        boolean share = column.kind() == Kind.PERCENT
                && !percent
                && number.get().signum() > 0
                && number.get().compareTo(BigDecimal.ONE) <= 0;
        return DecimalNode.valueOf(share ? number.get().multiply(HUNDRED).stripTrailingZeros() : number.get());
    }

    private JsonNode date(Object value, String text) {
        if (value instanceof BigDecimal number && number.scale() == 1) {
            return fault(
                    "ambiguous-date",
                    text,
                    "Excel 会去掉末尾的 0，“%s”分不清是 1 月还是 10 月；请把单元格设为“文本”，写成 %s 或 %s。"
                            .formatted(text, text.replace(".", "-0"), text.replace(".", "-") + "0"),
                    "Excel drops a last 0, so %s may be January or October; format the cell as text and write %s or %s."
                            .formatted(text, text.replace(".", "-0"), text.replace(".", "-") + "0"));
        }
        Optional<String> date = CellWords.date(text);
        return date.isPresent()
                ? TextNode.valueOf(date.get())
                : wrong(
                        "not-a-date",
                        text,
                        "日期，例如 2024-04-30 或 2024年4月30日；只知道月份的写 2021-05",
                        "a date such as 2024-04-30; where only the month is known, 2021-05");
    }

    private JsonNode items(String text) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        if (CellWords.isNone(text)) {
            return items;
        }
        for (String one : ITEM_END.split(text)) {
            if (!one.isBlank()) {
                JsonNode item = item(one);
                if (item == null) {
                    return null;
                }
                items.add(item);
            }
        }
        return items;
    }

    private JsonNode item(String text) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        Deque<FormColumn> texts = column.parts().stream()
                .filter(part -> part.kind() == Kind.TEXT)
                .collect(Collectors.toCollection(ArrayDeque::new));
        for (String word : WORD_END.split(text)) {
            String rest = LEADING.matcher(word).replaceFirst("").strip();
            while (!rest.isEmpty() && !STILL.contains(rest)) {
                String taken = take(item, rest);
                if (taken == null) {
                    if (texts.isEmpty()) {
                        return fault(
                                "not-understood",
                                text,
                                "看不懂“%s”；请按表头下的示例填写。".formatted(rest),
                                "“%s” is not understood; write it as the line under the header shows.".formatted(rest));
                    }
                    FormColumn part = texts.size() > 1 ? texts.poll() : texts.peek();
                    String before = item.path(part.header()).asText("");
                    item.put(part.header(), before.isEmpty() ? rest : before + "，" + rest);
                    taken = "";
                }
                rest = LEADING.matcher(taken).replaceFirst("").strip();
            }
        }
        return item;
    }

    /** Puts what the word begins with into the first part that it fits; null where it fits none, else the rest of the word. */
    private String take(ObjectNode item, String word) {
        String compact = CellWords.compact(word);
        for (FormColumn part : column.parts()) {
            if (item.has(part.header())) {
                continue;
            }
            Prefix prefix = switch (part.kind()) {
                case DATE -> CellWords.datePrefix(compact);
                case YEAR -> CellWords.yearPrefix(compact);
                case STARS -> CellWords.starsPrefix(compact);
                case CODE -> CellWords.codePrefix(compact, part);
                default -> null;
            };
            if (prefix != null) {
                if (part.kind() == Kind.YEAR || part.kind() == Kind.STARS) {
                    item.put(part.header(), new BigDecimal(prefix.value()));
                } else {
                    item.put(part.header(), prefix.value());
                }
                return compact.substring(prefix.length());
            }
        }
        return null;
    }

    /** @param zh what the column takes, in both languages */
    private JsonNode wrong(String code, String value, String zh, String en) {
        return fault(code, value, "“" + column.header() + "”一栏请填" + zh + "。", column.header() + " takes " + en + ".");
    }

    private JsonNode fault(String code, String value, String zh, String en) {
        faults.add(Problem.at(address, code, value, zh, en));
        return null;
    }
}
