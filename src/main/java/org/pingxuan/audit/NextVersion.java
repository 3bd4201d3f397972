package org.pingxuan.audit;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pingxuan.decision.BeforeCommit;
import org.pingxuan.decision.CitedPolicy;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.decision.Judged;
import org.pingxuan.decision.NewDecision;
import org.pingxuan.decision.NomineeIdentity;
import org.pingxuan.decision.OutcomeLine;
import org.pingxuan.decision.Received;
import org.pingxuan.decision.StoredDecision;
import org.pingxuan.decision.StoredFacts;
import org.pingxuan.http.StrictJson;
import org.pingxuan.ledger.Recorded;
import org.pingxuan.ledger.UnderLock;
import org.pingxuan.policy.PolicyVersion;
import org.pingxuan.rulebook.Evaluation;
import org.pingxuan.rulebook.PolicyStore;
import org.pingxuan.rulebook.ReadyPolicy;
import org.pingxuan.rulebook.fact.Facts;
import org.pingxuan.rulebook.fact.Register;
import org.pingxuan.shared.LocalDay;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.submission.CanonicalBody;
import org.pingxuan.submission.Submission;
import org.pingxuan.submission.SubmissionCheck;

/** Judges the stored facts of a decision anew, with something changed that its unit did not change. */
@Singleton
class NextVersion {

    private static final int UNPROCESSABLE = 422;

    private final DecisionStore decisions;
    private final PolicyStore policies;
    private final InstantSource clock;
    private final String build;

    @Inject
    NextVersion(
            DecisionStore decisions,
            PolicyStore policies,
            InstantSource clock,
            @ConfigProperty(name = "quarkus.application.version") String build) {
        this.decisions = decisions;
        this.policies = policies;
        this.clock = clock;
        this.build = build;
    }

    /**
     * The next version of a decision, to be recorded. It keeps the receipt of the one before.
     *
     * @param id of the version that it will be
     * @param changed the submission with what is new
     * @param by the account that acts
     * @throws Problems 422 where the changed submission is none
     */
    Recorded of(UUID id, AuditedDecision audited, JsonNode changed, String by) {
        StoredDecision before = audited.decision();
        byte[] body = CanonicalBody.of(changed);
        Pending pending = new Pending(audited, body);
        Received received = before.received();
        return decisions.pendingNew(
                new NewDecision(
                        id,
                        before.submission(),
                        before.version() + 1,
                        before.id(),
                        pending.nominee(),
                        new Received(
                                received.receivedAt(),
                                received.effectiveAt(),
                                clock.instant(),
                                received.statedBy(),
                                by),
                        before.reserve(),
                        before.slate(),
                        decisions.bodyDigest(body),
                        pending.judged()),
                pending);
    }

    /**
     * The policy now in force for a decision's day of receipt.
     *
     * @throws Problems 409 where there is none
     */
    ReadyPolicy governing(StoredDecision decision) {
        LocalDate day = LocalDay.of(decision.received().receivedAt());
        return policies.inForce(decision.submission().round(), day)
                .orElseThrow(() -> Problems.conflict(Problem.at(
                        "id", "no-policy", day, "收到之日没有生效的政策", "No policy was in force on the day of receipt")));
    }

    /**
     * Whether the changed submission is one.
     *
     * @param faults gets what is wrong with it
     */
    void check(AuditedDecision audited, JsonNode changed, List<Problem> faults) {
        try {
            new Pending(audited, CanonicalBody.of(changed)).submission();
        } catch (Problems invalid) {
            if (invalid.status() != UNPROCESSABLE) {
                throw invalid;
            }
            faults.addAll(invalid.list());
        }
    }

    /** A judgement that is made anew where another policy governs by the time it is committed. */
    private final class Pending implements BeforeCommit {

        private final StoredFacts before;
        private final byte[] body;
        private final LocalDate day;
        private volatile ReadyPolicy policy;

        Pending(AuditedDecision audited, byte[] body) {
            this.before = audited.facts();
            this.body = body;
            this.day = LocalDay.of(audited.decision().received().receivedAt());
            this.policy = governing(audited.decision());
        }

        private Submission submission() {
            return new SubmissionCheck(policy.terms()).check(StrictJson.parse(body));
        }

        NomineeIdentity nominee() {
            Submission submission = submission();
            return submission.award().isForWindow()
                    ? NomineeIdentity.window(
                            submission.window().creditCode(),
                            submission.window().name())
                    : NomineeIdentity.person(
                            submission.person().idNumber(), submission.person().name());
        }

        Judged judged() {
            Facts facts = new Facts(
                    submission(),
                    before.receivedOn(),
                    new Register(before.register()),
                    before.submittedAsIndividualBefore());
            Evaluation found = policy.rulebook().evaluate(facts);
            PolicyVersion version = policy.version();
            Instant now = clock.instant();
            return new Judged(
                    found.verdict(),
                    found.findings().stream().map(OutcomeLine::of).toList(),
                    found.score(),
                    new CitedPolicy(
                            version.id().toString(), version.version(), version.digest(), version.inForceFrom()),
                    build,
                    now,
                    StoredFacts.of(body, facts, found.findings(), found.score()).bytes());
        }

        @Override
        public Optional<Judged> judgedAnew(UnderLock lock) throws SQLException {
            return policies.replacing(policy, day, lock).map(replacing -> {
                policy = replacing;
                return judged();
            });
        }
    }
}
