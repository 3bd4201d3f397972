package org.pingxuan.decision;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.pingxuan.ledger.CanonicalJson;

/** Holds every decision on record to what the ledger was told of it. */
final class LedgerComparison {

    private static final int FETCH = 500;

    private LedgerComparison() {}

    static List<UUID> contradictions(DataSource database) {
        List<UUID> contradictions = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT d.*, coalesce(d.id, e.subject) AS either, e.payload,"
                            + " 'sha256:' || encode(sha256(f.sealed), 'hex') AS facts FROM decision d"
                            + " FULL JOIN (SELECT subject, payload FROM ledger_entry WHERE kind = 'DECISION') e"
                            + " ON e.subject = d.id LEFT JOIN decision_facts f ON f.decision = d.id")) {
                select.setFetchSize(FETCH);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        if (!agrees(row)) {
                            contradictions.add(row.getObject("either", UUID.class));
                        }
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException failed) {
            throw DecisionQuery.unreadable(failed);
        }
        contradictions.sort(null);
        return contradictions;
    }

    private static boolean agrees(ResultSet row) throws SQLException {
        return row.getObject("id") != null
                && CanonicalJson.of(DecisionRow.read(row).payload(row.getString("facts")))
                        .equals(row.getString("payload"));
    }
}
