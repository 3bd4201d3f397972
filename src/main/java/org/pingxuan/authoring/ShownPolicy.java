package org.pingxuan.authoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.pingxuan.policy.PolicyVersion;

/**
 * A policy version as it is shown.
 *
 * @param inForce whether it governs what is received today
 * @param approvedBy null for a round's first version
 * @param tables digest of the typed content by name; left out in lists
 */
record ShownPolicy(
        UUID id,
        String round,
        int version,
        String digest,
        String rulesDigest,
        LocalDate inForceFrom,
        boolean inForce,
        Instant publishedAt,
        String note,
        String publishedBy,
        String approvedBy,
        String build,
        Place ledger,
        @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, String> tables) {

    /** Where its publication stands in the ledger. */
    record Place(Long index) {}

    static ShownPolicy of(PolicyVersion version, boolean inForce, Map<String, String> tables) {
        return new ShownPolicy(
                version.id(),
                version.round(),
                version.version(),
                version.digest(),
                version.rulesDigest(),
                version.inForceFrom(),
                inForce,
                version.publishedAt(),
                version.note(),
                version.publishedBy(),
                version.approvedBy(),
                version.build(),
                new Place(version.ledgerIndex()),
                tables);
    }
}
