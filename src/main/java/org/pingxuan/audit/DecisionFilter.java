package org.pingxuan.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.pingxuan.access.Caller;
import org.pingxuan.http.Query;
import org.pingxuan.shared.LocalDay;
import org.pingxuan.submission.Award;
import org.pingxuan.verdict.Verdict;

/**
 * Which decisions are asked for; what is null is not asked.
 *
 * @param verdict the advice, not what a person made of it
 * @param criterion one that the decision found NOT_MET or UNKNOWN
 * @param policy the id of the policy that was applied
 * @param from decided at or after
 * @param before decided before
 * @param words stand in the nominee's name, or begin the reference
 * @param everyVersion false: only the newest version of each submission
 * @param units those that the reader may read; null is all
 */
record DecisionFilter(
        String round,
        Award award,
        String unit,
        Verdict verdict,
        String criterion,
        String policy,
        Instant from,
        Instant before,
        String words,
        boolean everyVersion,
        Set<String> units) {

    /** Which versions a list shows. */
    private enum Versions {
        newest,
        all
    }

    /** Reads the parameters of a search; faults stay with the query until its end. */
    static DecisionFilter read(Query query, Caller reader) {
        LocalDate from = query.date("from");
        LocalDate to = query.date("to");
        if (from != null && to != null && to.isBefore(from)) {
            query.fault("to", "不得早于 from", "must not be before from");
        }
        String words = query.text("q");
        return new DecisionFilter(
                query.text("round"),
                query.code("award", Award.class),
                query.text("unit"),
                query.code("verdict", Verdict.class),
                query.text("criterion"),
                query.text("policy"),
                LocalDay.begin(from),
                LocalDay.end(to),
                words == null || words.isBlank() ? null : words.strip(),
                query.code("versions", Versions.class) == Versions.all,
                reader.mayReadAll() ? null : reader.readableUnits());
    }

    /** Every decision there is. */
    static DecisionFilter everything() {
        return new DecisionFilter(null, null, null, null, null, null, null, null, null, true, null);
    }

    /** The same over every version of each submission. */
    DecisionFilter overEveryVersion() {
        return new DecisionFilter(round, award, unit, verdict, criterion, policy, from, before, words, true, units);
    }

    /** The words may be a name, which is personal. */
    @Override
    public String toString() {
        return "DecisionFilter";
    }
}
