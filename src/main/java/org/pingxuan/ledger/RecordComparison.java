package org.pingxuan.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Holds records to what the ledger was told of them, row after row over one state of the database, however many there are. The
 * ledger itself is checked by {@link Ledger#verify}.
 */
public final class RecordComparison {

    private final List<Records> compared = new ArrayList<>();

    /**
     * A record that is not what the ledger was told of, that is missing, or that the ledger was never told of.
     *
     * @param kind of its entry, as the ledger names it
     * @param id the subject of its entry
     */
    public record Contradiction(String kind, UUID id) {}

    /** Whether a record is what the ledger was told of it. */
    @FunctionalInterface
    public interface Agreement {
        /**
         * @param row the record as it was selected, and {@code told} and {@code told_at}: payload and time of its entry; where this
         *     fails, the record cannot be what it was
         */
        boolean holds(ResultSet row) throws SQLException;
    }

    private record Records(String select, String idInPayload, Agreement agreement, String... kinds) {

        String sql() {
            return "SELECT r.*, e.payload AS told, e.at AS told_at, r.subject IS NOT NULL AND e.subject IS NOT NULL AS both,"
                    + " coalesce(e.kind, r.entry) AS said, coalesce(e.subject, r.subject) AS of FROM (" + select
                    + ") r FULL JOIN (SELECT kind, subject, payload, at, "
                    + (idInPayload == null
                            ? "subject::text"
                            : "substring(payload from '\"" + idInPayload + "\":\"([0-9a-f-]{36})\"')")
                    + " AS told_of FROM ledger_entry WHERE kind = ANY (?)) e"
                    + " ON e.kind = r.entry AND e.subject = r.subject AND e.told_of = r."
                    + (idInPayload == null ? "subject" : "id") + "::text";
        }
    }

    /**
     * Compares records of which each is the subject of one entry.
     *
     * @param select the records; among the columns {@code entry} and {@code subject}, the kind and subject of its entry
     * @param kinds the kinds of entries that tell of such records
     */
    public RecordComparison with(String select, Agreement agreement, String... kinds) {
        compared.add(new Records(select, null, agreement, kinds));
        return this;
    }

    /**
     * As {@link #with}, of records of which several may have one subject.
     *
     * @param select with a further column {@code id}
     * @param idInPayload under which the payload holds the record's id
     */
    public RecordComparison withSeveral(String select, String idInPayload, Agreement agreement, String... kinds) {
        compared.add(new Records(select, idInPayload, agreement, kinds));
        return this;
    }

    /** Each once, by kind and id; empty where all agree. */
    public List<Contradiction> contradictions(DataSource database) {
        Set<Contradiction> found =
                new TreeSet<>(Comparator.comparing(Contradiction::kind).thenComparing(Contradiction::id));
        Sql.inSnapshot(database, connection -> {
            for (Records records : compared) {
                compare(connection, records, found);
            }
            return null;
        });
        return List.copyOf(found);
    }

    private static void compare(Connection connection, Records records, Set<Contradiction> found) throws SQLException {
        Sql.each(
                connection,
                row -> {
                    if (!row.getBoolean("both") || !agrees(records, row)) {
                        found.add(new Contradiction(row.getString("said"), row.getObject("of", UUID.class)));
                    }
                },
                records.sql(),
                (Object) records.kinds());
    }

    /** A row that cannot even be read is not what was written. */
    private static boolean agrees(Records records, ResultSet row) {
        try {
            return records.agreement().holds(row);
        } catch (SQLException | RuntimeException altered) {
            return false;
        }
    }

    /** Whether this is what the ledger was told of the row's record. */
    public static boolean wasTold(ResultSet row, Map<String, ?> payload) throws SQLException {
        return CanonicalJson.of(payload).equals(row.getString("told"));
    }
}
