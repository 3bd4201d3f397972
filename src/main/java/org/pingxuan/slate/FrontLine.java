package org.pingxuan.slate;

import java.util.BitSet;

/**
 * Who of a slate is of the front line (四(二)2): windows as the grass-roots share counts them, persons as stated.
 *
 * @param counted places that count
 * @param unknown places of which it is not known
 */
public record FrontLine(BitSet counted, BitSet unknown) {

    public static FrontLine of(SlateList list, SlateTerms terms) {
        ShareRule rule = terms.rule("Q-FRONT", ShareRule.Base.OTHERS);
        if (list.award().isForWindow()) {
            GrassRoots grass = GrassRoots.of(list, terms, rule.numerator());
            return new FrontLine(grass.counted(), grass.unknown());
        }
        return new FrontLine(
                list.where(person -> Boolean.TRUE.equals(rule.numerator().counts(person))),
                list.where(person -> rule.numerator().counts(person) == null));
    }
}
