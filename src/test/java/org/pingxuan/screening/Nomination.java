package org.pingxuan.screening;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A submission for tests, made from one of the three examples; a reference of its own unless the test gives one. */
public final class Nomination {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final AtomicInteger PERSONS = new AtomicInteger();

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

    /** A made-up ID number of a man, another at every call. */
    public static String idNumber() {
        int number = PERSONS.getAndIncrement();
        String places = "229999%d%02d%02d%03d"
                .formatted(1961 + number / 12_000, 1 + number % 12, 1 + number / 12 % 20, 1 + number / 240 % 50 * 2);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (places.charAt(i) - '0') * weights[i];
        }
        return places + "10X98765432".charAt(sum % 11);
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
