package org.pingxuan.access;

import java.time.Instant;
import java.util.UUID;

/**
 * One change of a user or key, on record for good.
 *
 * @param number greater for later changes
 * @param by the name of the caller who made it; {@code bootstrap} for the service itself at start-up
 * @param kind USER or API_KEY
 * @param subject the id of the user or key
 * @param name the name of the user or key
 * @param action CREATED, PASSWORD, ROLES, UNITS, ENABLED (before and after tell true or false), REVOKED
 * @param before what held before, codes separated by spaces; null where nothing did or it may not be shown
 * @param after what holds since; null likewise
 */
public record AccessChange(
        long number,
        Instant at,
        String by,
        String kind,
        UUID subject,
        String name,
        String action,
        String before,
        String after) {}
