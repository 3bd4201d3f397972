package org.pingxuan.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of the tree: all that is needed to append and to know the root, without the leaves.
 *
 * @param size leaves so far
 * @param peaks the roots of the perfect subtrees that make up the tree, largest and leftmost first: one for each 1 bit of
 *     {@code size}
 */
public record RightEdge(long size, List<Hash> peaks) {

    public static final RightEdge EMPTY = new RightEdge(0, List.of());

    /** @throws IllegalArgumentException where the peaks are not as many as the size says */
    public RightEdge {
        peaks = List.copyOf(peaks);
        if (size < 0 || peaks.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException(peaks.size() + " peaks do not make an edge of " + size + " leaves");
        }
    }

    /**
     * An edge with one leaf more.
     *
     * @param edge the new edge
     * @param completed the roots of the perfect subtrees that the leaf completed, from two leaves upwards; may be empty
     */
    public record Step(RightEdge edge, List<Hash> completed) {}

    public Step append(Hash leaf) {
        List<Hash> higher = new ArrayList<>(peaks);
        List<Hash> completed = new ArrayList<>();
        Hash peak = leaf;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            peak = MerkleTree.node(higher.remove(higher.size() - 1), peak);
            completed.add(peak);
        }
        higher.add(peak);
        return new Step(new RightEdge(size + 1, higher), completed);
    }

    public Hash root() {
        if (peaks.isEmpty()) {
            return MerkleTree.EMPTY;
        }
        Hash root = peaks.get(peaks.size() - 1);
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = MerkleTree.node(peaks.get(i), root);
        }
        return root;
    }
}
