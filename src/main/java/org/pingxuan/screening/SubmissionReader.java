package org.pingxuan.screening;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.policy.PolicyVersion;
import org.pingxuan.rulebook.PolicyStore;
import org.pingxuan.rulebook.ReadyPolicy;
import org.pingxuan.shared.LocalDay;
import org.pingxuan.shared.Normal;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.submission.CanonicalBody;
import org.pingxuan.submission.Submission;
import org.pingxuan.submission.SubmissionCheck;
import org.pingxuan.submission.SubmissionDefaults;
import org.pingxuan.submission.SubmissionTerms;

/** Reads what was sent as a submission, by the terms of the policy in force on the local day of receipt. */
@Singleton
public class SubmissionReader {

    /** How far the clock of the sender may be ahead. */
    static final Duration AHEAD = Duration.ofMinutes(5);

    private final PolicyStore policies;
    private final DecisionStore decisions;
    private final Cache<SubmissionTerms, SubmissionCheck> checks =
            Caffeine.newBuilder().weakKeys().build();

    @Inject
    SubmissionReader(PolicyStore policies, DecisionStore decisions) {
        this.policies = policies;
        this.decisions = decisions;
    }

    /**
     * @param pointer the JSON pointer of {@code body} in what was sent; "" where it is the whole
     * @param arrivedAt when it arrived at the service
     * @throws Problems 404 where there is no such round; 422 with every fault; 503 where the policy cannot be loaded
     */
    public ReceivedSubmission read(
            String round, JsonNode body, String pointer, SubmissionDefaults defaults, Instant arrivedAt) {
        return read(new Sent(round, body, pointer, defaults, arrivedAt), null, null);
    }

    /** A submission as it came; see {@link #read(String, JsonNode, String, SubmissionDefaults, Instant)}. */
    record Sent(String round, JsonNode body, String pointer, SubmissionDefaults defaults, Instant arrivedAt) {}

    /**
     * As the other, of a body that was checked already.
     *
     * @param checkedBy the policy that checked it; null where none did
     * @param checked what that policy made of it
     */
    ReceivedSubmission read(Sent sent, ReadyPolicy checkedBy, Submission checked) {
        List<Problem> faults = new ArrayList<>();
        Receipt receipt = receipt(sent.round(), sent.body(), sent.pointer(), sent.defaults(), sent.arrivedAt(), faults);
        ReadyPolicy policy = receipt.policy();
        Submission submission = policy == checkedBy && faults.isEmpty()
                ? checked
                : check(policy, sent.body(), sent.pointer(), sent.defaults(), faults);
        byte[] canonical = CanonicalBody.of(sent.body(), sent.defaults());
        return new ReceivedSubmission(
                sent.round(),
                policy,
                submission,
                canonical,
                decisions.bodyDigest(canonical),
                SubmissionCheck.corrects(sent.body()),
                receipt.receivedAt(),
                sent.body().hasNonNull("receivedAt"),
                sent.arrivedAt());
    }

    /** When something counts as received, and the policy in force on that local day. */
    record Receipt(ReadyPolicy policy, Instant receivedAt) {}

    /**
     * @param faults gets what is wrong with the time of receipt
     * @throws Problems 404 where there is no such round; 503 where the policy cannot be loaded
     */
    Receipt receipt(
            String round,
            JsonNode body,
            String pointer,
            SubmissionDefaults defaults,
            Instant arrivedAt,
            List<Problem> faults) {
        List<PolicyVersion> versions = versions(round);
        Instant stated = stated(body, defaults);
        Instant receivedAt = stated == null ? arrivedAt : stated;
        LocalDate first = versions.stream()
                .map(PolicyVersion::inForceFrom)
                .min(LocalDate::compareTo)
                .orElseThrow();
        LocalDate day = LocalDay.of(receivedAt);
        if (receivedAt.isAfter(arrivedAt.plus(AHEAD))) {
            faults.add(
                    Problem.at(
                            pointer + "/receivedAt",
                            "in-the-future",
                            body.path("receivedAt").textValue(),
                            "收到时间晚于当前时间 5 分钟以上；请改正，或省去此项按实际送达时间计",
                            "More than 5 minutes ahead of the clock; correct it, or leave it out to have the moment of arrival"));
        }
        if (day.isBefore(first)) {
            faults.add(Problem.at(
                    pointer + "/receivedAt",
                    "before-first-policy",
                    body.path("receivedAt").textValue(),
                    "早于本轮政策生效日 %s，当日尚无政策可依".formatted(first),
                    "Before %s, when the round's first policy came into force".formatted(first)));
        }
        ReadyPolicy policy =
                policies.inForce(round, day.isBefore(first) ? first : day).orElseThrow();
        return new Receipt(policy, receivedAt);
    }

    /** @throws Problems 404 where there is no such round */
    void requireRound(String round) {
        versions(round);
    }

    /** What a policy's terms make of a body. */
    public SubmissionCheck check(SubmissionTerms terms) {
        return checks.get(terms, SubmissionCheck::new);
    }

    private List<PolicyVersion> versions(String round) {
        List<PolicyVersion> versions = policies.versions(round);
        if (versions.isEmpty()) {
            throw Problems.notFound(Problem.at("round", "unknown-round", round, "没有这一评选轮次", "There is no such round"));
        }
        return versions;
    }

    private Submission check(
            ReadyPolicy policy, JsonNode body, String pointer, SubmissionDefaults defaults, List<Problem> faults) {
        Submission submission = null;
        try {
            submission = check(policy.terms()).check(body, pointer, defaults);
        } catch (Problems invalid) {
            faults.addAll(0, invalid.list());
        }
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults);
        }
        return submission;
    }

    /** Null where nothing is stated, or nothing that is an instant, which the check will tell. */
    private static Instant stated(JsonNode body, SubmissionDefaults defaults) {
        String text = Normal.form(body.path("receivedAt").textValue());
        if (text == null) {
            return defaults.receivedAt() == null ? null : defaults.receivedAt().toInstant();
        }
        try {
            OffsetDateTime instant = OffsetDateTime.parse(text);
            return instant.getYear() >= 1 && instant.getYear() <= 9_999 ? instant.toInstant() : null;
        } catch (DateTimeException faulty) {
            return null;
        }
    }
}
