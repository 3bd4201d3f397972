package org.pingxuan.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.pingxuan.submission.Award;

/** The scenario files of the test tree: {@code scenarios/<criterion>.yaml}. */
final class Scenarios {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final ObjectMapper JSON = new ObjectMapper();

    private Scenarios() {}

    /** Scenarios by criterion, for those criteria that have a file. */
    static Map<String, List<Scenario>> of(Iterable<String> criteria) {
        Map<String, List<Scenario>> all = new TreeMap<>();
        for (String criterion : criteria) {
            try (InputStream file = Scenarios.class.getResourceAsStream("/scenarios/" + criterion + ".yaml")) {
                if (file != null) {
                    all.put(criterion, read(criterion, YAML.readTree(file)));
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return all;
    }

    private static List<Scenario> read(String criterion, JsonNode file) {
        if (!criterion.equals(file.path("criterion").asText())) {
            throw new IllegalStateException("scenarios/" + criterion + ".yaml is of another criterion");
        }
        List<Scenario> scenarios = new ArrayList<>();
        file.path("scenarios").forEach(node -> scenarios.add(Scenario.read(criterion, node)));
        return scenarios;
    }

    /** The whole, eligible example of an award that scenarios change. */
    static ObjectNode example(Award award) {
        String name = switch (award) {
            case STAR_WINDOW -> "window";
            case OUTSTANDING_INDIVIDUAL -> "individual";
            case PACESETTER -> award.name().toLowerCase(Locale.ROOT);
        };
        try (InputStream file = Scenarios.class.getResourceAsStream("/examples/" + name + ".json")) {
            return (ObjectNode) JSON.readTree(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
