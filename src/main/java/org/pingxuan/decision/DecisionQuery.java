package org.pingxuan.decision;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.pingxuan.ledger.Hash;
import org.pingxuan.ledger.Sql;

/** Reads decisions with their place in the ledger. */
final class DecisionQuery {

    /** The columns of {@code decision}, in the order in which they are written. */
    static final String COLUMNS = "id, round, award, unit, reference, version, corrects, nominee, slate, reserve,"
            + " verdict, outcomes, score_total, score, policy_id, policy_version, policy_digest,"
            + " policy_in_force_from, engine_build, received_at, effective_at, arrived_at, decided_at, stated_by,"
            + " asked_by, body_digest";

    /** That {@code d} is the newest version of its submission. */
    static final String NEWEST = "NOT EXISTS (SELECT 1 FROM decision n WHERE n.round = d.round AND n.unit = d.unit"
            + " AND n.award = d.award AND n.reference = d.reference AND n.version > d.version)";

    /** That the unit took {@code d}'s submission back, by whichever version. */
    static final String WITHDRAWN = "EXISTS (SELECT FROM decision v JOIN decision_act a ON a.decision = v.id"
            + " WHERE v.round = d.round AND v.unit = d.unit AND v.award = d.award AND v.reference = d.reference"
            + " AND a.kind = 'WITHDRAWAL')";

    /**
     * That {@code d} never stood on a slate, or stands on the newest one of its unit and is no reserve there. Parameters: round and award,
     * twice.
     */
    static final String NOT_LEFT_OUT = "((d.unit, d.reference) NOT IN (SELECT l.unit, m.reference FROM judged_list l"
            + " JOIN judged_list_member m ON m.list = l.id WHERE l.kind = 'SLATE' AND l.round = ? AND l.award = ?)"
            + " OR (d.unit, d.reference) IN (SELECT l.unit, m.reference FROM judged_list l"
            + " JOIN judged_list_member m ON m.list = l.id WHERE l.kind = 'SLATE' AND l.round = ? AND l.award = ?"
            + " AND NOT m.reserve AND "
            + ListStore.NEWEST
            + "))";

    private final String condition;
    private final Object[] parameters;

    private DecisionQuery(String condition, Object[] parameters) {
        this.condition = condition;
        this.parameters = parameters;
    }

    /** @param condition on {@code d}, with what may follow a condition */
    static DecisionQuery where(String condition, Object... parameters) {
        return new DecisionQuery(condition, parameters);
    }

    Optional<StoredDecision> one(DataSource database) {
        return all(database).stream().findFirst();
    }

    List<StoredDecision> all(DataSource database) {
        return Sql.rows(
                database,
                row -> DecisionRow.read(row)
                        .stored(
                                row.getLong("ledger_index"),
                                Hash.of(row.getBytes("ledger_hash")),
                                row.getString("standing")),
                "SELECT d.*, e.index AS ledger_index, e.hash AS ledger_hash, standing_of(d.id) AS standing FROM decision d"
                        + " JOIN ledger_entry e ON e.subject = d.id AND e.kind = 'DECISION' WHERE " + condition,
                parameters);
    }

    static long countAfter(DataSource database, String round, long ledgerIndex) {
        return Sql.count(
                database,
                "SELECT count(*) FROM ledger_entry e JOIN decision d ON d.id = e.subject"
                        + " WHERE e.kind = 'DECISION' AND e.index > ? AND d.round = ?",
                ledgerIndex,
                round);
    }

    static long count(DataSource database, String round) {
        return Sql.count(database, "SELECT count(*) FROM decision WHERE round = ? AND version = 1", round);
    }
}
