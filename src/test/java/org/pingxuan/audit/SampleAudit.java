package org.pingxuan.audit;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.pingxuan.decision.CitedPolicy;
import org.pingxuan.decision.OutcomeLine;
import org.pingxuan.decision.Received;
import org.pingxuan.decision.StoredDecision;
import org.pingxuan.decision.StoredFacts;
import org.pingxuan.decision.SubmissionKey;
import org.pingxuan.ledger.Hash;
import org.pingxuan.reference.RandomNominations.Nomination;
import org.pingxuan.reference.RegisterEntry;
import org.pingxuan.rulebook.BuildPolicy;
import org.pingxuan.rulebook.Evaluation;
import org.pingxuan.rulebook.Rulebook;
import org.pingxuan.rulebook.fact.Facts;
import org.pingxuan.rulebook.fact.Register;
import org.pingxuan.shared.LocalDay;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.CanonicalBody;
import org.pingxuan.submission.SubmissionCheck;

/** Made-up decisions for tests, as the record would hold them: examples with changes, judged by the build's policy. */
final class SampleAudit {

    static final String POLICY = "0192f0c1-0000-7000-8000-000000000001";

    private static final String DIGEST = BuildPolicy.content().digest();
    private static final SubmissionCheck CHECK =
            new SubmissionCheck(BuildPolicy.rulebook().terms());
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final LocalDate RECEIVED = LocalDate.of(2024, 4, 30);

    private SampleAudit() {}

    static SubmissionCheck check() {
        return CHECK;
    }

    /** The eligible example of an award: {@code window}, {@code individual} or {@code pacesetter}. */
    static ObjectNode example(String name) {
        try (InputStream file = SampleAudit.class.getResourceAsStream("/examples/" + name + ".json")) {
            return (ObjectNode) YAML.readTree(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** An example with some facts changed, in YAML by JSON Pointer; null takes a fact away. */
    static ObjectNode example(String name, String changes) {
        ObjectNode body = example(name);
        yaml(changes).fields().forEachRemaining(change -> {
            JsonPointer place = JsonPointer.compile(change.getKey());
            ObjectNode parent = (ObjectNode) body.at(place.head());
            if (change.getValue().isNull()) {
                parent.remove(place.last().getMatchingProperty());
            } else {
                parent.set(place.last().getMatchingProperty(), change.getValue());
            }
        });
        return body;
    }

    static JsonNode yaml(String text) {
        try {
            return YAML.readTree(text);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    static Facts facts(JsonNode body, Register register) {
        return new Facts(check().check(body), receivedOn(body), register, false);
    }

    private static LocalDate receivedOn(JsonNode body) {
        return body.has("receivedAt")
                ? LocalDay.of(
                        OffsetDateTime.parse(body.get("receivedAt").asText()).toInstant())
                : RECEIVED;
    }

    /** The decision on a body, with fixed ids and times. */
    static AuditedDecision decided(JsonNode body, Register register) {
        return decided(body, facts(body, register));
    }

    static AuditedDecision decided(Nomination nomination) {
        return decided(nomination.submission(), facts(nomination));
    }

    static Facts facts(Nomination nomination) {
        List<RegisterEntry> register = nomination.context().register();
        return new Facts(
                check().check(nomination.submission()),
                nomination.context().receivedOn(),
                new Register(IntStream.range(0, register.size())
                        .mapToObj(i -> new Register.Entry(
                                "entry-" + i,
                                register.get(i).honour(),
                                register.get(i).year(),
                                register.get(i).stars(),
                                register.get(i).revoked()))
                        .toList()),
                nomination.context().submittedAsIndividualBefore());
    }

    private static AuditedDecision decided(JsonNode body, Facts facts) {
        Rulebook rulebook = BuildPolicy.rulebook();
        Evaluation found = rulebook.evaluate(facts);
        Award award = facts.award();
        Instant received =
                facts.receivedOn().atTime(10, 0).atZone(LocalDay.ZONE).toInstant();
        StoredDecision decision = new StoredDecision(
                UUID.fromString("0192f0c1-0000-7000-8000-000000000002"),
                new SubmissionKey(
                        "2024-02",
                        award,
                        facts.submission().unit(),
                        facts.submission().reference()),
                1,
                null,
                UUID.fromString("0192f0c1-0000-7000-8000-000000000003"),
                new Received(received, received, received, "intake", "intake"),
                false,
                null,
                "hmac-sha256:" + "0".repeat(64),
                found.verdict(),
                found.findings().stream().map(OutcomeLine::of).toList(),
                found.score(),
                new CitedPolicy(POLICY, 1, DIGEST, LocalDate.of(2024, 4, 1)),
                "1.0",
                Instant.parse("2024-04-30T02:00:01.123Z"),
                17,
                Hash.of(new byte[32]),
                found.verdict());
        StoredFacts stored = StoredFacts.of(CanonicalBody.of(body), facts, found.findings(), found.score());
        return new AuditedDecision(decision, StoredFacts.read(stored.bytes()));
    }

    static Register register(Register.Entry... entries) {
        return new Register(List.of(entries));
    }
}
