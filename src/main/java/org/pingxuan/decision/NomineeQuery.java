package org.pingxuan.decision;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.pingxuan.ledger.Columns;
import org.pingxuan.ledger.Sql;
import org.pingxuan.shared.Problems;

/** Reads nominees. */
final class NomineeQuery {

    private NomineeQuery() {}

    static Optional<UUID> id(DataSource database, NomineeIdentity nominee, DecisionKeys keys) {
        byte[] hash = keys.nomineeHash(nominee);
        if (hash == null) {
            return Optional.empty();
        }
        return Sql.first(
                database,
                row -> row.getObject(1, UUID.class),
                "SELECT id FROM nominee WHERE kind = ? AND hash = ?",
                nominee.kind().name(),
                hash);
    }

    static boolean exists(DataSource database, UUID nominee) {
        return Sql.count(database, "SELECT count(*) FROM nominee WHERE id = ?", nominee) > 0;
    }

    /** Known by a number, a nominee is one and the same everywhere: from such a one the walk goes on, from a mere name it does not. */
    static List<UUID> linked(DataSource database, UUID nominee) {
        return Sql.rows(
                database,
                row -> row.getObject(1, UUID.class),
                "WITH RECURSIVE linked (nominee) AS (SELECT ?::uuid UNION SELECT other.nominee FROM linked"
                        + " JOIN nominee n ON n.id = linked.nominee"
                        + " AND (n.id = ? OR n.kind IN ('RESIDENT_ID', 'CREDIT_CODE'))"
                        + " JOIN decision one ON one.nominee = linked.nominee"
                        + " JOIN decision other USING (round, unit, award, reference))"
                        + " SELECT nominee FROM linked WHERE nominee <> ? ORDER BY nominee",
                nominee,
                nominee,
                nominee);
    }

    static Optional<Erasure> erasure(DataSource database, UUID id) {
        return Sql.first(
                database,
                NomineeQuery::erasure,
                "SELECT id, nominee, reason, asked_by, at FROM erasure WHERE id = ?",
                id);
    }

    static Erasure erasure(ResultSet row) throws SQLException {
        return new Erasure(
                row.getObject("id", UUID.class),
                row.getObject("nominee", UUID.class),
                row.getString("reason"),
                row.getString("asked_by"),
                row.getTimestamp("at").toInstant());
    }

    static Map<UUID, ShownNominee> shown(DataSource database, Collection<UUID> nominees) {
        Map<UUID, ShownNominee> shown = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = Columns.of(connection, List.copyOf(nominees))
                        .add("uuid", nominee -> nominee)
                        .prepare("SELECT DISTINCT ON (nominee) nominee, name, mask FROM nominee_search"
                                + " WHERE nominee = ANY (?) ORDER BY nominee, since DESC, name");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String name = row.getString(2);
                shown.put(
                        row.getObject(1, UUID.class), new ShownNominee(name.isEmpty() ? null : name, row.getString(3)));
            }
        } catch (SQLException failed) {
            throw Problems.unreadable();
        }
        return shown;
    }
}
