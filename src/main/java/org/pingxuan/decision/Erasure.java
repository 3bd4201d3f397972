package org.pingxuan.decision;

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
import org.pingxuan.shared.Micros;

/**
 * The erasure of a nominee: its key, names and mask are destroyed.
 *
 * @param id made by the caller
 * @param nominee an existing nominee
 * @param reason why; without personal data, since it stays on record
 * @param askedBy the account that asked
 * @param at to the microsecond
 */
public record Erasure(UUID id, UUID nominee, String reason, String askedBy, Instant at) implements Recorded {

    private static final RecordTable<Erasure> TABLE = RecordTable.oneByOne("erasure", Erasure::insert);

    public Erasure {
        at = Micros.of(at);
    }

    @Override
    public String key() {
        return id.toString();
    }

    @Override
    public RecordTable<?> table() {
        return TABLE;
    }

    private Insertion insert(Connection connection) throws SQLException {
        int inserted = Sql.update(
                connection,
                "INSERT INTO erasure (id, nominee, reason, asked_by, at) VALUES (?, ?, ?, ?, ?::timestamptz)"
                        + " ON CONFLICT DO NOTHING",
                id,
                nominee,
                reason,
                askedBy,
                at.toString());
        if (inserted == 0) {
            return Insertion.existing(id);
        }
        Sql.update(connection, "DELETE FROM nominee_key WHERE nominee = ?", nominee);
        Sql.update(connection, "DELETE FROM nominee_search WHERE nominee = ?", nominee);
        return Insertion.of(id, LedgerNote.of("ERASURE", nominee, payload()));
    }

    /** What the ledger says of it. */
    Map<String, String> payload() {
        return Map.of(
                "erasure", id.toString(),
                "nominee", nominee.toString(),
                "reason", Digest.of(reason),
                "by", askedBy,
                "at", at.toString());
    }
}
