package org.pingxuan.authoring;

/** Where a draft stands; what may be done to it hangs on which of these it is. */
public sealed interface DraftState {

    /**
     * It may be changed and submitted.
     *
     * @param sentBack why it was rejected last; null where it never was
     */
    record Open(DraftStep.Rejected sentBack) implements DraftState {}

    /** It waits for an approver, and may be approved or rejected. */
    record Submitted(DraftStep.Submitted as) implements DraftState {}

    /** It is a policy version, for good. */
    record Approved(DraftStep.Approved as) implements DraftState {}
}
