package org.pingxuan.authoring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.policy.Row;
import org.pingxuan.shared.Text;

/**
 * Which inputs of the additional conditions two policies answer differently. Along each fact that a condition reads, the values that
 * it names, the stretches between them, "any other" and unknown are all that it can tell apart, so one of each stands for all.
 */
final class ConditionRegions {

    private static final String UNKNOWN = "缺";
    private static final String AWARD = "award";

    private ConditionRegions() {}

    static List<Region> between(PolicyContent base, PolicyContent draft) {
        Set<String> ids = new TreeSet<>();
        base.table("conditions").rows().forEach(row -> ids.add(row.id()));
        draft.table("conditions").rows().forEach(row -> ids.add(row.id()));
        List<Region> regions = new ArrayList<>();
        for (String id : ids) {
            Row was = base.table("conditions").row(id).orElse(null);
            Row is = draft.table("conditions").row(id).orElse(null);
            if (was == null || is == null || !was.values().equals(is.values())) {
                regions.addAll(of(id, was, is, base, draft));
            }
        }
        return regions;
    }

    private static List<Region> of(String id, Row was, Row is, PolicyContent base, PolicyContent draft) {
        Map<String, List<String>> dimensions = new LinkedHashMap<>();
        Set<String> awards = new TreeSet<>();
        Set<String> paths = new LinkedHashSet<>();
        for (Row row : Arrays.asList(was, is)) {
            if (row != null) {
                awards.addAll(row.codes("awards"));
                paths.add(row.text("path"));
                if (row.text("whenPath") != null) {
                    paths.add(row.text("whenPath"));
                }
            }
        }
        dimensions.put(AWARD, List.copyOf(awards));
        for (String path : paths) {
            dimensions.put(path, values(path, type(path, is == null ? base : draft, base), was, is));
        }
        Boxes boxes = new Boxes(dimensions);
        Set<Map<String, String>> all = boxes.all();
        Map<List<String>, Set<Map<String, String>>> changed = new LinkedHashMap<>();
        for (Map<String, String> input : all) {
            String from = answer(was, input, base);
            String to = answer(is, input, draft);
            if (!Objects.equals(from, to)) {
                changed.computeIfAbsent(Arrays.asList(from, to), none -> new LinkedHashSet<>())
                        .add(input);
            }
        }
        List<Region> regions = new ArrayList<>();
        changed.forEach((pair, inputs) -> boxes.cover(inputs, all).forEach(box -> {
            Map<String, String> example = inputs.stream()
                    .filter(input -> Boxes.holds(box, input))
                    .findFirst()
                    .orElseThrow();
            Map<String, String> shown = new LinkedHashMap<>(example);
            shown.replaceAll((path, value) ->
                    path.equals(AWARD) ? value : concrete(value, type(path, is == null ? base : draft, base)));
            regions.add(new Region(
                    "conditions", List.of(id), box, pair.get(0), pair.get(1), sentence(id, box, pair, shown), shown));
        }));
        return regions;
    }

    /** TEXT where the fact is declared nowhere. */
    private static String type(String path, PolicyContent newer, PolicyContent older) {
        for (PolicyContent content : List.of(newer, older)) {
            boolean additional = path.startsWith("/additional/");
            var row = additional
                    ? content.table("fields").row(path.substring("/additional/".length()))
                    : content.table("facts").row(path);
            if (row.isPresent()) {
                return row.get().text("type");
            }
        }
        return "TEXT";
    }

    private static boolean isOrdered(String type) {
        return Set.of("INTEGER", "DECIMAL", "DATE").contains(type);
    }

    /** Everything that either row can tell apart along a fact. */
    private static List<String> values(String path, String type, Row was, Row is) {
        Set<String> named = new LinkedHashSet<>();
        for (Row row : Arrays.asList(was, is)) {
            if (row != null && path.equals(row.text("path")) && row.text("value") != null) {
                named.addAll(split(row.text("comparator"), row.text("value")));
            }
            if (row != null && path.equals(row.text("whenPath"))) {
                named.addAll(split("IN", row.text("whenValue")));
            }
        }
        List<String> values = new ArrayList<>();
        if (type.equals("YES_NO")) {
            values.addAll(List.of("是", "否"));
        } else if (isOrdered(type)) {
            List<String> ordered = named.stream()
                    .sorted(Comparator.comparing(value -> point(value, type)))
                    .toList();
            String before = null;
            for (String value : ordered) {
                if (before == null || !point(before, type).equals(point(value, type))) {
                    if (before == null) {
                        values.add("< " + value);
                    } else if (between(before, value, type) != null) {
                        values.add(before + " < … < " + value);
                    }
                    values.add(value);
                    before = value;
                }
            }
            values.add(before == null ? "…" : "> " + before);
        } else {
            values.addAll(named);
            values.add("其他");
        }
        values.add(UNKNOWN);
        return values;
    }

    private static List<String> split(String comparator, String value) {
        return comparator.equals("IN")
                ? Arrays.stream(value.split("、")).map(String::strip).toList()
                : List.of(value);
    }

    private static BigDecimal point(String value, String type) {
        return type.equals("DATE")
                ? BigDecimal.valueOf(LocalDate.parse(value).toEpochDay())
                : new BigDecimal(value).stripTrailingZeros();
    }

    /** A value between two others; null where whole numbers and days have none. */
    private static String between(String lower, String upper, String type) {
        BigDecimal low = point(lower, type);
        BigDecimal high = point(upper, type);
        if (type.equals("DECIMAL")) {
            return low.add(high).divide(BigDecimal.valueOf(2)).toPlainString();
        }
        BigDecimal next = low.setScale(0, java.math.RoundingMode.FLOOR).add(BigDecimal.ONE);
        return next.compareTo(high) < 0 ? written(next, type) : null;
    }

    private static String written(BigDecimal point, String type) {
        return type.equals("DATE")
                ? LocalDate.ofEpochDay(point.longValueExact()).toString()
                : point.toPlainString();
    }

    /** A value that a nominee could have, for one of {@link #values}. */
    private static String concrete(String value, String type) {
        if (!isOrdered(type)) {
            return value;
        }
        if (value.startsWith("< ")) {
            return written(point(value.substring(2), type).subtract(BigDecimal.ONE), type);
        }
        if (value.startsWith("> ")) {
            return written(point(value.substring(2), type).add(BigDecimal.ONE), type);
        }
        int between = value.indexOf(" < … < ");
        return between > 0
                ? between(value.substring(0, between), value.substring(between + " < … < ".length()), type)
                : value;
    }

    /** Where a value of {@link #values} lies against a named one: below, at, above. */
    private static int compare(String value, String named, String type) {
        if (value.startsWith("< ")) {
            return point(value.substring(2), type).compareTo(point(named, type)) <= 0 ? -1 : 1;
        }
        if (value.startsWith("> ")) {
            return point(value.substring(2), type).compareTo(point(named, type)) >= 0 ? 1 : -1;
        }
        int between = value.indexOf(" < … < ");
        if (between > 0) {
            return point(value.substring(0, between), type).compareTo(point(named, type)) >= 0 ? 1 : -1;
        }
        return point(value, type).compareTo(point(named, type));
    }

    /** What a row answers to an input; null where the criterion is not among the award's. */
    private static String answer(Row row, Map<String, String> input, PolicyContent content) {
        if (row == null || !row.codes("awards").contains(input.get(AWARD))) {
            return null;
        }
        if (row.text("whenPath") != null) {
            String when = input.get(row.text("whenPath"));
            if (when.equals(UNKNOWN)) {
                return "UNKNOWN " + row.text("unknown");
            }
            if (!holds("IN", when, row.text("whenValue"), type(row.text("whenPath"), content, content))) {
                return "NOT_APPLICABLE NONE";
            }
        }
        String value = input.get(row.text("path"));
        boolean unknown = value.equals(UNKNOWN);
        if (row.text("comparator").equals("GIVEN")) {
            return unknown ? "NOT_MET " + row.text("effect") : "MET NONE";
        }
        if (unknown) {
            return "UNKNOWN " + row.text("unknown");
        }
        return holds(row.text("comparator"), value, row.text("value"), type(row.text("path"), content, content))
                ? "MET NONE"
                : "NOT_MET " + row.text("effect");
    }

    private static boolean holds(String comparator, String value, String named, String type) {
        if (comparator.equals("IN")) {
            return split("IN", named).stream().anyMatch(one -> holds("EQ", value, one, type));
        }
        int compared = isOrdered(type) ? compare(value, named, type) : same(value, named, type) ? 0 : 1;
        return switch (comparator) {
            case "EQ" -> compared == 0;
            case "NE" -> compared != 0;
            case "LT" -> compared < 0;
            case "LE" -> compared <= 0;
            case "GT" -> compared > 0;
            default -> compared >= 0;
        };
    }

    private static boolean same(String value, String named, String type) {
        return type.equals("YES_NO")
                ? value.equals("是") == (named.equals("是") || named.equalsIgnoreCase("true"))
                : value.equals(named);
    }

    private static Text sentence(
            String id, Map<String, Set<String>> box, List<String> pair, Map<String, String> example) {
        String when = box.entrySet().stream()
                .map(part -> part.getKey() + " ∈ {" + String.join(", ", part.getValue()) + "}")
                .collect(Collectors.joining(", "));
        String from = pair.get(0) == null ? "–" : pair.get(0);
        String to = pair.get(1) == null ? "–" : pair.get(1);
        String one = example.entrySet().stream()
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining(", "));
        return Text.of(
                id + "：" + (when.isEmpty() ? "任何情形" : "当 " + when + " 时") + "，" + from + " → " + to + "。例如：" + one
                        + "。",
                id + ": " + (when.isEmpty() ? "in every case" : "where " + when) + ", " + from + " → " + to
                        + ". For example: " + one + ".");
    }
}
