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
