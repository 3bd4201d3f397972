package org.pingxuan.honours;

import java.time.Instant;
import java.util.UUID;

/**
 * An honour (荣誉) on the register: an earlier award that a window or a person holds. It may have been revoked since.
 *
 * @param honour a code of the honours table
 * @param year of the award
 * @param stars 3 to 5 for a star-rated window, else null
 * @param name of the window or person; null where it was erased
 * @param creditCode of a window; null for a person, or where it is not known
 * @param idNumberMask of a person, as it may be shown; null for a window, or where it was erased
 * @param revocation null while it stands
 */
public record Honour(
        UUID id,
        String honour,
        int year,
        Integer stars,
        String name,
        String creditCode,
        String idNumberMask,
        Instant recordedAt,
        String recordedBy,
        Revocation revocation) {

    /**
     * @param reason why, in the administrator's words
     */
    public record Revocation(String reason, Instant at, String by) {}

    public boolean revoked() {
        return revocation != null;
    }

    /** The code and year alone: the rest may be personal. */
    @Override
    public String toString() {
        return "Honour[" + id + " " + honour + " " + year + "]";
    }
}
