package org.pingxuan.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.policy.Row;
import org.pingxuan.rulebook.BuildPolicy;
import org.pingxuan.rulebook.Rulebook;
import org.pingxuan.rulebook.fact.Case;
import org.pingxuan.rulebook.fact.Conditions;
import org.pingxuan.rulebook.fact.Facts;
import org.pingxuan.rulebook.fact.Register;
import org.pingxuan.rulebook.fact.Tables;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.DeclaredField.Type;
import org.pingxuan.submission.SubmissionCheck;

/** Which inputs a changed additional condition answers otherwise, and how that is said. */
class ConditionRegionsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FACT = "/additional/fact";
    private static final String PREMISE = "/additional/premise";
    private static final List<String> AWARDS =
            Arrays.stream(Award.values()).map(Enum::name).toList();

    /** What a submission may say of a fact of each type, as JSON; null says nothing. */
    private static final Map<Type, List<String>> SAID = Map.of(
            Type.INTEGER, Arrays.asList(null, "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
            Type.DECIMAL, Arrays.asList(null, "0", "0.5", "1", "1.5", "2", "2.25", "2.5", "3", "3.5", "4", "4.5", "9"),
            Type.DATE,
                    Arrays.asList(
                            null,
                            "\"2019-12-30\"",
                            "\"2020-01-01\"",
                            "\"2020-01-02\"",
                            "\"2020-01-03\"",
                            "\"2020-01-04\"",
                            "\"2020-01-05\"",
                            "\"2020-02-01\""),
            Type.TEXT, Arrays.asList(null, "\"甲\"", "\"乙\"", "\"丙\"", "\"other\"", "\"unknown\"", "\"= 甲\""),
            Type.CODE, Arrays.asList(null, "\"A\"", "\"B\"", "\"C\""),
            Type.CODES,
                    Arrays.asList(
                            null,
                            "[\"A\"]",
                            "[\"B\"]",
                            "[\"C\"]",
                            "[\"A\",\"B\"]",
                            "[\"A\",\"C\"]",
                            "[\"B\",\"C\"]",
                            "[\"A\",\"B\",\"C\"]"),
            Type.YES_NO, Arrays.asList(null, "true", "false"));

    /** What a condition may compare it with. */
    private static final Map<Type, List<String>> COMPARED = Map.of(
            Type.INTEGER, List.of("0", "1", "2", "2.5", "3", "4", "7"),
            Type.DECIMAL, List.of("0", "1", "2", "2.0", "2.5", "3"),
            Type.DATE, List.of("2020-01-01", "2020-01-02", "2020-01-04"),
            Type.TEXT, List.of("甲", "乙", "other", "unknown"),
            Type.CODE, List.of("A", "B", "C"),
            Type.CODES, List.of("A", "B"),
            Type.YES_NO, List.of("是", "否"));

    private static final Map<Type, List<String>> COMPARATORS = Map.of(
            Type.INTEGER, List.of("EQ", "NE", "LT", "LE", "GT", "GE", "IN", "GIVEN"),
            Type.DECIMAL, List.of("EQ", "NE", "LT", "LE", "GT", "GE", "IN", "GIVEN"),
            Type.DATE, List.of("EQ", "NE", "LT", "LE", "GT", "GE", "IN", "GIVEN"),
            Type.TEXT, List.of("EQ", "NE", "IN", "GIVEN"),
            Type.CODE, List.of("EQ", "NE", "IN", "GIVEN"),
            Type.CODES, List.of("GIVEN"),
            Type.YES_NO, List.of("EQ", "NE", "GIVEN"));

    private static PolicyContent withFacts(Type fact, Type premise) {
        return field(field(BuildPolicy.content(), "fact", fact, "年限", "years"), "premise", premise, "前提", "premise");
    }

    private static PolicyContent field(PolicyContent content, String code, Type type, String zh, String en) {
        List<Object> cells = new ArrayList<>(List.of(
                "type", type.name(), "awards", AWARDS, "change", "SUPPLY", "clause", "三(一)1", "zh", zh, "en", en));
        if (type == Type.CODE || type == Type.CODES) {
            cells.addAll(List.of("codes", "A、B、C"));
        }
        return ContentEdit.added(content, "fields", code, cells.toArray());
    }

    /** A row of conditions.xlsx; null leaves a cell empty. */
    private static PolicyContent condition(
            PolicyContent content, List<String> awards, String comparator, String value, String whenValue) {
        PolicyContent always = ContentEdit.condition(content, awards, FACT, comparator, value);
        return whenValue == null
                ? always
                : ContentEdit.changed(
                        ContentEdit.changed(always, "conditions", "X-1", "whenPath", PREMISE),
                        "conditions",
                        "X-1",
                        "whenValue",
                        whenValue);
    }

    /** Rows are made at random, and everything that a submission may say of their facts is judged under both policies. */
    @ParameterizedTest
    @EnumSource(Type.class)
    void no_region_is_missed_and_none_is_invented(Type type) {
        Random random = new Random(20240510);
        int changed = 0;
        for (int round = 0; round < 60; round++) {
            Type premise = Type.values()[random.nextInt(Type.values().length)];
            PolicyContent fields = withFacts(type, premise);
            PolicyContent one = random(fields, type, premise, random);
            PolicyContent other = random(fields, type, premise, random);
            List<Region> regions = ConditionRegions.between(one, other);
            SubmissionCheck check = new SubmissionCheck(Rulebook.of(fields).terms());
            Set<String> named = new HashSet<>(COMPARED.get(type));
            named.retainAll(values(one, other, "value"));
            Set<String> premises = new HashSet<>(COMPARED.get(premise));
            premises.retainAll(values(one, other, "whenValue"));
            for (Award award : Award.values()) {
                for (String fact : SAID.get(type)) {
                    for (String when : SAID.get(premise)) {
                        Facts facts = facts(check, award, fact, when);
                        String from = judged(one, facts);
                        String to = judged(other, facts);
                        List<Region> holding = regions.stream()
                                .filter(region ->
                                        lies(Set.of(award.name()), region.when().get("award")))
                                .filter(region -> lies(
                                        codes(type, fact, named), region.when().get(FACT)))
                                .filter(region -> lies(
                                        codes(premise, when, premises),
                                        region.when().get(PREMISE)))
                                .toList();
                        if (Objects.equals(from, to)) {
                            assertThat(holding)
                                    .as("%s %s %s", award, fact, when)
                                    .isEmpty();
                        } else {
                            changed++;
                            assertThat(holding)
                                    .as("%s %s %s: %s → %s among %s", award, fact, when, from, to, regions)
                                    .isNotEmpty()
                                    .allMatch(region ->
                                            Objects.equals(region.from(), from) && Objects.equals(region.to(), to));
                        }
                    }
                }
            }
            assertThat(regions)
                    .allSatisfy(region ->
                            assertThat(region.sentence().zh()).contains("例如：").doesNotContain("/"));
        }
        assertThat(changed).isGreaterThan(300);
    }

    private static PolicyContent random(PolicyContent fields, Type type, Type premise, Random random) {
        if (random.nextInt(12) == 0) {
            return fields;
        }
        List<String> awards = new ArrayList<>(AWARDS);
        awards.removeIf(award -> random.nextInt(3) == 0);
        String comparator = one(COMPARATORS.get(type), random);
        String value = switch (comparator) {
            case "GIVEN" -> null;
            case "IN" -> one(COMPARED.get(type), random) + "、" + one(COMPARED.get(type), random);
            default -> one(COMPARED.get(type), random);
        };
        String when = random.nextBoolean() ? null : one(COMPARED.get(premise), random);
        return condition(fields, awards.isEmpty() ? AWARDS : awards, comparator, value, when);
    }

    private static <T> T one(List<T> several, Random random) {
        return several.get(random.nextInt(several.size()));
    }

    private static Set<String> values(PolicyContent one, PolicyContent other, String column) {
        return List.of(one, other).stream()
                .flatMap(content -> content.table("conditions").row("X-1").stream())
                .map(row -> row.text(column))
                .filter(Objects::nonNull)
                .flatMap(value -> Arrays.stream(value.split("、")))
                .collect(Collectors.toSet());
    }

    private static Facts facts(SubmissionCheck check, Award award, String fact, String premise) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("award", award.name());
        body.putObject(award.isForWindow() ? "window" : "person");
        ObjectNode additional = body.putObject("additional");
        put(additional, "fact", fact);
        put(additional, "premise", premise);
        return new Facts(check.check(body), LocalDate.of(2024, 5, 8), Register.EMPTY, false);
    }

    private static void put(ObjectNode additional, String code, String json) {
        if (json != null) {
            additional.set(code, json(json));
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    /** Null where the criterion is not among the award's. */
    private static String judged(PolicyContent content, Facts facts) {
        Row row = content.table("conditions").row("X-1").orElse(null);
        if (row == null || !row.codes("awards").contains(facts.award().name())) {
            return null;
        }
        Case found = new Conditions(new Tables(content)).judge(row, facts);
        return found.outcome() + " " + found.effect();
    }

    private static boolean lies(Set<String> codes, Set<String> chosen) {
        return chosen == null || chosen.stream().anyMatch(codes::contains);
    }

    /** Every code that a region may give for what was said, worked out here by comparing it with each named value. */
    private static Set<String> codes(Type type, String said, Set<String> named) {
        Set<String> codes = new TreeSet<>();
        if (said == null) {
            return Set.of("unknown");
        }
        codes.add("given");
        JsonNode value = json(said);
        switch (type) {
            case YES_NO -> codes.add(value.booleanValue() ? "= 是" : "= 否");
            case TEXT, CODE -> codes.add(named.contains(value.textValue()) ? "= " + value.textValue() : "other");
            case CODES -> {
                List<String> among = new ArrayList<>();
                value.forEach(one -> among.add(one.textValue()));
                among.retainAll(named);
                codes.add(among.isEmpty() ? "other" : "= " + String.join("、", among));
            }
            case INTEGER, DECIMAL -> {
                List<BigDecimal> bounds =
                        named.stream().map(BigDecimal::new).sorted().toList();
                ordered(
                        codes,
                        value.decimalValue(),
                        bounds,
                        bound -> bound.stripTrailingZeros().toPlainString());
            }
            case DATE ->
                ordered(
                        codes,
                        LocalDate.parse(value.textValue()),
                        named.stream().map(LocalDate::parse).sorted().toList(),
                        LocalDate::toString);
        }
        return codes;
    }

    private static <T extends Comparable<? super T>> void ordered(
            Set<String> codes, T value, List<T> bounds, java.util.function.Function<T, String> said) {
        T low = null;
        for (T bound : bounds) {
            if (value.compareTo(bound) == 0) {
                codes.add("= " + said.apply(bound));
                return;
            }
            if (value.compareTo(bound) < 0) {
                codes.add(low == null ? "< " + said.apply(bound) : said.apply(low) + " < … < " + said.apply(bound));
                return;
            }
            low = bound;
        }
        if (low != null) {
            codes.add("> " + said.apply(low));
        }
    }

    @Test
    void a_changed_bound_is_said_in_words_with_one_example() {
        PolicyContent fields = withFacts(Type.INTEGER, Type.YES_NO);
        List<Region> regions = ConditionRegions.between(
                condition(fields, List.of("PACESETTER"), "GE", "3", null),
                condition(fields, List.of("PACESETTER"), "GE", "5", null));
        assertThat(regions).singleElement().satisfies(region -> {
            assertThat(region.when())
                    .isEqualTo(Map.of("award", Set.of("PACESETTER"), FACT, Set.of("= 3", "3 < … < 5")));
            assertThat(region.sentence().zh())
                    .isEqualTo("X-1 “年限够长”：最美人社服务标兵，当年限不小于 3 且小于 5 时，符合（无） → 不符合（不合格）。例如：最美人社服务标兵，年限为 3。");
            assertThat(region.sentence().en())
                    .isEqualTo(
                            "X-1 “long enough”: pacesetter, where years is at least 3 and less than 5, met (none) → not met"
                                    + " (ineligible). For example: pacesetter, years is 3.");
            assertThat(region.example()).isEqualTo(Map.of("award", "PACESETTER", FACT, "3"));
        });
    }

    @Test
    void a_criterion_that_is_new_is_said_by_what_it_answers() {
        PolicyContent fields = withFacts(Type.YES_NO, Type.TEXT);
        List<Region> regions =
                ConditionRegions.between(fields, condition(fields, List.of("STAR_WINDOW"), "EQ", "是", "甲"));
        assertThat(regions)
                .extracting(region -> region.sentence().zh())
                .containsExactlyInAnyOrder(
                        "X-1 “年限够长”：“星级”优质服务窗口，当年限为是且前提为甲时，没有这一条件 → 符合（无）。例如：“星级”优质服务窗口，年限为 是、前提为 甲。",
                        "X-1 “年限够长”：“星级”优质服务窗口，当年限为否且前提为甲时，没有这一条件 → 不符合（不合格）。例如：“星级”优质服务窗口，年限为 否、前提为 甲。",
                        "X-1 “年限够长”：“星级”优质服务窗口，当年限未填且前提为甲或未填时，没有这一条件 → 缺材料（退回补正）。" + "例如：“星级”优质服务窗口，年限未填、前提为 甲。",
                        "X-1 “年限够长”：“星级”优质服务窗口，当前提为其他时，没有这一条件 → 不适用（无）。例如：“星级”优质服务窗口，年限为 是、前提为 其他。",
                        "X-1 “年限够长”：“星级”优质服务窗口，当前提未填时，没有这一条件 → 缺材料（退回补正）。例如：“星级”优质服务窗口，年限为 是、前提未填。");
    }

    @Test
    void a_fact_of_another_type_is_said_as_a_whole() {
        PolicyContent words = condition(withFacts(Type.TEXT, Type.TEXT), List.of("STAR_WINDOW"), "EQ", "many", null);
        PolicyContent numbers = condition(withFacts(Type.INTEGER, Type.TEXT), List.of("STAR_WINDOW"), "GE", "3", null);
        assertThat(ConditionRegions.between(words, numbers)).singleElement().satisfies(region -> {
            assertThat(region.when()).isEmpty();
            assertThat(region.sentence().en())
                    .isEqualTo("X-1 “long enough”: in every case, as this table answers → as this table answers.");
        });
    }
}
