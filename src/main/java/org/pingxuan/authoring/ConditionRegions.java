package org.pingxuan.authoring;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pingxuan.policy.ConditionTexts;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.policy.Row;
import org.pingxuan.rulebook.fact.Conditions;
import org.pingxuan.shared.Text;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.DeclaredField.Type;

/**
 * Which inputs one additional condition answers differently under two policies. Along each fact that it reads, {@link FactValue} says
 * what it can tell apart, so one value of each is asked of both, as the rules would ask it.
 */
final class ConditionRegions {

    private static final String AWARD = "award";
    private static final Text NOT_JUDGED = Text.of("没有这一条件", "no such criterion");

    private final String id;
    private final Row was;
    private final Row is;
    private final PolicyContent base;
    private final PolicyContent draft;
    private final Map<String, List<FactValue>> facts = new LinkedHashMap<>();

    private ConditionRegions(String id, Row was, Row is, PolicyContent base, PolicyContent draft) {
        this.id = id;
        this.was = was;
        this.is = is;
        this.base = base;
        this.draft = draft;
    }

    static List<Region> between(PolicyContent base, PolicyContent draft) {
        Set<String> ids = new TreeSet<>();
        base.table("conditions").rows().forEach(row -> ids.add(row.id()));
        draft.table("conditions").rows().forEach(row -> ids.add(row.id()));
        List<Region> regions = new ArrayList<>();
        for (String id : ids) {
            Row was = base.table("conditions").row(id).orElse(null);
            Row is = draft.table("conditions").row(id).orElse(null);
            if (was == null || is == null || !was.values().equals(is.values())) {
                regions.addAll(new ConditionRegions(id, was, is, base, draft).regions());
            }
        }
        return regions;
    }

    private Stream<Row> rows() {
        return Stream.of(Optional.ofNullable(was), Optional.ofNullable(is)).flatMap(Optional::stream);
    }

    private List<Region> regions() {
        Set<String> paths = rows().flatMap(row -> Stream.of(row.text("path"), row.text("whenPath")))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (String path : paths) {
            Set<Type> types = Stream.of(base, draft)
                    .flatMap(content -> type(path, content).stream())
                    .collect(Collectors.toSet());
            if (types.size() != 1) {
                // values of two types cannot be laid along one line; a fact of none is refused by the checks
                return List.of(throughout());
            }
            try {
                facts.put(path, FactValue.along(types.iterator().next(), named(path)));
            } catch (IllegalArgumentException | DateTimeException notOfTheType) {
                // the checks refuse such a row
                return List.of(throughout());
            }
        }
        Map<String, List<String>> dimensions = new LinkedHashMap<>();
        dimensions.put(AWARD, Arrays.stream(Award.values()).map(Award::name).toList());
        facts.forEach((path, values) ->
                dimensions.put(path, values.stream().map(FactValue::code).toList()));
        return regions(new Boxes(dimensions));
    }

    private List<Region> regions(Boxes boxes) {
        Set<Map<String, String>> all = boxes.all();
        Map<List<String>, Set<Map<String, String>>> changed = new LinkedHashMap<>();
        for (Map<String, String> input : all) {
            String from = answer(was, input);
            String to = answer(is, input);
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
            regions.add(region(box, pair.get(0), pair.get(1), example));
        }));
        return regions;
    }

    private static Optional<Type> type(String path, PolicyContent content) {
        return ConditionTexts.factRow(path, content).map(row -> Type.valueOf(row.text("type")));
    }

    /** The values that either row compares a fact with. */
    private Set<String> named(String path) {
        Set<String> named = new LinkedHashSet<>();
        rows().forEach(row -> {
            if (path.equals(row.text("path")) && row.text("value") != null) {
                named.addAll(
                        "IN".equals(row.text("comparator")) ? several(row.text("value")) : List.of(row.text("value")));
            }
            if (path.equals(row.text("whenPath"))) {
                named.addAll(several(row.text("whenValue")));
            }
        });
        return named;
    }

    private static List<String> several(String value) {
        return Arrays.stream(value.split("、")).map(String::strip).toList();
    }

    private FactValue value(String path, Map<String, String> input) {
        return facts.get(path).stream()
                .filter(value -> value.code().equals(input.get(path)))
                .findFirst()
                .orElseThrow();
    }

    /** Null where the criterion is not among the award's. */
    private String answer(Row row, Map<String, String> input) {
        if (row == null || !row.codes("awards").contains(input.get(AWARD))) {
            return null;
        }
        String whenPath = row.text("whenPath");
        Conditions.Answer answer = Conditions.answer(
                row,
                value(row.text("path"), input).example(),
                whenPath == null ? null : value(whenPath, input).example());
        return answer.outcome() + " " + answer.effect();
    }

    private Region throughout() {
        String from = was == null ? null : Region.AS_THE_TABLE_SAYS;
        String to = is == null ? null : Region.AS_THE_TABLE_SAYS;
        return new Region(
                "conditions",
                List.of(id),
                Map.of(),
                from,
                to,
                Text.of(sentence(true, "任何情形", from, to) + "。", sentence(false, "in every case", from, to) + "."),
                Map.of());
    }

    private Region region(Map<String, Set<String>> box, String from, String to, Map<String, String> example) {
        Map<String, String> shown = new LinkedHashMap<>(example);
        facts.keySet().forEach(path -> shown.put(path, value(path, example).shown(true)));
        return new Region(
                "conditions",
                List.of(id),
                box,
                from,
                to,
                Text.of(sentence(true, box, from, to, example), sentence(false, box, from, to, example)),
                shown);
    }

    private String sentence(
            boolean zh, Map<String, Set<String>> box, String from, String to, Map<String, String> example) {
        List<String> parts = new ArrayList<>();
        facts.forEach((path, values) -> {
            if (box.containsKey(path)) {
                List<FactValue> chosen = values.stream()
                        .filter(value -> box.get(path).contains(value.code()))
                        .toList();
                Text words = FactValue.words(chosen, values);
                parts.add(zh ? name(path).zh() + words.zh() : name(path).en() + " " + words.en());
            }
        });
        String when = parts.isEmpty()
                ? zh ? "任何情形" : "in every case"
                : zh ? spaced("当" + String.join("且", parts) + "时") : "where " + String.join(" and ", parts);
        String of = box.containsKey(AWARD) ? awards(box.get(AWARD), zh) + (zh ? "，" : ", ") : "";
        String one = facts.keySet().stream()
                .map(path -> {
                    FactValue value = value(path, example);
                    return zh
                            ? name(path).zh() + value.said().zh()
                            : name(path).en() + " " + value.said().en();
                })
                .collect(Collectors.joining(zh ? "、" : " and "));
        String award = awards(Set.of(example.get(AWARD)), zh);
        return sentence(zh, of + when, from, to)
                + (zh ? "。例如：" + award + "，" + one + "。" : ". For example: " + award + ", " + one + ".");
    }

    /** Numbers stand apart from the characters that follow them. */
    private static String spaced(String zh) {
        return zh.replaceAll("([0-9A-Za-z])(\\p{IsHan})", "$1 $2");
    }

    private String sentence(boolean zh, String scope, String from, String to) {
        Text title = is == null ? ConditionTexts.title(was, base) : ConditionTexts.title(is, draft);
        Text before = from == null ? NOT_JUDGED : Region.said(from);
        Text after = to == null ? NOT_JUDGED : Region.said(to);
        return zh
                ? id + " “" + title.zh() + "”：" + scope + "，" + before.zh() + " → " + after.zh()
                : id + " “" + title.en() + "”: " + scope + ", " + before.en() + " → " + after.en();
    }

    private static String awards(Set<String> awards, boolean zh) {
        return awards.stream()
                .sorted()
                .map(award -> Award.valueOf(award).title())
                .map(title -> zh ? title.zh() : title.en())
                .collect(Collectors.joining(zh ? "、" : ", "));
    }

    private Text name(String path) {
        return ConditionTexts.fact(path, ConditionTexts.factRow(path, draft).isPresent() ? draft : base);
    }
}
