package org.pingxuan.slate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.pingxuan.submission.Submission;

/** Nominations of one list that name the same nominee (D-SUMMARY), two by two. */
final class Pairs {

    private Pairs() {}

    /** Two places that name the same nominee, {@code one} before {@code other}. */
    record Pair(int one, int other) {}

    static List<Pair> same(SlateList list) {
        List<Identity> identities =
                list.nominations().stream().map(Identity::of).toList();
        List<Pair> pairs = new ArrayList<>();
        for (int one = 0; one < identities.size(); one++) {
            for (int other = one + 1; other < identities.size(); other++) {
                if (identities.get(one).isSame(identities.get(other))) {
                    pairs.add(new Pair(one, other));
                }
            }
        }
        return pairs;
    }

    /** Where both of some pair are members. */
    static Region any(List<Pair> pairs, SlateList list) {
        return Region.any(pairs.stream()
                .map(pair -> both(pair.one(), pair.other(), list.size()))
                .toList());
    }

    static Region both(int one, int other, int size) {
        BitSet two = new BitSet();
        two.set(one);
        two.set(other);
        return Tally.count(two, size).atLeast(2);
    }

    /** The members of those pairs of which both are members. */
    static BitSet concerned(List<Pair> pairs, BitSet members) {
        BitSet concerned = new BitSet();
        pairs.stream()
                .filter(pair -> members.get(pair.one()) && members.get(pair.other()))
                .forEach(pair -> {
                    concerned.set(pair.one());
                    concerned.set(pair.other());
                });
        return concerned;
    }

    /** Whether a pair applies for two different stars; null where a star is not given. */
    static Boolean differInStars(Pair pair, SlateList list) {
        Integer one = stars(list.nominations().get(pair.one()));
        Integer other = stars(list.nominations().get(pair.other()));
        return one == null || other == null ? null : Boolean.valueOf(!Objects.equals(one, other));
    }

    static Integer stars(Submission nomination) {
        return nomination.window() == null ? null : nomination.window().appliedStars();
    }
}
