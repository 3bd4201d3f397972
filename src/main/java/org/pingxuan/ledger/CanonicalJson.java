package org.pingxuan.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * JSON with one text for one content: keys in order of their UTF-16 units, no white space, whole numbers only (a share or a
 * score is written as a text), so that whoever reads it back can write the same bytes again.
 */
public final class CanonicalJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private CanonicalJson() {}

    /**
     * @param content texts, whole numbers, booleans, nulls, and lists and maps of these
     * @throws IllegalArgumentException where anything else stands in it
     */
    public static String of(Map<String, ?> content) {
        return of(JSON.<JsonNode>valueToTree(content));
    }

    static String of(JsonNode content) {
        try {
            return JSON.writeValueAsString(sorted(content));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("not writable as canonical JSON", unwritable);
        }
    }

    /** @throws JsonProcessingException where it is not JSON, or names a key twice */
    static JsonNode parse(String json) throws JsonProcessingException {
        return JSON.readTree(json);
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            ObjectNode sorted = JsonNodeFactory.instance.objectNode();
            List<String> keys = new ArrayList<>();
            node.fieldNames().forEachRemaining(keys::add);
            keys.sort(null);
            keys.forEach(key -> sorted.set(key, sorted(node.get(key))));
            return sorted;
        }
        if (node.isArray()) {
            var sorted = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> sorted.add(sorted(item)));
            return sorted;
        }
        if (node.isNumber() && !node.isIntegralNumber()) {
            throw new IllegalArgumentException("canonical JSON here has whole numbers only");
        }
        if (!node.isValueNode() || node.isPojo() || node.isBinary()) {
            throw new IllegalArgumentException("canonical JSON has no " + node.getNodeType());
        }
        return node;
    }
}
