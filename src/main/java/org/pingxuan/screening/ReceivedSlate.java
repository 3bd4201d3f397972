package org.pingxuan.screening;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.pingxuan.rulebook.ReadyPolicy;
import org.pingxuan.submission.Slate;

/**
 * A slate that was read and found valid.
 *
 * @param policy the one in force on the local day of {@code receivedAt}
 * @param slate its submissions as sent: some may have no reference yet
 * @param own the body without its submissions
 * @param submissions the same, each as received by itself; null where the slate has no list
 * @param officialHeader whether a workbook kept the official header; null for JSON
 * @param bodyDigest keyed; says whether two bodies are the same
 * @param receivedAt as stated, else when it arrived
 */
public record ReceivedSlate(
        String round,
        ReadyPolicy policy,
        Slate slate,
        ObjectNode own,
        List<ReceivedSubmission> submissions,
        Boolean officialHeader,
        String bodyDigest,
        Instant receivedAt,
        Instant arrivedAt) {

    /** The award alone: the rest is personal. */
    @Override
    public String toString() {
        return "ReceivedSlate[" + slate.award() + "]";
    }
}
