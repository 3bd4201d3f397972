package org.pingxuan.authoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.pingxuan.shared.Day;
import org.pingxuan.shared.Normal;
import org.pingxuan.shared.PlainNumber;
import org.pingxuan.shared.Text;
import org.pingxuan.submission.DeclaredField.Type;

/**
 * Values of a fact that conditions do not tell apart: a value that they name, a stretch between two of these, any
 * other, any at all where they name none, or unknown.
 *
 * @param code as regions name it, unique along the fact: "= 5", "< 5", "5 < … < 8", "other", "given", "unknown"
 * @param example one of the values, as a submission holds it; null for unknown
 * @param lower the named value that it lies at or above; null where nothing bounds it below
 * @param upper likewise; the same as {@code lower} for the named value itself
 * @param isDay whether these are days
 */
record FactValue(String code, Object example, String lower, String upper, boolean isDay) {

    private static final String GIVEN = "given";
    private static final Text ANY = Text.of("已填", "given");
    private static final FactValue UNKNOWN = new FactValue("unknown", null, null, null, false);

    /** Among so many named codes, each combination is one that a submission may give. */
    private static final int COMBINED = 6;

    /**
     * Every value of a fact, each in exactly one of these.
     *
     * @param named those that conditions name, as their cells say them and of the fact's type
     */
    static List<FactValue> along(Type type, Set<String> named) {
        List<FactValue> values = new ArrayList<>(
                switch (type) {
                    case YES_NO -> List.of(of("= 是", true), of("= 否", false));
                    case INTEGER, DECIMAL, DATE -> stretches(type, named);
                    case TEXT, CODE -> texts(named);
                    case CODES -> combinations(named);
                });
        values.add(UNKNOWN);
        return values;
    }

    private static FactValue of(String code, Object example) {
        return new FactValue(code, example, null, null, false);
    }

    private static List<FactValue> texts(Set<String> named) {
        Set<String> forms = forms(named);
        List<FactValue> values = new ArrayList<>();
        forms.forEach(form -> values.add(of("= " + form, form)));
        values.add(of(forms.isEmpty() ? GIVEN : "other", unlike(forms)));
        return values;
    }

    private static Set<String> forms(Set<String> named) {
        return named.stream().map(Normal::form).filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String unlike(Set<String> forms) {
        String other = "?";
        while (forms.contains(other)) {
            other += "?";
        }
        return other;
    }

    /** Of several values one is enough to hold, so it matters which of the named ones are among them. */
    private static List<FactValue> combinations(Set<String> named) {
        List<String> forms = List.copyOf(forms(named))
                .subList(0, Math.min(COMBINED, forms(named).size()));
        List<FactValue> values = new ArrayList<>();
        for (int chosen = 1; chosen < 1 << forms.size(); chosen++) {
            List<String> several = new ArrayList<>();
            for (int i = 0; i < forms.size(); i++) {
                if ((chosen >> i & 1) == 1) {
                    several.add(forms.get(i));
                }
            }
            values.add(of("= " + String.join("、", several), several));
        }
        values.add(of(forms.isEmpty() ? GIVEN : "other", List.of(unlike(forms(named)))));
        return values;
    }

    /** Numbers and days: each named one, and what lies below, between and above them. */
    private static List<FactValue> stretches(Type type, Set<String> named) {
        TreeMap<BigDecimal, String> bounds = new TreeMap<>();
        named.forEach(value -> bounds.put(point(type, value), said(type, point(type, value))));
        List<FactValue> values = new ArrayList<>();
        BigDecimal below = null;
        for (BigDecimal bound : bounds.keySet()) {
            add(values, type, bounds, below, bound);
            add(values, type, bounds, bound, bound);
            below = bound;
        }
        add(values, type, bounds, below, null);
        return values;
    }

    private static void add(
            List<FactValue> values, Type type, TreeMap<BigDecimal, String> bounds, BigDecimal low, BigDecimal high) {
        BigDecimal example = within(type, low, high);
        if (example != null) {
            String lower = low == null ? null : bounds.get(low);
            String upper = high == null ? null : bounds.get(high);
            String code = lower == null
                    ? upper == null ? GIVEN : "< " + upper
                    : upper == null ? "> " + lower : lower.equals(upper) ? "= " + lower : lower + " < … < " + upper;
            values.add(new FactValue(
                    code,
                    type == Type.DATE ? LocalDate.ofEpochDay(example.longValueExact()) : example,
                    lower,
                    upper,
                    type == Type.DATE));
        }
    }

    /** A value at a bound, or strictly between two; null where the type has none there. */
    private static BigDecimal within(Type type, BigDecimal low, BigDecimal high) {
        if (low == null && high == null) {
            return BigDecimal.ONE;
        }
        if (type == Type.DECIMAL) {
            return low == null
                    ? high.subtract(BigDecimal.ONE)
                    : high == null
                            ? low.add(BigDecimal.ONE)
                            : low.add(high).divide(BigDecimal.valueOf(2)).stripTrailingZeros();
        }
        if (low != null && low.equals(high)) {
            return low.stripTrailingZeros().scale() <= 0 ? low : null;
        }
        if (low == null) {
            return high.setScale(0, RoundingMode.CEILING).subtract(BigDecimal.ONE);
        }
        BigDecimal next = low.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE);
        return high == null || next.compareTo(high) < 0 ? next : null;
    }

    private static BigDecimal point(Type type, String value) {
        return type == Type.DATE
                ? BigDecimal.valueOf(Day.of(value).toEpochDay())
                : PlainNumber.of(value)
                        .orElseThrow(() -> new IllegalArgumentException("not a number"))
                        .stripTrailingZeros();
    }

    private static String said(Type type, BigDecimal point) {
        return type == Type.DATE ? LocalDate.ofEpochDay(point.longValueExact()).toString() : point.toPlainString();
    }

    /** The example as people write it. */
    String shown(boolean zh) {
        if (example == null) {
            return zh ? "未填" : "not given";
        }
        if (code.equals("other")) {
            return zh ? "其他" : "something else";
        }
        if (code.equals(GIVEN) && !(example instanceof BigDecimal || example instanceof LocalDate)) {
            return zh ? "已填" : "given";
        }
        if (example instanceof Boolean yes) {
            return zh ? yes ? "是" : "否" : yes ? "yes" : "no";
        }
        return example instanceof List<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(zh ? "和" : " and "))
                : example instanceof BigDecimal number ? number.toPlainString() : example.toString();
    }

    /** The example, as what follows the name of the fact. */
    Text said() {
        return example == null
                ? Text.of(shown(true), "is " + shown(false))
                : Text.of("为 " + shown(true), "is " + shown(false));
    }

    /**
     * Some of a fact's values in words: neighbouring stretches as one.
     *
     * @param chosen at least one
     * @param all of the fact, in their order
     * @return what follows the name of the fact: 大于 5 或未填; is more than 5 or not given
     */
    static Text words(List<FactValue> chosen, List<FactValue> all) {
        List<Text> parts = new ArrayList<>();
        for (int i = 0; i < chosen.size(); ) {
            FactValue first = chosen.get(i);
            FactValue last = first;
            int at = all.indexOf(first);
            i++;
            while (first.isOrdered()
                    && i < chosen.size()
                    && chosen.get(i).isOrdered()
                    && all.indexOf(chosen.get(i)) == at + 1) {
                last = chosen.get(i);
                at++;
                i++;
            }
            parts.add(
                    first.isOrdered()
                            ? stretch(first, last)
                            : first.code.equals(GIVEN)
                                    ? ANY
                                    : Text.of((first == UNKNOWN ? "" : "为") + first.shown(true), first.shown(false)));
        }
        return Text.of(
                parts.stream().map(Text::zh).collect(Collectors.joining("或")),
                "is " + parts.stream().map(Text::en).collect(Collectors.joining(" or ")));
    }

    private boolean isOrdered() {
        return lower != null || upper != null;
    }

    private boolean isNamed() {
        return lower != null && lower.equals(upper);
    }

    private static Text stretch(FactValue first, FactValue last) {
        if (first == last && first.isNamed()) {
            return Text.of("为 " + first.lower, first.lower);
        }
        boolean day = first.isDay;
        List<Text> ends = new ArrayList<>();
        if (first.lower != null) {
            String from = first.lower;
            ends.add(
                    first.isNamed()
                            ? Text.of((day ? "不早于 " : "不小于 ") + from, (day ? "not before " : "at least ") + from)
                            : Text.of((day ? "晚于 " : "大于 ") + from, (day ? "after " : "more than ") + from));
        }
        if (last.upper != null) {
            String to = last.upper;
            ends.add(
                    last.isNamed()
                            ? Text.of((day ? "不晚于 " : "不大于 ") + to, (day ? "not after " : "at most ") + to)
                            : Text.of((day ? "早于 " : "小于 ") + to, (day ? "before " : "less than ") + to));
        }
        return ends.isEmpty()
                ? ANY
                : Text.of(
                        ends.stream().map(Text::zh).collect(Collectors.joining("且")),
                        ends.stream().map(Text::en).collect(Collectors.joining(" and ")));
    }
}
