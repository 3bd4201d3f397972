package org.pingxuan.slate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pingxuan.slate.Nominations.reserve;
import static org.pingxuan.slate.Nominations.window;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingxuan.policy.Stage;
import org.pingxuan.shared.Text;
import org.pingxuan.slate.ShareRule.Base;
import org.pingxuan.slate.ShareRule.Fraction;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.Submission;
import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.ListVerdict;

/** The smallest change to a slate, against every change that there is. */
class RepairTest {

    private static final Filter EVERYBODY = new Filter(null, null, null);
    private static final Filter COUNTY = new Filter("/window/level", "IN", "COUNTY、TOWNSHIP、COMMUNITY");

    @Test
    void a_slate_over_its_quota_loses_exactly_its_last_place() {
        List<Submission> sent = new ArrayList<>();
        for (int order = 1; order <= 6; order++) {
            sent.add(window(order, "COUNTY", 3));
        }
        Repair repair = repair(sent, terms(5, Map.of()), Map.of());
        assertThat(repair.feasible()).isTrue();
        assertThat(repair.change().drops()).containsExactly("w6");
        assertThat(repair.change().fills()).isEmpty();
        assertThat(repair.change().order()).containsExactly("w1", "w2", "w3", "w4", "w5");
        assertThat(repair.change().verdict()).isEqualTo(ListVerdict.COMPLIANT);
        assertThat(repair.conflicts()).isEmpty();
    }

    @Test
    void five_places_with_three_grass_roots_windows_reach_review_at_best() {
        Repair repair = repair(threeOfFive(), terms(5, Map.of()), Map.of());
        assertThat(repair.feasible()).isFalse();
        assertThat(repair.conflicts()).containsExactly("Q-GRASS-70");
        assertThat(repair.change().verdict()).isEqualTo(ListVerdict.REVIEW);
        assertThat(repair.change().drops()).containsExactly("w5");
    }

    @Test
    void one_grass_roots_reserve_makes_them_compliant_by_one_swap() {
        List<Submission> sent = new ArrayList<>(threeOfFive());
        sent.add(reserve(1, "CITY", 3));
        sent.add(reserve(2, "TOWNSHIP", 3));
        Repair repair = repair(sent, terms(5, Map.of()), Map.of());
        assertThat(repair.feasible()).isTrue();
        assertThat(repair.change().drops()).containsExactly("w5");
        assertThat(repair.change().fills()).containsExactly("r2");
        assertThat(repair.change().order()).containsExactly("w1", "w2", "w3", "w4", "r2");
        assertThat(repair.change().verdict()).isEqualTo(ListVerdict.COMPLIANT);
    }

    @Test
    void a_slate_without_quota_is_blocked_by_that_alone() {
        Repair repair = repair(threeOfFive(), terms(null, Map.of()), Map.of());
        assertThat(repair.feasible()).isFalse();
        assertThat(repair.conflicts()).containsExactly("Q-ALLOC");
        assertThat(repair.blockers()).containsExactly("Q-ALLOC", "Q-ANNEX3", "Q-GRASS-70");
        assertThat(repair.change()).isNull();
    }

    @Test
    void what_does_not_depend_on_who_is_on_the_slate_blocks_repair() {
        Repair repair = repair(threeOfFive(), terms(3, Map.of()), Map.of("G-GATE", Effect.RETURN));
        assertThat(repair.feasible()).isFalse();
        assertThat(repair.conflicts()).containsExactly("G-GATE");
        assertThat(repair.change().verdict()).isEqualTo(ListVerdict.RETURNED);
        assertThat(repair.change().drops()).containsExactly("w2", "w5");
    }

    @Test
    void a_late_slate_has_no_way_out() {
        Repair repair = repair(threeOfFive(), terms(5, Map.of()), Map.of("T-0510", Effect.FORFEIT));
        assertThat(repair.feasible()).isFalse();
        assertThat(repair.change()).isNull();
    }

    @Test
    void an_order_with_gaps_is_numbered_anew_without_any_change() {
        List<Submission> sent = List.of(window(4, "COUNTY", 3), window(2, "COUNTY", 4));
        Repair repair = repair(sent, terms(2, Map.of()), Map.of());
        assertThat(repair.feasible()).isTrue();
        assertThat(repair.change().drops()).isEmpty();
        assertThat(repair.change().order()).containsExactly("w2", "w4");
    }

    @Test
    void two_limits_that_exclude_each_other_are_named_together() {
        ShareRule four = own("R-FOUR", EVERYBODY, Base.NUMBER, "GE", "4");
        SlateTerms terms = new SlateTerms(
                Stage.SLATE, 3, Map.of(), List.of(QUOTA, ACTUAL, FRONT, BALANCE, four), "ORDINARY", true);
        List<Submission> sent = new ArrayList<>();
        for (int order = 1; order <= 5; order++) {
            sent.add(window(order, "COUNTY", 3));
        }
        Repair repair = repair(sent, terms, Map.of());
        assertThat(repair.conflicts()).containsExactly("Q-ALLOC", "R-FOUR");
        assertThat(repair.blockers()).isEmpty();
    }

    /** Random slates of each seed: {@code -Dpingxuan.repairs=120} makes 600 of them. */
    private static final int SLATES = Integer.getInteger("pingxuan.repairs", 12);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void on_small_slates_no_change_at_all_is_better(long seed) {
        Random random = new Random(seed);
        int feasible = 0;
        for (int slate = 0; slate < SLATES; slate++) {
            List<Submission> sent = randomSlate(random, 4 + random.nextInt(3), random.nextInt(3));
            SlateTerms terms = randomTerms(random);
            Map<String, Effect> elsewise = random.nextInt(6) == 0 ? Map.of("G-OPEN", Effect.REVIEW) : Map.of();
            Repair repair = repair(sent, terms, elsewise);
            Repair.Change best = everyChange(sent, terms, elsewise);
            ListVerdict now = judge(SlateList.ofUnit("JL-JL", Award.STAR_WINDOW, sent), terms, elsewise);
            assertThat(repair.feasible()).isEqualTo(best.verdict() == ListVerdict.COMPLIANT);
            if (!repair.feasible() && !now.isGraverThan(best.verdict())) {
                assertThat(repair.change()).isNull();
            } else {
                assertThat(repair.change()).isEqualTo(best);
            }
            assertThat(repair.conflicts().isEmpty()).isEqualTo(repair.feasible());
            feasible += repair.feasible() ? 1 : 0;
        }
        assertThat(feasible).isBetween(1, SLATES - 1);
    }

    @Test
    void two_hundred_nominees_under_twenty_limits_are_repaired_within_a_second() {
        Random random = new Random(7);
        List<Submission> sent = randomSlate(random, 160, 40);
        List<ShareRule> rules = new ArrayList<>(List.of(QUOTA, ACTUAL, FRONT, BALANCE));
        for (int i = 0; i < 12; i++) {
            Filter filter = new Filter("/additional/f" + i, "EQ", "是");
            rules.add(new ShareRule(
                    "R-" + i,
                    Stage.SLATE,
                    Set.of("STAR_WINDOW"),
                    null,
                    EVERYBODY,
                    filter,
                    Base.RECOMMENDED,
                    i % 2 == 0 ? "GE" : "LE",
                    Fraction.of(new BigDecimal(i % 2 == 0 ? "0.55" : "0.45")),
                    Effect.NON_COMPLIANT,
                    Effect.UNKNOWN,
                    Text.of("例", "example")));
        }
        SlateTerms terms = new SlateTerms(Stage.SLATE, 120, Map.of(5, 45, 4, 45, 3, 45), rules, "ORDINARY", true);
        repair(sent.subList(0, 20), terms, Map.of());
        // the time that this thread works: others may be building on the same machine
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        Repair repair = repair(sent, terms, Map.of());
        Duration worked = Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
        assertThat(repair.feasible()).isTrue();
        assertThat(repair.change().drops().size() - repair.change().fills().size())
                .isGreaterThanOrEqualTo(40);
        assertThat(worked).isLessThan(Duration.ofSeconds(1));
    }

    // ---- the slates and the checker that the table's effects make
    // ----------------------------------------------------------

    private static final ShareRule QUOTA = bound("Q-GRASS-70", COUNTY, Base.QUOTA, "0.7");
    private static final ShareRule ACTUAL = bound("Q-GRASS-70", COUNTY, Base.RECOMMENDED, "0.7");
    private static final ShareRule FRONT = bound("Q-FRONT", COUNTY, Base.OTHERS, "1");
    private static final ShareRule BALANCE = bound("Q-BALANCE", EVERYBODY, Base.NUMBER, "3");

    private static ShareRule bound(String criterion, Filter numerator, Base base, String bound) {
        return new ShareRule(
                criterion + base,
                Stage.SLATE,
                Set.of("STAR_WINDOW"),
                criterion,
                EVERYBODY,
                numerator,
                base,
                "GE",
                Fraction.of(new BigDecimal(bound)),
                null,
                null,
                Text.of("例", "example"));
    }

    private static ShareRule own(String id, Filter numerator, Base base, String comparator, String bound) {
        return new ShareRule(
                id,
                Stage.SLATE,
                Set.of("STAR_WINDOW"),
                null,
                EVERYBODY,
                numerator,
                base,
                comparator,
                Fraction.of(new BigDecimal(bound)),
                Effect.NON_COMPLIANT,
                Effect.UNKNOWN,
                Text.of("例", "example"));
    }

    private static SlateTerms terms(Integer places, Map<Integer, Integer> perStar) {
        return new SlateTerms(Stage.SLATE, places, perStar, List.of(QUOTA, ACTUAL, FRONT, BALANCE), "ORDINARY", true);
    }

    private static List<Submission> threeOfFive() {
        return List.of(
                window(1, "COUNTY", 3),
                window(2, "CITY", 3),
                window(3, "TOWNSHIP", 3),
                window(4, "COMMUNITY", 3),
                window(5, "CITY", 3));
    }

    private static SlateTerms randomTerms(Random random) {
        List<ShareRule> rules = new ArrayList<>(List.of(QUOTA, ACTUAL, FRONT, BALANCE));
        if (random.nextBoolean()) {
            rules.add(own(
                    "R-PILOT",
                    new Filter("/window/quickServicePilot", "EQ", "是"),
                    random.nextBoolean() ? Base.RECOMMENDED : Base.QUOTA,
                    random.nextBoolean() ? "GE" : "LT",
                    "0.4"));
        }
        String[] grass = {"ORDINARY", "ORDINARY", "COUNTY_REVIEW", "CITY_COUNTS", "COUNTY_POINTED_OUT"};
        return new SlateTerms(
                Stage.SLATE,
                3 + random.nextInt(4),
                random.nextBoolean() ? Map.of(5, 1, 4, 2, 3, 2) : Map.of(),
                rules,
                grass[random.nextInt(grass.length)],
                true);
    }

    private static List<Submission> randomSlate(Random random, int members, int reserves) {
        List<Submission> sent = new ArrayList<>();
        String[] levels = {"COUNTY", "COUNTY", "TOWNSHIP", "COMMUNITY", "CITY", "COUNTY", null};
        for (int i = 0; i < members + reserves; i++) {
            boolean reserve = i >= members;
            String reference = (reserve ? "r" : "w") + i;
            boolean small = members < 20;
            String name = small && random.nextInt(8) == 0 ? "同名窗口" : "示例窗口" + reference;
            Map<String, Object> additional = new TreeMap<>();
            for (int field = 0; field < 12; field++) {
                additional.put("f" + field, random.nextBoolean());
            }
            Submission window = Nominations.named(
                    reference,
                    name,
                    reserve ? i - members + 1 : i + 1,
                    small || random.nextInt(10) > 0 ? levels[random.nextInt(levels.length)] : "COUNTY",
                    small && random.nextInt(12) == 0 ? null : 3 + random.nextInt(3),
                    reserve,
                    small && random.nextInt(3) == 0 ? List.of("w" + random.nextInt(members)) : List.of(),
                    random.nextInt(5) == 0 ? null : Boolean.valueOf(random.nextBoolean()));
            sent.add(new Submission(
                    window.award(),
                    window.unit(),
                    window.reference(),
                    window.order(),
                    null,
                    reserve,
                    window.tiedWith(),
                    window.window(),
                    null,
                    List.of(),
                    Map.of(),
                    window.procedure(),
                    window.materials(),
                    additional));
        }
        return sent;
    }

    private static Repair repair(List<Submission> sent, SlateTerms terms, Map<String, Effect> elsewise) {
        return Repair.of(new Repair.Case(
                SlateList.ofUnit("JL-JL", Award.STAR_WINDOW, sent),
                list -> SlateChecks.of(list, terms, Elsewhere.NONE),
                effects(terms),
                elsewise,
                list -> judge(list, terms, elsewise)));
    }

    private static ListVerdict judge(SlateList list, SlateTerms terms, Map<String, Effect> elsewise) {
        Effect gravest = Effect.NONE;
        for (Check check : SlateChecks.of(list, terms, Elsewhere.NONE)) {
            Effect effect = effects(terms).of(check.criterion(), check.answers(list.members()));
            gravest = effect.isGraverThan(gravest) ? effect : gravest;
        }
        for (Effect effect : elsewise.values()) {
            gravest = effect.isGraverThan(gravest) ? effect : gravest;
        }
        return ListVerdict.of(gravest);
    }

    /** As the tables say it; contradicted ties weigh more here, so that repair meets what no inequality tells. */
    private static Check.Effects effects(SlateTerms terms) {
        return (criterion, answers) -> {
            String first = answers.values().iterator().next();
            return switch (criterion) {
                case "Q-ANNEX3" -> first == null ? Effect.UNKNOWN : Effect.NONE;
                case "Q-ALLOC" ->
                    first == null || first.equals("STAR_OPEN")
                            ? Effect.UNKNOWN
                            : first.equals("OVER") ? Effect.NON_COMPLIANT : Effect.NONE;
                case "Q-GRASS-70" -> {
                    Effect effect = first == null
                            ? Effect.UNKNOWN
                            : switch (first) {
                                case "ENOUGH" -> Effect.NONE;
                                case "BELOW_QUOTA" -> Effect.REVIEW;
                                default -> Effect.NON_COMPLIANT;
                            };
                    Effect special = switch (answers.get("grass.special")) {
                        case "LEFT_OUT" -> Effect.REVIEW;
                        case "POINTED_OUT" -> Effect.FLAG;
                        default -> Effect.NONE;
                    };
                    yield special.isGraverThan(effect) ? special : effect;
                }
                case "W-TIE" ->
                    first == null ? Effect.RETURN : first.equals("CONTRADICTED") ? Effect.REVIEW : Effect.NONE;
                case "Q-FRONT", "Q-BALANCE" ->
                    first == null ? Effect.RETURN : first.equals("NO") ? Effect.FLAG : Effect.NONE;
                default ->
                    criterion.startsWith("R-")
                            ? first == null ? Effect.UNKNOWN : first.equals("NO") ? Effect.NON_COMPLIANT : Effect.NONE
                            : "YES".equals(first) ? Effect.NONE : Effect.RETURN;
            };
        };
    }

    // ---- every change there is
    // ---------------------------------------------------------------------------------------------

    private static Repair.Change everyChange(List<Submission> sent, SlateTerms terms, Map<String, Effect> elsewise) {
        List<Submission> members = sent.stream().filter(one -> !one.reserve()).toList();
        List<Submission> reserves = sent.stream().filter(Submission::reserve).toList();
        List<Submission> all = new ArrayList<>(members);
        all.addAll(reserves);
        Optional<Repair.Change> best = Optional.empty();
        for (int subset = 0; subset < 1 << all.size(); subset++) {
            List<Submission> changed = new ArrayList<>();
            List<String> drops = new ArrayList<>();
            List<String> fills = new ArrayList<>();
            List<String> order = new ArrayList<>();
            Map<Submission, Integer> numbers = new HashMap<>();
            for (int i = 0; i < all.size(); i++) {
                boolean in = (subset >> i & 1) == 1;
                if (in) {
                    order.add(all.get(i).reference());
                    numbers.put(all.get(i), order.size());
                }
                if (in == all.get(i).reserve()) {
                    (in ? fills : drops).add(all.get(i).reference());
                }
            }
            for (int i = 0; i < all.size(); i++) {
                boolean in = (subset >> i & 1) == 1;
                changed.add(all.get(i).placed(in ? numbers.get(all.get(i)) : Integer.valueOf(90 + i), !in));
            }
            ListVerdict verdict = judge(SlateList.ofUnit("JL-JL", Award.STAR_WINDOW, changed), terms, elsewise);
            Repair.Change change = new Repair.Change(drops, fills, order, verdict);
            if (best.isEmpty() || isBetter(change, best.get(), members, reserves)) {
                best = Optional.of(change);
            }
        }
        return best.orElseThrow();
    }

    private static boolean isBetter(
            Repair.Change one, Repair.Change other, List<Submission> members, List<Submission> reserves) {
        if (one.verdict() != other.verdict()) {
            return other.verdict().isGraverThan(one.verdict());
        }
        int changes = one.drops().size() + one.fills().size();
        int otherChanges = other.drops().size() + other.fills().size();
        if (changes != otherChanges) {
            return changes < otherChanges;
        }
        if (one.drops().size() != other.drops().size()) {
            return one.drops().size() < other.drops().size();
        }
        BitSet dropped = places(members, one.drops());
        BitSet otherDropped = places(members, other.drops());
        if (!dropped.equals(otherDropped)) {
            dropped.xor(otherDropped);
            return otherDropped.get(dropped.nextSetBit(0));
        }
        BitSet filled = places(reserves, one.fills());
        BitSet otherFilled = places(reserves, other.fills());
        BitSet difference = (BitSet) filled.clone();
        difference.xor(otherFilled);
        return !difference.isEmpty() && filled.get(difference.nextSetBit(0));
    }

    private static BitSet places(List<Submission> nominations, List<String> references) {
        BitSet places = new BitSet();
        for (int i = 0; i < nominations.size(); i++) {
            if (references.contains(nominations.get(i).reference())) {
                places.set(i);
            }
        }
        return places;
    }
}
