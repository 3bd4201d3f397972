package org.pingxuan.slate;

import org.pingxuan.policy.Row;
import org.pingxuan.submission.Comparison;
import org.pingxuan.submission.FactPaths;
import org.pingxuan.submission.Submission;

/**
 * Whom a row of the ratios table counts: those of whom a fact holds.
 *
 * @param path a fact path of the dictionary; null counts everybody
 */
public record Filter(String path, String comparator, String value) {

    /** The filter in three columns of a row, named {@code prefix}Path, {@code prefix}Comparator and {@code prefix}Value. */
    static Filter of(Row row, String prefix) {
        return new Filter(row.text(prefix + "Path"), row.text(prefix + "Comparator"), row.text(prefix + "Value"));
    }

    /** Whether it counts a nomination; null where the fact is unknown. */
    public Boolean counts(Submission nomination) {
        if (path == null) {
            return true;
        }
        Object actual = FactPaths.read(nomination, nomination.receivedOn(), path);
        if ("GIVEN".equals(comparator)) {
            return actual != null;
        }
        return actual == null ? null : Comparison.holds(comparator, actual, value);
    }
}
