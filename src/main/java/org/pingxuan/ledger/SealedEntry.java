package org.pingxuan.ledger;

import java.util.List;

/**
 * An entry with the hashes stored beside it.
 *
 * @param entry the entry
 * @param hash its leaf
 * @param nodes the roots of the perfect subtrees that it completed, from two leaves upwards; null where they were not
 *     exported
 * @param root the root of the tree that ends with it
 */
public record SealedEntry(LedgerEntry entry, Hash hash, List<Hash> nodes, Hash root) {

    public SealedEntry {
        nodes = nodes == null ? null : List.copyOf(nodes);
    }
}
