package org.pingxuan.rulebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.pingxuan.policy.ClauseRegister;
import org.pingxuan.policy.ClauseRegister.Clause;
import org.pingxuan.policy.ClauseRegister.Notice;
import org.pingxuan.policy.ClauseRegister.Reading;
import org.pingxuan.shared.Text;

/** Reads {@code rules/clauses.yaml}: the clauses of the notice and what checks each. */
public final class ClauseRegisters {

    /** Its path among the rules. */
    public static final String FILE = "clauses.yaml";

    private static final YAMLMapper YAML = new YAMLMapper();

    private ClauseRegisters() {}

    /**
     * @param yaml the file's text; null where there is none
     * @throws IllegalArgumentException where the file is missing or not one of its kind
     */
    public static ClauseRegister parse(String yaml) {
        if (yaml == null) {
            throw new IllegalArgumentException(FILE + " is missing");
        }
        JsonNode file;
        try {
            file = YAML.readTree(yaml);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(FILE + " is not YAML: " + malformed.getOriginalMessage(), malformed);
        }
        JsonNode notice = file.path("notice");
        JsonNode round = file.path("round");
        List<Clause> clauses = new ArrayList<>();
        file.path("clauses").forEach(clause -> clauses.add(clause(clause)));
        file.path("derived").forEach(clause -> clauses.add(clause(clause)));
        List<Reading> readings = new ArrayList<>();
        file.path("readings")
                .forEach(reading -> readings.add(
                        new Reading(reading.path("id").asText(), title(reading), texts(reading.path("tables")))));
        return new ClauseRegister(
                new Notice(
                        notice.path("number").asText(),
                        LocalDate.parse(notice.path("issued").asText()),
                        title(notice),
                        round.path("id").asText(),
                        title(round)),
                List.copyOf(clauses),
                List.copyOf(readings));
    }

    private static Clause clause(JsonNode node) {
        return new Clause(
                node.path("id").asText(),
                node.path("loc").asText(),
                node.path("quote").textValue(),
                title(node),
                node.path("kind").asText(),
                texts(node.path("readings")),
                texts(node.path("criteria")),
                node.has("notChecked") ? title(node.path("notChecked")) : null);
    }

    private static Text title(JsonNode node) {
        return Text.of(node.path("zh").asText(), node.path("en").asText());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }
}
