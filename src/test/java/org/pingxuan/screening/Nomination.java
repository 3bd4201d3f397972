package org.pingxuan.screening;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;

/** A submission for tests, made from one of the three examples; a reference of its own unless the test gives one. */
public final class Nomination {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectNode body;

    private Nomination(ObjectNode body) {
        this.body = body;
    }

    public static Nomination window() {
        return example("window");
    }

    public static Nomination individual() {
        return example("individual");
    }

    public static Nomination pacesetter() {
        return example("pacesetter");
    }

    public static String reference() {
        return "t-" + UUID.randomUUID();
    }

    private static Nomination example(String name) {
        try (InputStream file = Nomination.class.getResourceAsStream("/examples/" + name + ".json")) {
            return new Nomination((ObjectNode) JSON.readTree(file)).with("/reference", reference());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same with another value at the pointer: text, number, boolean, null, or a tree. */
    public Nomination with(String pointer, Object value) {
        ObjectNode changed = body.deepCopy();
        JsonPointer place = JsonPointer.compile(pointer);
        ((ObjectNode) changed.at(place.head())).set(place.last().getMatchingProperty(), JSON.valueToTree(value));
        return new Nomination(changed);
    }

    /** The same without what stands at the pointer. */
    public Nomination without(String pointer) {
        ObjectNode changed = body.deepCopy();
        JsonPointer place = JsonPointer.compile(pointer);
        ((ObjectNode) changed.at(place.head())).remove(place.last().getMatchingProperty());
        return new Nomination(changed);
    }

    public JsonNode at(String pointer) {
        return body.at(pointer);
    }

    /** As one line of JSON. */
    @Override
    public String toString() {
        return body.toString();
    }
}
