package org.pingxuan.authoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pingxuan.authoring.ExampleNominees.Judgement;
import org.pingxuan.policy.ConditionTexts;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.policy.Row;
import org.pingxuan.policy.TypedTable;
import org.pingxuan.rulebook.Rulebook;
import org.pingxuan.shared.Text;
import org.pingxuan.submission.Award;

/**
 * What changed lists, numbers and dates mean: which inputs a number concerns only the rules know, so example nominees with nothing
 * against them are judged under both policies, all along the fact that a changed row is compared with. Between two neighbouring
 * bounds nothing can change, so one value stands for all.
 */
final class ListRegions {

    private static final Map<String, String> LENGTHS = Map.of(
            "D-DEEDS-2000", "/materials/mainDeeds/words",
            "D-BRIEF-500", "/materials/briefDeeds/words");
    private static final Map<String, String> NOTICES = Map.of(
            "UNIT", "/procedure/unitNotice",
            "CITY", "/procedure/cityNotice");
    /** How the ids of the thresholds begin that {@link #compareThresholds} follows. */
    private static final List<String> THRESHOLDS = List.of("service.", "photos.paper", "consult.maxAgeMonths");
    /** List tables whose regions {@link Regions} finds. */
    private static final Set<String> TOLD_BY_REGIONS = Set.of("conditions", "scoring");

    private static final Map<String, List<String>> CODES = Map.of(
            "window-categories", List.of("/window/category", "/person/employer/category"),
            "grades", List.of("/window/grade", "/person/grade"),
            "affiliations", List.of("/person/politicalAffiliation"),
            "units", List.of("/unit"));
    /** Parts of facts that the dictionary names as a whole. */
    private static final Map<String, Text> PARTS = Map.of(
            "/incidents/0/type", Text.of("负面记录类型", "kind of record against it"),
            "/incidents/0/status", Text.of("负面记录状态", "state of that record"),
            "/incidents/0/on", Text.of("负面记录日期", "day of that record"),
            "/person/service/0/from", Text.of("人社系统工作起始日", "first day of service in the HRSS system"),
            "/procedure/opinions/*/on", Text.of("各部门意见日期", "day of the opinions"));

    private static final String RECEIVED = "/receivedAt";
    private static final int DAYS_OF_NOTICE = 30;

    private final PolicyContent base;
    private final PolicyContent draft;
    private final ExampleNominees before;
    private final ExampleNominees after;
    /** The base with one table of the draft: what differs already there is that table's doing. */
    private final Map<String, ExampleNominees> withTable = new HashMap<>();

    private final Map<Told, Set<String>> awards = new LinkedHashMap<>();

    private ListRegions(Rulebook base, Rulebook draft) {
        this.base = base.policy();
        this.draft = draft.policy();
        this.before = new ExampleNominees(base);
        this.after = new ExampleNominees(draft);
    }

    /** One stretch of one fact, of one criterion. */
    private record Told(
            String table,
            String criterion,
            Map<String, String> fixed,
            String path,
            String range,
            String example,
            String from,
            String to) {}

    /**
     * A stretch of values.
     *
     * @param value the one that stands for all
     */
    private record Stretch(String first, String last, String value) {

        String range() {
            return first != null && first.equals(last)
                    ? first
                    : (first == null ? "…" : first) + " – " + (last == null ? "…" : last);
        }
    }

    /**
     * @return nothing where the rules differ too: then every answer may
     */
    static List<Region> between(Rulebook base, Rulebook draft) {
        if (!base.policy().rulesDigest().equals(draft.policy().rulesDigest())) {
            return List.of();
        }
        ListRegions regions = new ListRegions(base, draft);
        regions.compare();
        return regions.told();
    }

    /**
     * The changed list tables of which the regions say nothing, or not of every changed row: it is compared with whole slates, with
     * the days between dates, or by rules that differ themselves.
     */
    static List<String> toldByImpact(PolicyContent base, PolicyContent draft, List<Region> regions) {
        Set<String> told = regions.stream().map(Region::table).collect(Collectors.toSet());
        boolean sameRules = base.rulesDigest().equals(draft.rulesDigest());
        Set<String> names = new TreeSet<>(base.tables().keySet());
        names.addAll(draft.tables().keySet());
        return names.stream()
                .filter(name -> !TOLD_BY_REGIONS.contains(name))
                .filter(name -> Stream.of(base, draft)
                        .flatMap(content -> Stream.ofNullable(content.tables().get(name)))
                        .noneMatch(table -> table.schema().cases()))
                .filter(name -> PolicyDiff.differing(
                                base.tables().get(name), draft.tables().get(name))
                        .stream()
                        .anyMatch(row -> !sameRules || !told.contains(name) || !isFollowed(name, row)))
                .toList();
    }

    /** Whether example nominees are judged all along the fact that the row is compared with. */
    private static boolean isFollowed(String table, Row row) {
        return switch (table) {
            case "text-limits" -> LENGTHS.containsKey(row.text("criterion"));
            case "deadlines" -> row.id().equals("T-0510");
            case "notices" -> NOTICES.containsKey(row.text("level"));
            case "thresholds" -> THRESHOLDS.stream().anyMatch(row.id()::startsWith);
            default -> table.equals("incident-types") || table.equals("attested") || CODES.containsKey(table);
        };
    }

    private void compare() {
        changed("text-limits", (was, is) -> {
            String path = LENGTHS.get(one(was, is).text("criterion"));
            if (path != null) {
                along("text-limits", path, Map.of(), numbers(0, row -> row.integer("limit"), was, is));
            }
        });
        changed("deadlines", (was, is) -> {
            if (isFollowed("deadlines", one(was, is))) {
                along("deadlines", RECEIVED, Map.of(), days(dates(row -> Stream.of(row.date("date")), was, is)));
            }
        });
        changed("notices", (was, is) -> {
            String notice = NOTICES.get(one(was, is).text("level"));
            if (notice != null) {
                alongNotice(notice);
            }
        });
        changed("incident-types", (was, is) -> {
            for (String status : List.of("CONFIRMED", "PENDING", "UNFOUNDED", "MINOR")) {
                Map<String, String> fixed = new TreeMap<>(
                        Map.of("/incidents/0/type", one(was, is).text("type"), "/incidents/0/status", status));
                along(
                        "incident-types",
                        "/incidents/0/on",
                        fixed,
                        days(dates(row -> Stream.of(row.date("from")), was, is)));
            }
        });
        CODES.forEach((table, paths) -> changed(table, (was, is) -> {
            String code = one(was, is).id();
            paths.forEach(path -> along(table, path, Map.of(), List.of(new Stretch(code, code, code))));
        }));
        changed(
                "attested",
                (was, is) -> along(
                        "attested",
                        "/attestations/" + one(was, is).id() + "/answer",
                        Map.of(),
                        Stream.of("YES", "NO", "UNCLEAR")
                                .map(answer -> new Stretch(answer, answer, answer))
                                .toList()));
        compareThresholds();
    }

    private void compareThresholds() {
        if (!MeaningChecks.against(base, draft).isEmpty()) {
            // a threshold that is missing or of another kind is told by the checks
            return;
        }
        Set<String> ids = new TreeSet<>();
        changed("thresholds", (was, is) -> ids.add(one(was, is).id()));
        if (ids.stream().anyMatch(id -> id.startsWith("service."))) {
            Set<LocalDate> bounds = new TreeSet<>();
            for (PolicyContent content : List.of(base, draft)) {
                int years =
                        threshold(content, "service.years").decimal("number").intValue();
                for (String day : List.of("service.referenceDate", "service.issueDate")) {
                    LocalDate end = threshold(content, day).date("date");
                    bounds.addAll(List.of(end, end.minusYears(years)));
                }
            }
            along("thresholds", "/person/service/0/from", Map.of(), days(bounds));
        }
        if (ids.contains("photos.paper")) {
            along(
                    "thresholds",
                    "/materials/photos/paper",
                    Map.of(),
                    numbers(
                            0,
                            row -> row.decimal("number").intValue() - 1,
                            threshold(base, "photos.paper"),
                            threshold(draft, "photos.paper")));
        }
        if (ids.contains("consult.maxAgeMonths")) {
            Set<LocalDate> bounds = new TreeSet<>();
            for (Award award : Award.values()) {
                LocalDate reported = LocalDate.parse(
                        before.body(award).at("/procedure/reportedUpOn").textValue());
                for (PolicyContent content : List.of(base, draft)) {
                    bounds.add(reported.minusMonths(threshold(content, "consult.maxAgeMonths")
                            .decimal("number")
                            .intValue()));
                }
            }
            along("thresholds", "/procedure/opinions/*/on", Map.of(), days(bounds));
        }
    }

    private static Row threshold(PolicyContent content, String id) {
        return content.table("thresholds").row(id).orElseThrow();
    }

    /** What was changed in a row: null for one that was not there. */
    @FunctionalInterface
    private interface Changed {
        void concerns(Row was, Row is);
    }

    private void changed(String name, Changed concerned) {
        TypedTable old = base.table(name);
        TypedTable young = draft.table(name);
        for (Row row : PolicyDiff.differing(old, young)) {
            concerned.concerns(
                    old.row(row.id()).orElse(null), young.row(row.id()).orElse(null));
        }
    }

    private static Row one(Row was, Row is) {
        return is == null ? was : is;
    }

    /**
     * Stretches of whole numbers, each beginning behind a bound.
     *
     * @param bound the last number on the one side of it
     */
    private static List<Stretch> numbers(int least, Function<Row, Integer> bound, Row was, Row is) {
        TreeSet<Integer> starts = new TreeSet<>(Set.of(least));
        Stream.of(was, is).filter(Objects::nonNull).map(bound).forEach(last -> starts.add(last + 1));
        List<Stretch> stretches = new ArrayList<>();
        for (Integer start : starts) {
            Integer next = starts.higher(start);
            stretches.add(new Stretch(
                    String.valueOf(start), next == null ? null : String.valueOf(next - 1), String.valueOf(start)));
        }
        return stretches;
    }

    private static Set<LocalDate> dates(Function<Row, Stream<LocalDate>> bounds, Row was, Row is) {
        return Stream.of(was, is)
                .filter(Objects::nonNull)
                .flatMap(bounds)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Stretches of days: those about each bound by themselves, whatever side of it they are on. */
    private static List<Stretch> days(Set<LocalDate> bounds) {
        TreeSet<LocalDate> starts = new TreeSet<>();
        bounds.forEach(
                bound -> starts.addAll(List.of(bound.minusDays(1), bound, bound.plusDays(1), bound.plusDays(2))));
        List<Stretch> stretches = new ArrayList<>();
        if (starts.isEmpty()) {
            LocalDate any = LocalDate.of(2020, 1, 1);
            return List.of(new Stretch(null, null, any.toString()));
        }
        stretches.add(new Stretch(
                null,
                starts.first().minusDays(1).toString(),
                starts.first().minusDays(1).toString()));
        for (LocalDate start : starts) {
            LocalDate next = starts.higher(start);
            stretches.add(new Stretch(
                    start.toString(), next == null ? null : next.minusDays(1).toString(), start.toString()));
        }
        return stretches;
    }

    /** The last day of a notice, one by one, from its first. */
    private void alongNotice(String notice) {
        for (Award award : Award.values()) {
            String from = before.body(award).at(notice + "/from").textValue();
            if (from != null) {
                List<Stretch> days = LocalDate.parse(from)
                        .datesUntil(LocalDate.parse(from).plusDays(DAYS_OF_NOTICE))
                        .map(LocalDate::toString)
                        .map(day -> new Stretch(day, day, day))
                        .toList();
                along(award, "notices", notice + "/to", Map.of(notice + "/from", from), days);
            }
        }
    }

    private void along(String table, String path, Map<String, String> fixed, List<Stretch> stretches) {
        for (Award award : Award.values()) {
            along(award, table, path, fixed, stretches);
        }
    }

    private void along(Award award, String table, String path, Map<String, String> fixed, List<Stretch> stretches) {
        boolean window = path.startsWith("/window/");
        if (path.startsWith("/person/") && award.isForWindow() || window && !award.isForWindow()) {
            return;
        }
        Map<String, List<Stretch>> answered = new LinkedHashMap<>();
        Map<String, List<String>> pairs = new HashMap<>();
        for (Stretch stretch : stretches) {
            Judgement was = before.judge(award, path, stretch.value(), fixed);
            Judgement alone = withTable(table).judge(award, path, stretch.value(), fixed);
            Judgement is = after.judge(award, path, stretch.value(), fixed);
            for (String criterion : was.criteria()) {
                boolean changed = !Objects.equals(was.of(criterion), is.of(criterion))
                        && !Objects.equals(was.of(criterion), alone.of(criterion));
                String key = criterion + "\n" + was.of(criterion) + "\n" + is.of(criterion);
                if (changed) {
                    answered.computeIfAbsent(key, none -> new ArrayList<>()).add(stretch);
                    pairs.put(key, Arrays.asList(criterion, was.of(criterion), is.of(criterion)));
                }
            }
        }
        answered.forEach((key, parts) -> joined(parts, stretches)
                .forEach(stretch -> awards.computeIfAbsent(
                                new Told(
                                        table,
                                        pairs.get(key).get(0),
                                        fixed,
                                        path,
                                        stretch.range(),
                                        stretch.value(),
                                        pairs.get(key).get(1),
                                        pairs.get(key).get(2)),
                                none -> new TreeSet<>())
                        .add(award.name())));
    }

    /** Neighbours as one. */
    private static List<Stretch> joined(List<Stretch> parts, List<Stretch> all) {
        List<Stretch> joined = new ArrayList<>();
        for (Stretch part : parts) {
            Stretch before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            int at = all.indexOf(part);
            if (before != null && at > 0 && Objects.equals(all.get(at - 1).last(), before.last())) {
                joined.set(joined.size() - 1, new Stretch(before.first(), part.last(), before.value()));
            } else {
                joined.add(part);
            }
        }
        return joined;
    }

    private ExampleNominees withTable(String name) {
        return withTable.computeIfAbsent(name, none -> {
            Map<String, TypedTable> tables = new TreeMap<>(base.tables());
            tables.put(name, draft.table(name));
            return new ExampleNominees(Rulebook.of(new PolicyContent(base.rules(), tables)));
        });
    }

    private List<Region> told() {
        Map<List<Object>, Set<String>> criteria = new LinkedHashMap<>();
        Map<List<Object>, Told> any = new HashMap<>();
        awards.forEach((told, of) -> {
            List<Object> key = Arrays.asList(
                    told.table(), told.fixed(), told.path(), told.range(), told.from(), told.to(), Set.copyOf(of));
            criteria.computeIfAbsent(key, none -> new TreeSet<>()).add(told.criterion());
            any.put(key, told);
        });
        List<Region> regions = new ArrayList<>();
        criteria.forEach((key, concerned) -> regions.add(region(any.get(key), concerned, awards.get(any.get(key)))));
        return regions;
    }

    private Region region(Told told, Set<String> criteria, Set<String> of) {
        Map<String, Set<String>> when = new LinkedHashMap<>();
        when.put("award", of);
        told.fixed().forEach((path, value) -> when.put(path, Set.of(value)));
        when.put(told.path(), Set.of(told.range()));
        Map<String, String> example = new LinkedHashMap<>();
        example.put("award", of.iterator().next());
        example.putAll(told.fixed());
        example.put(told.path(), told.example());
        return new Region(
                told.table(),
                List.copyOf(criteria),
                when,
                told.from(),
                told.to(),
                Text.of(sentence(told, criteria, of, true), sentence(told, criteria, of, false)),
                example);
    }

    private String sentence(Told told, Set<String> criteria, Set<String> of, boolean zh) {
        String nominee = of.stream()
                .map(Award::valueOf)
                .map(award -> zh ? award.title().zh() : award.title().en())
                .collect(Collectors.joining(zh ? "、" : ", "));
        String fixed = told.fixed().entrySet().stream()
                .map(part -> named(part.getKey(), zh) + (zh ? "为" : " is ") + part.getValue())
                .collect(Collectors.joining(zh ? "，" : ", "));
        String fact = named(told.path(), zh);
        Text before = Region.said(told.from());
        Text after = Region.said(told.to());
        return String.join(zh ? "、" : ", ", criteria)
                + (zh ? "：" : ": ")
                + nominee
                + (zh ? "，" : ", ")
                + (fixed.isEmpty() ? "" : fixed + (zh ? "，" : ", "))
                + (zh
                        ? "当" + fact + "为 " + shown(told, told.range(), zh) + " 时，"
                        : "where " + fact + " is " + shown(told, told.range(), zh) + ", ")
                + (zh ? before.zh() + " → " + after.zh() : before.en() + " → " + after.en())
                + (zh
                        ? "。例如：其他各项均合格、" + fact + "为 " + shown(told, told.example(), zh) + " 的一名。"
                        : ". For example: one with nothing else against it whose " + fact + " is "
                                + shown(told, told.example(), zh) + ".");
    }

    /** A code by its name in the table; numbers and days as they are. */
    private String shown(Told told, String value, boolean zh) {
        if (!CODES.containsKey(told.table())) {
            return value;
        }
        Text name = Stream.of(draft, base)
                .flatMap(content -> content.table(told.table()).row(value).stream())
                .findFirst()
                .orElseThrow()
                .title();
        return zh ? name.zh() : name.en();
    }

    private String named(String path, boolean zh) {
        Text fact = PARTS.containsKey(path)
                ? PARTS.get(path)
                : ConditionTexts.fact(path.replaceAll("^(/attestations/.*)/answer$", "$1"), base);
        return zh ? fact.zh() : fact.en();
    }
}
