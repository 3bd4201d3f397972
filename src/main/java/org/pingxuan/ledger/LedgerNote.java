package org.pingxuan.ledger;

import java.util.Map;
import java.util.UUID;

/**
 * What is to be entered in the ledger, before it has its place there.
 *
 * @param kind what happened, in capitals: DECISION, SLATE, RESOLUTION, POLICY_PUBLISHED, ERASURE …; an open set
 * @param subject the id of the record that it happened to
 * @param payload canonical JSON of an object, without personal data
 */
public record LedgerNote(String kind, UUID subject, String payload) {

    public LedgerNote {
        if (!kind.matches("[A-Z][A-Z_]{0,39}")) {
            throw new IllegalArgumentException("a kind of entry is up to 40 capitals, not " + kind);
        }
    }

    /** @throws IllegalArgumentException where the payload cannot be written as canonical JSON */
    public static LedgerNote of(String kind, UUID subject, Map<String, ?> payload) {
        return new LedgerNote(kind, subject, CanonicalJson.of(payload));
    }
}
