package org.pingxuan.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A policy version (政策版本): what is in force for a round from a day on. Immutable.
 *
 * @param version 1 for the round's first, without gaps; among the versions in force on a day the newest governs
 * @param digest of the content: rules and typed tables
 * @param rulesDigest of the rules alone
 * @param inForceFrom the first local day (Asia/Shanghai) of receipt that it covers; may lie before its publication
 * @param note why it was published, in the author's words
 * @param publishedBy the author of what was published
 * @param approvedBy the second person; null for a round's first version, which the build brings along
 * @param build the build that published it
 * @param ledgerIndex its entry in the ledger; null only while it is being published
 */
public record PolicyVersion(
        UUID id,
        String round,
        int version,
        String digest,
        String rulesDigest,
        LocalDate inForceFrom,
        Instant publishedAt,
        String note,
        String publishedBy,
        String approvedBy,
        String build,
        Long ledgerIndex) {}
