package org.pingxuan.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pingxuan.rulebook.fact.Tables;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Text;
import org.pingxuan.submission.Award;

/**
 * The province's own answers on a window.
 *
 * @param answers by criterion, as a submission's attestations
 * @param on the day of the assessment, for answers that name none; may be null
 * @param by the account that assesses
 */
record Assessment(JsonNode answers, LocalDate on, String by) {

    /**
     * The submission with these answers in the place of what the unit said.
     *
     * @param faults gets each answer to a criterion that is not the province's; such an answer is left out
     */
    JsonNode in(AuditedDecision assessed, Tables tables, List<Problem> faults) {
        Map<String, Text> provinces =
                ofTheProvince(assessed.decision().submission().award(), tables);
        Set<String> foreign = new HashSet<>();
        for (Map.Entry<String, JsonNode> answer : answers.properties()) {
            if (!provinces.containsKey(answer.getKey())) {
                foreign.add(answer.getKey());
                faults.add(Problem.at(
                        "/attestations/" + answer.getKey(),
                        "not-of-the-province",
                        null,
                        provinces.isEmpty() ? "这一奖项没有由省级考核答复的条件" : "省级考核只答复：" + named(provinces, Text::zh, "、"),
                        provinces.isEmpty()
                                ? "The province answers no criterion of this award"
                                : "The province answers only: " + named(provinces, Text::en, ", ")));
            }
        }
        ObjectNode body = assessed.facts().submission().deepCopy();
        ObjectNode attestations = body.withObjectProperty("attestations");
        for (Map.Entry<String, JsonNode> answer : answers.properties()) {
            if (foreign.contains(answer.getKey())) {
                continue;
            }
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

    /** The criteria of an award that the province answers itself (三(二)1末¶), with their titles. */
    private static Map<String, Text> ofTheProvince(Award award, Tables tables) {
        Map<String, Text> provinces = new LinkedHashMap<>();
        tables.attested(award).stream()
                .filter(item -> item.text("group").equals("ASSESSMENT"))
                .forEach(item -> provinces.put(item.id(), tables.titleOf("criteria", item.id())));
        return provinces;
    }

    private static String named(Map<String, Text> criteria, Function<Text, String> language, String between) {
        return criteria.entrySet().stream()
                .map(criterion -> criterion.getKey() + " " + language.apply(criterion.getValue()))
                .collect(Collectors.joining(between));
    }
}
