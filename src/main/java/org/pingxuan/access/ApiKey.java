package org.pingxuan.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A key for a program, without the key itself.
 *
 * @param name unique among the keys that are not revoked, without regard to case
 * @param roles in the order of {@link Roles#ALL}
 * @param units the codes of the units that it may submit for, sorted
 * @param expiresOn the last local day (Asia/Shanghai) on which it holds
 * @param revokedAt null while it is not revoked
 * @param createdBy the name of the caller who created it
 */
public record ApiKey(
        UUID id,
        String name,
        List<String> roles,
        List<String> units,
        LocalDate expiresOn,
        Instant revokedAt,
        Instant createdAt,
        String createdBy) {}
