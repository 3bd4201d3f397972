package org.pingxuan.ledger;

import java.util.UUID;

/**
 * What became of one record.
 *
 * @param id the id of the record that now holds the key
 * @param isNew whether it was inserted just now
 * @param note its entry for the ledger; null where it has none or was there before
 */
public record Insertion(UUID id, boolean isNew, LedgerNote note) {

    /** @param note its entry for the ledger, or null where it has none */
    public static Insertion of(UUID id, LedgerNote note) {
        return new Insertion(id, true, note);
    }

    public static Insertion existing(UUID id) {
        return new Insertion(id, false, null);
    }
}
