package org.pingxuan.audit;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.pingxuan.decision.BeforeCommit;
import org.pingxuan.decision.CitedPolicy;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.decision.Judged;
import org.pingxuan.decision.NewDecision;
import org.pingxuan.decision.NomineeIdentity;
import org.pingxuan.decision.OutcomeLine;
import org.pingxuan.decision.Received;
import org.pingxuan.decision.StoredDecision;
import org.pingxuan.decision.SubmissionKey;
import org.pingxuan.submission.Award;
import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.Outcome;
import org.pingxuan.verdict.Score;
import org.pingxuan.verdict.Verdict;

/** Decisions put on record without being judged, one wither for each thing that a test changes; by default a new submission of its own round. */
public record OnRecord(
        String round,
        Award award,
        String unit,
        String reference,
        int version,
        UUID corrects,
        NomineeIdentity nominee,
        Verdict verdict,
        List<OutcomeLine> outcomes,
        String policy,
        Instant decidedAt,
        String askedBy) {

    public static final Instant AT = Instant.parse("2024-05-08T07:20:01.123456Z");

    public static OnRecord in(String round) {
        return new OnRecord(
                round,
                Award.OUTSTANDING_INDIVIDUAL,
                "JL-CC",
                "r-" + UUID.randomUUID(),
                1,
                null,
                NomineeIdentity.person("229999199001010739", "示例甲"),
                Verdict.RETURNED,
                List.of(
                        new OutcomeLine("I-YEARS-3", Outcome.MET, Effect.NONE, "IY-1"),
                        new OutcomeLine("N-UNIT-5", Outcome.NOT_MET, Effect.RETURN, "NU-2"),
                        new OutcomeLine("P-ONCE", Outcome.UNKNOWN, Effect.RETURN, "PO-3")),
                "p-1",
                AT,
                "intake");
    }

    static String ownRound() {
        return "t-" + UUID.randomUUID();
    }

    OnRecord award(Award other) {
        return new OnRecord(
                round, other, unit, reference, version, corrects, nominee, verdict, outcomes, policy, decidedAt,
                askedBy);
    }

    OnRecord unit(String other) {
        return new OnRecord(
                round, award, other, reference, version, corrects, nominee, verdict, outcomes, policy, decidedAt,
                askedBy);
    }

    OnRecord reference(String other) {
        return new OnRecord(
                round, award, unit, other, version, corrects, nominee, verdict, outcomes, policy, decidedAt, askedBy);
    }

    OnRecord correcting(StoredDecision earlier) {
        return new OnRecord(
                round,
                award,
                unit,
                earlier.submission().reference(),
                earlier.version() + 1,
                earlier.id(),
                nominee,
                verdict,
                outcomes,
                policy,
                decidedAt,
                askedBy);
    }

    OnRecord naming(NomineeIdentity other) {
        return new OnRecord(
                round, award, unit, reference, version, corrects, other, verdict, outcomes, policy, decidedAt, askedBy);
    }

    OnRecord verdict(Verdict other, OutcomeLine... lines) {
        return new OnRecord(
                round,
                award,
                unit,
                reference,
                version,
                corrects,
                nominee,
                other,
                List.of(lines),
                policy,
                decidedAt,
                askedBy);
    }

    OnRecord policy(String other) {
        return new OnRecord(
                round, award, unit, reference, version, corrects, nominee, verdict, outcomes, other, decidedAt,
                askedBy);
    }

    OnRecord at(String instant) {
        return new OnRecord(
                round,
                award,
                unit,
                reference,
                version,
                corrects,
                nominee,
                verdict,
                outcomes,
                policy,
                Instant.parse(instant),
                askedBy);
    }

    OnRecord askedBy(String other) {
        return new OnRecord(
                round, award, unit, reference, version, corrects, nominee, verdict, outcomes, policy, decidedAt, other);
    }

    public StoredDecision put(DecisionStore decisions) {
        Judged judged = new Judged(
                verdict,
                outcomes,
                new Score(new BigDecimal("71.5"), List.of()),
                new CitedPolicy(policy, 1, "sha256:1", LocalDate.of(2024, 4, 1)),
                "build-1",
                decidedAt,
                "{}".getBytes(StandardCharsets.UTF_8));
        NewDecision decision = new NewDecision(
                UUID.randomUUID(),
                new SubmissionKey(round, award, unit, reference),
                version,
                corrects,
                nominee,
                new Received(AT, AT, AT, askedBy, askedBy),
                false,
                null,
                "hmac-sha256:" + "0".repeat(64),
                judged);
        return decisions
                .append(decision, BeforeCommit.NOTHING)
                .toCompletableFuture()
                .join();
    }
}
