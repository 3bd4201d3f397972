package org.pingxuan.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.policy.Row;
import org.pingxuan.rulebook.BuildPolicy;
import org.pingxuan.shared.Problem;

/** What list tables mean together. */
class MeaningChecksTest {

    private static final PolicyContent BASE = BuildPolicy.content();
    private static final PolicyContent COUNTED = ContentEdit.added(
            BASE, "fields", "count", "type", "INTEGER", "awards", List.of("STAR_WINDOW"), "change", "SUPPLY");

    private static PolicyContent changed(String table, String id, String column, Object value) {
        return ContentEdit.changed(BASE, table, id, column, value);
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
        PolicyContent twice = ContentEdit.added(
                BASE, "quotas", "AGAIN", "unit", first.text("unit"), "award", first.text("award"), "places", 1);
        assertThat(codes(twice)).containsExactly("duplicate-row");
    }

    @Test
    void a_threshold_that_rules_read_stays_and_stays_of_its_kind() {
        List<Row> fewer = BASE.table("thresholds").rows().stream()
                .filter(row -> !row.id().equals("service.years"))
                .toList();
        assertThat(MeaningChecks.against(BASE, ContentEdit.with(BASE, "thresholds", fewer)))
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
        PolicyContent fields = COUNTED;
        assertThat(codes(condition(fields, "GE", "3"))).isEmpty();
        assertThat(codes(condition(fields, "GE", "three"))).containsExactly("not-of-the-type");
        assertThat(codes(condition(fields, "GE", "1e999999999"))).containsExactly("not-of-the-type");
        assertThat(codes(condition(fields, "GE", null))).containsExactly("blank");
        assertThat(codes(condition(fields, "IN", "3、x"))).containsExactly("not-of-the-type");
        assertThat(codes(ContentEdit.added(
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

    @Test
    void an_effect_of_lists_is_refused_where_submissions_are_judged() {
        for (String effect : List.of("NON_COMPLIANT", "UNKNOWN")) {
            PolicyContent content = condition(COUNTED, "GE", "3");
            assertThat(codes(content)).isEmpty();
            assertThat(MeaningChecks.of(ContentEdit.changed(content, "conditions", "X-1", "effect", effect)))
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.code()).isEqualTo("effect-of-lists");
                        assertThat(problem.pointer()).isEqualTo("conditions.xlsx 表!G2");
                        assertThat(problem.value()).isEqualTo(effect);
                        assertThat(problem.help().zh()).contains("退回补正");
                        assertThat(problem.help().en()).contains("return for correction");
                    });
            assertThat(MeaningChecks.of(ContentEdit.changed(content, "conditions", "X-1", "unknown", effect)))
                    .extracting(Problem::pointer)
                    .containsExactly("conditions.xlsx 表!H2");
            assertThat(MeaningChecks.of(changed("star-upgrade", "SU-4-34", "effect", effect)))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.code()).isEqualTo("effect-of-lists"));
            String shared = BASE.table("notice-cases").rows().iterator().next().id();
            assertThat(codes(changed("notice-cases", shared, "effect", effect))).containsExactly("effect-of-lists");
            String slates = BASE.table("grass-share").rows().iterator().next().id();
            assertThat(codes(changed("grass-share", slates, "effect", effect))).isEmpty();
            String finals =
                    BASE.table("province-notice").rows().iterator().next().id();
            assertThat(codes(changed("province-notice", finals, "effect", effect)))
                    .isEmpty();
        }
    }

    @Test
    void a_cell_of_ratios_that_nothing_reads_is_refused() {
        assertThat(MeaningChecks.of(changed("ratios", "GRASS-QUOTA", "populationPath", "/window/level")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("cell-not-read");
                    assertThat(problem.pointer()).isEqualTo("ratios.xlsx 表!F2");
                    assertThat(problem.help().zh()).contains("Q-GRASS-70", "留空");
                    assertThat(problem.help().en()).contains("Q-GRASS-70", "leave it empty");
                });
        assertThat(codes(changed("ratios", "GRASS-QUOTA", "effect", "NON_COMPLIANT")))
                .containsExactly("cell-not-read");
        assertThat(codes(changed("ratios", "BALANCE", "numeratorPath", "/window/level")))
                .containsExactly("cell-not-read");
        assertThat(codes(changed("ratios", "FRONT-WINDOWS", "numeratorValue", "COUNTY")))
                .isEmpty();
    }

    private static PolicyContent condition(PolicyContent content, String comparator, String value) {
        return ContentEdit.condition(content, List.of("STAR_WINDOW"), "/additional/count", comparator, value);
    }

    @ParameterizedTest
    @CsvSource({
        "quotas, CC-W, places, 10, 9, stars-exceed-places",
        "quotas, CC-I, places, 0, -1, too-small",
        "text-limits, D-BRIEF-500, limit, 1, 0, too-small",
        "notices, N-UNIT-5, days, 1, 0, too-small",
        "deadlines, T-0510, correctionDays, 1, 0, too-small",
        "deadlines, T-0510, accepted, 2024-05-10, 2024-05-09, before-the-last-day",
        "thresholds, photos.paper, number, 0, -1, too-small",
        "ratios, GRASS-QUOTA, bound, 1, 70, more-than-the-whole",
        "ratios, GRASS-QUOTA, bound, 0, -0.1, too-small",
    })
    void a_number_or_day_that_means_nothing_is_refused_and_the_last_that_does_is_not(
            String table, String id, String column, String last, String faulty, String code) {
        assertThat(codes(changed(table, id, column, typed(table, id, column, last))))
                .isEmpty();
        assertThat(codes(changed(table, id, column, typed(table, id, column, faulty))))
                .containsExactly(code);
    }

    private static Object typed(String table, String id, String column, String value) {
        Object now = BASE.table(table).required(id).values().get(column);
        return now instanceof LocalDate
                ? LocalDate.parse(value)
                : now instanceof BigDecimal ? new BigDecimal(value) : (Object) Integer.valueOf(value);
    }

    @Test
    void a_condition_names_facts_of_its_awards_and_nothing_to_compare_given_with() {
        PolicyContent given = condition(COUNTED, "GIVEN", null);
        assertThat(codes(given)).isEmpty();
        assertThat(codes(ContentEdit.changed(given, "conditions", "X-1", "value", "3")))
                .containsExactly("not-compared");
        PolicyContent frontline = ContentEdit.changed(
                ContentEdit.changed(given, "conditions", "X-1", "whenPath", "/person/frontline"),
                "conditions",
                "X-1",
                "whenValue",
                "是");
        assertThat(codes(frontline)).containsExactly("fact-of-another-award");
        assertThat(codes(ContentEdit.added(
                        ContentEdit.without(given, "conditions", "X-1"),
                        "conditions",
                        "J A 中",
                        "awards",
                        List.of("STAR_WINDOW"),
                        "path",
                        "/additional/count",
                        "comparator",
                        "GIVEN",
                        "effect",
                        "RETURN",
                        "unknown",
                        "RETURN")))
                .containsExactly("faulty-code");
    }

    @ParameterizedTest
    @CsvSource({"/window/grade, CLERK_1, CLERK_9", "/window/level, COUNTY, VILLAGE", "/unit, JL-CC, JL-XX"})
    void a_condition_compares_a_code_with_one_that_its_fact_can_have(String path, String code, String unknown) {
        PolicyContent condition = ContentEdit.changed(condition(BASE, "EQ", code), "conditions", "X-1", "path", path);
        assertThat(codes(condition)).isEmpty();
        assertThat(codes(ContentEdit.changed(condition, "conditions", "X-1", "value", unknown)))
                .containsExactly("not-of-the-type");
    }
}
