package org.pingxuan.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.policy.Row;
import org.pingxuan.rulebook.BuildPolicy;
import org.pingxuan.rulebook.Rulebook;
import org.pingxuan.submission.Award;

class ListRegionsTest {

    private static final Rulebook BASE = BuildPolicy.rulebook();

    private static Rulebook changed(String table, String id, String column, Object value) {
        return Rulebook.of(ContentEdit.changed(BASE.policy(), table, id, column, value));
    }

    @Test
    void equal_policies_differ_nowhere() {
        assertThat(ListRegions.between(BASE, BASE)).isEmpty();
        assertThat(ListRegions.toldByImpact(BASE.policy(), BASE.policy(), List.of()))
                .isEmpty();
    }

    @Test
    void a_longer_limit_is_told_as_the_lengths_that_it_lets_pass() {
        List<Region> regions = ListRegions.between(BASE, changed("text-limits", "D-BRIEF-500", "limit", 600));
        assertThat(regions).singleElement().satisfies(region -> {
            assertThat(region.criteria()).containsExactly("D-BRIEF-500");
            assertThat(region.when())
                    .containsEntry("/materials/briefDeeds/words", Set.of("501 – 600"))
                    .containsEntry("award", Set.of("STAR_WINDOW", "OUTSTANDING_INDIVIDUAL", "PACESETTER"));
            assertThat(region.from()).isEqualTo("NOT_MET RETURN");
            assertThat(region.to()).isEqualTo("MET NONE");
            assertThat(region.example()).containsEntry("/materials/briefDeeds/words", "501");
            assertThat(region.sentence().zh())
                    .endsWith("当简要事迹字数为 501 – 600 时，不符合（退回补正） → 符合（无）。例如：其他各项均合格、简要事迹字数为 501 的一名。");
            assertThat(region.sentence().en()).contains("where brief deeds, characters is 501 – 600, not met");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "deadlines, T-0510, date, 2024-05-15, T-0510, /receivedAt",
        "thresholds, service.years, number, 4, I-YEARS-3, /person/service/0/from",
        "thresholds, photos.paper, number, 3, D-PHOTO, /materials/photos/paper",
        "thresholds, consult.maxAgeMonths, number, 6, G-CONSULT, /procedure/opinions/*/on",
        "notices, N-UNIT-5, days, 7, N-UNIT-5, /procedure/unitNotice/to",
        "incident-types, W-NEG-CONDUCT, from, 2021-01-01, W-NEG-CONDUCT, /incidents/0/on",
        "window-categories, EMPLOYMENT, scope, OUTSIDE, W-SCOPE, /window/category",
    })
    void a_changed_number_date_or_code_is_told_with_its_fact(
            String table, String id, String column, String value, String criterion, String path) {
        Row row = BASE.policy().table(table).row(id).orElseThrow();
        Object typed = row.values().get(column) instanceof LocalDate
                ? LocalDate.parse(value)
                : row.values().get(column) instanceof BigDecimal
                        ? new BigDecimal(value)
                        : row.values().get(column) instanceof Integer ? Integer.valueOf(value) : value;
        List<Region> regions = ListRegions.between(BASE, changed(table, id, column, typed));
        assertThat(regions).isNotEmpty().allSatisfy(region -> {
            assertThat(region.table()).isEqualTo(table);
            assertThat(region.from()).isNotEqualTo(region.to());
            assertThat(region.sentence().zh()).contains("例如").doesNotContain("/");
            assertThat(region.sentence().en()).contains("For example");
        });
        assertThat(regions)
                .anyMatch(region ->
                        region.criteria().contains(criterion) && region.when().containsKey(path));
    }

    @Test
    void a_code_is_said_by_its_name() {
        assertThat(ListRegions.between(BASE, changed("window-categories", "EMPLOYMENT", "scope", "OUTSIDE")))
                .extracting(region -> region.sentence().zh())
                .contains("W-SCOPE：“星级”优质服务窗口，当窗口类型为 公共就业和人才服务机构 时，符合（无） → 不符合（不合格）。"
                        + "例如：其他各项均合格、窗口类型为 公共就业和人才服务机构 的一名。");
    }

    private static Rulebook without(String table, String id) {
        return Rulebook.of(ContentEdit.without(BASE.policy(), table, id));
    }

    @Test
    void a_kind_of_record_that_is_no_longer_read_is_told_for_every_day() {
        assertThat(ListRegions.between(BASE, without("incident-types", "I-NEG-COMPLAINT")))
                .filteredOn(region -> region.criteria().equals(List.of("I-NEG-COMPLAINT")))
                .isNotEmpty()
                .allSatisfy(region -> assertThat(region.when()).containsEntry("/incidents/0/on", Set.of("… – …")));
    }

    /** Such drafts cannot be submitted, but what else they change is shown. */
    @ParameterizedTest
    @CsvSource({
        "thresholds, service.years",
        "thresholds, photos.paper",
        "deadlines, T-0510",
        "text-limits, D-BRIEF-500",
        "notices, N-UNIT-5",
        "units, JL-CC",
        "attested, W-POL",
        "affiliations, 01"
    })
    void a_row_that_rules_cannot_do_without_may_be_missing(String table, String id) {
        assertThat(ListRegions.between(BASE, without(table, id)))
                .allMatch(region -> region.table().equals(table));
    }

    @Test
    void what_is_compared_with_whole_slates_is_named_instead() {
        Rulebook draft = changed("quotas", "JL-W", "places", 4);
        assertThat(ListRegions.between(BASE, draft)).isEmpty();
        assertThat(ListRegions.toldByImpact(BASE.policy(), draft.policy(), List.of()))
                .containsExactly("quotas");
    }

    @ParameterizedTest
    @CsvSource({
        "deadlines, T-YEAREND, date, 2024-12-30, deadlines",
        "deadlines, T-0510, correctionDays, 4, deadlines",
        "thresholds, award.perStar, number, 9, thresholds",
        "thresholds, photos.paper, number, 3, ",
        "text-limits, D-BRIEF-500, limit, 600, ",
    })
    void a_changed_row_that_no_example_follows_is_left_to_the_impact(
            String table, String id, String column, String value, String told) {
        Object typed = column.equals("date")
                ? LocalDate.parse(value)
                : column.equals("number") ? new BigDecimal(value) : Integer.valueOf(value);
        Rulebook draft = changed(table, id, column, typed);
        assertThat(draft.policy().digest()).isNotEqualTo(BASE.policy().digest());
        assertThat(ListRegions.toldByImpact(BASE.policy(), draft.policy(), ListRegions.between(BASE, draft)))
                .isEqualTo(told == null ? List.of() : List.of(told));
    }

    @Test
    void where_the_rules_differ_too_every_changed_list_is_left_to_the_impact() {
        PolicyContent changed = ContentEdit.changed(BASE.policy(), "text-limits", "D-BRIEF-500", "limit", 600);
        Map<String, String> rules = new TreeMap<>(changed.rules());
        rules.merge("clauses.yaml", "\n# changed\n", String::concat);
        assertThat(ListRegions.toldByImpact(BASE.policy(), new PolicyContent(rules, changed.tables()), List.of()))
                .containsExactly("text-limits");
    }

    /** Limits, deadlines and look-backs are changed at random, and every value about them is judged under both policies. */
    @Test
    void along_its_fact_no_value_is_missed_and_none_is_invented() {
        Random random = new Random(20240408);
        int told = 0;
        for (int round = 0; round < 40; round++) {
            int kind = round % 3;
            LocalDate day = LocalDate.of(2024, 5, 10).plusDays(random.nextInt(21) - 10);
            Rulebook draft = switch (kind) {
                case 0 -> changed("text-limits", "D-BRIEF-500", "limit", 480 + random.nextInt(40));
                case 1 -> changed("deadlines", "T-0510", "date", day);
                default ->
                    changed(
                            "incident-types",
                            "W-NEG-LAW-CASE",
                            "from",
                            LocalDate.of(2019, 1, 1).plusDays(random.nextInt(21) - 10));
            };
            String path = List.of("/materials/briefDeeds/words", "/receivedAt", "/incidents/0/on")
                    .get(kind);
            Map<String, String> fixed = kind == 2
                    ? Map.of("/incidents/0/type", "ILLEGAL_CASE", "/incidents/0/status", "CONFIRMED")
                    : Map.of();
            List<Region> regions = ListRegions.between(BASE, draft);
            ExampleNominees before = new ExampleNominees(BASE);
            ExampleNominees after = new ExampleNominees(draft);
            for (int step = 0; step < 60; step++) {
                String value = switch (kind) {
                    case 0 -> String.valueOf(470 + step);
                    case 1 -> LocalDate.of(2024, 4, 20).plusDays(step).toString();
                    default -> LocalDate.of(2018, 12, 5).plusDays(step).toString();
                };
                var was = before.judge(Award.STAR_WINDOW, path, value, fixed);
                var is = after.judge(Award.STAR_WINDOW, path, value, fixed);
                for (String criterion : was.criteria()) {
                    Set<String> found = new HashSet<>();
                    regions.stream()
                            .filter(region -> region.criteria().contains(criterion)
                                    && region.when().get("award").contains("STAR_WINDOW")
                                    && fixed.entrySet().stream()
                                            .allMatch(part -> region.when()
                                                    .getOrDefault(part.getKey(), Set.of())
                                                    .contains(part.getValue()))
                                    && lies(
                                            value,
                                            region.when().get(path).iterator().next()))
                            .forEach(region -> found.add(region.from() + "→" + region.to()));
                    if (Objects.equals(was.of(criterion), is.of(criterion))) {
                        assertThat(found).as("%s %s", criterion, value).isEmpty();
                    } else {
                        told++;
                        assertThat(found)
                                .as("%s %s", criterion, value)
                                .containsExactly(was.of(criterion) + "→" + is.of(criterion));
                    }
                }
            }
        }
        assertThat(told).isGreaterThan(100);
    }

    /** Numbers of one length and days both compare as texts. */
    private static boolean lies(String value, String range) {
        if (!range.contains("–")) {
            return value.equals(range);
        }
        String first = range.substring(0, range.indexOf('–')).strip();
        String last = range.substring(range.indexOf('–') + 1).strip();
        return (first.equals("…") || value.compareTo(first) >= 0) && (last.equals("…") || value.compareTo(last) <= 0);
    }
}
