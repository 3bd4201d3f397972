package org.pingxuan.slate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pingxuan.shared.Normal;
import org.pingxuan.shared.Text;
import org.pingxuan.slate.Check.Answer;
import org.pingxuan.slate.Check.Question;
import org.pingxuan.slate.ShareRule.Base;
import org.pingxuan.submission.Submission;
import org.pingxuan.verdict.Figure;

/**
 * The checks of a unit's slate that depend on who is on it (四(二)2, 五¶3⑥, docs/decisions/0004). What the slate says otherwise
 * (attestations, report, days) is not theirs.
 */
public final class SlateChecks {

    private static final String KEPT = "kept";
    private static final String YES = "YES";
    private static final String NO = "NO";

    private final SlateList list;
    private final SlateTerms terms;
    private final Elsewhere elsewhere;
    private final Tally all;

    private SlateChecks(SlateList list, SlateTerms terms, Elsewhere elsewhere) {
        this.list = list;
        this.terms = terms;
        this.elsewhere = elsewhere;
        this.all = Tally.count(list.where(nomination -> true), list.size());
    }

    /**
     * @param list the slate with its reserves
     * @return in the order of the catalogue, rows of ratios last
     */
    public static List<Check> of(SlateList list, SlateTerms terms, Elsewhere elsewhere) {
        return new SlateChecks(list, terms, elsewhere).checks();
    }

    private List<Check> checks() {
        PlaceCounts places = new PlaceCounts(list, terms, "quota");
        List<Check> checks = new ArrayList<>();
        checks.add(Check.of("Q-ANNEX3", places::figure, places.question(false)));
        checks.add(Check.of("Q-ALLOC", places::figure, places.question(false)));
        checks.add(Check.of("D-ORDER", this::all, Question.of(KEPT, answer(hasOrder()))));
        checks.add(duplicates());
        checks.add(standingElsewhere());
        checks.add(frontLine());
        checks.add(balance());
        checks.add(Check.of(
                "D-SUMMARY", this::all, Question.of(KEPT, new Answer(YES, all.atLeast(1)), Answer.otherwise(NO))));
        if (list.award().isForWindow()) {
            checks.add(grassRoots());
            checks.add(oneStar());
            checks.add(ties());
        } else if (list.award() == org.pingxuan.submission.Award.OUTSTANDING_INDIVIDUAL) {
            checks.add(knowledgeTitles());
        }
        for (ShareRule rule : terms.ownRules()) {
            checks.add(OwnRule.check(rule, list, terms));
        }
        return checks;
    }

    /** The orders of the members are 1 to n, each once; the same for every list once repair has numbered it anew. */
    private String hasOrder() {
        Set<Integer> orders = list.members().stream()
                .mapToObj(place -> list.nominations().get(place).order())
                .collect(Collectors.toSet());
        int members = list.members().cardinality();
        return IntStream.rangeClosed(1, members).allMatch(orders::contains) ? YES : NO;
    }

    private static Answer answer(String value) {
        return Answer.otherwise(value);
    }

    private Check duplicates() {
        Pairs pairs = Pairs.same(list);
        return Check.of(
                "X-DUP-ROW",
                figure(pairs::concerned),
                Question.of(
                        KEPT,
                        new Answer(NO, pairs.any()),
                        new Answer(null, some(unidentified())),
                        Answer.otherwise(YES)));
    }

    private Check standingElsewhere() {
        BitSet shared = list.where(nomination -> elsewhere.standing().containsKey(nomination.reference()));
        return Check.of(
                "X-DUP-SLATE",
                members -> {
                    BitSet found = and(shared, members);
                    String units = list.references(found).stream()
                            .map(reference -> reference + " "
                                    + String.join(
                                            "、",
                                            elsewhere.standing().get(reference).stream()
                                                    .sorted()
                                                    .toList()))
                            .collect(Collectors.joining("；"));
                    return Figure.of(list.references(found)).withDetail(Text.of(units, units));
                },
                Question.of(
                        KEPT,
                        new Answer(null, some(unidentified())),
                        new Answer(NO, some(shared)),
                        Answer.otherwise(YES)));
    }

    private Check oneStar() {
        Pairs pairs = Pairs.same(list);
        return Check.of(
                "X-ONE-STAR",
                figure(pairs::concernedByStars),
                Question.of(
                        KEPT,
                        new Answer(NO, pairs.differentStars()),
                        new Answer(null, Region.any(pairs.openStars(), some(unidentified()))),
                        Answer.otherwise(YES)));
    }

    private BitSet unidentified() {
        return list.where(nomination -> Identity.of(nomination).isUnknown());
    }

    private Check grassRoots() {
        ShareRule quota = terms.rule("Q-GRASS-70", Base.QUOTA);
        ShareRule recommended = terms.rule("Q-GRASS-70", Base.RECOMMENDED);
        GrassRoots grass = GrassRoots.of(list, terms, quota.numerator());
        Function<BitSet, Figure> figure = members -> {
            BitSet counted = and(grass.counted(), members);
            String actual = counted.cardinality() + "/" + members.cardinality();
            return quota.figure(list.references(counted), terms.places())
                    .withDetail(Text.of("（占实际推荐" + actual + "）", " (" + actual + " of those recommended)"));
        };
        Question special = Question.of(
                "grass.special",
                new Answer("LEFT_OUT", some(grass.left())),
                new Answer("POINTED_OUT", some(grass.pointedOut())),
                Answer.otherwise("NONE"));
        if (terms.places() == null) {
            return Check.of("Q-GRASS-70", figure, Question.of("grass", Answer.otherwise(null)), special);
        }
        Tally fewest = count(grass.counted());
        Tally most = fewest.plus(count(grass.unknown()));
        Tally of = Tally.constant(terms.places(), list.size());
        Region anybody = all.atLeast(1);
        Region surely = quota.keeps(fewest, of);
        Region perhaps = quota.keeps(most, of);
        Region partly = Region.all(surely.not(), anybody, recommended.keeps(fewest, all));
        Region perhapsPartly = Region.all(perhaps.not(), anybody, recommended.keeps(most, all));
        Region wouldBeLeft = terms.grass().equals("COUNTY_REVIEW") ? some(grass.unknown()) : Region.NEVER;
        return Check.of(
                "Q-GRASS-70",
                figure,
                Question.of(
                        "grass",
                        new Answer("ENOUGH", Region.all(surely, wouldBeLeft.not())),
                        new Answer("BELOW_QUOTA", Region.all(partly, perhapsPartly)),
                        new Answer("BELOW", Region.all(surely.not(), partly.not(), perhaps.not(), perhapsPartly.not())),
                        Answer.otherwise(null)),
                special);
    }

    private Check knowledgeTitles() {
        BitSet holders = list.where(person -> title(person, "NATIONAL") || title(person, "PROVINCE"));
        BitSet open = list.where(person -> person.person().knowledgeTitle() != null
                && person.person().knowledgeTitle().level() == null);
        Function<BitSet, Figure> figure = members -> new Figure(
                and(holders, members).cardinality(),
                terms.places(),
                "quota",
                null,
                null,
                null,
                list.references(and(holders, members)),
                null);
        if (terms.places() == null) {
            return Check.of(
                    "I-ZST-PART",
                    figure,
                    Question.of(
                            KEPT,
                            new Answer(YES, count(holders).plus(count(open)).atMost(0)),
                            Answer.otherwise(null)));
        }
        Region over = all.atLeast(terms.places() + 1L);
        Tally others = all.minus(count(holders));
        return Check.of(
                "I-ZST-PART",
                figure,
                Question.of(
                        KEPT,
                        new Answer(NO, Region.all(over, others.atMost(terms.places()))),
                        new Answer(
                                null, Region.all(over, others.minus(count(open)).atMost(terms.places()))),
                        Answer.otherwise(YES)));
    }

    private static boolean title(Submission person, String level) {
        return person.person().knowledgeTitle() != null
                && level.equals(person.person().knowledgeTitle().level());
    }

    /** The slate's share of the front line against that of the other units' slates. */
    private Check frontLine() {
        ShareRule rule = terms.rule("Q-FRONT", Base.OTHERS);
        FrontLine front = FrontLine.of(list, terms);
        Function<BitSet, Figure> figure = members -> {
            BitSet counted = and(front.counted(), members);
            String share = elsewhere.frontLine() + "/" + elsewhere.known();
            return new Figure(
                    counted.cardinality(),
                    members.cardinality(),
                    Base.OTHERS.code(),
                    elsewhere.known() == 0 ? null : "≥ " + share,
                    elsewhere.known() == 0 ? null : "NONE",
                    null,
                    list.references(counted),
                    Text.of(share, share));
        };
        Region kept = elsewhere.known() == 0
                ? Region.ALWAYS
                : rule.keeps(count(front.counted()).times(elsewhere.known()), all.times(elsewhere.frontLine()));
        return Check.of(
                "Q-FRONT",
                figure,
                Question.of(
                        KEPT, new Answer(null, some(front.unknown())), new Answer(YES, kept), Answer.otherwise(NO)));
    }

    /** From so many counted on, not all alike in one head. */
    private Check balance() {
        ShareRule rule = terms.rule("Q-BALANCE", Base.NUMBER);
        Map<Text, Function<Submission, String>> heads = heads();
        BitSet unknown =
                list.where(nomination -> heads.values().stream().anyMatch(head -> head.apply(nomination) == null));
        Tally one = Tally.constant(1, list.size());
        Map<Integer, Boolean> isEnough = new HashMap<>();
        List<Region> oneSided = new ArrayList<>();
        for (Function<Submission, String> head : heads.values()) {
            for (BitSet alike : byValue(head)) {
                // fewer than are counted from do not make a list one-sided
                if (isEnough.computeIfAbsent(
                        alike.cardinality(),
                        many -> !rule.keeps(count(alike), one).equals(Region.NEVER))) {
                    BitSet others = (BitSet) alike.clone();
                    others.flip(0, list.size());
                    oneSided.add(Region.none(others));
                }
            }
        }
        return Check.of(
                "Q-BALANCE",
                members -> Figure.of(list.references(members)).withDetail(distribution(heads, members)),
                Question.of(
                        KEPT,
                        new Answer(null, some(unknown)),
                        new Answer(NO, Region.all(rule.keeps(all, one), Region.any(oneSided))),
                        Answer.otherwise(YES)));
    }

    private Collection<BitSet> byValue(Function<Submission, String> head) {
        Map<String, BitSet> byValue = new LinkedHashMap<>();
        for (int place = 0; place < list.size(); place++) {
            String value = head.apply(list.nominations().get(place));
            if (value != null) {
                byValue.computeIfAbsent(value, none -> new BitSet()).set(place);
            }
        }
        return byValue.values();
    }

    private Map<Text, Function<Submission, String>> heads() {
        Map<Text, Function<Submission, String>> heads = new LinkedHashMap<>();
        if (list.award().isForWindow()) {
            if (terms.divisions()) {
                heads.put(
                        Text.of("行政区划", "division"),
                        window -> Normal.form(window.window().divisionCode()));
            }
            heads.put(
                    Text.of("类型", "kind"), window -> Normal.form(window.window().category()));
        } else {
            heads.put(
                    Text.of("性别", "sex"), person -> Normal.form(person.person().gender()));
            heads.put(
                    Text.of("民族", "ethnic group"),
                    person -> Normal.form(person.person().ethnicity()));
        }
        return heads;
    }

    private Text distribution(Map<Text, Function<Submission, String>> heads, BitSet members) {
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        heads.forEach((title, head) -> {
            Map<String, Integer> counts = new TreeMap<>();
            members.stream()
                    .mapToObj(place -> head.apply(list.nominations().get(place)))
                    .forEach(value -> counts.merge(value == null ? "?" : value, 1, Integer::sum));
            String shares = counts.entrySet().stream()
                    .map(count -> count.getKey() + " " + count.getValue())
                    .collect(Collectors.joining("、"));
            zh.add(title.zh() + "：" + shares);
            en.add(title.en() + ": " + shares);
        });
        return Text.of(String.join("；", zh), String.join("; ", en));
    }

    private Check ties() {
        Ties ties = new Ties(list);
        BitSet tied = list.where(window -> !window.tiedWith().isEmpty());
        return Check.of(
                "W-TIE",
                figure(members -> and(tied, members)),
                Question.of(
                        "ties",
                        new Answer(null, ties.open()),
                        new Answer("CONTRADICTED", ties.contradicted()),
                        new Answer("KEPT", ties.some()),
                        Answer.otherwise("NONE")));
    }

    private Figure all(BitSet members) {
        return Figure.of(list.references(members));
    }

    private Function<BitSet, Figure> figure(Function<BitSet, BitSet> counted) {
        return members -> Figure.of(list.references(counted.apply(members)));
    }

    private Region some(BitSet places) {
        return count(places).atLeast(1);
    }

    private Tally count(BitSet places) {
        return Tally.count(places, list.size());
    }

    static BitSet and(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.and(other);
        return both;
    }
}
