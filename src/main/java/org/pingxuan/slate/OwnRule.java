package org.pingxuan.slate;

import java.util.BitSet;
import org.pingxuan.slate.Check.Answer;
import org.pingxuan.slate.Check.Question;
import org.pingxuan.slate.ShareRule.Base;
import org.pingxuan.verdict.Figure;

/** A row of the ratios table that is a criterion of its own: a share or number of those whom its filters find. */
final class OwnRule {

    private OwnRule() {}

    static Check check(ShareRule rule, SlateList list, SlateTerms terms) {
        BitSet population =
                list.where(nomination -> Boolean.TRUE.equals(rule.population().counts(nomination)));
        BitSet open = list.where(nomination -> rule.population().counts(nomination) == null);
        BitSet counted =
                list.where(nomination -> Boolean.TRUE.equals(rule.numerator().counts(nomination)));
        counted.and(population);
        BitSet unknown = list.where(nomination -> rule.numerator().counts(nomination) == null);
        unknown.and(population);
        return Check.of(
                rule.id(),
                members -> figure(rule, list, terms, SlateChecks.and(counted, members), population, members),
                question(rule, list, terms, counted, unknown, population, open));
    }

    private static Question question(
            ShareRule rule,
            SlateList list,
            SlateTerms terms,
            BitSet counted,
            BitSet unknown,
            BitSet population,
            BitSet open) {
        int size = list.size();
        Tally base = switch (rule.base()) {
            case QUOTA, PLACES -> terms.places() == null ? null : Tally.constant(terms.places(), size);
            case RECOMMENDED, COMMENDED -> Tally.count(list.where(nomination -> true), size);
            case POPULATION -> Tally.count(population, size);
            case NUMBER -> Tally.constant(1, size);
            case OTHERS -> null;
        };
        if (base == null) {
            return Question.of("kept", Answer.otherwise(null));
        }
        Tally fewest = Tally.count(counted, size);
        Tally most = fewest.plus(Tally.count(unknown, size));
        // the reading under which the bound is hardest to keep, and the one under which it is easiest
        Region surely = rule.keeps(rule.isLeast() ? fewest : most, base);
        Region perhaps = rule.keeps(rule.isLeast() ? most : fewest, base);
        if (rule.isStrict() && rule.base() != Base.NUMBER) {
            // a share of nobody is kept
            surely = Region.any(base.atMost(0), surely);
            perhaps = Region.any(base.atMost(0), perhaps);
        }
        Region known = Tally.count(open, size).atMost(0);
        return Question.of(
                "kept",
                new Answer("YES", Region.all(known, surely)),
                new Answer("NO", Region.all(known, perhaps.not())),
                Answer.otherwise(null));
    }

    private static Figure figure(
            ShareRule rule, SlateList list, SlateTerms terms, BitSet counted, BitSet population, BitSet members) {
        Integer of = switch (rule.base()) {
            case QUOTA, PLACES -> terms.places();
            case RECOMMENDED, COMMENDED -> Integer.valueOf(members.cardinality());
            case POPULATION ->
                Integer.valueOf(SlateChecks.and(population, members).cardinality());
            case NUMBER -> Integer.valueOf(1);
            case OTHERS -> null;
        };
        return rule.figure(list.references(counted), of);
    }
}
