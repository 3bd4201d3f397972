package org.pingxuan.policy;

import java.util.Set;
import java.util.TreeSet;

/**
 * What a case asks of one notion: any value, or one of some codes, among which {@link #ABSENT} means unknown.
 *
 * @param codes the codes that match; empty means any value, the unknown one included
 */
public record KeyCell(Set<String> codes) {

    /** The code of "unknown" (缺) in keys. */
    public static final String ABSENT = "ABSENT";

    /** Any value (任意). */
    public static final KeyCell ANY = new KeyCell(Set.of());

    public KeyCell {
        codes = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(codes));
    }

    /**
     * @param value a notion's value; null is unknown
     */
    public boolean matches(String value) {
        return codes.isEmpty() || codes.contains(value == null ? ABSENT : value);
    }

    public boolean isAny() {
        return codes.isEmpty();
    }
}
