package org.pingxuan.honours;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pingxuan.ledger.Insertion;
import org.pingxuan.ledger.LedgerNote;
import org.pingxuan.ledger.RecordTable;
import org.pingxuan.ledger.Recorded;

/**
 * Takes a person's names and masks off the register for good. The entries stay, known by the keyed hash alone, so that honours still
 * count.
 *
 * @param holder what the person is matched by
 */
record ErasedHolder(UUID id, byte[] holder, String by) implements Recorded {

    private static final RecordTable<ErasedHolder> TABLE = new Table();

    @Override
    public String key() {
        return HexFormat.of().formatHex(holder);
    }

    @Override
    public RecordTable<?> table() {
        return TABLE;
    }

    private static final class Table implements RecordTable<ErasedHolder> {

        @Override
        public String name() {
            return "honour_name";
        }

        @Override
        public List<Insertion> insert(Connection connection, List<ErasedHolder> holders) throws SQLException {
            List<Insertion> insertions = new ArrayList<>();
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM honour_name n USING honour h"
                    + " WHERE h.id = n.honour AND h.person AND h.holder = ?")) {
                for (ErasedHolder holder : holders) {
                    delete.setBytes(1, holder.holder());
                    int names = delete.executeUpdate();
                    insertions.add(Insertion.of(holder.id(), names == 0 ? null : note(holder)));
                }
            }
            return insertions;
        }

        private static LedgerNote note(ErasedHolder erased) {
            return LedgerNote.of("HONOUR_NAMES_ERASED", erased.id(), Map.of("holder", erased.key(), "by", erased.by()));
        }
    }
}
