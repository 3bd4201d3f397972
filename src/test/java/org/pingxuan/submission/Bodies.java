package org.pingxuan.submission;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pingxuan.submission.DeclaredField.Type;

/** Bodies and terms for tests. */
final class Bodies {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static final SubmissionCheck CHECK =
            new SubmissionCheck(new SubmissionTerms(attested(), Set.of(), declared(), honours()));

    private Bodies() {}

    /** A whole submission whose verdict is ELIGIBLE: window, individual or pacesetter. */
    static ObjectNode example(String name) {
        try (InputStream file = Bodies.class.getResourceAsStream("/examples/" + name + ".json")) {
            return (ObjectNode) MAPPER.readTree(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A tree written with ' for ". */
    @SuppressWarnings("unchecked")
    static <T extends JsonNode> T json(String text) {
        try {
            return (T) MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    /** The example with another value at the pointer. */
    static ObjectNode with(String example, String pointer, String value) {
        ObjectNode body = example(example);
        JsonPointer place = JsonPointer.compile(pointer);
        JsonNode parent = body.at(place.head());
        if (parent.isMissingNode()) {
            throw new IllegalArgumentException("nothing at " + place.head());
        }
        ((ObjectNode) parent).set(place.last().getMatchingProperty(), json(value));
        return body;
    }

    private static Set<String> attested() {
        Set<String> ids = new TreeSet<>();
        for (String example : new String[] {"window", "individual", "pacesetter"}) {
            example(example).get("attestations").fieldNames().forEachRemaining(ids::add);
        }
        return ids;
    }

    private static Map<String, DeclaredField> declared() {
        Map<String, DeclaredField> fields = new TreeMap<>();
        Set<Award> all = Set.of(Award.values());
        for (DeclaredField field : Arrays.asList(
                new DeclaredField("training-hours", Type.INTEGER, Set.of(), all),
                new DeclaredField("rating", Type.DECIMAL, Set.of(), all),
                new DeclaredField("motto", Type.TEXT, Set.of(), Set.of(Award.PACESETTER)),
                new DeclaredField("since", Type.DATE, Set.of(), all),
                new DeclaredField("volunteer", Type.YES_NO, Set.of(), all),
                new DeclaredField("post", Type.CODE, Set.of("CLERK", "HEAD"), all),
                new DeclaredField("skills", Type.CODES, Set.of("A", "B"), all))) {
            fields.put(field.code(), field);
        }
        return fields;
    }

    private static Set<String> honours() {
        return Set.of("OUTSTANDING_INDIVIDUAL", "PACESETTER", "MODEL_WORKER");
    }
}
