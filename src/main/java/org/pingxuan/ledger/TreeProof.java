package org.pingxuan.ledger;

import java.util.ArrayList;
import java.util.List;

/** Proofs over the tree, made from the stored roots of its perfect subtrees (RFC 6962 §2.1) and checked as RFC 9162 §2.1 says. */
public final class TreeProof {

    private TreeProof() {}

    /** Where the roots of perfect subtrees are kept. */
    @FunctionalInterface
    public interface Nodes {
        /**
         * @param level 0 for a leaf, 1 for a node over two leaves, and so on
         * @param last index of the node's last leaf
         */
        Hash at(int level, long last);
    }

    /**
     * The audit path of a leaf, nearest sibling first.
     *
     * @throws IllegalArgumentException where the leaf does not stand in a tree of that size
     */
    public static List<Hash> inclusion(long index, long size, Nodes nodes) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("leaf " + index + " is not in a tree of " + size);
        }
        List<Hash> path = new ArrayList<>();
        path(index, 0, size, nodes, path);
        return path;
    }

    /**
     * The proof that the tree of {@code second} leaves continues that of {@code first}; empty where they are equal or the
     * first is empty.
     *
     * @throws IllegalArgumentException where {@code first} is negative or greater than {@code second}
     */
    public static List<Hash> consistency(long first, long second, Nodes nodes) {
        if (first < 0 || first > second) {
            throw new IllegalArgumentException("a tree of " + second + " does not continue one of " + first);
        }
        List<Hash> proof = new ArrayList<>();
        if (first > 0) {
            subproof(first, 0, second, true, nodes, proof);
        }
        return proof;
    }

    /** Whether {@code path} proves that the leaf stands at {@code index} in the tree with this size and root. */
    public static boolean isIncluded(Hash leaf, long index, long size, Hash root, List<Hash> path) {
        if (index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = MerkleTree.node(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = MerkleTree.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /** Whether {@code proof} proves that the second tree continues the first. */
    public static boolean isContinued(long first, Hash firstRoot, long second, Hash secondRoot, List<Hash> proof) {
        if (first < 0 || first > second) {
            return false;
        }
        if (first == second) {
            return proof.isEmpty() && firstRoot.equals(secondRoot);
        }
        if (first == 0) {
            return proof.isEmpty() && firstRoot.equals(MerkleTree.EMPTY);
        }
        List<Hash> path = new ArrayList<>(proof);
        if (Long.bitCount(first) == 1) {
            path.add(0, firstRoot);
        }
        if (path.isEmpty()) {
            return false;
        }
        long node = first - 1;
        long last = second - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        Hash older = path.get(0);
        Hash newer = path.get(0);
        for (Hash sibling : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                older = MerkleTree.node(sibling, older);
                newer = MerkleTree.node(sibling, newer);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                newer = MerkleTree.node(newer, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && older.equals(firstRoot) && newer.equals(secondRoot);
    }

    private static void path(long index, long from, long to, Nodes nodes, List<Hash> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (index < middle) {
            path(index, from, middle, nodes, path);
            path.add(root(middle, to, nodes));
        } else {
            path(index, middle, to, nodes, path);
            path.add(root(from, middle, nodes));
        }
    }

    private static void subproof(long first, long from, long to, boolean whole, Nodes nodes, List<Hash> proof) {
        if (first == to - from) {
            if (!whole) {
                proof.add(root(from, to, nodes));
            }
            return;
        }
        long left = split(to - from);
        long middle = from + left;
        if (first <= left) {
            subproof(first, from, middle, whole, nodes, proof);
            proof.add(root(middle, to, nodes));
        } else {
            subproof(first - left, middle, to, false, nodes, proof);
            proof.add(root(from, middle, nodes));
        }
    }

    /** The root over leaves {@code from} (a multiple of the largest power of two below it) to {@code to}, exclusive. */
    private static Hash root(long from, long to, Nodes nodes) {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            return nodes.at(Long.numberOfTrailingZeros(leaves), to - 1);
        }
        long middle = from + split(leaves);
        return MerkleTree.node(root(from, middle, nodes), root(middle, to, nodes));
    }

    /** The largest power of two smaller than {@code leaves}. */
    private static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}
