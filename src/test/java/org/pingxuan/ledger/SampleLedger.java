package org.pingxuan.ledger;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pingxuan.database.KeyFile;

/** A ledger in memory, to be tampered with. */
final class SampleLedger {

    static final Instant START = Instant.parse("2024-05-08T07:20:00Z");
    static final LedgerKey KEY = key("a secret of at least 32 bytes, for the ledger");
    static final LedgerKey OTHER_KEY = key("another secret of at least 32 bytes, forger's");

    private final List<SealedEntry> entries = new ArrayList<>();
    private final List<LedgerHead> heads = new ArrayList<>();
    private final List<RightEdge> edges = new ArrayList<>(List.of(RightEdge.EMPTY));

    /** So many entries, with a head kept after every {@code interval} of them. */
    static SampleLedger of(int size, int interval) {
        SampleLedger ledger = new SampleLedger();
        for (int index = 0; index < size; index++) {
            ledger.append(note(index));
            if ((index + 1) % interval == 0) {
                ledger.heads.add(ledger.head());
            }
        }
        return ledger;
    }

    static LedgerKey key(String secret) {
        KeyPair pair =
                KeyFile.ofSecret(secret.getBytes(StandardCharsets.US_ASCII)).signing();
        return new LedgerKey(pair.getPrivate(), pair.getPublic());
    }

    static LedgerNote note(int number) {
        return LedgerNote.of(
                number % 3 == 0 ? "SLATE" : "DECISION",
                new UUID(0x70000000L, number),
                Map.of("reference", "cc-2024-" + number, "version", 1));
    }

    void append(LedgerNote note) {
        LedgerEntry entry = new LedgerEntry(entries.size(), START.plusSeconds(entries.size()), note);
        RightEdge edge = edges.get(entries.size());
        SealedEntry sealedEntry = entry.sealedBehind(edge);
        entries.add(sealedEntry);
        edges.add(edge.append(sealedEntry.hash()).edge());
    }

    LedgerHead head() {
        RightEdge edge = edges.get(entries.size());
        return KEY.sign(edge.size(), edge.root(), START.plusSeconds(edge.size()));
    }

    List<SealedEntry> entries() {
        return entries;
    }

    List<LedgerHead> heads() {
        return heads;
    }

    RightEdge edge(int size) {
        return edges.get(size);
    }

    /** Nodes as the database keeps them: in the entry that completed them. */
    Hash node(int level, long last) {
        SealedEntry entry = entries.get((int) last);
        return level == 0 ? entry.hash() : entry.nodes().get(level - 1);
    }

    static LedgerVerification.Result verify(List<SealedEntry> entries, List<LedgerHead> heads) {
        LedgerVerification verification = new LedgerVerification(RightEdge.EMPTY, heads, KEY.verifying());
        entries.forEach(verification::accept);
        return verification.finish();
    }

    /** The notes sealed again from the start, as a forger without the key would. */
    static List<SealedEntry> resealed(List<LedgerEntry> changed) {
        List<SealedEntry> entries = new ArrayList<>();
        RightEdge edge = RightEdge.EMPTY;
        for (LedgerEntry entry : changed) {
            LedgerEntry renumbered = new LedgerEntry(edge.size(), entry.at(), entry.note());
            SealedEntry sealedEntry = renumbered.sealedBehind(edge);
            entries.add(sealedEntry);
            edge = edge.append(sealedEntry.hash()).edge();
        }
        return entries;
    }
}
