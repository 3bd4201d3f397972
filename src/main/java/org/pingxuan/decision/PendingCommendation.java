package org.pingxuan.decision;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.pingxuan.ledger.CanonicalJson;
import org.pingxuan.ledger.Columns;
import org.pingxuan.ledger.Insertion;
import org.pingxuan.ledger.LedgerNote;
import org.pingxuan.ledger.RecordTable;
import org.pingxuan.ledger.Recorded;
import org.pingxuan.shared.Digest;

/** A commendation on its way to the record, together with the honours of its members. */
record PendingCommendation(Commendation commendation) implements Recorded {

    private static final Table TABLE = new Table();

    @Override
    public UUID id() {
        return commendation.id();
    }

    @Override
    public String key() {
        return commendation.list().toString();
    }

    @Override
    public RecordTable<?> table() {
        return TABLE;
    }

    @Override
    public boolean mustBeNew() {
        return true;
    }

    private LedgerNote note() {
        return LedgerNote.of("COMMENDATION", commendation.id(), payload(commendation));
    }

    /** What the ledger is told of a commendation. */
    static Map<String, Object> payload(Commendation commendation) {
        Map<String, String> honours = new TreeMap<>();
        commendation.honours().forEach((decision, honour) -> honours.put(decision.toString(), honour.toString()));
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("list", commendation.list().toString());
        payload.put("decisionNumber", commendation.decisionNumber());
        payload.put("issuedOn", commendation.issuedOn().toString());
        payload.put("honours", Digest.of(CanonicalJson.of(honours)));
        payload.put("by", commendation.by());
        return payload;
    }

    private static final class Table implements RecordTable<PendingCommendation> {

        @Override
        public String name() {
            return "commendation";
        }

        @Override
        public List<Insertion> insert(Connection connection, List<PendingCommendation> all) throws SQLException {
            List<Insertion> insertions = new ArrayList<>();
            for (PendingCommendation one : all) {
                insertions.add(
                        insert(connection, one.commendation())
                                ? Insertion.of(one.id(), one.note())
                                : Insertion.existing(existing(connection, one.commendation())));
            }
            return insertions;
        }

        private static boolean insert(Connection connection, Commendation one) throws SQLException {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO commendation (id, list, decision_number, issued_on, acted_by, at)"
                            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
                insert.setObject(1, one.id());
                insert.setObject(2, one.list());
                insert.setString(3, one.decisionNumber());
                insert.setDate(4, Date.valueOf(one.issuedOn()));
                insert.setString(5, one.by());
                insert.setTimestamp(6, Timestamp.from(one.at()));
                if (insert.executeUpdate() == 0) {
                    return false;
                }
            }
            Columns<Map.Entry<UUID, UUID>> columns = Columns.of(
                            connection, List.copyOf(one.honours().entrySet()))
                    .add("uuid", entry -> one.id())
                    .add("uuid", Map.Entry::getKey)
                    .add("uuid", Map.Entry::getValue);
            try (PreparedStatement insert =
                    columns.prepare("INSERT INTO commendation_honour (commendation, decision, honour) SELECT * FROM "
                            + columns.unnest())) {
                insert.executeUpdate();
            }
            return true;
        }

        private static UUID existing(Connection connection, Commendation one) throws SQLException {
            try (PreparedStatement select = connection.prepareStatement("SELECT id FROM commendation WHERE list = ?")) {
                select.setObject(1, one.list());
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getObject(1, UUID.class);
                }
            }
        }
    }
}
