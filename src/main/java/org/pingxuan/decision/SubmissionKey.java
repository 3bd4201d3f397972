package org.pingxuan.decision;

import org.pingxuan.submission.Award;

/**
 * What makes a submission the same one through all its versions.
 *
 * @param round the round's code ("2024-02")
 * @param unit the recommending unit's code; null where it was not stated
 * @param reference the unit's own reference, or the one that was made for it
 */
public record SubmissionKey(String round, Award award, String unit, String reference) {}
