package org.pingxuan.ledger;

import java.io.IOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.pingxuan.shared.Problems;

/** The ledger on record, to be read and proved. The {@link Recorder} alone writes it. */
public final class Ledger {

    private static final String COLUMNS =
            "SELECT index, at, kind, subject, payload, hash, nodes, root FROM ledger_entry";
    private static final int FETCH = 1_000;

    private final DataSource database;
    private final LedgerKey key;

    public Ledger(DataSource database, LedgerKey key) {
        this.database = database;
        this.key = key;
    }

    /**
     * An entry, and the proof that it stands in the tree that the head is signed over.
     *
     * @param path the audit path, nearest sibling first
     */
    public record Inclusion(SealedEntry entry, LedgerHead head, List<Hash> path) {}

    /** The head after the last commit; without a signature while the ledger is empty. */
    public LedgerHead head() {
        return ask(connection -> stored(connection).head());
    }

    /** The entries from one index to another, both inclusive, as far as they exist. */
    public List<SealedEntry> entries(long from, long to) {
        return ask(connection -> {
            List<SealedEntry> entries = new ArrayList<>();
            each(connection, from, to, row -> entries.add(read(row)));
            return entries;
        });
    }

    /** Everything that was entered about a record, oldest first. */
    public List<SealedEntry> about(UUID subject) {
        return Sql.rows(database, Ledger::read, COLUMNS + " WHERE subject = ? ORDER BY index", subject);
    }

    /** Empty where there is no such entry. */
    public Optional<Inclusion> proof(long index) {
        return ask(connection -> {
            LedgerHead head = stored(connection).head();
            if (index < 0 || index >= head.size()) {
                return Optional.empty();
            }
            List<SealedEntry> entry = new ArrayList<>();
            each(connection, index, index, row -> entry.add(read(row)));
            List<Hash> path = prove(connection, nodes -> TreeProof.inclusion(index, head.size(), nodes));
            return entry.stream().map(found -> new Inclusion(found, head, path)).findFirst();
        });
    }

    /**
     * The proof that the tree of {@code second} entries continues that of {@code first}.
     *
     * @throws IllegalArgumentException where there are not so many entries, or the first is the greater
     */
    public List<Hash> consistency(long first, long second) {
        return ask(connection -> prove(connection, nodes -> TreeProof.consistency(first, second, nodes)));
    }

    /**
     * The proof that an entry stands in the tree of the first {@code size} entries, nearest sibling first.
     *
     * @throws IllegalArgumentException where it does not stand in a tree of that size
     */
    public List<Hash> inclusion(long index, long size) {
        return ask(connection -> prove(connection, nodes -> TreeProof.inclusion(index, size, nodes)));
    }

    /** Checks the whole ledger against itself, its signed head and the heads that were kept. */
    public LedgerVerification.Result verify(List<LedgerHead> kept) {
        return Sql.inSnapshot(database, connection -> {
            List<LedgerHead> heads = new ArrayList<>(kept);
            LedgerHead head = stored(connection).head();
            if (head.size() > 0) {
                heads.add(head);
            }
            LedgerVerification verification = new LedgerVerification(RightEdge.EMPTY, heads, key.verifying());
            each(connection, 0, Long.MAX_VALUE, row -> accept(row, verification));
            return verification.finish();
        });
    }

    /**
     * Checks the entries from one index to another, both inclusive, against each other, the signed head and the heads that were kept.
     *
     * @throws IllegalArgumentException where there are no such entries
     * @throws BrokenLedger where what the range is to be tied to is missing outside of it
     */
    public LedgerVerification.Result verify(List<LedgerHead> kept, long from, long to) {
        return Sql.inSnapshot(database, connection -> {
            LedgerHead head = stored(connection).head();
            requireRange(from, to, head);
            LedgerVerification verification = new LedgerVerification(edge(connection, from), kept, key.verifying());
            each(connection, from, to, row -> accept(row, verification));
            List<Hash> consistency = prove(connection, nodes -> TreeProof.consistency(to + 1, head.size(), nodes));
            return verification.finish(new LedgerVerification.Closing(head, consistency));
        });
    }

    private static void requireRange(long from, long to, LedgerHead head) {
        if (from < 0 || from > to || to >= head.size()) {
            throw new IllegalArgumentException("no entries " + from + " to " + to + " in a ledger of " + head.size());
        }
    }

    private static void accept(ResultSet row, LedgerVerification verification) throws SQLException {
        SealedEntry entry;
        try {
            entry = read(row);
        } catch (IllegalArgumentException altered) {
            verification.unreadable();
            return;
        }
        verification.accept(entry);
    }

    /**
     * Writes the entries from one index to another, both inclusive, as lines that {@link OfflineVerifier} checks without the
     * database.
     *
     * @throws IllegalArgumentException where there are no such entries
     */
    public void export(long from, long to, Writer out) throws IOException {
        LedgerHead head = head();
        requireRange(from, to, head);
        if (from > 0) {
            RightEdge edge = ask(connection -> edge(connection, from));
            out.write(LedgerJson.line(edge));
            out.write('\n');
        }
        for (long next = from; next <= to; next += FETCH) {
            for (SealedEntry entry : entries(next, Math.min(to, next + FETCH - 1))) {
                out.write(LedgerJson.line(entry));
                out.write('\n');
            }
        }
        List<Hash> consistency = consistency(to + 1, head.size());
        out.write(LedgerJson.line(new LedgerVerification.Closing(head, consistency)));
        out.write('\n');
    }

    private static RightEdge edge(Connection connection, long size) throws SQLException {
        List<Hash> peaks = prove(connection, nodes -> {
            List<Hash> found = new ArrayList<>();
            long end = 0;
            for (long rest = size; rest > 0; rest -= Long.highestOneBit(rest)) {
                end += Long.highestOneBit(rest);
                found.add(nodes.at(Long.numberOfTrailingZeros(Long.highestOneBit(rest)), end - 1));
            }
            return found;
        });
        return new RightEdge(size, peaks);
    }

    private static StoredHead stored(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(StoredHead.SELECT);
                ResultSet row = select.executeQuery()) {
            return StoredHead.read(row);
        }
    }

    private static void each(Connection connection, long from, long to, Sql.Taker taker) throws SQLException {
        Sql.each(connection, taker, COLUMNS + " WHERE index BETWEEN ? AND ? ORDER BY index", from, to);
    }

    private static SealedEntry read(ResultSet row) throws SQLException {
        LedgerEntry entry = LedgerEntry.of(
                row.getLong("index"),
                row.getTimestamp("at").toInstant(),
                row.getString("kind"),
                row.getObject("subject", UUID.class),
                row.getString("payload"));
        List<Hash> nodes = HashList.split(row.getBytes("nodes"));
        return new SealedEntry(entry, Hash.of(row.getBytes("hash")), nodes, Hash.of(row.getBytes("root")));
    }

    /** What a proof is made from. */
    private interface Proof {
        List<Hash> from(TreeProof.Nodes nodes);
    }

    /** Makes the proof twice: once to learn which nodes it needs, and once with those, fetched in one go. */
    private static List<Hash> prove(Connection connection, Proof proof) throws SQLException {
        Set<Long> needed = new LinkedHashSet<>();
        proof.from((level, last) -> {
            needed.add(last);
            return MerkleTree.EMPTY;
        });
        Map<Long, List<Hash>> levels = new HashMap<>();
        try (PreparedStatement select = Columns.of(connection, List.copyOf(needed))
                        .add("bigint", index -> index)
                        .prepare("SELECT index, hash, nodes FROM ledger_entry WHERE index = ANY (?)");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                List<Hash> here = new ArrayList<>();
                here.add(Hash.of(row.getBytes("hash")));
                here.addAll(HashList.split(row.getBytes("nodes")));
                levels.put(row.getLong("index"), here);
            }
        }
        return proof.from((level, last) -> {
            List<Hash> here = levels.getOrDefault(last, List.of());
            if (level >= here.size()) {
                throw new BrokenLedger("entry " + last + " or its hashes are missing");
            }
            return here.get(level);
        });
    }

    private <T> T ask(UnderLock.Question<T> question) {
        try (Connection connection = database.getConnection()) {
            return question.ask(connection);
        } catch (SQLException failed) {
            throw Problems.unreadable();
        }
    }
}
