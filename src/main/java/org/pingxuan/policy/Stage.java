package org.pingxuan.policy;

/** When a criterion is judged: on one submission, on a unit's slate, or on the province's final list. */
public enum Stage {
    SUBMISSION,
    SLATE,
    FINAL
}
