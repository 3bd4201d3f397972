package org.pingxuan.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.pingxuan.audit.Replay.Difference;
import org.pingxuan.decision.StoredDecision;
import org.pingxuan.decision.StoredFacts;
import org.pingxuan.policy.PolicyVersion;
import org.pingxuan.reference.RandomNominations;
import org.pingxuan.reference.RandomNominations.Nomination;
import org.pingxuan.rulebook.BuildPolicy;
import org.pingxuan.rulebook.ReadyPolicy;
import org.pingxuan.rulebook.Rulebook;
import org.pingxuan.rulebook.fact.Register;
import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.Finding;
import org.pingxuan.verdict.Verdict;

/** Decisions computed again. How many random ones is the property {@code pingxuan.replays}. */
class ReplayTest {

    private static final int REPLAYS = Integer.getInteger("pingxuan.replays", 2_000);

    /** Not the rulebook that judged: nothing may come from what it remembers. */
    private static final ReadyPolicy POLICY = ready(Rulebook.of(BuildPolicy.content()), "sha256:0");

    @Test
    void every_random_decision_is_reproduced_byte_for_byte() {
        List<List<Difference>> differences = LongStream.range(0, REPLAYS)
                .parallel()
                .mapToObj(ReplayTest::decided)
                .map(audited -> replay(audited.decision(), audited.facts().bytes()))
                .filter(replay -> !replay.identical())
                .map(Replay::differences)
                .limit(10)
                .toList();

        assertThat(differences).isEmpty();
    }

    @Test
    void an_effect_that_was_altered_in_the_facts_is_named() {
        AuditedDecision audited = returned();
        List<Finding> altered = audited.facts().findings().stream()
                .map(finding -> finding.criterion().equals("D-FORM4") ? with(finding, Effect.NONE) : finding)
                .toList();

        Replay replay = replay(
                audited.decision(),
                audited.facts().with(altered, audited.facts().score()).bytes());

        assertThat(replay.identical()).isFalse();
        assertThat(replay.differences())
                .extracting(Difference::path, difference -> String.valueOf(difference.recorded()))
                .containsExactly(tuple("/findings/D-FORM4/effect", "\"NONE\""));
    }

    @Test
    void a_fact_that_was_altered_shows_in_what_follows_from_it() {
        AuditedDecision audited = returned();
        ObjectNode body = (ObjectNode) audited.facts().submission().deepCopy();
        ((ObjectNode) body.path("materials")).put("approvalForm", true);
        StoredFacts altered = new StoredFacts(
                StoredFacts.FORMAT,
                body,
                audited.facts().receivedOn(),
                audited.facts().register(),
                false,
                audited.facts().findings(),
                audited.facts().score());

        assertThat(replay(audited.decision(), altered.bytes()).differences())
                .extracting(Difference::path)
                .contains(
                        "/findings/D-FORM4/outcome",
                        "/findings/D-FORM4/evidence/0/actual",
                        "/verdict",
                        "/outcomes/D-FORM4");
    }

    @Test
    void a_verdict_that_was_altered_in_the_decision_is_named() {
        AuditedDecision audited = returned();

        assertThat(replay(
                                with(audited.decision(), Verdict.ELIGIBLE),
                                audited.facts().bytes())
                        .differences())
                .containsExactly(new Difference("/verdict", Verdict.ELIGIBLE, Verdict.RETURNED));
    }

    @Test
    void other_bytes_of_the_same_content_are_a_difference() {
        AuditedDecision audited = returned();
        byte[] spaced =
                (" " + new String(audited.facts().bytes(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);

        assertThat(replay(audited.decision(), spaced).differences())
                .extracting(Difference::path)
                .containsExactly("/facts");
    }

    @Test
    void facts_that_cannot_be_read_are_a_difference() {
        assertThat(replay(returned().decision(), new byte[] {1, 2, 3}).differences())
                .extracting(Difference::path)
                .containsExactly("/facts");
    }

    @Test
    void another_content_under_the_policys_id_is_a_difference() {
        AuditedDecision audited = returned();

        assertThat(Replay.of(audited.decision(), audited.facts().bytes(), POLICY)
                        .differences())
                .containsExactly(
                        new Difference("/policy", audited.decision().policy().digest(), "sha256:0"));
    }

    @Test
    void a_replay_changes_nothing_that_the_next_one_sees() {
        AuditedDecision audited = returned();

        assertThat(IntStream.range(0, 3)
                        .mapToObj(again ->
                                replay(audited.decision(), audited.facts().bytes())))
                .allMatch(Replay::identical);
    }

    private static AuditedDecision returned() {
        return SampleAudit.decided(SampleAudit.example("window", "/materials/approvalForm: false"), Register.EMPTY);
    }

    private static AuditedDecision decided(long seed) {
        Nomination nomination = RandomNominations.nomination(seed);
        return SampleAudit.decided(nomination);
    }

    private static Replay replay(StoredDecision decision, byte[] facts) {
        return Replay.of(
                decision, facts, ready(POLICY.rulebook(), decision.policy().digest()));
    }

    private static ReadyPolicy ready(Rulebook rulebook, String digest) {
        PolicyVersion version = new PolicyVersion(
                UUID.fromString(SampleAudit.POLICY),
                "2024-02",
                1,
                digest,
                rulebook.policy().rulesDigest(),
                LocalDate.of(2024, 4, 1),
                Instant.parse("2024-04-01T00:00:00Z"),
                "",
                "build",
                null,
                "1.0",
                0L);
        return new ReadyPolicy(version, rulebook, rulebook.terms());
    }

    private static Finding with(Finding finding, Effect effect) {
        return new Finding(
                finding.criterion(),
                finding.clause(),
                finding.outcome(),
                effect,
                finding.message(),
                finding.remedy(),
                finding.evidence(),
                finding.tableRow());
    }

    private static StoredDecision with(StoredDecision decision, Verdict verdict) {
        return new StoredDecision(
                decision.id(),
                decision.submission(),
                decision.version(),
                decision.corrects(),
                decision.nominee(),
                decision.received(),
                decision.reserve(),
                decision.slate(),
                decision.bodyDigest(),
                verdict,
                decision.outcomes(),
                decision.score(),
                decision.policy(),
                decision.engineBuild(),
                decision.decidedAt(),
                decision.ledgerIndex(),
                decision.ledgerHash(),
                verdict);
    }
}
