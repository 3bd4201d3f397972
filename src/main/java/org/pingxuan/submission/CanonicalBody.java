package org.pingxuan.submission;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;

/**
 * A body written in one way only, so that "the same body again" is the same bytes: object keys sorted (by UTF-16 unit), fields
 * that are null left out, numbers without trailing zeros ({@code 3.0} and {@code 3e0} are {@code 3}), no white space, UTF-8. Texts
 * and the order of arrays are kept as sent. A top-level {@code receivedAt} is written in UTC. Whoever stores a digest of these
 * bytes must key it: a body holds personal data that could be guessed.
 */
public final class CanonicalBody {

    private static final JsonStringEncoder STRINGS = JsonStringEncoder.getInstance();

    private CanonicalBody() {}

    /** The canonical bytes of a tree that stands alone. */
    public static byte[] of(JsonNode body) {
        return of(body, SubmissionDefaults.NONE);
    }

    /**
     * The canonical bytes of a submission with what it leaves to its slate filled in, so that the same submission sent singly
     * and in a slate is the same.
     */
    public static byte[] of(JsonNode body, SubmissionDefaults defaults) {
        StringBuilder canonical = new StringBuilder(1_024);
        if (body.isObject()) {
            Map<String, String> fields = fields(body);
            fields.computeIfPresent("receivedAt", (name, sent) -> instant(body.get(name), sent));
            if (defaults.unit() != null) {
                fields.putIfAbsent("unit", quoted(defaults.unit()));
            }
            if (defaults.award() != null) {
                fields.putIfAbsent("award", quoted(defaults.award().name()));
            }
            if (defaults.receivedAt() != null) {
                fields.putIfAbsent(
                        "receivedAt", quoted(defaults.receivedAt().toInstant().toString()));
            }
            write(fields, canonical);
        } else {
            write(body, canonical);
        }
        return canonical.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String instant(JsonNode node, String sent) {
        try {
            return node.isTextual()
                    ? quoted(OffsetDateTime.parse(node.textValue()).toInstant().toString())
                    : sent;
        } catch (DateTimeException noInstant) {
            return sent;
        }
    }

    private static void write(JsonNode node, StringBuilder canonical) {
        if (node.isObject()) {
            write(fields(node), canonical);
        } else if (node.isArray()) {
            canonical.append('[');
            for (int i = 0; i < node.size(); i++) {
                canonical.append(i == 0 ? "" : ",");
                write(node.get(i), canonical);
            }
            canonical.append(']');
        } else if (node.isTextual()) {
            canonical.append(quoted(node.textValue()));
        } else if (node.isNumber() && !(node.isDouble() && !Double.isFinite(node.doubleValue()))) {
            canonical.append(number(node.decimalValue()));
        } else {
            canonical.append(node.asText());
        }
    }

    private static BigDecimal number(BigDecimal sent) {
        // an exponent at the end of its range leaves no room to take zeros off
        return Math.abs((long) sent.scale()) > 100_000 ? sent : sent.stripTrailingZeros();
    }

    private static void write(Map<String, String> fields, StringBuilder canonical) {
        canonical.append('{');
        String separator = "";
        for (Map.Entry<String, String> field : fields.entrySet()) {
            canonical
                    .append(separator)
                    .append(quoted(field.getKey()))
                    .append(':')
                    .append(field.getValue());
            separator = ",";
        }
        canonical.append('}');
    }

    private static Map<String, String> fields(JsonNode object) {
        Map<String, String> fields = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!field.getValue().isNull()) {
                StringBuilder value = new StringBuilder();
                write(field.getValue(), value);
                fields.put(field.getKey(), value.toString());
            }
        }
        return fields;
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        STRINGS.quoteAsString(text, quoted);
        return quoted.append('"').toString();
    }
}
