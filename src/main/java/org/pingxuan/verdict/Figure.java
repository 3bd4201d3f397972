package org.pingxuan.verdict;

import java.util.List;
import org.pingxuan.shared.Text;

/**
 * The arithmetic of a check over a list. Counts are exact; a share is never rounded, only the number that it takes.
 *
 * @param numerator who counts; null where the check counts nothing
 * @param denominator what it is held against; null where that is unknown or there is nothing
 * @param base what the denominator is: "quota", "recommended", "commended", "population", "places", "others" or "number"
 * @param limit the bound in words of numbers ("≥ 70% × 5 = 3.5 → 4")
 * @param rounding how the number it takes was made whole: "UP", "DOWN" or "NONE"; null without a bound
 * @param margin how many more could be lost or gained, negative where so many are missing or too many; null where unknown
 * @param counted references of those in the numerator, in the unit's order
 * @param detail further figures (shares of a distribution, stars); null where there are none
 */
public record Figure(
        Integer numerator,
        Integer denominator,
        String base,
        String limit,
        String rounding,
        Integer margin,
        List<String> counted,
        Text detail) {

    public Figure {
        counted = List.copyOf(counted);
    }

    /** A count that has no bound. */
    public static Figure of(List<String> counted) {
        return new Figure(counted.size(), null, null, null, null, null, counted, null);
    }

    public Figure withDetail(Text further) {
        return new Figure(numerator, denominator, base, limit, rounding, margin, counted, further);
    }
}
