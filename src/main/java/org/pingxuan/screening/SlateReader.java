package org.pingxuan.screening;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.rulebook.ReadyPolicy;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.submission.Slate;
import org.pingxuan.submission.SlateCheck;
import org.pingxuan.submission.SubmissionDefaults;

/** Reads what was sent as a slate with all its submissions, by the terms of the policy in force on the local day of receipt. */
@Singleton
public class SlateReader {

    private static final int UNPROCESSABLE = 422;

    private final SubmissionReader submissions;
    private final DecisionStore decisions;

    @Inject
    SlateReader(SubmissionReader submissions, DecisionStore decisions) {
        this.submissions = submissions;
        this.decisions = decisions;
    }

    /**
     * @param body parsed JSON, or what a workbook amounts to
     * @param officialHeader whether a workbook kept the official header; null for JSON
     * @throws Problems 404 where there is no such round; 422 with every fault of the slate and its submissions; 503 where the policy
     *     cannot be loaded
     */
    public ReceivedSlate read(String round, JsonNode body, Boolean officialHeader, Instant arrivedAt) {
        List<Problem> faults = new ArrayList<>();
        SubmissionReader.Receipt receipt =
                submissions.receipt(round, body, "", SubmissionDefaults.NONE, arrivedAt, faults);
        ReadyPolicy policy = receipt.policy();
        Slate slate = null;
        try {
            slate = new SlateCheck(policy.terms()).check(body);
        } catch (Problems invalid) {
            faults.addAll(0, invalid.list());
        }
        if (!faults.isEmpty()) {
            faults.addAll(ownReceipts(round, body.path("submissions"), arrivedAt));
            throw Problems.invalid(faults);
        }
        return new ReceivedSlate(
                round,
                policy,
                slate,
                body.<ObjectNode>deepCopy().without("submissions"),
                each(round, body, policy, slate, arrivedAt),
                officialHeader,
                decisions.bodyDigest(said(body, officialHeader)),
                receipt.receivedAt(),
                arrivedAt);
    }

    /** A workbook says by its header, too, what it is: the same rows under a mended header are another body. */
    private static JsonNode said(JsonNode body, Boolean officialHeader) {
        return officialHeader == null
                ? body
                : JsonNodeFactory.instance
                        .objectNode()
                        .put("officialHeader", officialHeader)
                        .set("slate", body);
    }

    /** What is wrong with the times of receipt that submissions of a faulty slate state themselves; all else its check has told. */
    private List<Problem> ownReceipts(String round, JsonNode sent, Instant arrivedAt) {
        List<Problem> faults = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            if (sent.path(i).hasNonNull("receivedAt")) {
                submissions.receipt(
                        round, sent.get(i), "/submissions/" + i, SubmissionDefaults.NONE, arrivedAt, faults);
            }
        }
        return faults;
    }

    private List<ReceivedSubmission> each(
            String round, JsonNode body, ReadyPolicy policy, Slate slate, Instant arrivedAt) {
        if (slate.submissions() == null) {
            return null;
        }
        SubmissionDefaults defaults = new SubmissionDefaults(slate.unit(), slate.award(), slate.receivedAt());
        List<Problem> faults = new ArrayList<>();
        List<ReceivedSubmission> each = new ArrayList<>();
        for (int i = 0; i < slate.submissions().size(); i++) {
            try {
                each.add(submissions.read(
                        new SubmissionReader.Sent(
                                round, body.get("submissions").get(i), "/submissions/" + i, defaults, arrivedAt),
                        policy,
                        slate.submissions().get(i)));
            } catch (Problems invalid) {
                if (invalid.status() != UNPROCESSABLE) {
                    throw invalid;
                }
                faults.addAll(invalid.list());
            }
        }
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults);
        }
        return each;
    }
}
