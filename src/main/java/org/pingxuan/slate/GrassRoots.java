package org.pingxuan.slate;

import java.util.BitSet;
import org.pingxuan.submission.Submission;

/**
 * Which of a unit's windows are grass-roots (四(二)2, A-23).
 *
 * @param counted windows that count
 * @param unknown windows whose level is not given
 * @param pointedOut windows that count by the unit's special reading
 * @param left windows that the unit's special reading leaves out
 */
record GrassRoots(BitSet counted, BitSet unknown, BitSet pointedOut, BitSet left) {

    static GrassRoots of(SlateList list, SlateTerms terms, Filter filter) {
        BitSet counted = new BitSet();
        BitSet unknown = new BitSet();
        for (int place = 0; place < list.size(); place++) {
            Boolean counts = filter.counts(list.nominations().get(place));
            counted.set(place, Boolean.TRUE.equals(counts));
            unknown.set(place, counts == null);
        }
        BitSet pointedOut = new BitSet();
        BitSet left = new BitSet();
        BitSet county = list.where(window -> isOf("COUNTY", window));
        switch (terms.grass()) {
            case "CITY_COUNTS" -> {
                pointedOut = list.where(window -> isOf("CITY", window));
                counted.or(pointedOut);
            }
            case "COUNTY_POINTED_OUT" -> pointedOut = county;
            case "COUNTY_REVIEW" -> {
                left = county;
                counted.andNot(county);
            }
            default -> {}
        }
        return new GrassRoots(counted, unknown, pointedOut, left);
    }

    private static boolean isOf(String level, Submission nomination) {
        return nomination.window() != null && level.equals(nomination.window().level());
    }
}
