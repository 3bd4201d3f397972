package org.pingxuan.policy;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A policy version (政策版本): what is in force for a round from a day on. Immutable.
 *
 * @param id a UUID
 * @param version 1 for the round's first, without gaps
 * @param digest of the content
 * @param inForceFrom the first local day (Asia/Shanghai) of receipt that it covers
 * @param publishedAt when it was published; among versions in force on a day the newest governs
 */
public record PolicyVersion(
        String id, String round, int version, String digest, LocalDate inForceFrom, Instant publishedAt) {}
