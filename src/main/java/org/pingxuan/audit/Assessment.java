package org.pingxuan.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/**
 * The province's own answers on a window.
 *
 * @param answers by criterion, as a submission's attestations
 * @param on the day of the assessment, for answers that name none; may be null
 * @param by the account that assesses
 */
record Assessment(JsonNode answers, LocalDate on, String by) {

    /** The criteria that the province answers itself (三(二)1末¶). */
    private static final Set<String> OF_THE_PROVINCE = Set.of("W-ASSESS-STAR", "W-ASSESS-2021");

    /**
     * The submission with these answers in the place of what the unit said.
     *
     * @throws Problems 422 where an answer is of a criterion that is not the province's
     */
    JsonNode in(AuditedDecision assessed) {
        List<Problem> foreign = new ArrayList<>();
        for (Map.Entry<String, JsonNode> answer : answers.properties()) {
            if (!OF_THE_PROVINCE.contains(answer.getKey())
                    || !assessed.decision().submission().award().isForWindow()) {
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
        ObjectNode body = assessed.facts().submission().deepCopy();
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
}
