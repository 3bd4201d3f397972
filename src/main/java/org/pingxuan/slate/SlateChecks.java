package org.pingxuan.slate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
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
import org.pingxuan.submission.CodeList;
import org.pingxuan.submission.Codes;
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
                    return Figure.of(list.references(found))
                            .withDetail(Text.of(standing(found, "、", "；"), standing(found, ", ", "; ")));
                },
                Question.of(
                        KEPT,
                        new Answer(null, some(unidentified())),
                        new Answer(NO, some(shared)),
                        Answer.otherwise(YES)));
    }

    private String standing(BitSet found, String between, String after) {
        return list.references(found).stream()
                .map(reference -> reference + " "
                        + elsewhere.standing().get(reference).stream().sorted().collect(Collectors.joining(between)))
                .collect(Collectors.joining(after));
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
        GrassRoots part = GrassRoots.of(list, terms, recommended.numerator());
        Function<BitSet, Figure> figure = members -> {
            BitSet counted = and(grass.counted(), members);
            String actual = and(part.counted(), members).cardinality() + "/" + members.cardinality();
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
        Tally partFewest = count(part.counted());
        Tally partMost = partFewest.plus(count(part.unknown()));
        Tally of = Tally.constant(terms.places(), list.size());
        Region anybody = all.atLeast(1);
        Region surely = quota.keeps(fewest, of);
        Region perhaps = quota.keeps(most, of);
        Region partly = Region.all(surely.not(), anybody, recommended.keeps(partFewest, all));
        Region perhapsPartly = Region.all(perhaps.not(), anybody, recommended.keeps(partMost, all));
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

    /**
     * What may lie in one head alone.
     *
     * @param codes what its values are called; null where they are no codes
     */
    private record Head(Text title, CodeList codes, Function<Submission, String> value) {

        String of(Submission nomination) {
            return Normal.form(value.apply(nomination));
        }

        Text named(String given) {
            if (given.isEmpty()) {
                return Text.of("未填", "not given");
            }
            return codes == null || codes.labels().get(given) == null
                    ? Text.of(given, given)
                    : codes.labels().get(given);
        }
    }

    /** From so many counted on, not all alike in one head. */
    private Check balance() {
        ShareRule rule = terms.rule("Q-BALANCE", Base.NUMBER);
        List<Head> heads = heads();
        BitSet unknown = list.where(nomination -> heads.stream().anyMatch(head -> head.of(nomination) == null));
        Tally one = Tally.constant(1, list.size());
        Map<Integer, Boolean> isEnough = new HashMap<>();
        List<Region> oneSided = new ArrayList<>();
        for (Head head : heads) {
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

    private Collection<BitSet> byValue(Head head) {
        Map<String, BitSet> byValue = new LinkedHashMap<>();
        for (int place = 0; place < list.size(); place++) {
            String value = head.of(list.nominations().get(place));
            if (value != null) {
                byValue.computeIfAbsent(value, none -> new BitSet()).set(place);
            }
        }
        return byValue.values();
    }

    private List<Head> heads() {
        if (!list.award().isForWindow()) {
            return List.of(
                    new Head(
                            Text.of("性别", "sex"),
                            Codes.GENDER,
                            person -> person.person().gender()),
                    new Head(
                            Text.of("民族", "ethnic group"),
                            Codes.ETHNICITY,
                            person -> person.person().ethnicity()));
        }
        Head kind = new Head(
                Text.of("类型", "kind"),
                Codes.WINDOW_CATEGORY,
                window -> window.window().category());
        return terms.divisions()
                ? List.of(
                        new Head(
                                Text.of("行政区划", "division"),
                                null,
                                window -> window.window().divisionCode()),
                        kind)
                : List.of(kind);
    }

    private Text distribution(List<Head> heads, BitSet members) {
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        for (Head head : heads) {
            Map<String, Integer> counts =
                    new TreeMap<>(Comparator.comparing(String::isEmpty).thenComparing(Comparator.naturalOrder()));
            members.stream()
                    .mapToObj(place -> head.of(list.nominations().get(place)))
                    .forEach(value -> counts.merge(value == null ? "" : value, 1, Integer::sum));
            List<String> inChinese = new ArrayList<>();
            List<String> inEnglish = new ArrayList<>();
            counts.forEach((value, times) -> {
                inChinese.add(head.named(value).zh() + " " + times);
                inEnglish.add(head.named(value).en() + " " + times);
            });
            zh.add(head.title().zh() + "：" + String.join("、", inChinese));
            en.add(head.title().en() + ": " + String.join(", ", inEnglish));
        }
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
