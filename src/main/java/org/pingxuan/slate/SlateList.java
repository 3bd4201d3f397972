package org.pingxuan.slate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.Slate;
import org.pingxuan.submission.Submission;

/**
 * A list of nominations for one award: a unit's slate or the province's final list. Places are numbered from 0 in the list's own
 * order; reserves are places too, but not members.
 *
 * @param unit the recommending unit's code; null for the province's list
 * @param nominations in the list's order, each with its reference
 */
public record SlateList(String unit, Award award, List<Submission> nominations) {

    public SlateList {
        nominations = List.copyOf(nominations);
        nominations.forEach(nomination -> Objects.requireNonNull(nomination.reference(), "reference"));
    }

    /** A slate's list; nobody where it has none. */
    public static SlateList of(Slate slate) {
        return ofUnit(slate.unit(), slate.award(), slate.submissions() == null ? List.of() : slate.submissions());
    }

    /** A unit's list: by its orders, those without one last, in the sequence sent. */
    public static SlateList ofUnit(String unit, Award award, List<Submission> sent) {
        List<Submission> sorted = new ArrayList<>(sent);
        sorted.sort(Comparator.comparing(Submission::order, Comparator.nullsLast(Comparator.naturalOrder())));
        return new SlateList(unit, award, sorted);
    }

    /** The list with these members, numbered 1 to n in its order; reserves, numbered on, stay reserves. */
    public SlateList with(BitSet members) {
        List<Submission> numbered = new ArrayList<>();
        int order = 0;
        int reserve = members.cardinality();
        for (int place = 0; place < size(); place++) {
            boolean member = members.get(place);
            numbered.add(nominations.get(place).placed(member ? ++order : ++reserve, !member));
        }
        return new SlateList(unit, award, numbered);
    }

    public int size() {
        return nominations.size();
    }

    /** Who counts: those that are not reserves. */
    public BitSet members() {
        return where(nomination -> !nomination.reserve());
    }

    public BitSet where(Predicate<Submission> condition) {
        BitSet places = new BitSet(size());
        for (int place = 0; place < size(); place++) {
            if (condition.test(nominations.get(place))) {
                places.set(place);
            }
        }
        return places;
    }

    /** Their references, in the list's order. */
    public List<String> references(BitSet places) {
        return places.stream()
                .mapToObj(place -> nominations.get(place).reference())
                .toList();
    }
}
