package org.pingxuan.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A user, without the password.
 *
 * @param name unique without regard to case
 * @param roles in the order of {@link Roles#ALL}
 * @param units the codes of the units that it may submit for, sorted
 * @param everyUnit whether it may submit for every unit: the first {@code intake} alone
 * @param enabled whether it may sign in
 * @param createdBy the name of the caller who created it; {@code bootstrap} for the first users
 */
public record User(
        UUID id,
        String name,
        List<String> roles,
        List<String> units,
        boolean everyUnit,
        boolean enabled,
        Instant createdAt,
        String createdBy) {}
