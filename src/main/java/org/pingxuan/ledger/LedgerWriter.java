package org.pingxuan.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Appends to the ledger inside a transaction of the recorder. */
final class LedgerWriter {

    private final LedgerKey key;

    /** The head whose signature was made or checked last: to check it again costs as much as all else in a small group. */
    private LedgerHead known;

    LedgerWriter(LedgerKey key) {
        this.key = key;
    }

    /** What a transaction that holds the lock on the head builds upon. */
    record Locked(RightEdge edge, Instant at) {}

    /**
     * Locks the head until the transaction ends.
     *
     * @throws BrokenLedger where the head on record is not the one that was signed
     */
    Locked lock(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(StoredHead.SELECT + " FOR UPDATE");
                ResultSet row = select.executeQuery()) {
            StoredHead stored = StoredHead.read(row);
            LedgerHead head = stored.head();
            boolean isSound = stored.edge().root().equals(head.root())
                    && (head.size() == 0 || head.equals(known) || LedgerKey.signed(head, key.verifying()));
            if (!isSound) {
                throw new BrokenLedger(
                        "the ledger's head of " + head.size() + " entries is not the one that was signed");
            }
            known = head;
            return new Locked(stored.edge(), head.at());
        }
    }

    /** Enters the notes behind what is there, in their order, and signs the new head. */
    List<SealedEntry> append(Connection connection, Locked locked, List<LedgerNote> notes, Instant now)
            throws SQLException {
        Instant at = now.isBefore(locked.at()) ? locked.at() : now;
        List<SealedEntry> entries = new ArrayList<>(notes.size());
        RightEdge edge = locked.edge();
        for (LedgerNote note : notes) {
            LedgerEntry entry = new LedgerEntry(edge.size(), at, note);
            SealedEntry sealed = entry.sealedBehind(edge);
            edge = edge.append(sealed.hash()).edge();
            entries.add(sealed);
        }
        if (!entries.isEmpty()) {
            insert(connection, entries);
            LedgerHead head =
                    key.sign(edge.size(), edge.root(), entries.get(0).entry().at());
            update(connection, edge, head);
            known = head;
        }
        return entries;
    }

    private static void insert(Connection connection, List<SealedEntry> entries) throws SQLException {
        Columns<SealedEntry> columns = Columns.of(connection, entries)
                .add("bigint", entered -> entered.entry().index())
                .add("timestamptz", entered -> entered.entry().at())
                .add("text", entered -> entered.entry().note().kind())
                .add("uuid", entered -> entered.entry().note().subject())
                .add("text", entered -> entered.entry().note().payload())
                .add("bytea", entered -> entered.hash().bytes())
                .add("bytea", entered -> HashList.join(entered.nodes()))
                .add("bytea", entered -> entered.root().bytes());
        try (PreparedStatement insert = columns.prepare(
                "INSERT INTO ledger_entry (index, at, kind, subject, payload, hash, nodes, root) SELECT * FROM "
                        + columns.unnest())) {
            insert.executeUpdate();
        }
    }

    private static void update(Connection connection, RightEdge edge, LedgerHead head) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE ledger_head SET size = ?, edge = ?, root = ?, at = ?, signature = ?")) {
            update.setLong(1, head.size());
            update.setBytes(2, HashList.join(edge.peaks()));
            update.setBytes(3, head.root().bytes());
            update.setTimestamp(4, Timestamp.from(head.at()));
            update.setString(5, head.signature());
            update.executeUpdate();
        }
    }
}
