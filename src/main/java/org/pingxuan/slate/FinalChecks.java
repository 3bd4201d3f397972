package org.pingxuan.slate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.pingxuan.shared.Text;
import org.pingxuan.slate.Check.Answer;
import org.pingxuan.slate.Check.Question;
import org.pingxuan.slate.ShareRule.Base;
import org.pingxuan.submission.Award;
import org.pingxuan.verdict.Figure;

/** The checks of the province's final list that depend on who is on it (二(一), 四¶1, 四(二)2, docs/decisions/0004). */
public final class FinalChecks {

    private static final Map<Award, String> PLACES = Map.of(
            Award.STAR_WINDOW, "Q-W-AWARD",
            Award.OUTSTANDING_INDIVIDUAL, "Q-I-AWARD",
            Award.PACESETTER, "Q-P-AWARD");

    private FinalChecks() {}

    /**
     * Who could be chosen: nominees of the award in the round that stand neither FORFEITED nor INELIGIBLE.
     *
     * @param perStar by stars applied for; empty for persons
     */
    public record Candidates(int all, Map<Integer, Integer> perStar) {
        public Candidates {
            perStar = Map.copyOf(perStar);
        }
    }

    public static List<Check> of(SlateList list, SlateTerms terms, Candidates candidates) {
        PlaceCounts places = new PlaceCounts(list, terms, "places");
        List<Check> checks = new ArrayList<>();
        checks.add(Check.of(PLACES.get(list.award()), places::figure, places.question(true)));
        checks.add(competition(terms, candidates));
        if (list.award() == Award.OUTSTANDING_INDIVIDUAL) {
            checks.add(divisionLevel(list, terms));
        }
        for (ShareRule rule : terms.ownRules()) {
            checks.add(OwnRule.check(rule, list, terms));
        }
        return checks;
    }

    /** More candidates than places, in all and in each star. */
    private static Check competition(SlateTerms terms, Candidates candidates) {
        boolean more = candidates.all() > terms.places()
                && terms.perStar().entrySet().stream()
                        .allMatch(star -> candidates.perStar().getOrDefault(star.getKey(), 0) > star.getValue());
        String stars = terms.perStar().entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByKey().reversed())
                .map(star -> star.getKey() + "★ " + candidates.perStar().getOrDefault(star.getKey(), 0) + "/"
                        + star.getValue())
                .reduce((one, other) -> one + ", " + other)
                .map(text -> " (" + text + ")")
                .orElse("");
        Figure figure = new Figure(
                candidates.all(),
                terms.places(),
                "places",
                "> " + terms.places(),
                "NONE",
                candidates.all() - terms.places() - 1,
                List.of(),
                Text.of(stars, stars));
        return Check.of("G-DIFF", members -> figure, Question.of("kept", Answer.otherwise(more ? "YES" : "NO")));
    }

    /** The cap on persons of division level: of the places, and of those listed. */
    private static Check divisionLevel(SlateList list, SlateTerms terms) {
        ShareRule places = terms.rule("Q-XCJ-5", Base.PLACES);
        ShareRule commended = terms.rule("Q-XCJ-5", Base.COMMENDED);
        BitSet counted =
                list.where(person -> Boolean.TRUE.equals(places.numerator().counts(person)));
        BitSet unknown = list.where(person -> places.numerator().counts(person) == null);
        BitSet onList =
                list.where(person -> Boolean.TRUE.equals(commended.numerator().counts(person)));
        BitSet openOnList = list.where(person -> commended.numerator().counts(person) == null);
        Tally division = Tally.count(counted, list.size());
        Tally all = Tally.count(list.where(person -> true), list.size());
        return Check.of(
                "Q-XCJ-5",
                members -> {
                    BitSet found = SlateChecks.and(counted, members);
                    String actual = SlateChecks.and(onList, members).cardinality() + "/" + members.cardinality();
                    return places.figure(list.references(found), terms.places())
                            .withDetail(Text.of("（占实际名单" + actual + "）", " (" + actual + " of the list)"));
                },
                Question.of(
                        "cap",
                        new Answer(
                                "OVER",
                                places.keeps(division, Tally.constant(terms.places(), list.size()))
                                        .not()),
                        new Answer(null, Tally.count(unknown, list.size()).atLeast(1)),
                        new Answer(null, Tally.count(openOnList, list.size()).atLeast(1)),
                        new Answer(
                                "OVER_LISTED",
                                commended
                                        .keeps(Tally.count(onList, list.size()), all)
                                        .not()),
                        Answer.otherwise("WITHIN")));
    }
}
