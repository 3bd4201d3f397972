package org.pingxuan.honours;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.pingxuan.ledger.Insertion;
import org.pingxuan.ledger.LedgerNote;
import org.pingxuan.ledger.RecordTable;
import org.pingxuan.ledger.Recorded;
import org.pingxuan.ledger.Sql;
import org.pingxuan.shared.Digest;

/** The revocation of an honour on its way to the register; an honour is revoked once. */
record RecordedRevocation(UUID id, UUID honour, String reason, Instant at, String by) implements Recorded {

    private static final RecordTable<RecordedRevocation> TABLE =
            RecordTable.oneByOne("honour_revocation", RecordedRevocation::insert);

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

    private Insertion insert(Connection connection) throws SQLException {
        int inserted = Sql.update(
                connection,
                "INSERT INTO honour_revocation (id, honour, reason, revoked_at, revoked_by)"
                        + " VALUES (?, ?, ?, ?::timestamptz, ?) ON CONFLICT DO NOTHING",
                id,
                honour,
                reason,
                at.toString(),
                by);
        return inserted == 0
                ? Insertion.existing(Sql.id(connection, "SELECT id FROM honour_revocation WHERE honour = ?", honour)
                        .orElseThrow())
                : Insertion.of(id, LedgerNote.of("HONOUR_REVOKED", honour, payload(id, reason, at, by)));
    }

    /** What the ledger says of a revocation. */
    static Map<String, String> payload(UUID id, String reason, Instant at, String by) {
        return Map.of("revocation", id.toString(), "reason", Digest.of(reason), "at", at.toString(), "by", by);
    }
}
