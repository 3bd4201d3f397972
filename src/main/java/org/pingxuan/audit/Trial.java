package org.pingxuan.audit;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.pingxuan.decision.StoredFacts;
import org.pingxuan.rulebook.Evaluation;
import org.pingxuan.rulebook.ReadyPolicy;
import org.pingxuan.rulebook.fact.Facts;
import org.pingxuan.rulebook.fact.Register;
import org.pingxuan.shared.LocalDay;
import org.pingxuan.shared.Problems;
import org.pingxuan.submission.SubmissionCheck;
import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.Finding;

/** Judges a stored submission with some facts changed; the proof of every counterfactual. Stops when its time is over. */
final class Trial {

    static final String RECEIVED = "/receivedAt";

    private static final LocalTime OFFICE_OPENS = LocalTime.of(9, 0);

    private final StoredFacts stored;
    private final ReadyPolicy policy;
    private final SubmissionCheck check;
    private final OffsetDateTime receivedAt;
    private final LongSupplier nanos;
    private final long until;

    /** The time allowed is over. */
    static final class OutOfTime extends RuntimeException {

        private static final long serialVersionUID = 1L;

        OutOfTime() {
            super("the time allowed is over", null, false, false);
        }
    }

    /**
     * @param receivedAt as stated or recorded; null where neither
     * @param nanos as {@link System#nanoTime} counts
     * @param until when the time allowed is over
     */
    Trial(StoredFacts stored, ReadyPolicy policy, OffsetDateTime receivedAt, LongSupplier nanos, long until) {
        this.stored = stored;
        this.policy = policy;
        this.check = new SubmissionCheck(policy.terms());
        this.receivedAt = receivedAt;
        this.nanos = nanos;
        this.until = until;
    }

    /**
     * The findings that stand between the changed submission and ELIGIBLE, by criterion.
     *
     * @param changes new values by path; a changed day of receipt as {@link #received} writes it
     * @return null where the changed submission is none
     * @throws OutOfTime where the time allowed is over
     */
    Map<String, Finding> blocking(Map<String, JsonNode> changes) {
        goOn();
        return proof(changes);
    }

    /** @throws OutOfTime where the time allowed is over */
    void goOn() {
        if (nanos.getAsLong() - until > 0) {
            throw new OutOfTime();
        }
    }

    /** As {@link #blocking}, however late it is. */
    Map<String, Finding> proof(Map<String, JsonNode> changes) {
        ObjectNode body = stored.submission().deepCopy();
        changes.forEach((path, value) -> set(body, JsonPointer.compile(path), value));
        LocalDate receivedOn = changes.containsKey(RECEIVED)
                ? OffsetDateTime.parse(changes.get(RECEIVED).asText()).toLocalDate()
                : stored.receivedOn();
        Evaluation found;
        try {
            found = policy.rulebook()
                    .evaluate(new Facts(
                            check.check(body),
                            receivedOn,
                            new Register(stored.register()),
                            stored.submittedAsIndividualBefore()));
        } catch (Problems refused) {
            return null;
        }
        Map<String, Finding> blocking = new TreeMap<>();
        for (Finding finding : found.findings()) {
            if (finding.effect().isGraverThan(Effect.FLAG)) {
                blocking.put(finding.criterion(), finding);
            }
        }
        return blocking;
    }

    /** What is stated at a path; null where nothing is. */
    JsonNode present(String path) {
        if (path.equals(RECEIVED) && receivedAt != null) {
            return TextNode.valueOf(receivedAt.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        }
        JsonNode value = stored.submission().at(path);
        return value.isMissingNode() || value.isNull() ? null : value;
    }

    /** A receipt on another local day, at the hour of the present one. */
    JsonNode received(LocalDate day) {
        LocalTime hour = receivedAt == null
                ? OFFICE_OPENS
                : receivedAt.atZoneSameInstant(LocalDay.ZONE).toLocalTime();
        return TextNode.valueOf(day.atTime(hour)
                .atZone(LocalDay.ZONE)
                .toOffsetDateTime()
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    }

    private static void set(ObjectNode body, JsonPointer place, JsonNode value) {
        ObjectNode parent = body;
        JsonPointer step = place;
        while (!step.tail().matches()) {
            String name = step.getMatchingProperty();
            parent = parent.path(name).isObject() ? (ObjectNode) parent.get(name) : parent.putObject(name);
            step = step.tail();
        }
        parent.set(step.getMatchingProperty(), value);
    }
}
