package org.pingxuan.rulebook.fact;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the honours register holds on one nominee.
 *
 * @param entries in the order of the register; empty where it does not know the nominee
 */
public record Register(List<Entry> entries) {

    public static final Register EMPTY = new Register(List.of());

    /**
     * One honour on the register.
     *
     * @param honour a code of the honours table
     * @param stars 3 to 5 for a window's star, else null
     */
    public record Entry(String id, String honour, int year, Integer stars, boolean revoked) {}

    public Register {
        entries = List.copyOf(entries);
    }

    /** Whether the register knows the nominee for this kind of honour, be it revoked or not. */
    public boolean knows(String honour) {
        return entries.stream().anyMatch(entry -> entry.honour().equals(honour));
    }

    /** Years of the honours of this kind that were not revoked. */
    public Set<Integer> years(String honour) {
        return years(honour, false);
    }

    public Set<Integer> revokedYears(String honour) {
        return years(honour, true);
    }

    private Set<Integer> years(String honour, boolean revoked) {
        return entries.stream()
                .filter(entry -> entry.honour().equals(honour) && entry.revoked() == revoked)
                .map(Entry::year)
                .collect(Collectors.toSet());
    }
}
