package org.pingxuan.submission;

import java.time.OffsetDateTime;

/**
 * What a slate says for all its submissions. A submission may leave these to the slate; its own {@code receivedAt} goes before
 * the slate's, another unit or award than the slate's is a fault.
 *
 * @param unit null where nothing is said
 * @param award null where nothing is said
 * @param receivedAt null where nothing is said
 */
public record SubmissionDefaults(String unit, Award award, OffsetDateTime receivedAt) {

    /** A submission that stands alone. */
    public static final SubmissionDefaults NONE = new SubmissionDefaults(null, null, null);
}
