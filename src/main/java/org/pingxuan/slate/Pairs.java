package org.pingxuan.slate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.pingxuan.submission.Submission;

/**
 * Nominations of one list that name the same nominee (D-SUMMARY), two by two: any two with one number, and any two with one name of
 * which at least one has no number. Kept as groups, for a list may name one nominee a thousand times.
 */
final class Pairs {

    /** Every two of {@code all} of which at least one is of {@code some}, which is part of it. */
    private record Group(BitSet some, BitSet all) {}

    private final SlateList list;
    private final List<Group> groups = new ArrayList<>();

    private Pairs(SlateList list) {
        this.list = list;
    }

    static Pairs same(SlateList list) {
        Map<String, BitSet> byNumber = new LinkedHashMap<>();
        Map<String, BitSet> byName = new LinkedHashMap<>();
        BitSet unnumbered = new BitSet();
        for (int place = 0; place < list.size(); place++) {
            Identity identity = Identity.of(list.nominations().get(place));
            if (identity.number() == null) {
                unnumbered.set(place);
            } else {
                byNumber.computeIfAbsent(identity.number(), none -> new BitSet())
                        .set(place);
            }
            if (identity.name() != null) {
                byName.computeIfAbsent(identity.name(), none -> new BitSet()).set(place);
            }
        }
        Pairs pairs = new Pairs(list);
        byNumber.values().forEach(named -> pairs.add(named, named));
        byName.values().forEach(named -> pairs.add(SlateChecks.and(named, unnumbered), named));
        return pairs;
    }

    private void add(BitSet some, BitSet all) {
        if (!some.isEmpty() && all.cardinality() > 1) {
            groups.add(new Group(some, all));
        }
    }

    /** Where both of some pair are members. */
    Region any() {
        return Region.any(groups.stream().map(this::pair).toList());
    }

    private Region pair(Group group) {
        Region two = count(group.all()).atLeast(2);
        return group.some().equals(group.all())
                ? two
                : Region.all(count(group.some()).atLeast(1), two);
    }

    /** Where both of some pair are members and apply for two different stars. */
    Region differentStars() {
        List<Region> regions = new ArrayList<>();
        for (Group group : groups) {
            for (int stars : starsOf(group.some())) {
                regions.add(Region.all(
                        count(with(group.some(), stars)).atLeast(1),
                        count(withOther(group.all(), stars)).atLeast(1)));
            }
        }
        return Region.any(regions);
    }

    /** Where both of some pair are members and a star of either is not given. */
    Region openStars() {
        return Region.any(groups.stream()
                .map(group -> Region.all(
                        pair(group),
                        count(SlateChecks.and(group.all(), list.where(nomination -> stars(nomination) == null)))
                                .atLeast(1)))
                .toList());
    }

    /** The members of those pairs of which both are members. */
    BitSet concerned(BitSet members) {
        BitSet concerned = new BitSet();
        for (Group group : groups) {
            BitSet present = SlateChecks.and(group.all(), members);
            if (present.cardinality() > 1 && group.some().intersects(members)) {
                concerned.or(present);
            }
        }
        return concerned;
    }

    /** As {@link #concerned}, of those pairs that apply for two different stars. */
    BitSet concernedByStars(BitSet members) {
        BitSet concerned = new BitSet();
        for (Group group : groups) {
            BitSet some = SlateChecks.and(group.some(), members);
            BitSet all = SlateChecks.and(group.all(), members);
            for (int stars : starsOf(some)) {
                BitSet others = withOther(all, stars);
                if (!others.isEmpty()) {
                    concerned.or(with(some, stars));
                    concerned.or(others);
                }
            }
        }
        return concerned;
    }

    private TreeSet<Integer> starsOf(BitSet places) {
        TreeSet<Integer> stars = new TreeSet<>();
        places.stream()
                .mapToObj(place -> stars(list.nominations().get(place)))
                .filter(known -> known != null)
                .forEach(stars::add);
        return stars;
    }

    private BitSet with(BitSet places, int stars) {
        return SlateChecks.and(
                places, list.where(nomination -> Integer.valueOf(stars).equals(stars(nomination))));
    }

    private BitSet withOther(BitSet places, int stars) {
        return SlateChecks.and(
                places, list.where(nomination -> stars(nomination) != null && stars(nomination) != stars));
    }

    private Tally count(BitSet places) {
        return Tally.count(places, list.size());
    }

    static Integer stars(Submission nomination) {
        return nomination.window() == null ? null : nomination.window().appliedStars();
    }
}
