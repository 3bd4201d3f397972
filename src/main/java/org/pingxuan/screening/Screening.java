package org.pingxuan.screening;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pingxuan.decision.CitedPolicy;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.decision.Judged;
import org.pingxuan.decision.NomineeIdentity;
import org.pingxuan.decision.OutcomeLine;
import org.pingxuan.decision.StoredFacts;
import org.pingxuan.honours.HonoursRegister;
import org.pingxuan.policy.PolicyVersion;
import org.pingxuan.rulebook.Evaluation;
import org.pingxuan.rulebook.ReadyPolicy;
import org.pingxuan.rulebook.fact.Facts;
import org.pingxuan.rulebook.fact.Register;
import org.pingxuan.shared.LocalDay;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.Submission;

/** Judges one submission, whether it came singly, in a batch or in a slate; stores nothing. */
@Singleton
public class Screening {

    private final HonoursRegister honours;
    private final DecisionStore decisions;
    private final InstantSource clock;
    private final String build;

    @Inject
    Screening(
            HonoursRegister honours,
            DecisionStore decisions,
            InstantSource clock,
            @ConfigProperty(name = "quarkus.application.version") String build) {
        this.honours = honours;
        this.decisions = decisions;
        this.clock = clock;
        this.build = build;
    }

    /**
     * Joins the facts of a submission, once: what it says, what the honours register holds now, and whether its unit has submitted the
     * person as an outstanding individual before.
     *
     * @param effectiveAt the receipt that counts for the deadline
     */
    public Facts join(ReceivedSubmission received, Instant effectiveAt) {
        Submission submission = received.submission();
        List<Register.Entry> entries = honours.of(submission).stream()
                .map(honour -> new Register.Entry(
                        honour.id().toString(), honour.honour(), honour.year(), honour.stars(), honour.revoked()))
                .toList();
        boolean submittedBefore = submission.award() == Award.PACESETTER
                && decisions.isSubmitted(
                        received.round(), Award.OUTSTANDING_INDIVIDUAL, submission.unit(), nominee(submission));
        return new Facts(submission, LocalDay.of(effectiveAt), new Register(entries), submittedBefore);
    }

    /** Judges facts under a policy. */
    public Judgement judge(ReadyPolicy policy, Facts facts, byte[] canonicalBody) {
        Evaluation evaluation = policy.rulebook().evaluate(facts);
        StoredFacts stored = StoredFacts.of(canonicalBody, facts, evaluation.findings(), evaluation.score());
        PolicyVersion version = policy.version();
        Judged judged = new Judged(
                evaluation.verdict(),
                evaluation.findings().stream().map(OutcomeLine::of).toList(),
                evaluation.score(),
                new CitedPolicy(version.id().toString(), version.version(), version.digest(), version.inForceFrom()),
                build,
                clock.instant(),
                stored.bytes());
        return new Judgement(stored, judged);
    }

    /** Who or what a submission nominates. */
    public static NomineeIdentity nominee(Submission submission) {
        return submission.award().isForWindow()
                ? NomineeIdentity.window(
                        submission.window().creditCode(), submission.window().name())
                : NomineeIdentity.person(
                        submission.person().idNumber(), submission.person().name());
    }
}
