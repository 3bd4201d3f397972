package org.pingxuan.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.policy.Row;
import org.pingxuan.policy.TypedTable;
import org.pingxuan.rulebook.BuildPolicy;
import org.pingxuan.rulebook.Rulebook;
import org.pingxuan.rulebook.fact.Case;
import org.pingxuan.rulebook.fact.Conditions;
import org.pingxuan.rulebook.fact.Facts;
import org.pingxuan.rulebook.fact.Register;
import org.pingxuan.rulebook.fact.Tables;
import org.pingxuan.shared.Problem;
import org.pingxuan.submission.SubmissionCheck;

/** What list tables mean together, and which inputs of an additional condition a change concerns. */
class MeaningChecksTest {

    private static final PolicyContent BASE = BuildPolicy.content();

    private static PolicyContent with(PolicyContent content, String table, List<Row> rows) {
        Map<String, TypedTable> tables = new TreeMap<>(content.tables());
        tables.put(table, new TypedTable(content.table(table).schema(), rows));
        return new PolicyContent(content.rules(), tables);
    }

    private static PolicyContent changed(String table, String id, String column, Object value) {
        List<Row> rows = new ArrayList<>();
        for (Row row : BASE.table(table).rows()) {
            Map<String, Object> values = new HashMap<>(row.values());
            if (row.id().equals(id)) {
                values.put(column, value);
                values.values().removeIf(Objects::isNull);
            }
            rows.add(new Row(table, row.id(), row.number(), values));
        }
        return with(BASE, table, rows);
    }

    private static PolicyContent added(PolicyContent content, String table, String id, Object... cells) {
        List<Row> rows = new ArrayList<>(content.table(table).rows());
        Map<String, Object> values = new HashMap<>();
        values.put("id", id);
        for (int i = 0; i < cells.length; i += 2) {
            values.put((String) cells[i], cells[i + 1]);
        }
        rows.add(new Row(table, id, rows.size() + 2, values));
        return with(content, table, rows);
    }

    private static List<String> codes(PolicyContent content) {
        return MeaningChecks.of(content).stream().map(Problem::code).toList();
    }

    @Test
    void the_policy_of_the_build_means_one_thing() {
        assertThat(MeaningChecks.of(BASE)).isEmpty();
        assertThat(MeaningChecks.against(BASE, BASE)).isEmpty();
    }

    @Test
    void an_interval_that_leaves_a_value_out_is_told_with_that_value() {
        assertThat(MeaningChecks.of(changed("scoring", "RATE-90", "from", BigDecimal.valueOf(91))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("gap");
                    assertThat(problem.value()).isEqualTo("90");
                    assertThat(problem.help().en()).contains("RATE-LESS", "RATE-90");
                    assertThat(problem.pointer()).startsWith("scoring.xlsx 表!F");
                });
    }

    @Test
    void intervals_that_share_a_value_are_told_with_that_value() {
        assertThat(MeaningChecks.of(changed("scoring", "RATE-90", "from", BigDecimal.valueOf(89))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("overlap");
                    assertThat(problem.value()).isEqualTo("89");
                });
    }

    @Test
    void an_interval_that_ends_before_it_begins_is_empty() {
        assertThat(codes(changed("scoring", "RATE-90", "below", BigDecimal.valueOf(90))))
                .contains("empty-interval");
    }

    @Test
    void the_highest_interval_has_no_end() {
        assertThat(codes(changed("scoring", "RATE-99", "below", BigDecimal.valueOf(100))))
                .containsExactly("gap");
    }

    @Test
    void more_points_than_possible_are_refused_and_as_many_are_not() {
        assertThat(codes(changed("scoring", "RATE-90", "points", BigDecimal.valueOf(4))))
                .isEmpty();
        assertThat(codes(changed("scoring", "RATE-90", "points", new BigDecimal("4.1"))))
                .containsExactly("points-out-of-range");
    }

    @Test
    void two_rows_of_one_thing_contradict_each_other() {
        Row first = BASE.table("quotas").rows().iterator().next();
        PolicyContent twice =
                added(BASE, "quotas", "AGAIN", "unit", first.text("unit"), "award", first.text("award"), "places", 1);
        assertThat(codes(twice)).containsExactly("duplicate-row");
    }

    @Test
    void a_threshold_that_rules_read_stays_and_stays_of_its_kind() {
        List<Row> fewer = BASE.table("thresholds").rows().stream()
                .filter(row -> !row.id().equals("service.years"))
                .toList();
        assertThat(MeaningChecks.against(BASE, with(BASE, "thresholds", fewer)))
                .extracting(Problem::code)
                .containsExactly("required-row");
        assertThat(MeaningChecks.against(BASE, changed("thresholds", "service.years", "number", new BigDecimal("3.5"))))
                .extracting(Problem::code)
                .containsExactly("not-an-integer");
        assertThat(MeaningChecks.against(BASE, changed("thresholds", "service.years", "number", new BigDecimal("4"))))
                .isEmpty();
    }

    @Test
    void a_placeholder_that_nothing_fills_is_told_with_its_cell_and_those_that_there_are() {
        String id = BASE.table("star-upgrade").rows().iterator().next().id();
        PolicyContent typo = changed("star-upgrade", id, "remedyZh", "请核对{hled}星。");
        assertThat(MeaningChecks.against(BASE, typo)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("unknown-placeholder");
            assertThat(problem.pointer()).matches("star-upgrade.xlsx 表![A-Z]2");
            assertThat(problem.value()).isEqualTo("{hled}");
            assertThat(problem.help().zh()).contains("{held}", "{criterion}");
            assertThat(problem.help().en()).contains("{held}", "{criterion}");
        });
        assertThat(MeaningChecks.against(BASE, changed("star-upgrade", id, "zh", "{criterion}：{held}星 ${7*7} {}")))
                .isEmpty();
    }

    @Test
    void a_condition_is_compared_with_a_value_of_its_facts_type() {
        PolicyContent fields =
                added(BASE, "fields", "count", "type", "INTEGER", "awards", List.of("STAR_WINDOW"), "change", "SUPPLY");
        assertThat(codes(condition(fields, "GE", "3"))).isEmpty();
        assertThat(codes(condition(fields, "GE", "three"))).containsExactly("not-of-the-type");
        assertThat(codes(condition(fields, "GE", null))).containsExactly("blank");
        assertThat(codes(condition(fields, "IN", "3、x"))).containsExactly("not-of-the-type");
        assertThat(codes(added(
                        fields,
                        "conditions",
                        "X-1",
                        "awards",
                        List.of("PACESETTER"),
                        "path",
                        "/additional/count",
                        "comparator",
                        "GIVEN")))
                .containsExactly("fact-of-another-award");
    }

    private static PolicyContent condition(PolicyContent content, String comparator, String value) {
        List<Object> list = new ArrayList<>(List.of(
                "awards",
                List.of("STAR_WINDOW"),
                "path",
                "/additional/count",
                "comparator",
                comparator,
                "effect",
                "INELIGIBLE",
                "unknown",
                "RETURN",
                "clause",
                "三(一)1",
                "zh",
                "计数",
                "en",
                "count"));
        if (value != null) {
            list.addAll(List.of("value", value));
        }
        return added(content, "conditions", "X-1", list.toArray());
    }

    /** Comparators and bounds are changed at random, and every whole number near them is asked of both policies. */
    @Test
    void no_region_of_a_condition_is_missed_and_none_is_invented() {
        PolicyContent fields = added(
                BASE,
                "fields",
                "count",
                "type",
                "INTEGER",
                "awards",
                List.of("STAR_WINDOW"),
                "change",
                "SUPPLY",
                "clause",
                "三(一)1",
                "zh",
                "计数",
                "en",
                "count");
        Random random = new Random(20240510);
        List<String> comparators = List.of("EQ", "NE", "LT", "LE", "GT", "GE", "IN", "GIVEN");
        Rulebook terms = Rulebook.of(fields);
        int changed = 0;
        for (int round = 0; round < 200; round++) {
            PolicyContent one = random(fields, comparators, random);
            PolicyContent other = random(fields, comparators, random);
            List<Region> regions = ConditionRegions.between(one, other);
            for (int count = -2; count <= 9; count++) {
                Integer actual = count == -2 ? null : count;
                Facts facts = facts(terms, actual);
                String from = judged(one, facts);
                String to = judged(other, facts);
                List<Region> holding = regions.stream()
                        .filter(region -> region.when().getOrDefault("/additional/count", null) == null
                                || region.when().get("/additional/count").stream()
                                        .anyMatch(label -> lies(actual, label)))
                        .toList();
                if (from.equals(to)) {
                    assertThat(holding).as("%s", actual).isEmpty();
                } else {
                    changed++;
                    assertThat(holding)
                            .as("%s", actual)
                            .isNotEmpty()
                            .allMatch(region ->
                                    region.from().equals(from) && region.to().equals(to));
                }
            }
        }
        assertThat(changed).isGreaterThan(200);
    }

    private static PolicyContent random(PolicyContent fields, List<String> comparators, Random random) {
        String comparator = comparators.get(random.nextInt(comparators.size()));
        String value = switch (comparator) {
            case "GIVEN" -> null;
            case "IN" -> random.nextInt(8) + "、" + random.nextInt(8);
            default -> String.valueOf(random.nextInt(8));
        };
        return condition(fields, comparator, value);
    }

    private static Facts facts(Rulebook terms, Integer count) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("award", "STAR_WINDOW");
        body.putObject("window");
        if (count != null) {
            body.putObject("additional").put("count", count);
        }
        return new Facts(
                new SubmissionCheck(terms.terms()).check(body), LocalDate.of(2024, 5, 8), Register.EMPTY, false);
    }

    private static String judged(PolicyContent content, Facts facts) {
        Case found = new Conditions(new Tables(content))
                .judge(content.table("conditions").required("X-1"), facts);
        return found.outcome() + " " + found.effect();
    }

    private static boolean lies(Integer actual, String label) {
        if (label.equals("缺") || actual == null) {
            return label.equals("缺") && actual == null;
        }
        if (label.equals("…")) {
            return true;
        }
        if (label.startsWith("< ")) {
            return actual < Integer.parseInt(label.substring(2));
        }
        if (label.startsWith("> ")) {
            return actual > Integer.parseInt(label.substring(2));
        }
        if (label.contains(" < … < ")) {
            String[] bounds = label.split(" < … < ");
            return actual > Integer.parseInt(bounds[0]) && actual < Integer.parseInt(bounds[1]);
        }
        return actual == Integer.parseInt(label);
    }
}
