package org.pingxuan.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.pingxuan.shared.Micros;

/**
 * One entry of the ledger.
 *
 * @param index its place, from 0 without gaps
 * @param at when it was committed, to the microsecond; never before the entry before it
 * @param note what happened
 */
public record LedgerEntry(long index, Instant at, LedgerNote note) {

    public LedgerEntry {
        at = Micros.of(at);
    }

    public static LedgerEntry of(long index, Instant at, String kind, UUID subject, String payload) {
        return new LedgerEntry(index, at, new LedgerNote(kind, subject, payload));
    }

    /** The leaf's content: canonical JSON of index, time, kind, subject and payload; {@code at} is ISO 8601 in UTC. */
    public String canonical() {
        return "{\"at\":\"" + at + "\",\"index\":" + index + ",\"kind\":\"" + note.kind() + "\",\"payload\":"
                + note.payload() + ",\"subject\":\"" + note.subject() + "\"}";
    }

    public Hash hash() {
        return MerkleTree.leaf(canonical().getBytes(StandardCharsets.UTF_8));
    }

    /** This entry behind {@code before}, with the hashes that are stored with it. */
    public SealedEntry sealedBehind(RightEdge before) {
        if (before.size() != index) {
            throw new IllegalArgumentException("entry " + index + " does not stand behind " + before.size());
        }
        Hash hash = hash();
        RightEdge.Step step = before.append(hash);
        return new SealedEntry(this, hash, step.completed(), step.edge().root());
    }
}
