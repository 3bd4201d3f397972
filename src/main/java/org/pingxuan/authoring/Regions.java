package org.pingxuan.authoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.pingxuan.policy.CaseTable;
import org.pingxuan.policy.Column;
import org.pingxuan.policy.KeyCell;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.policy.Row;
import org.pingxuan.policy.TypedTable;
import org.pingxuan.shared.Text;

/** Finds which inputs of the case tables, the scoring intervals and the additional conditions two policies answer differently. */
final class Regions {

    private final PolicyContent base;
    private final PolicyContent draft;
    private final List<Region> regions = new ArrayList<>();

    private Regions(PolicyContent base, PolicyContent draft) {
        this.base = base;
        this.draft = draft;
    }

    static List<Region> between(PolicyContent base, PolicyContent draft) {
        Regions found = new Regions(base, draft);
        found.compareCases();
        found.compareScoring();
        found.regions.addAll(ConditionRegions.between(base, draft));
        return List.copyOf(found.regions);
    }

    // cases

    private record Answered(String table, Map<String, Set<String>> when, String from, String to) {}

    private void compareCases() {
        Map<String, String> before = tables(base);
        Map<String, String> after = tables(draft);
        Set<String> criteria = new TreeSet<>(before.keySet());
        criteria.addAll(after.keySet());
        Map<Answered, List<String>> found = new LinkedHashMap<>();
        Map<Answered, Map<String, String>> examples = new HashMap<>();
        for (String criterion : criteria) {
            TypedTable was = base.tables().get(before.get(criterion));
            TypedTable is = draft.tables().get(after.get(criterion));
            if (was == is || was != null && is != null && was.digest().equals(is.digest())) {
                continue;
            }
            compare(criterion, was, is).forEach((answered, example) -> {
                found.computeIfAbsent(answered, none -> new ArrayList<>()).add(criterion);
                examples.putIfAbsent(answered, example);
            });
        }
        found.forEach((answered, concerned) -> regions.add(region(answered, concerned, examples.get(answered))));
    }

    /** The case table of each criterion that has one. */
    private static Map<String, String> tables(PolicyContent content) {
        Map<String, String> tables = new HashMap<>();
        for (Row row : content.table("criteria").rows()) {
            if (row.text("table") != null) {
                tables.put(row.id(), row.text("table"));
            }
        }
        return tables;
    }

    /** What is answered otherwise, each with one input. Tables of different keys are different throughout. */
    private Map<Answered, Map<String, String>> compare(String criterion, TypedTable was, TypedTable is) {
        if (was == null || is == null || !was.schema().keys().equals(is.schema().keys())) {
            return Map.of(
                    new Answered(
                            (is == null ? was : is).name(),
                            Map.of(),
                            was == null ? null : Region.AS_THE_TABLE_SAYS,
                            is == null ? null : Region.AS_THE_TABLE_SAYS),
                    Map.of());
        }
        CaseTable old = new CaseTable(was);
        CaseTable young = new CaseTable(is);
        List<Column> keys = is.schema().keys();
        Set<Map<String, String>> possible = new LinkedHashSet<>();
        Map<List<String>, Set<Map<String, String>>> changed = new LinkedHashMap<>();
        for (Map<String, String> values : young.combinations(criterion, keys)) {
            Map<String, String> input = coded(values);
            possible.add(input);
            String from = answer(old.answers(criterion, values));
            String to = answer(young.answers(criterion, values));
            if (!Objects.equals(from, to)) {
                List<String> pair = new ArrayList<>();
                pair.add(from);
                pair.add(to);
                changed.computeIfAbsent(pair, none -> new LinkedHashSet<>()).add(input);
            }
        }
        Boxes boxes = new Boxes(dimensions(keys));
        Map<Answered, Map<String, String>> answered = new LinkedHashMap<>();
        changed.forEach((pair, inputs) -> boxes.cover(inputs, possible)
                .forEach(box -> answered.put(
                        new Answered(is.name(), box, pair.get(0), pair.get(1)),
                        inputs.stream()
                                .filter(input -> Boxes.holds(box, input))
                                .findFirst()
                                .orElseThrow())));
        return answered;
    }

    /** The unknown value has a code of its own. */
    private static Map<String, String> coded(Map<String, String> values) {
        Map<String, String> coded = new LinkedHashMap<>(values);
        coded.replaceAll((key, value) -> value == null ? KeyCell.ABSENT : value);
        return coded;
    }

    private static Map<String, List<String>> dimensions(List<Column> keys) {
        Map<String, List<String>> dimensions = new LinkedHashMap<>();
        for (Column key : keys) {
            List<String> codes = new ArrayList<>(key.list().codes().keySet());
            if (key.absent()) {
                codes.add(KeyCell.ABSENT);
            }
            dimensions.put(key.key(), codes);
        }
        return dimensions;
    }

    /** Null where not exactly one row answers. */
    private static String answer(List<Row> rows) {
        return rows.size() == 1
                ? rows.get(0).text("outcome") + " " + rows.get(0).text("effect")
                : null;
    }

    private Region region(Answered answered, List<String> criteria, Map<String, String> example) {
        TypedTable table =
                draft.tables().getOrDefault(answered.table(), base.tables().get(answered.table()));
        List<Column> keys = table.schema().keys();
        Map<String, String> shown = new LinkedHashMap<>();
        keys.stream()
                .filter(key -> example.containsKey(key.key()))
                .forEach(key -> shown.put(key.header(), label(key, example.get(key.key()), true)));
        return new Region(
                answered.table(),
                List.copyOf(criteria),
                answered.when(),
                answered.from(),
                answered.to(),
                Text.of(
                        sentence(answered, criteria, keys, shown, true),
                        sentence(answered, criteria, keys, shown, false)),
                shown);
    }

    private static String sentence(
            Answered answered, List<String> criteria, List<Column> keys, Map<String, String> example, boolean zh) {
        String when = keys.stream()
                .filter(key -> answered.when().containsKey(key.key()))
                .map(key -> key.header()
                        + (zh ? "为" : " is ")
                        + answered.when().get(key.key()).stream()
                                .map(code -> label(key, code, zh))
                                .collect(Collectors.joining(zh ? "或" : " or ")))
                .collect(Collectors.joining(zh ? "、" : " and "));
        String scope = when.isEmpty() ? zh ? "任何情形" : "in every case" : (zh ? "当" : "where ") + when + (zh ? "时" : "");
        String said = String.join(zh ? "、" : ", ", criteria) + (zh ? "：" : ": ") + scope + (zh ? "，" : ", ")
                + said(answered.from(), zh) + " → " + said(answered.to(), zh);
        if (example.isEmpty()) {
            return said + (zh ? "。" : ".");
        }
        return said
                + (zh ? "。例如：" : ". For example: ")
                + example.entrySet().stream()
                        .map(part -> part.getKey() + "=" + part.getValue())
                        .collect(Collectors.joining(zh ? "、" : ", "))
                + (zh ? "。" : ".");
    }

    private static String said(String answer, boolean zh) {
        return zh ? Region.said(answer).zh() : Region.said(answer).en();
    }

    private static String label(Column key, String code, boolean zh) {
        if (code.equals(KeyCell.ABSENT)) {
            return zh ? "缺" : "unknown";
        }
        Text label = key.list().label(code);
        return zh ? label.zh() : label.en();
    }

    // scoring

    private void compareScoring() {
        Set<List<String>> figures = new LinkedHashSet<>();
        figures.addAll(intervals(base).keySet());
        figures.addAll(intervals(draft).keySet());
        for (List<String> figure : figures) {
            compare(
                    figure,
                    intervals(base).getOrDefault(figure, List.of()),
                    intervals(draft).getOrDefault(figure, List.of()));
        }
        Map<List<String>, String> before = counted(base);
        Map<List<String>, String> after = counted(draft);
        Set<List<String>> items = new LinkedHashSet<>(before.keySet());
        items.addAll(after.keySet());
        for (List<String> item : items) {
            String from = before.get(item);
            String to = after.get(item);
            if (!Objects.equals(from, to)) {
                regions.add(points(
                        item.get(0), item.get(1), Map.of(), from, to, Map.of(), Text.of("符合时", "where it is met")));
            }
        }
    }

    private static Map<List<String>, List<Row>> intervals(PolicyContent content) {
        return content.table("scoring").rows().stream()
                .filter(row -> row.text("path") != null)
                .collect(Collectors.groupingBy(
                        row -> List.of(row.text("head"), row.text("path")), LinkedHashMap::new, Collectors.toList()));
    }

    private static Map<List<String>, String> counted(PolicyContent content) {
        Map<List<String>, String> counted = new LinkedHashMap<>();
        for (Row row : content.table("scoring").rows()) {
            if (row.text("criterion") != null) {
                counted.merge(
                        List.of(row.text("head"), row.text("criterion")), worth(row), (one, two) -> one + " + " + two);
            }
        }
        return counted;
    }

    private static String worth(Row row) {
        return plain(row.decimal("points")) + "/" + plain(row.decimal("possible"));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /** Between two neighbouring bounds every number gets the same points, so one of them stands for all. */
    private void compare(List<String> figure, List<Row> was, List<Row> is) {
        Set<BigDecimal> bounds = new TreeSet<>();
        for (List<Row> rows : List.of(was, is)) {
            for (Row row : rows) {
                bounds.addAll(java.util.stream.Stream.of(row.decimal("from"), row.decimal("below"))
                        .filter(Objects::nonNull)
                        .map(BigDecimal::stripTrailingZeros)
                        .toList());
            }
        }
        List<BigDecimal> lower = new ArrayList<>();
        lower.add(null);
        lower.addAll(bounds);
        int start = 0;
        for (int i = 0; i < lower.size(); i++) {
            BigDecimal upper = i + 1 < lower.size() ? lower.get(i + 1) : null;
            boolean goesOn = i + 1 < lower.size()
                    && Objects.equals(at(was, lower.get(i), bounds), at(was, lower.get(i + 1), bounds))
                    && Objects.equals(at(is, lower.get(i), bounds), at(is, lower.get(i + 1), bounds));
            if (goesOn) {
                continue;
            }
            String from = at(was, lower.get(i), bounds);
            String to = at(is, lower.get(i), bounds);
            if (!Objects.equals(from, to)) {
                BigDecimal first = lower.get(start);
                String range = (first == null ? "(-∞" : "[" + plain(first)) + ", "
                        + (upper == null ? "+∞)" : plain(upper) + ")");
                BigDecimal example = first == null ? bounds.iterator().next().subtract(BigDecimal.ONE) : first;
                regions.add(points(
                        figure.get(0),
                        figure.get(1),
                        Map.of(figure.get(1), Set.of(range)),
                        from,
                        to,
                        Map.of(figure.get(1), plain(example)),
                        Text.of("数值在 " + range + " 时", "where the number lies in " + range)));
            }
            start = i + 1;
        }
    }

    /** The points of a number in the elementary interval that begins at {@code from}; null begins below every bound. */
    private static String at(List<Row> rows, BigDecimal from, Set<BigDecimal> bounds) {
        BigDecimal figure = from == null ? bounds.iterator().next().subtract(BigDecimal.ONE) : from;
        return rows.stream()
                .filter(row -> row.decimal("from") == null || figure.compareTo(row.decimal("from")) >= 0)
                .filter(row -> row.decimal("below") == null || figure.compareTo(row.decimal("below")) < 0)
                .findFirst()
                .map(Regions::worth)
                .orElseGet(
                        () -> rows.isEmpty() ? null : "0/" + plain(rows.get(0).decimal("possible")));
    }

    private static Region points(
            String head,
            String what,
            Map<String, Set<String>> when,
            String from,
            String to,
            Map<String, String> example,
            Text scope) {
        return new Region(
                "scoring",
                List.of(head),
                when,
                from,
                to,
                Text.of(
                        what + " 在评分大项 " + head + "：" + scope.zh() + "，得分/满分 " + (from == null ? "不计" : from) + " → "
                                + (to == null ? "不计" : to) + "。",
                        what + " under " + head + ": " + scope.en() + ", points/possible "
                                + (from == null ? "none" : from) + " → " + (to == null ? "none" : to) + "."),
                example);
    }
}
