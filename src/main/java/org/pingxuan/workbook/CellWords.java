package org.pingxuan.workbook;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pingxuan.shared.PlainNumber;
import org.pingxuan.shared.Text;

/** The ways in which people write dates, numbers, codes and "none" into cells. */
final class CellWords {

    private static final Pattern WHITE = Pattern.compile("[\\s\\u00A0\\u3000\\u200B\\uFEFF]+");
    private static final Pattern HAN_SPACE =
            Pattern.compile("(?<=\\p{IsHan})[\\s\\u00A0\\u3000]+(?=\\p{IsHan})|^[\\s\\u3000]+|[\\s\\u3000]+$");
    private static final Pattern SEPARATED_DATE = Pattern.compile(
            "((?:19|20)\\d{2})[-./年](\\d{1,2})(?!\\d)(?:[-./月](\\d{1,2})(?!\\d)[日号]?|月)?(?:0{1,2}:00(?::00)?)?");
    private static final Pattern COMPACT_DATE = Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})?(?!\\d)");
    private static final Pattern SERIAL = Pattern.compile("[1-5]\\d{4}");
    private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d{2})(?!\\d)年?度?");
    private static final Pattern STARS = Pattern.compile("([0-9一二三四五])(?!\\d)(?:颗?星级?(?:窗口)?)?");
    private static final Pattern WHOLE = Pattern.compile("第?(\\d{1,9})(?:\\.0+)?[.、名位张份字个]?");
    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);
    private static final Set<String> NOTHING = Set.of("/", "-", "--", "—", "——", "\\", "空");
    private static final Set<String> NONE = Set.of("无", "没有", "未有", "无。", "none", "NONE");
    private static final Set<String> DITTO = Set.of("同上", "〃", "″", "\"", "ditto");
    private static final Set<String> YES =
            Set.of("是", "有", "已", "已交", "齐", "√", "✓", "✔", "对", "y", "Y", "yes", "YES", "true", "TRUE", "1");
    private static final Set<String> NO =
            Set.of("否", "无", "未", "没有", "未交", "不是", "缺", "×", "✗", "n", "N", "no", "NO", "false", "FALSE", "0");

    private CellWords() {}

    /** Half-width, without any white space. */
    static String compact(String text) {
        return WHITE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
    }

    static String name(String text) {
        return HAN_SPACE.matcher(text).replaceAll("");
    }

    /** Whether the text only says that the cell was left empty. */
    static boolean isNothing(String text) {
        return NOTHING.contains(compact(text));
    }

    static boolean isNone(String text) {
        return NONE.contains(compact(text));
    }

    static boolean isDitto(String text) {
        return DITTO.contains(text.strip());
    }

    static Optional<Boolean> yesOrNo(String text) {
        String word = compact(text);
        return YES.contains(word)
                ? Optional.of(Boolean.TRUE)
                : NO.contains(word) ? Optional.of(Boolean.FALSE) : Optional.empty();
    }

    /** A date, {@code yyyy-MM-dd} or {@code yyyy-MM}. */
    static Optional<String> date(String text) {
        String word = compact(text);
        if (SERIAL.matcher(word).matches()) {
            return Optional.of(SERIAL_ZERO.plusDays(Integer.parseInt(word)).toString());
        }
        Prefix prefix = datePrefix(word);
        return prefix != null && prefix.length() == word.length() ? Optional.of(prefix.value()) : Optional.empty();
    }

    /** What a text begins with, and how many characters that takes. */
    record Prefix(String value, int length) {}

    /** The date that a compact text begins with; null where it begins otherwise. */
    static Prefix datePrefix(String word) {
        for (Pattern pattern : List.of(SEPARATED_DATE, COMPACT_DATE)) {
            Matcher found = pattern.matcher(word);
            if (found.lookingAt()) {
                try {
                    int year = Integer.parseInt(found.group(1));
                    int month = Integer.parseInt(found.group(2));
                    String date = found.group(3) == null
                            ? YearMonth.of(year, month).toString()
                            : LocalDate.of(year, month, Integer.parseInt(found.group(3)))
                                    .toString();
                    return new Prefix(date, found.end());
                } catch (DateTimeException neverWas) {
                    return null;
                }
            }
        }
        return null;
    }

    static Prefix yearPrefix(String word) {
        Matcher found = YEAR.matcher(word);
        return found.lookingAt() ? new Prefix(found.group(1), found.end()) : null;
    }

    static Prefix starsPrefix(String word) {
        Matcher found = STARS.matcher(word);
        if (!found.lookingAt()) {
            return null;
        }
        int han = "一二三四五".indexOf(found.group(1));
        return new Prefix(han < 0 ? found.group(1) : String.valueOf(han + 1), found.end());
    }

    static Optional<BigDecimal> whole(String text) {
        Matcher found = WHOLE.matcher(compact(text));
        return found.matches() ? Optional.of(new BigDecimal(found.group(1))) : Optional.empty();
    }

    static Optional<BigDecimal> decimal(String text) {
        return PlainNumber.of(compact(text).replace(",", ""));
    }

    /** The code that a whole text names. */
    static Optional<String> code(String text, FormColumn column) {
        String word = compact(text);
        for (Map.Entry<String, Text> code : column.list().codes().entrySet()) {
            Text label = code.getValue();
            if (word.equalsIgnoreCase(code.getKey())
                    || word.equals(compact(label.zh()))
                    || word.equalsIgnoreCase(compact(label.en()))
                    || word.equalsIgnoreCase(code.getKey() + compact(label.zh()))) {
                return Optional.of(code.getKey());
            }
        }
        return Optional.ofNullable(column.spellings().get(word));
    }

    /** The code whose label or spelling a compact text begins with, the longest of them; null where there is none. */
    static Prefix codePrefix(String word, FormColumn column) {
        Prefix longest = null;
        for (Map.Entry<String, Text> code : column.list().codes().entrySet()) {
            longest = longer(longest, word, compact(code.getValue().zh()), code.getKey());
            longest = longer(longest, word, code.getKey(), code.getKey());
        }
        for (Map.Entry<String, String> spelling : column.spellings().entrySet()) {
            longest = longer(longest, word, spelling.getKey(), spelling.getValue());
        }
        return longest;
    }

    private static Prefix longer(Prefix longest, String word, String label, String code) {
        return word.startsWith(label) && (longest == null || label.length() > longest.length())
                ? new Prefix(code, label.length())
                : longest;
    }
}
