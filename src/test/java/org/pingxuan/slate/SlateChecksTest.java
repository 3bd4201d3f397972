package org.pingxuan.slate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pingxuan.slate.Nominations.named;
import static org.pingxuan.slate.Nominations.window;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pingxuan.policy.Stage;
import org.pingxuan.rulebook.BuildPolicy;
import org.pingxuan.shared.Text;
import org.pingxuan.slate.ShareRule.Base;
import org.pingxuan.slate.ShareRule.Fraction;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.Submission;
import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.Figure;

/** Counts and shares with their arithmetic. */
class SlateChecksTest {

    @ParameterizedTest
    @CsvSource({
        "1,1", "2,2", "3,3", "4,3", "5,4", "6,5", "7,5", "8,6", "9,7", "10,7", "11,8", "12,9", "13,10", "14,10", "15,11"
    })
    void seventy_per_cent_of_so_many_places_takes_so_many_grass_roots_windows(int places, int takes) {
        assertThat(grass(places, places, takes).answers()).containsEntry("grass", "ENOUGH");
        assertThat(grass(places, places, takes - 1).answers()).containsEntry("grass", "BELOW");
        Figure figure = grass(places, places, takes).figure();
        assertThat(figure.margin()).isZero();
        assertThat(figure.numerator()).isEqualTo(takes);
        assertThat(figure.denominator()).isEqualTo(places);
        assertThat(grass(places, places, takes - 1).figure().margin()).isEqualTo(-1);
        assertThat(effect(grass(places, places, takes))).isEqualTo(Effect.NONE);
        assertThat(effect(grass(places, places, takes - 1))).isEqualTo(Effect.NON_COMPLIANT);
    }

    @Test
    void a_long_slate_of_windows_that_differ_and_are_tied_takes_no_number_for_every_two_of_them() {
        int windows = 2_000;
        List<Submission> all = new ArrayList<>();
        for (int order = 1; order <= windows; order++) {
            all.add(Nominations.ofCategory("类型" + order, order, List.of("w" + Math.max(1, order - 1))));
        }
        SlateList list = new SlateList("JL-JL", Award.STAR_WINDOW, all);
        SlateTerms terms = SlateTerms.ofSlate(BuildPolicy.content(), "JL-JL", Award.STAR_WINDOW);
        SlateChecks.of(list, terms, Elsewhere.NONE);
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        long before = memory.getCurrentThreadAllocatedBytes();
        SlateChecks.of(list, terms, Elsewhere.NONE);

        assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan((long) Long.BYTES * windows * windows);
    }

    @Test
    void the_figure_tells_base_limit_rounding_and_who_was_counted() {
        Figure figure = grass(5, 5, 3).figure();
        assertThat(figure.base()).isEqualTo("quota");
        assertThat(figure.limit()).isEqualTo("≥ 70% × 5 = 3.5 → 4");
        assertThat(figure.rounding()).isEqualTo("UP");
        assertThat(figure.counted()).containsExactly("w1", "w2", "w3");
        assertThat(grass(10, 10, 7).figure().limit()).isEqualTo("≥ 70% × 10 = 7");
        assertThat(grass(10, 10, 7).figure().rounding()).isEqualTo("NONE");
    }

    @ParameterizedTest
    @CsvSource({
        "3,GE,0.3,10,YES",
        "2,GE,0.3,10,NO",
        "3,GT,0.3,10,NO",
        "4,GT,0.3,10,YES",
        "3,LE,0.3,10,YES",
        "4,LE,0.3,10,NO",
        "3,LT,0.3,10,NO",
        "2,LT,0.3,10,YES",
        "4,GE,0.33,12,YES",
        "3,GE,0.33,12,NO",
        "0,GE,0.3,0,YES",
        "0,LT,0.3,0,YES"
    })
    void a_row_that_policy_staff_add_is_kept_on_one_side_of_its_bound_only(
            int pilots, String comparator, String bound, int recommended, String kept) {
        ShareRule rule = rule(comparator, bound, Base.RECOMMENDED);
        assertThat(check("R-PILOT", slate(recommended, pilots), terms(rule))
                        .answers(slate(recommended, pilots).members()))
                .containsEntry("kept", kept);
    }

    @Test
    void a_row_is_unknown_only_where_what_is_not_given_matters() {
        ShareRule rule = rule("GE", "0.5", Base.RECOMMENDED);
        List<Submission> four = new ArrayList<>(slate(3, 2).nominations());
        four.add(window("w4", 4, "COUNTY", 3, false, List.of(), null));
        SlateList decided = new SlateList("JL-JL", Award.STAR_WINDOW, four);
        assertThat(check("R-PILOT", decided, terms(rule)).answers(decided.members()))
                .containsEntry("kept", "YES");
        four.add(window("w5", 5, "COUNTY", 3, false, List.of(), false));
        SlateList open = new SlateList("JL-JL", Award.STAR_WINDOW, four);
        assertThat(check("R-PILOT", open, terms(rule)).answers(open.members())).containsEntry("kept", null);
    }

    @Test
    void chains_of_ties_are_told_with_their_members() {
        List<Submission> windows = List.of(
                window("a", 1, "COUNTY", 3, false, List.of("b"), false),
                window("b", 2, "COUNTY", 3, false, List.of("c"), false),
                window("c", 3, "COUNTY", 3, false, List.of(), true));
        SlateList list = new SlateList("JL-JL", Award.STAR_WINDOW, windows);
        Check ties = check("W-TIE", list, terms(null));
        assertThat(ties.answers(list.members())).containsEntry("ties", "CONTRADICTED");
        BitSet withoutMiddle = list.members();
        withoutMiddle.clear(1);
        assertThat(ties.answers(withoutMiddle)).containsEntry("ties", "NONE");
    }

    /** What the tables of the build make of the answers. */
    private static Effect effect(Grass grass) {
        return BuildPolicy.rulebook().effectOf("Q-GRASS-70", grass.answers());
    }

    @Test
    void a_nominee_named_two_thousand_times_is_counted_without_two_million_pairs() {
        List<Submission> windows = new ArrayList<>();
        for (int order = 1; order <= 2_000; order++) {
            windows.add(named(
                    "w" + order,
                    "示例窗口",
                    order,
                    "COUNTY",
                    3 + order / 2_000,
                    false,
                    List.of("w" + (order % 2_000 + 1)),
                    true));
        }
        SlateList list = new SlateList("JL-JL", Award.STAR_WINDOW, windows);
        for (String criterion : List.of("X-DUP-ROW", "X-ONE-STAR")) {
            Check check = check(criterion, list, terms(null));
            assertThat(check.answers(list.members())).containsEntry("kept", "NO");
            assertThat(check.figure().apply(list.members()).numerator()).isEqualTo(2_000);
        }
        assertThat(check("W-TIE", list, terms(null)).answers(list.members())).containsEntry("ties", "KEPT");
    }

    @Test
    void two_stars_over_are_too_many_by_the_sum_of_both() {
        List<Submission> windows = new ArrayList<>();
        for (int order = 1; order <= 10; order++) {
            windows.add(window(order, "COUNTY", order <= 5 ? 5 : order <= 9 ? 4 : 3));
        }
        SlateList list = new SlateList("JL-CC", Award.STAR_WINDOW, windows);
        SlateTerms terms = SlateTerms.ofSlate(BuildPolicy.content(), "JL-CC", Award.STAR_WINDOW);
        assertThat(check("Q-ALLOC", list, terms).figure().apply(list.members()).margin())
                .isEqualTo(-2);
        BitSet fewer = list.members();
        fewer.clear(0);
        assertThat(check("Q-ALLOC", list, terms).figure().apply(fewer).margin()).isEqualTo(-1);
        fewer.clear(5);
        assertThat(check("Q-ALLOC", list, terms).figure().apply(fewer).margin()).isEqualTo(2);
    }

    @Test
    void each_row_of_ratios_counts_by_its_own_cells() {
        SlateTerms build = SlateTerms.ofSlate(BuildPolicy.content(), "JL-JL", Award.STAR_WINDOW);
        List<ShareRule> rules = build.rules().stream()
                .map(rule -> rule.id().equals("FRONT-WINDOWS") || rule.id().equals("GRASS-RECOMMENDED")
                        ? new ShareRule(
                                rule.id(),
                                rule.stage(),
                                rule.awards(),
                                rule.criterion(),
                                rule.population(),
                                new Filter("/window/level", "EQ", "CITY"),
                                rule.base(),
                                rule.comparator(),
                                rule.bound(),
                                rule.effect(),
                                rule.unknown(),
                                rule.title())
                        : rule)
                .toList();
        SlateTerms terms = new SlateTerms(Stage.SLATE, 5, Map.of(), rules, "ORDINARY", true);
        SlateList list = new SlateList(
                "JL-JL",
                Award.STAR_WINDOW,
                List.of(window(1, "COUNTY", 3), window(2, "CITY", 3), window(3, "CITY", 3), window(4, "CITY", 3)));
        assertThat(check("Q-FRONT", list, terms).figure().apply(list.members()).counted())
                .containsExactly("w2", "w3", "w4");
        assertThat(check("Q-GRASS-70", list, terms).answers(list.members())).containsEntry("grass", "BELOW_QUOTA");
        assertThat(check("Q-GRASS-70", list, build).answers(list.members())).containsEntry("grass", "BELOW");
    }

    @Test
    void the_balance_names_kinds_in_words_of_the_language() {
        SlateList list = slate(5, 0);
        Text shares = check("Q-BALANCE", list, terms(null))
                .figure()
                .apply(list.members())
                .detail();
        assertThat(shares.zh()).isEqualTo("行政区划：220102 2、220103 3；类型：公共就业和人才服务机构 3、社会保险经办机构 2");
        assertThat(shares.en())
                .isEqualTo(
                        "division: 220102 2, 220103 3; kind: public employment and talent service body 3, social-insurance agency 2");
    }

    @Test
    void the_balance_names_sex_and_ethnic_group_and_what_is_not_given() {
        SlateTerms terms = SlateTerms.ofSlate(BuildPolicy.content(), "JL-JL", Award.OUTSTANDING_INDIVIDUAL);
        SlateList list = new SlateList(
                "JL-JL",
                Award.OUTSTANDING_INDIVIDUAL,
                List.of(
                        Nominations.person(1, null, "FEMALE", true, "NONE"),
                        Nominations.person(2, null, null, true, "NONE")));
        Text shares =
                check("Q-BALANCE", list, terms).figure().apply(list.members()).detail();
        assertThat(shares.zh()).isEqualTo("性别：女 1、未填 1；民族：汉族 2");
        assertThat(shares.en()).isEqualTo("sex: female 1, not given 1; ethnic group: Han 2");
    }

    private record Grass(Map<String, String> answers, Figure figure) {}

    private static Grass grass(int places, int recommended, int grassRoots) {
        List<Submission> windows = new ArrayList<>();
        for (int order = 1; order <= recommended; order++) {
            windows.add(window(order, order <= grassRoots ? "COUNTY" : "CITY", 3));
        }
        SlateList list = new SlateList("JL-JL", Award.STAR_WINDOW, windows);
        SlateTerms build = SlateTerms.ofSlate(BuildPolicy.content(), "JL-JL", Award.STAR_WINDOW);
        Check check = check(
                "Q-GRASS-70", list, new SlateTerms(Stage.SLATE, places, Map.of(), build.rules(), "ORDINARY", true));
        return new Grass(check.answers(list.members()), check.figure().apply(list.members()));
    }

    private static SlateList slate(int recommended, int pilots) {
        List<Submission> windows = new ArrayList<>();
        for (int order = 1; order <= recommended; order++) {
            windows.add(window("w" + order, order, "COUNTY", 3, false, List.of(), order <= pilots));
        }
        return new SlateList("JL-JL", Award.STAR_WINDOW, windows);
    }

    private static ShareRule rule(String comparator, String bound, Base base) {
        return new ShareRule(
                "R-PILOT",
                Stage.SLATE,
                Set.of("STAR_WINDOW"),
                null,
                new Filter(null, null, null),
                new Filter("/window/quickServicePilot", "EQ", "是"),
                base,
                comparator,
                Fraction.of(new BigDecimal(bound)),
                Effect.NON_COMPLIANT,
                Effect.UNKNOWN,
                Text.of("快办试点", "pilots"));
    }

    private static SlateTerms terms(ShareRule further) {
        SlateTerms build = SlateTerms.ofSlate(BuildPolicy.content(), "JL-JL", Award.STAR_WINDOW);
        List<ShareRule> rules = new ArrayList<>(build.rules());
        if (further != null) {
            rules.add(further);
        }
        return new SlateTerms(Stage.SLATE, 5, Map.of(), rules, "ORDINARY", true);
    }

    private static Check check(String criterion, SlateList list, SlateTerms terms) {
        return SlateChecks.of(list, terms, Elsewhere.NONE).stream()
                .filter(check -> check.criterion().equals(criterion))
                .findFirst()
                .orElseThrow();
    }
}
