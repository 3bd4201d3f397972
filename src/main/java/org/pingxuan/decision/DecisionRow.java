package org.pingxuan.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pingxuan.ledger.CanonicalJson;
import org.pingxuan.ledger.Hash;
import org.pingxuan.shared.Digest;
import org.pingxuan.submission.Award;
import org.pingxuan.verdict.Score;
import org.pingxuan.verdict.Verdict;

/** A row of {@code decision}, column by column as the database holds it. */
record DecisionRow(
        UUID id,
        String round,
        String award,
        String unit,
        String reference,
        int version,
        UUID corrects,
        UUID nominee,
        UUID slate,
        boolean reserve,
        String verdict,
        String outcomes,
        BigDecimal scoreTotal,
        String score,
        String policyId,
        int policyVersion,
        String policyDigest,
        LocalDate policyInForceFrom,
        String engineBuild,
        Instant receivedAt,
        Instant effectiveAt,
        Instant arrivedAt,
        Instant decidedAt,
        String statedBy,
        String askedBy,
        String bodyDigest) {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    static DecisionRow of(NewDecision decision, UUID nominee) {
        SubmissionKey submission = decision.submission();
        Received received = decision.received();
        Judged judged = decision.judged();
        CitedPolicy policy = judged.policy();
        return new DecisionRow(
                decision.id(),
                submission.round(),
                submission.award().name(),
                DecisionTable.unit(submission.unit()),
                submission.reference(),
                decision.version(),
                decision.corrects(),
                nominee,
                decision.slate(),
                decision.reserve(),
                judged.verdict().name(),
                written(judged.outcomes()),
                judged.score() == null ? null : judged.score().total(),
                judged.score() == null ? null : written(judged.score()),
                policy.id(),
                policy.version(),
                policy.digest(),
                policy.inForceFrom(),
                judged.engineBuild(),
                received.receivedAt(),
                received.effectiveAt(),
                received.arrivedAt(),
                judged.decidedAt(),
                received.statedBy(),
                received.askedBy(),
                decision.bodyDigest());
    }

    static DecisionRow read(ResultSet row) throws SQLException {
        return new DecisionRow(
                row.getObject("id", UUID.class),
                row.getString("round"),
                row.getString("award"),
                row.getString("unit"),
                row.getString("reference"),
                row.getInt("version"),
                row.getObject("corrects", UUID.class),
                row.getObject("nominee", UUID.class),
                row.getObject("slate", UUID.class),
                row.getBoolean("reserve"),
                row.getString("verdict"),
                row.getString("outcomes"),
                row.getBigDecimal("score_total"),
                row.getString("score"),
                row.getString("policy_id"),
                row.getInt("policy_version"),
                row.getString("policy_digest"),
                row.getObject("policy_in_force_from", LocalDate.class),
                row.getString("engine_build"),
                row.getTimestamp("received_at").toInstant(),
                row.getTimestamp("effective_at").toInstant(),
                row.getTimestamp("arrived_at").toInstant(),
                row.getTimestamp("decided_at").toInstant(),
                row.getString("stated_by"),
                row.getString("asked_by"),
                row.getString("body_digest"));
    }

    /** The digest of all columns, by which the ledger holds the row to what was decided and on whom. */
    private String digest(String nomineeKnownBy) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("id", id.toString());
        columns.put("round", round);
        columns.put("award", award);
        columns.put("unit", unit);
        columns.put("reference", reference);
        columns.put("version", version);
        columns.put("corrects", text(corrects));
        columns.put("nominee", nominee.toString());
        columns.put("nomineeKnownBy", nomineeKnownBy);
        columns.put("slate", text(slate));
        columns.put("reserve", reserve);
        columns.put("verdict", verdict);
        columns.put("outcomes", outcomes);
        columns.put("scoreTotal", scoreTotal == null ? null : scoreTotal.toPlainString());
        columns.put("score", score);
        columns.put("policyId", policyId);
        columns.put("policyVersion", policyVersion);
        columns.put("policyDigest", policyDigest);
        columns.put("policyInForceFrom", policyInForceFrom.toString());
        columns.put("engineBuild", engineBuild);
        columns.put("receivedAt", receivedAt.toString());
        columns.put("effectiveAt", effectiveAt.toString());
        columns.put("arrivedAt", arrivedAt.toString());
        columns.put("decidedAt", decidedAt.toString());
        columns.put("statedBy", statedBy);
        columns.put("askedBy", askedBy);
        columns.put("bodyDigest", bodyDigest);
        return Digest.of(CanonicalJson.of(columns));
    }

    /**
     * What the ledger says of it.
     *
     * @param nomineeKnownBy as {@link NomineeTable.Nominee#pinned} says it
     * @param factsDigest of the facts as encrypted
     */
    Map<String, Object> payload(String nomineeKnownBy, String factsDigest) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("decision", id.toString());
        payload.put("round", round);
        payload.put("award", award);
        payload.put("unit", unit);
        payload.put("reference", reference);
        payload.put("version", version);
        payload.put("verdict", verdict);
        payload.put("policy", policyDigest);
        payload.put("bodyDigest", bodyDigest);
        payload.put("record", digest(nomineeKnownBy));
        payload.put("facts", factsDigest);
        return payload;
    }

    List<OutcomeLine> outcomeLines() {
        return List.of(read(outcomes, OutcomeLine[].class));
    }

    /** @param standing null where nobody has acted on it */
    StoredDecision stored(long ledgerIndex, Hash ledgerHash, String standing) {
        return new StoredDecision(
                id,
                new SubmissionKey(round, Award.valueOf(award), unit.isEmpty() ? null : unit, reference),
                version,
                corrects,
                nominee,
                new Received(receivedAt, effectiveAt, arrivedAt, statedBy, askedBy),
                reserve,
                slate,
                bodyDigest,
                Verdict.valueOf(verdict),
                outcomeLines(),
                score == null ? null : read(score, Score.class),
                new CitedPolicy(policyId, policyVersion, policyDigest, policyInForceFrom),
                engineBuild,
                decidedAt,
                ledgerIndex,
                ledgerHash,
                Verdict.valueOf(standing == null ? verdict : standing));
    }

    private static String text(UUID id) {
        return id == null ? null : id.toString();
    }

    private static String written(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("not writable", unwritable);
        }
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException altered) {
            throw new IllegalStateException("not what was stored", altered);
        }
    }
}
