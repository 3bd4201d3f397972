package org.pingxuan.honours;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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

/** The revocation of an honour on its way to the register; an honour is revoked once. */
record RecordedRevocation(UUID id, UUID honour, String reason, Instant at, String by) implements Recorded {

    private static final RecordTable<RecordedRevocation> TABLE = new Table();

    @Override
    public String key() {
        return honour.toString();
    }

    @Override
    public RecordTable<?> table() {
        return TABLE;
    }

    @Override
    public boolean mustBeNew() {
        return true;
    }

    private static final class Table implements RecordTable<RecordedRevocation> {

        @Override
        public String name() {
            return "honour_revocation";
        }

        @Override
        public List<Insertion> insert(Connection connection, List<RecordedRevocation> revocations) throws SQLException {
            List<Insertion> insertions = new ArrayList<>();
            for (RecordedRevocation revocation : revocations) {
                insertions.add(insert(connection, revocation));
            }
            return insertions;
        }

        private static Insertion insert(Connection connection, RecordedRevocation revocation) throws SQLException {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO honour_revocation"
                    + " (id, honour, reason, revoked_at, revoked_by) VALUES (?, ?, ?, ?::timestamptz, ?)"
                    + " ON CONFLICT DO NOTHING")) {
                insert.setObject(1, revocation.id());
                insert.setObject(2, revocation.honour());
                insert.setString(3, revocation.reason());
                insert.setString(4, revocation.at().toString());
                insert.setString(5, revocation.by());
                if (insert.executeUpdate() == 0) {
                    return Insertion.existing(existing(connection, revocation.honour()));
                }
            }
            return Insertion.of(
                    revocation.id(),
                    LedgerNote.of(
                            "HONOUR_REVOKED",
                            revocation.honour(),
                            Map.of(
                                    "revocation", revocation.id().toString(),
                                    "reason", Digest.of(revocation.reason()),
                                    "by", revocation.by())));
        }

        private static UUID existing(Connection connection, UUID honour) throws SQLException {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT id FROM honour_revocation WHERE honour = ?")) {
                select.setObject(1, honour);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getObject(1, UUID.class);
                }
            }
        }
    }
}
