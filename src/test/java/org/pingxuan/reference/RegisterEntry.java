package org.pingxuan.reference;

/**
 * An entry of the honours register that matched the nominee.
 *
 * @param honour STAR_WINDOW, OUTSTANDING_INDIVIDUAL or PACESETTER
 * @param stars 3 to 5 for a window, null for a person
 */
public record RegisterEntry(String honour, int year, Integer stars, boolean revoked) {}
