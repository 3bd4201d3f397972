package org.pingxuan.decision;

import java.util.UUID;

/**
 * A decision that is to be recorded.
 *
 * @param id made by the caller ({@link org.pingxuan.shared.TimeOrderedId})
 * @param version 1, or one more than the version that it corrects
 * @param corrects the id of the version before; null for the first
 * @param reserve whether it stands on its slate as a reserve
 * @param slate the slate that it came with; null where it came singly
 * @param bodyDigest as {@link DecisionStore#bodyDigest} makes it
 */
public record NewDecision(
        UUID id,
        SubmissionKey submission,
        int version,
        UUID corrects,
        NomineeIdentity nominee,
        Received received,
        boolean reserve,
        UUID slate,
        String bodyDigest,
        Judged judged) {

    NewDecision with(Judged anew) {
        return new NewDecision(id, submission, version, corrects, nominee, received, reserve, slate, bodyDigest, anew);
    }
}
