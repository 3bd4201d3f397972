package org.pingxuan.honours;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.pingxuan.ledger.Insertion;
import org.pingxuan.ledger.LedgerNote;
import org.pingxuan.ledger.RecordTable;
import org.pingxuan.ledger.Recorded;
import org.pingxuan.ledger.Sql;

/**
 * Takes a person's names and masks off the register for good. The entries stay, known by the keyed hash alone, so that honours still
 * count.
 *
 * @param holder what the person is matched by
 */
record ErasedHolder(UUID id, byte[] holder, String by) implements Recorded {

    private static final RecordTable<ErasedHolder> TABLE = RecordTable.oneByOne("honour_name", ErasedHolder::insert);

    @Override
    public String key() {
        return HexFormat.of().formatHex(holder);
    }

    @Override
    public RecordTable<?> table() {
        return TABLE;
    }

    private Insertion insert(Connection connection) throws SQLException {
        int names = Sql.update(
                connection,
                "DELETE FROM honour_name n USING honour h WHERE h.id = n.honour AND h.person AND h.holder = ?",
                holder);
        return Insertion.of(
                id, names == 0 ? null : LedgerNote.of("HONOUR_NAMES_ERASED", id, Map.of("holder", key(), "by", by)));
    }
}
