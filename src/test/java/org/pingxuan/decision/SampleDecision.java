package org.pingxuan.decision;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.pingxuan.shared.Text;
import org.pingxuan.submission.Award;
import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.Outcome;
import org.pingxuan.verdict.Score;
import org.pingxuan.verdict.TableRow;
import org.pingxuan.verdict.Verdict;

/** Decisions to record, one wither for each thing that a test changes. */
record SampleDecision(
        String reference,
        int version,
        UUID corrects,
        Award award,
        String unit,
        NomineeIdentity nominee,
        Judged judged,
        String bodyDigest,
        UUID slate) {

    static final Instant AT = Instant.parse("2024-05-08T07:20:01.123456Z");

    static SampleDecision of(String reference) {
        return new SampleDecision(
                reference,
                1,
                null,
                Award.OUTSTANDING_INDIVIDUAL,
                "JL-CC",
                NomineeIdentity.person("229999199001010739", "示例甲"),
                judged(Verdict.RETURNED, 1),
                "hmac-sha256:" + "0".repeat(64),
                null);
    }

    static Judged judged(Verdict verdict, int policyVersion) {
        TableRow row = new TableRow("scoring", "SC-1", "表", 4);
        return new Judged(
                verdict,
                List.of(
                        new OutcomeLine("I-YEARS-3", Outcome.MET, Effect.NONE, "IY-1"),
                        new OutcomeLine("N-UNIT-5", Outcome.NOT_MET, Effect.RETURN, "NU-2"),
                        new OutcomeLine("P-ONCE", Outcome.UNKNOWN, Effect.RETURN, "PO-3"),
                        new OutcomeLine("T-0510", Outcome.NOT_APPLICABLE, Effect.NONE, "T-9")),
                new Score(
                        new BigDecimal("71.5"),
                        List.of(new Score.Part(
                                "H-1",
                                Text.of("一", "one"),
                                new BigDecimal("12"),
                                new BigDecimal("20.0"),
                                row,
                                List.of(new Score.Item("I-YEARS-3", BigDecimal.TEN, BigDecimal.TEN, row))))),
                new CitedPolicy(
                        "p-" + policyVersion, policyVersion, "sha256:" + policyVersion, LocalDate.of(2024, 4, 1)),
                "build-1",
                AT,
                "{\"name\":\"示例甲\"}".getBytes(StandardCharsets.UTF_8));
    }

    SampleDecision correcting(UUID earlier, int next) {
        return new SampleDecision(reference, next, earlier, award, unit, nominee, judged, bodyDigest, slate);
    }

    SampleDecision forAward(Award other) {
        return new SampleDecision(reference, version, corrects, other, unit, nominee, judged, bodyDigest, slate);
    }

    SampleDecision ofUnit(String other) {
        return new SampleDecision(reference, version, corrects, award, other, nominee, judged, bodyDigest, slate);
    }

    SampleDecision naming(NomineeIdentity other) {
        return new SampleDecision(reference, version, corrects, award, unit, other, judged, bodyDigest, slate);
    }

    SampleDecision judged(Judged other) {
        return new SampleDecision(reference, version, corrects, award, unit, nominee, other, bodyDigest, slate);
    }

    SampleDecision withBody(String digest) {
        return new SampleDecision(reference, version, corrects, award, unit, nominee, judged, digest, slate);
    }

    SubmissionKey key() {
        return new SubmissionKey("2024-02", award, unit, reference);
    }

    NewDecision decision() {
        return new NewDecision(
                UUID.randomUUID(),
                key(),
                version,
                corrects,
                nominee,
                new Received(AT, AT.minusSeconds(60), AT.plusSeconds(1), "intake", "intake"),
                false,
                slate,
                bodyDigest,
                judged);
    }
}
