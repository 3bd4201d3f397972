package org.pingxuan.slate;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Of all lists in a region the one that has the highest places: place by place, a member wherever that still can be. */
final class Preference {

    /** So many places are settled at once: a place weighs more than all behind it, in 63 bits. */
    private static final int AT_ONCE = 48;

    private Preference() {}

    /**
     * @return empty where no list lies in the region
     */
    static Optional<BitSet> highest(IntegerProgram program, int size) {
        Map<Integer, Boolean> settled = new HashMap<>();
        Optional<BitSet> best = Optional.empty();
        for (int from = 0; from == 0 || from < size; from += AT_ONCE) {
            int to = Math.min(size, from + AT_ONCE);
            long[] costs = new long[size];
            for (int place = from; place < to; place++) {
                costs[place] = -(1L << (to - 1 - place));
            }
            best = program.cheapest(costs, settled);
            if (best.isEmpty()) {
                return best;
            }
            for (int place = from; place < to; place++) {
                settled.put(place, best.get().get(place));
            }
        }
        return best;
    }
}
