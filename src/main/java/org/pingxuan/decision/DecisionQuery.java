package org.pingxuan.decision;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.pingxuan.ledger.Hash;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

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
        List<StoredDecision> decisions = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT d.*, e.index AS ledger_index,"
                        + " e.hash AS ledger_hash, standing_of(d.id) AS standing FROM decision d"
                        + " JOIN ledger_entry e ON e.subject = d.id AND e.kind = 'DECISION' WHERE " + condition)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    decisions.add(DecisionRow.read(row)
                            .stored(
                                    row.getLong("ledger_index"),
                                    Hash.of(row.getBytes("ledger_hash")),
                                    row.getString("standing")));
                }
            }
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
        return decisions;
    }

    static long countAfter(DataSource database, String round, long ledgerIndex) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT count(*) FROM ledger_entry e"
                        + " JOIN decision d ON d.id = e.subject"
                        + " WHERE e.kind = 'DECISION' AND e.index > ? AND d.round = ?")) {
            select.setLong(1, ledgerIndex);
            select.setString(2, round);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }

    static long count(DataSource database, String round) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT count(*) FROM decision WHERE round = ? AND version = 1")) {
            select.setString(1, round);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }

    /** 503: the database does not answer. */
    static Problems unreadable(SQLException failed) {
        return Problems.unavailable(Problem.at(
                "", "not-readable", null, "暂时无法读取记录，请稍后重试", "The record cannot be read now; try again later"));
    }
}
