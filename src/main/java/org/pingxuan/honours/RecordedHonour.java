package org.pingxuan.honours;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pingxuan.ledger.Columns;
import org.pingxuan.ledger.Insertion;
import org.pingxuan.ledger.LedgerNote;
import org.pingxuan.ledger.RecordTable;
import org.pingxuan.ledger.Recorded;
import org.pingxuan.ledger.Sql;
import org.pingxuan.shared.Digest;
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

    private LedgerNote note(int nth) {
        return LedgerNote.of("HONOUR_RECORDED", id, payload(honour, honour.isPersons(), holder, nth, at, by));
    }

    /**
     * What the ledger says of an honour; of a person nothing but what the holder is matched by.
     *
     * @param nth which such entry of the holder for the year it is, from 1
     */
    static Map<String, Object> payload(
            NewHonour honour, boolean person, byte[] holder, int nth, Instant at, String by) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("honour", honour.honour());
        payload.put("year", honour.year());
        payload.put("stars", honour.stars());
        payload.put("person", person);
        payload.put("holder", HexFormat.of().formatHex(holder));
        payload.put("creditCode", honour.creditCode() == null ? null : Digest.of(honour.creditCode()));
        payload.put("name", person || honour.name() == null ? null : Digest.of(honour.name()));
        payload.put("nth", nth);
        payload.put("at", at.toString());
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
            Map<UUID, Integer> inserted = insertEntries(connection, honours);
            insertNames(
                    connection,
                    honours.stream()
                            .filter(one -> inserted.containsKey(one.id()))
                            .toList());
            List<Insertion> insertions = new ArrayList<>();
            for (RecordedHonour one : honours) {
                insertions.add(
                        inserted.containsKey(one.id())
                                ? Insertion.of(one.id(), one.note(inserted.get(one.id())))
                                : Insertion.existing(standing(connection, one)));
            }
            return insertions;
        }

        /** Which of them are new, each with its {@code nth}. */
        private static Map<UUID, Integer> insertEntries(Connection connection, List<RecordedHonour> honours)
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
                    + " ON CONFLICT DO NOTHING RETURNING id, nth";
            Map<UUID, Integer> inserted = new HashMap<>();
            try (PreparedStatement insert = columns.prepare(sql);
                    ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    inserted.put(row.getObject(1, UUID.class), row.getInt(2));
                }
            }
            return inserted;
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
