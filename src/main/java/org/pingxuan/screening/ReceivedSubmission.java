package org.pingxuan.screening;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.pingxuan.rulebook.ReadyPolicy;
import org.pingxuan.submission.Submission;

/**
 * A submission that was read and found valid.
 *
 * @param policy the one in force on the local day of {@code receivedAt}
 * @param canonicalBody as it counts: with what it left to its slate filled in
 * @param bodyDigest keyed; says whether two bodies are the same
 * @param corrects the id of the decision that it says it corrects, as sent
 * @param receivedAt as stated, else when it arrived
 * @param statesReceipt whether it states that itself, and does not leave it to its slate or its arrival
 */
public record ReceivedSubmission(
        String round,
        ReadyPolicy policy,
        Submission submission,
        byte[] canonicalBody,
        String bodyDigest,
        Optional<String> corrects,
        Instant receivedAt,
        boolean statesReceipt,
        Instant arrivedAt) {

    /** The same, correcting a decision. */
    ReceivedSubmission correcting(UUID decision) {
        return new ReceivedSubmission(
                round,
                policy,
                submission,
                canonicalBody,
                bodyDigest,
                Optional.of(decision.toString()),
                receivedAt,
                statesReceipt,
                arrivedAt);
    }

    /** The award alone: the rest is personal. */
    @Override
    public String toString() {
        return "ReceivedSubmission[" + submission.award() + "]";
    }
}
