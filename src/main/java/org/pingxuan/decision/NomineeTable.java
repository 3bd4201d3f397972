package org.pingxuan.decision;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pingxuan.ledger.Columns;

/** Writes nominees, their keys and what they are called. */
final class NomineeTable {

    private final DecisionKeys keys;

    NomineeTable(DecisionKeys keys) {
        this.keys = keys;
    }

    /** A nominee's key as stored. */
    record Key(UUID id, byte[] wrapped) {}

    /**
     * A nominee as stored.
     *
     * @param hash null where it has nothing to be known by
     */
    record Nominee(UUID id, String kind, byte[] hash) {

        /** What finds it again; of its own where it has no hash. */
        String known() {
            return hash == null ? id.toString() : pinned();
        }

        /** What the ledger holds it to. */
        String pinned() {
            return hash == null ? kind : kind + ":" + HexFormat.of().formatHex(hash);
        }
    }

    /** The nominees, new ones inserted. A new nominee takes the id of the decision that first names it. */
    Map<PendingDecision, Nominee> nominees(Connection connection, List<PendingDecision> pending) throws SQLException {
        Map<PendingDecision, Nominee> nominees = new HashMap<>();
        for (PendingDecision one : pending) {
            NomineeIdentity identity = one.decision().nominee();
            nominees.put(one, new Nominee(one.id(), identity.kind().name(), keys.nomineeHash(identity)));
        }
        // sorted, so that no two replicas wait for each other crosswise
        List<Nominee> sorted = nominees.values().stream()
                .sorted(Comparator.comparing(Nominee::known))
                .toList();
        Columns<Nominee> columns = Columns.of(connection, sorted)
                .add("uuid", Nominee::id)
                .add("text", Nominee::kind)
                .add("bytea", Nominee::hash);
        try (PreparedStatement insert = columns.prepare(
                "INSERT INTO nominee (id, kind, hash) SELECT * FROM " + columns.unnest() + " ON CONFLICT DO NOTHING")) {
            insert.executeUpdate();
        }
        Map<String, Nominee> stored = new HashMap<>();
        try (PreparedStatement select = columns.prepare("SELECT n.id, n.kind, n.hash FROM " + columns.unnest()
                        + " AS wanted (id, kind, hash) JOIN nominee n"
                        + " ON n.kind = wanted.kind AND n.hash = wanted.hash");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Nominee nominee = new Nominee(row.getObject(1, UUID.class), row.getString(2), row.getBytes(3));
                stored.put(nominee.known(), nominee);
            }
        }
        nominees.replaceAll((one, nominee) -> stored.getOrDefault(nominee.known(), nominee));
        return nominees;
    }

    private record Name(UUID nominee, NomineeIdentity identity, DecisionRow row) {

        String text() {
            return identity.name() == null ? "" : identity.name();
        }
    }

    void insertNames(Connection connection, Map<PendingDecision, DecisionRow> fresh) throws SQLException {
        List<Name> names = new ArrayList<>();
        fresh.forEach(
                (one, row) -> names.add(new Name(row.nominee(), one.decision().nominee(), row)));
        names.sort(Comparator.comparing(Name::nominee).thenComparing(Name::text));
        Columns<Name> columns = Columns.of(connection, names)
                .add("uuid", Name::nominee)
                .add("text", Name::text)
                .add("text", name -> name.identity().mask())
                .add("text", name -> String.join(" ", NameGrams.of(name.text())))
                .add("timestamptz", name -> name.row().decidedAt());
        try (PreparedStatement insert = columns.prepare("INSERT INTO nominee_search (nominee, name, mask, grams, since)"
                + " SELECT nominee, name, mask, string_to_array(grams, ' '), since FROM " + columns.unnest()
                + " AS named (nominee, name, mask, grams, since) ON CONFLICT DO NOTHING")) {
            insert.executeUpdate();
        }
    }

    /** The keys of these nominees; one that has none, or was erased, gets a new one. */
    Map<UUID, Key> keys(Connection connection, List<UUID> nominees) throws SQLException {
        Map<UUID, Key> known = select(connection, nominees);
        List<UUID> without =
                nominees.stream().filter(nominee -> !known.containsKey(nominee)).toList();
        if (without.isEmpty()) {
            return known;
        }
        List<Map.Entry<UUID, Key>> made = new ArrayList<>();
        for (UUID nominee : without) {
            UUID id = UUID.randomUUID();
            made.add(Map.entry(nominee, new Key(id, keys.wrap(DecisionKeys.newKey(), id))));
        }
        Columns<Map.Entry<UUID, Key>> columns = Columns.of(connection, made)
                .add("uuid", one -> one.getValue().id())
                .add("uuid", Map.Entry::getKey)
                .add("bytea", one -> one.getValue().wrapped());
        try (PreparedStatement insert = columns.prepare("INSERT INTO nominee_key (id, nominee, wrapped) SELECT * FROM "
                + columns.unnest() + " ON CONFLICT DO NOTHING")) {
            insert.executeUpdate();
        }
        return select(connection, nominees);
    }

    private static Map<UUID, Key> select(Connection connection, List<UUID> nominees) throws SQLException {
        Map<UUID, Key> keys = new HashMap<>();
        try (PreparedStatement select = Columns.of(connection, nominees)
                        .add("uuid", nominee -> nominee)
                        .prepare("SELECT nominee, id, wrapped FROM nominee_key WHERE nominee = ANY (?)");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                keys.put(row.getObject(1, UUID.class), new Key(row.getObject(2, UUID.class), row.getBytes(3)));
            }
        }
        return keys;
    }
}
