package org.pingxuan.honours;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.pingxuan.ledger.CanonicalJson;
import org.pingxuan.ledger.Sql;

/** Holds every entry of the register, and every revocation, to what the ledger was told of it. */
final class RegisterComparison {

    private static final String HONOURS = "SELECT h.*, coalesce(h.id, e.subject) AS either, e.payload FROM honour h"
            + " FULL JOIN (SELECT subject, payload FROM ledger_entry WHERE kind = 'HONOUR_RECORDED') e ON e.subject = h.id";

    private static final String REVOCATIONS = "SELECT r.*, coalesce(r.honour, e.subject) AS either, e.payload"
            + " FROM honour_revocation r FULL JOIN (SELECT subject, payload FROM ledger_entry"
            + " WHERE kind = 'HONOUR_REVOKED') e ON e.subject = r.honour";

    private RegisterComparison() {}

    /** Whether a row is what its entry says. */
    private interface Agreement {
        boolean holds(ResultSet row) throws SQLException;
    }

    static List<UUID> contradictions(DataSource database, HolderKey holders) {
        Set<UUID> contradictions = new TreeSet<>();
        try (Connection connection = database.getConnection()) {
            compare(connection, HONOURS, row -> isHonourAsEntered(row, holders), contradictions);
            compare(connection, REVOCATIONS, RegisterComparison::isRevocationAsEntered, contradictions);
        } catch (SQLException failed) {
            throw HonourQuery.unreadable(failed);
        }
        return List.copyOf(contradictions);
    }

    private static void compare(Connection connection, String sql, Agreement agreement, Set<UUID> contradictions)
            throws SQLException {
        Sql.each(
                connection,
                row -> {
                    if (row.getObject("id") == null || !agreement.holds(row)) {
                        contradictions.add(row.getObject("either", UUID.class));
                    }
                },
                sql);
    }

    private static boolean isHonourAsEntered(ResultSet row, HolderKey holders) throws SQLException {
        Map<String, Object> payload = RecordedHonour.payload(
                row.getString("honour"),
                row.getInt("year"),
                row.getObject("stars", Integer.class),
                row.getBytes("holder"),
                row.getString("recorded_by"));
        String code = row.getString("credit_code");
        return CanonicalJson.of(payload).equals(row.getString("payload"))
                && (code == null || Arrays.equals(holders.window(code, null), row.getBytes("holder")));
    }

    private static boolean isRevocationAsEntered(ResultSet row) throws SQLException {
        Map<String, String> payload = RecordedRevocation.payload(
                row.getObject("id", UUID.class), row.getString("reason"), row.getString("revoked_by"));
        return CanonicalJson.of(payload).equals(row.getString("payload"));
    }
}
