package org.pingxuan.ledger;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.pingxuan.shared.Text;

/**
 * Checks a run of entries against each other and against signed heads, one entry at a time, and names the first that was
 * altered, removed, moved, inserted or cut off.
 *
 * <p>Whoever rewrites an entry and every hash behind it is still contradicted by the next head that was exported before; the
 * finding then is the range since the head before that one. What no head covers is never called sound.
 */
public final class LedgerVerification {

    /** What is wrong. */
    public enum Kind {
        /** An entry is not where it belongs: it, and perhaps others behind it, was removed or moved. */
        MISSING,
        /** An entry stands where another belongs: it was inserted, repeated or moved. */
        SURPLUS,
        /** An entry's content or hashes are not those that it was sealed with. */
        ALTERED,
        /** The entries are not those that a signed head was made over. */
        CONTRADICTED,
        /** Entries that a signed head was made over are no longer there. */
        CUT_OFF,
        /** No signed head covers these entries. */
        UNVOUCHED,
        /** A head was not signed with the key. */
        FORGED_HEAD
    }

    /**
     * One fault.
     *
     * @param from index of the first entry concerned
     * @param to index of the last entry concerned
     */
    public record Fault(Kind kind, long from, long to, Text detail) {}

    /**
     * The end of an exported range: a head at or behind it, and the proof that the head's tree continues the range's.
     *
     * @param consistency empty where the head is of the range's own end
     */
    public record Closing(LedgerHead head, List<Hash> consistency) {}

    /**
     * What was found.
     *
     * @param from index of the first entry
     * @param size entries of the tree that ends with the last one
     * @param root that tree's root
     * @param faults by index; what follows a faulty entry is not looked at
     */
    public record Result(long from, long size, Hash root, List<Fault> faults) {

        public boolean isSound() {
            return faults.isEmpty();
        }
    }

    private final PublicKey key;
    private final long from;
    private final TreeMap<Long, List<LedgerHead>> heads = new TreeMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private RightEdge edge;
    private long vouched;
    private boolean stopped;

    /**
     * @param start the edge in front of the first entry; {@link RightEdge#EMPTY} for the whole ledger
     * @param heads kept heads, in any order
     * @param key the public half of the key that signs heads
     */
    public LedgerVerification(RightEdge start, List<LedgerHead> heads, PublicKey key) {
        this.key = key;
        this.edge = start;
        this.from = start.size();
        this.vouched = start.size();
        heads.stream()
                .filter(this::isSigned)
                .forEach(head -> this.heads
                        .computeIfAbsent(head.size(), size -> new ArrayList<>())
                        .add(head));
        compareHeads();
    }

    /** The next entry. */
    public void accept(SealedEntry next) {
        if (stopped) {
            return;
        }
        LedgerEntry entry = next.entry();
        long expected = edge.size();
        if (entry.index() > expected) {
            stop(Kind.MISSING, expected, entry.index() - 1, "此处的记录被移走", "what stood here was removed or moved");
            return;
        }
        if (entry.index() < expected) {
            stop(Kind.SURPLUS, expected, expected, "此处的记录是插入的", "what stands here was inserted or moved");
            return;
        }
        Hash hash = entry.hash();
        RightEdge.Step step = edge.append(hash);
        boolean asSealed = hash.equals(next.hash())
                && step.edge().root().equals(next.root())
                && (next.nodes() == null || next.nodes().equals(step.completed()));
        if (!asSealed) {
            stop(Kind.ALTERED, expected, expected, "记录内容或其散列被改动", "its content or its hashes were altered");
            return;
        }
        edge = step.edge();
        compareHeads();
    }

    /** The next entry cannot even be read as one. */
    public void unreadable() {
        if (!stopped) {
            stop(Kind.ALTERED, edge.size(), edge.size(), "记录无法读取", "it cannot be read as an entry");
        }
    }

    /** After the last entry of a whole ledger, which a kept head must cover to its end. */
    public Result finish() {
        if (!stopped && !heads.isEmpty() && heads.lastKey() > edge.size()) {
            stop(Kind.CUT_OFF, edge.size(), heads.lastKey() - 1, "末尾的记录被删去", "entries at the end were cut off");
        }
        return result();
    }

    /** After the last entry of a range. */
    public Result finish(Closing closing) {
        LedgerHead head = closing.head();
        if (!stopped && isSigned(head)) {
            if (!TreeProof.isContinued(edge.size(), edge.root(), head.size(), head.root(), closing.consistency())) {
                contradicted(edge.size());
            } else {
                vouched = edge.size();
                if (!heads.isEmpty() && heads.lastKey() > head.size()) {
                    stop(Kind.CUT_OFF, head.size(), heads.lastKey() - 1, "末尾的记录被删去", "entries at the end were cut off");
                }
            }
        }
        return result();
    }

    private Result result() {
        if (!stopped && edge.size() > vouched) {
            stop(Kind.UNVOUCHED, vouched, edge.size() - 1, "没有签名的树头可以证明", "no signed head covers them");
        }
        return new Result(
                from,
                edge.size(),
                edge.root(),
                faults.stream().sorted(Comparator.comparingLong(Fault::from)).toList());
    }

    private boolean isSigned(LedgerHead head) {
        boolean signed = LedgerKey.signed(head, key);
        if (!signed) {
            long last = Math.max(0, head.size() - 1);
            fault(Kind.FORGED_HEAD, last, last, "树头的签名无效", "the head's signature is not valid");
        }
        return signed;
    }

    private void compareHeads() {
        List<LedgerHead> here = heads.get(edge.size());
        if (here == null) {
            return;
        }
        if (here.stream().allMatch(head -> head.root().equals(edge.root()))) {
            vouched = edge.size();
        } else {
            contradicted(edge.size());
        }
    }

    private void contradicted(long size) {
        stop(
                Kind.CONTRADICTED,
                Math.min(vouched, Math.max(0, size - 1)),
                Math.max(0, size - 1),
                "记录与已签名的树头不符",
                "the entries are not those that a signed head was made over");
    }

    private void stop(Kind kind, long first, long last, String zh, String en) {
        stopped = true;
        fault(kind, first, last, zh, en);
    }

    private void fault(Kind kind, long first, long last, String zh, String en) {
        faults.add(new Fault(kind, first, last, Text.of(zh, en)));
    }
}
