package org.pingxuan.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.submission.CanonicalBody;
import org.pingxuan.submission.Submission;
import org.pingxuan.submission.SubmissionCheck;

/** Judges the stored facts of a window anew, with the province's own answers put in the place of what the unit said. */
@Singleton
class Assessment {

    /** The criteria that the province answers itself (三(二)1末¶). */
    private static final Set<String> OF_THE_PROVINCE = Set.of("W-ASSESS-STAR", "W-ASSESS-2021");

    private final DecisionStore decisions;
    private final PolicyStore policies;
    private final InstantSource clock;
    private final String build;

    @Inject
    Assessment(
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
     * The next version of a decision, to be recorded.
     *
     * @param id of the version that it will be
     * @param answers by criterion, as a submission's attestations
     * @param on the day of the assessment, for answers that name none; may be null
     * @param by the account that assesses
     * @throws Problems 422 where an answer is faulty, or of a criterion that is not the province's
     */
    Recorded next(UUID id, AuditedDecision assessed, JsonNode answers, LocalDate on, String by) {
        StoredDecision before = assessed.decision();
        List<Problem> foreign = new ArrayList<>();
        for (Map.Entry<String, JsonNode> answer : answers.properties()) {
            if (!OF_THE_PROVINCE.contains(answer.getKey())
                    || !before.submission().award().isForWindow()) {
                foreign.add(Problem.at(
                        "/attestations/" + answer.getKey(),
                        "not-of-the-province",
                        null,
                        "省级考核只回答窗口的 W-ASSESS-STAR 和 W-ASSESS-2021",
                        "The province answers W-ASSESS-STAR and W-ASSESS-2021 of windows only"));
            }
        }
        if (!foreign.isEmpty()) {
            throw Problems.invalid(foreign);
        }
        byte[] body = CanonicalBody.of(answered(assessed.facts().submission(), answers, on, by));
        Pending pending = new Pending(assessed, body);
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

    private static JsonNode answered(JsonNode submission, JsonNode answers, LocalDate on, String by) {
        ObjectNode body = submission.deepCopy();
        ObjectNode attestations = body.withObjectProperty("attestations");
        for (Map.Entry<String, JsonNode> answer : answers.properties()) {
            JsonNode given = answer.getValue().deepCopy();
            if (given instanceof ObjectNode attestation) {
                if (!attestation.hasNonNull("by")) {
                    attestation.put("by", by);
                }
                if (on != null && !attestation.hasNonNull("on")) {
                    attestation.put("on", on.toString());
                }
            }
            attestations.set(answer.getKey(), given);
        }
        return body;
    }

    /** A judgement that is made anew where another policy governs by the time it is committed. */
    private final class Pending implements BeforeCommit {

        private final StoredFacts before;
        private final byte[] body;
        private final LocalDate day;
        private volatile ReadyPolicy policy;

        Pending(AuditedDecision assessed, byte[] body) {
            this.before = assessed.facts();
            this.body = body;
            StoredDecision decision = assessed.decision();
            this.day = Days.of(decision.received().receivedAt());
            this.policy = policies.inForce(decision.submission().round(), day)
                    .orElseThrow(() -> Problems.conflict(Problem.at(
                            "id", "no-policy", day, "收到之日没有生效的政策", "No policy was in force on the day of receipt")));
        }

        private Submission submission() {
            return new SubmissionCheck(policy.terms()).check(StrictJson.parse(body));
        }

        NomineeIdentity nominee() {
            Submission.Window window = submission().window();
            return NomineeIdentity.window(window.creditCode(), window.name());
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
