package org.pingxuan.decision;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pingxuan.ledger.Insertion;
import org.pingxuan.ledger.LedgerNote;
import org.pingxuan.ledger.RecordTable;
import org.pingxuan.ledger.Recorded;
import org.pingxuan.shared.Digest;

/**
 * The erasure of a nominee: its key, names and mask are destroyed.
 *
 * @param id made by the caller
 * @param nominee an existing nominee
 * @param reason why; without personal data, since it stays on record
 * @param askedBy the account that asked
 */
public record Erasure(UUID id, UUID nominee, String reason, String askedBy, Instant at) implements Recorded {

    private static final RecordTable<Erasure> TABLE = new Table();

    @Override
    public String key() {
        return id.toString();
    }

    @Override
    public RecordTable<?> table() {
        return TABLE;
    }

    private static final class Table implements RecordTable<Erasure> {

        @Override
        public String name() {
            return "erasure";
        }

        @Override
        public List<Insertion> insert(Connection connection, List<Erasure> erasures) throws SQLException {
            List<Insertion> insertions = new ArrayList<>();
            for (Erasure erasure : erasures) {
                insertions.add(insert(connection, erasure));
            }
            return insertions;
        }

        private static Insertion insert(Connection connection, Erasure erasure) throws SQLException {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO erasure"
                            + " (id, nominee, reason, asked_by, at) VALUES (?, ?, ?, ?, ?::timestamptz) ON CONFLICT DO NOTHING")) {
                insert.setObject(1, erasure.id());
                insert.setObject(2, erasure.nominee());
                insert.setString(3, erasure.reason());
                insert.setString(4, erasure.askedBy());
                insert.setString(5, erasure.at().toString());
                if (insert.executeUpdate() == 0) {
                    return Insertion.existing(erasure.id());
                }
            }
            for (String table : List.of("nominee_key", "nominee_search")) {
                try (PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM " + table + " WHERE nominee = ?")) {
                    delete.setObject(1, erasure.nominee());
                    delete.executeUpdate();
                }
            }
            return Insertion.of(
                    erasure.id(),
                    LedgerNote.of(
                            "ERASURE",
                            erasure.nominee(),
                            Map.of(
                                    "erasure", erasure.id().toString(),
                                    "nominee", erasure.nominee().toString(),
                                    "reason", Digest.of(erasure.reason()))));
        }
    }
}
