package org.pingxuan.honours;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.pingxuan.ledger.Columns;
import org.pingxuan.ledger.Insertion;
import org.pingxuan.ledger.LedgerNote;
import org.pingxuan.ledger.RecordTable;
import org.pingxuan.ledger.Recorded;
import org.pingxuan.ledger.Sql;
import org.pingxuan.submission.IdNumber;

/**
 * An honour on its way to the register. An honour that stands already, for this year and holder, is not recorded twice.
 *
 * @param holder what the holder is matched by
 */
record RecordedHonour(UUID id, NewHonour honour, byte[] holder, Instant at, String by) implements Recorded {

    private static final RecordTable<RecordedHonour> TABLE = new Table();

    /** Stands for the same honour of the same holder. */
    @Override
    public String key() {
        return key(honour.honour(), honour.year(), holder);
    }

    static String key(String honour, int year, byte[] holder) {
        return honour + "\n" + year + "\n" + HexFormat.of().formatHex(holder);
    }

    @Override
    public RecordTable<?> table() {
        return TABLE;
    }

    @Override
    public boolean mustBeNew() {
        return true;
    }

    String mask() {
        return honour.isPersons() ? IdNumber.of(honour.idNumber()).masked() : null;
    }

    private LedgerNote note() {
        return LedgerNote.of(
                "HONOUR_RECORDED", id, payload(honour.honour(), honour.year(), honour.stars(), holder, by));
    }

    /** What the ledger says of an honour. */
    static Map<String, Object> payload(String honour, int year, Integer stars, byte[] holder, String by) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("honour", honour);
        payload.put("year", year);
        payload.put("stars", stars);
        payload.put("holder", HexFormat.of().formatHex(holder));
        payload.put("by", by);
        return payload;
    }

    private static final class Table implements RecordTable<RecordedHonour> {

        @Override
        public String name() {
            return "honour";
        }

        @Override
        public List<Insertion> insert(Connection connection, List<RecordedHonour> honours) throws SQLException {
            Set<UUID> inserted = insertEntries(connection, honours);
            insertNames(
                    connection,
                    honours.stream().filter(one -> inserted.contains(one.id())).toList());
            List<Insertion> insertions = new ArrayList<>();
            for (RecordedHonour one : honours) {
                insertions.add(
                        inserted.contains(one.id())
                                ? Insertion.of(one.id(), one.note())
                                : Insertion.existing(standing(connection, one)));
            }
            return insertions;
        }

        private static Set<UUID> insertEntries(Connection connection, List<RecordedHonour> honours)
                throws SQLException {
            Columns<RecordedHonour> columns = Columns.of(connection, honours)
                    .add("uuid", RecordedHonour::id)
                    .add("text", one -> one.honour().honour())
                    .add("int", one -> one.honour().year())
                    .add("int", one -> one.honour().stars())
                    .add("bool", one -> one.honour().isPersons())
                    .add("bytea", RecordedHonour::holder)
                    .add("text", one -> one.honour().creditCode())
                    .add("timestamptz", RecordedHonour::at)
                    .add("text", RecordedHonour::by);
            String sql = "INSERT INTO honour (id, honour, year, stars, person, holder, credit_code, nth, recorded_at,"
                    + " recorded_by) SELECT n.id, n.honour, n.year, n.stars, n.person, n.holder, n.credit_code,"
                    + " 1 + (SELECT count(*) FROM honour h WHERE h.honour = n.honour AND h.year = n.year AND h.holder = n.holder),"
                    + " n.at, n.by FROM " + columns.unnest()
                    + " AS n (id, honour, year, stars, person, holder, credit_code, at, by)"
                    + " WHERE NOT EXISTS (SELECT FROM honour h WHERE h.honour = n.honour AND h.year = n.year"
                    + " AND h.holder = n.holder AND NOT EXISTS (SELECT FROM honour_revocation r WHERE r.honour = h.id))"
                    + " ON CONFLICT DO NOTHING RETURNING id";
            return columns.ids(sql);
        }

        private static void insertNames(Connection connection, List<RecordedHonour> honours) throws SQLException {
            Columns.of(connection, honours)
                    .add("uuid", RecordedHonour::id)
                    .add("text", one -> one.honour().name())
                    .add("text", one -> HolderKey.name(one.honour().name()))
                    .add("text", RecordedHonour::mask)
                    .insert("honour_name (honour, name, name_key, mask)");
        }

        /** Its own id where it was recorded before, whatever came later. */
        private static UUID standing(Connection connection, RecordedHonour one) throws SQLException {
            return Sql.id(
                            connection,
                            "SELECT id FROM honour WHERE honour = ? AND year = ? AND holder = ?"
                                    + " ORDER BY id = ? DESC, nth DESC LIMIT 1",
                            one.honour().honour(),
                            one.honour().year(),
                            one.holder(),
                            one.id())
                    .orElseThrow();
        }
    }
}
