package org.pingxuan.reference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The score of a submission: 100 x points / possible points over the heads of a points table. */
public final class ReferenceScore {

    /**
     * A head that gives points by interval.
     *
     * @param of the points it can give at most
     * @param actual the figure submitted, null when unknown (0 points of the possible ones)
     */
    public record Measured(BigDecimal of, BigDecimal actual, List<Interval> intervals) {

        BigDecimal points() {
            return intervals.stream()
                    .filter(interval -> actual != null && interval.holds(actual))
                    .map(Interval::points)
                    .findFirst()
                    .orElse(BigDecimal.ZERO);
        }
    }

    /** Points for figures from {@code from} (included) up to {@code to} (not included); null leaves that side open. */
    public record Interval(BigDecimal from, BigDecimal to, BigDecimal points) {

        boolean holds(BigDecimal actual) {
            return (from == null || actual.compareTo(from) >= 0) && (to == null || actual.compareTo(to) < 0);
        }
    }

    private ReferenceScore() {}

    /**
     * The total, to one decimal, half up; empty where no head applies.
     *
     * @param lines the submission's lines by criterion
     * @param counted points by criterion: given when MET, 0 when NOT_MET or UNKNOWN, left out when NOT_APPLICABLE
     */
    public static Optional<BigDecimal> total(
            Map<String, Line> lines, Map<String, BigDecimal> counted, Collection<Measured> measured) {
        BigDecimal points = BigDecimal.ZERO;
        BigDecimal possible = BigDecimal.ZERO;
        for (Map.Entry<String, BigDecimal> head : counted.entrySet()) {
            Line line = lines.get(head.getKey());
            if (line == null || line.outcome().equals("NOT_APPLICABLE")) {
                continue;
            }
            possible = possible.add(head.getValue());
            points = line.outcome().equals("MET") ? points.add(head.getValue()) : points;
        }
        for (Measured head : measured) {
            possible = possible.add(head.of());
            points = points.add(head.points());
        }
        if (possible.signum() == 0) {
            return Optional.empty();
        }
        return Optional.of(points.multiply(BigDecimal.valueOf(100)).divide(possible, 1, RoundingMode.HALF_UP));
    }
}
