package org.pingxuan.decision;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.pingxuan.ledger.CanonicalJson;
import org.pingxuan.shared.Digest;
import org.pingxuan.shared.Micros;
import org.pingxuan.verdict.Verdict;

/**
 * What a person did with a decision. It stays on record for ever, so nothing in it may be personal data.
 *
 * @param id made by the caller ({@link org.pingxuan.shared.TimeOrderedId})
 * @param verdict what a RESOLUTION decides; else null
 * @param reason why; null for an ASSESSMENT or OBJECTION
 * @param authority on whose authority a RESOLUTION was made; else null
 * @param made the version of the decision that an ASSESSMENT or OBJECTION made; else null
 * @param score of an ASSESSMENT; null where none was given
 * @param assessedOn the local date of an ASSESSMENT, or on which an OBJECTION was raised; null where none was given
 * @param document the paper that an ASSESSMENT rests on; null where none was given
 * @param path where an OBJECTION stands in the submission of the version that it made; else null
 * @param state of an OBJECTION: OPEN, UNFOUNDED or UPHELD; else null
 * @param by the account that acted
 * @param at to the microsecond
 */
public record DecisionAct(
        UUID id,
        Kind kind,
        UUID decision,
        Verdict verdict,
        String reason,
        String authority,
        UUID made,
        BigDecimal score,
        LocalDate assessedOn,
        String document,
        String path,
        String state,
        String by,
        Instant at) {

    /** What was done. */
    public enum Kind {
        /** A named person decided over the advice 人工决定. */
        RESOLUTION,
        /** The province answered its own criteria 省级考核. */
        ASSESSMENT,
        /** An objection to a notice was raised, or looked into, after the decision 异议. */
        OBJECTION,
        /** The unit took its submission back 撤回. */
        WITHDRAWAL,
        /** Somebody saw the nominee's name and number in the clear 查看原文. */
        UNMASKING
    }

    public DecisionAct {
        at = Micros.of(at);
    }

    public static DecisionAct resolution(
            UUID id, UUID decision, Verdict verdict, String reason, String authority, String by, Instant at) {
        return new DecisionAct(
                id, Kind.RESOLUTION, decision, verdict, reason, authority, null, null, null, null, null, null, by, at);
    }

    public static DecisionAct assessment(
            UUID id,
            UUID decision,
            UUID made,
            BigDecimal score,
            LocalDate assessedOn,
            String document,
            String by,
            Instant at) {
        return new DecisionAct(
                id, Kind.ASSESSMENT, decision, null, null, null, made, score, assessedOn, document, null, null, by, at);
    }

    public static DecisionAct objection(
            UUID id, UUID decision, UUID made, LocalDate on, String path, String state, String by, Instant at) {
        return new DecisionAct(
                id, Kind.OBJECTION, decision, null, null, null, made, null, on, null, path, state, by, at);
    }

    public static DecisionAct withdrawal(UUID id, UUID decision, String reason, String by, Instant at) {
        return new DecisionAct(
                id, Kind.WITHDRAWAL, decision, null, reason, null, null, null, null, null, null, null, by, at);
    }

    public static DecisionAct unmasking(UUID id, UUID decision, String reason, String by, Instant at) {
        return new DecisionAct(
                id, Kind.UNMASKING, decision, null, reason, null, null, null, null, null, null, null, by, at);
    }

    /** What the ledger says of it: what it did, and the digest of all of it. */
    Map<String, Object> payload() {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("id", id.toString());
        columns.put("kind", kind.name());
        columns.put("decision", decision.toString());
        columns.put("verdict", verdict == null ? null : verdict.name());
        columns.put("reason", reason);
        columns.put("authority", authority);
        columns.put("made", made == null ? null : made.toString());
        columns.put("score", score == null ? null : StoredFacts.plain(score).toPlainString());
        columns.put("assessedOn", assessedOn == null ? null : assessedOn.toString());
        columns.put("document", document);
        if (kind == Kind.OBJECTION) {
            columns.put("path", path);
            columns.put("state", state);
        }
        columns.put("by", by);
        columns.put("at", at.toString());
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("act", id.toString());
        payload.put("decision", decision.toString());
        payload.put("verdict", verdict == null ? null : verdict.name());
        payload.put("by", by);
        payload.put("record", Digest.of(CanonicalJson.of(columns)));
        return payload;
    }
}
