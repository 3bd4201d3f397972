package org.pingxuan.reference;

import java.util.List;

/**
 * What one criterion says of a nomination, a slate or a final list: outcome and effect as codes of the contract.
 */
public record Line(String outcome, String effect) {

    /** Every effect, the gravest first. */
    private static final List<String> GRAVITY =
            List.of("FORFEIT", "NON_COMPLIANT", "INELIGIBLE", "RETURN", "REVIEW", "UNKNOWN", "FLAG", "NONE");

    /** Among equal effects NOT_MET comes before UNKNOWN before MET. */
    private static final List<String> OUTCOMES = List.of("NOT_MET", "UNKNOWN", "MET", "NOT_APPLICABLE");

    static Line met() {
        return new Line("MET", "NONE");
    }

    static Line met(String effect) {
        return new Line("MET", effect);
    }

    static Line notMet(String effect) {
        return new Line("NOT_MET", effect);
    }

    static Line unknown(String effect) {
        return new Line("UNKNOWN", effect);
    }

    static Line notApplicable() {
        return new Line("NOT_APPLICABLE", "NONE");
    }

    /** The graver of two lines: "the item with the gravest effect gives its case" (decision 0001). */
    Line or(Line other) {
        int difference = Integer.compare(gravity(), other.gravity());
        if (difference == 0) {
            difference = Integer.compare(OUTCOMES.indexOf(outcome), OUTCOMES.indexOf(other.outcome));
        }
        return difference <= 0 ? this : other;
    }

    /** The same outcome with an effect of REVIEW at least. */
    Line reviewAtLeast() {
        return gravity() <= GRAVITY.indexOf("REVIEW") ? this : new Line(outcome, "REVIEW");
    }

    /** The same outcome, with FLAG where it would be NONE. */
    Line flagged() {
        return effect.equals("NONE") ? new Line(outcome, "FLAG") : this;
    }

    static Line gravest(Iterable<Line> lines) {
        Line gravest = met();
        boolean first = true;
        for (Line line : lines) {
            gravest = first ? line : gravest.or(line);
            first = false;
        }
        return gravest;
    }

    private int gravity() {
        return GRAVITY.indexOf(effect);
    }
}
