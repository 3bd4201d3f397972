package org.pingxuan.slate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A set of lists, told by who is on them: whole-number inequalities, joined by and, or, not. The checker asks whether the present
 * list lies in it; repair looks for the nearest list that does. One definition serves both.
 */
public sealed interface Region {

    Region ALWAYS = new All(List.of());
    Region NEVER = new Any(List.of());

    /** Whether the list with these members lies in it. */
    boolean holds(BitSet members);

    Region not();

    /** Where a tally is not negative. */
    record NotNegative(Tally tally) implements Region {
        @Override
        public boolean holds(BitSet members) {
            return tally.of(members) >= 0;
        }

        @Override
        public Region not() {
            return tally.times(-1).minus(1).notNegative();
        }
    }

    /** Where all of several hold; of none everywhere. */
    record All(List<Region> parts) implements Region {
        @Override
        public boolean holds(BitSet members) {
            return parts.stream().allMatch(part -> part.holds(members));
        }

        @Override
        public Region not() {
            return any(parts.stream().map(Region::not).toList());
        }
    }

    /** Where any of several holds; of none nowhere. */
    record Any(List<Region> parts) implements Region {
        @Override
        public boolean holds(BitSet members) {
            return parts.stream().anyMatch(part -> part.holds(members));
        }

        @Override
        public Region not() {
            return all(parts.stream().map(Region::not).toList());
        }
    }

    /** Where at least one of these is a member. Said by who they are, since a list may ask it of each of its thousands. */
    record Some(BitSet who) implements Region {
        @Override
        public boolean holds(BitSet members) {
            return members.intersects(who);
        }

        @Override
        public Region not() {
            return new None(who);
        }
    }

    /** Where none of these is a member. */
    record None(BitSet who) implements Region {
        @Override
        public boolean holds(BitSet members) {
            return !members.intersects(who);
        }

        @Override
        public Region not() {
            return new Some(who);
        }
    }

    /**
     * Where the members include some set of which one is enough, that no inequality tells beforehand; repair learns such sets one by one.
     *
     * @param witness such a set among these members; any list that includes it lies here too
     */
    record Includes(Function<BitSet, Optional<BitSet>> witness) implements Region {
        @Override
        public boolean holds(BitSet members) {
            return witness.apply(members).isPresent();
        }

        @Override
        public Region not() {
            return new Avoids(witness);
        }
    }

    /** Where none of those sets is included. */
    record Avoids(Function<BitSet, Optional<BitSet>> witness) implements Region {
        @Override
        public boolean holds(BitSet members) {
            return witness.apply(members).isEmpty();
        }

        @Override
        public Region not() {
            return new Includes(witness);
        }
    }

    static Region some(BitSet who) {
        return who.isEmpty() ? NEVER : new Some(who);
    }

    static Region none(BitSet who) {
        return some(who).not();
    }

    static Region all(Region... parts) {
        return all(Arrays.asList(parts));
    }

    static Region any(Region... parts) {
        return any(Arrays.asList(parts));
    }

    static Region all(List<Region> parts) {
        List<Region> flat = new ArrayList<>();
        for (Region part : parts) {
            if (part instanceof All inner) {
                flat.addAll(inner.parts());
            } else if (part.equals(NEVER)) {
                return NEVER;
            } else {
                flat.add(part);
            }
        }
        // alternatives of which one is made sure of by the other parts say nothing
        flat.removeIf(part -> part instanceof Any any && any.parts().stream().anyMatch(one -> isAmong(one, flat)));
        return flat.size() == 1 ? flat.get(0) : new All(List.copyOf(flat));
    }

    static Region any(List<Region> parts) {
        List<Region> flat = new ArrayList<>();
        for (Region part : parts) {
            if (part instanceof Any inner) {
                flat.addAll(inner.parts());
            } else if (part.equals(ALWAYS)) {
                return ALWAYS;
            } else {
                flat.add(part);
            }
        }
        return flat.size() == 1 ? flat.get(0) : new Any(List.copyOf(flat));
    }

    private static boolean isAmong(Region one, List<Region> parts) {
        return one instanceof All all ? parts.containsAll(all.parts()) : parts.contains(one);
    }
}
