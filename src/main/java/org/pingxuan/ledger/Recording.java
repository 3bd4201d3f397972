package org.pingxuan.ledger;

import java.util.UUID;

/**
 * The answer for one record, given after the commit.
 *
 * @param id the id of the record that holds the key: its own, or that of the one that was there before
 * @param existed whether another record held the key before
 * @param entry its entry in the ledger; null where it has none or existed
 * @param as what was recorded: what was sent, or what {@link Recorded#beforeCommit} put in its place
 */
public record Recording(UUID id, boolean existed, SealedEntry entry, Recorded as) {}
