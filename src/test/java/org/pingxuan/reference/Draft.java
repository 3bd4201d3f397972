package org.pingxuan.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Something being made up: a tree to change, and the chance that changes it. */
final class Draft {

    final ObjectNode root;
    final SplittableRandom random;
    LocalDate receivedOn = LocalDate.of(2024, 4, 30);
    final List<RegisterEntry> register = new ArrayList<>();
    boolean submittedAsIndividualBefore;

    Draft(ObjectNode root, SplittableRandom random) {
        this.root = root;
        this.random = random;
    }

    int number(int below) {
        return random.nextInt(below);
    }

    /** True once in so many. */
    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    @SafeVarargs
    final <T> T of(T... values) {
        return values[random.nextInt(values.length)];
    }

    <T> T of(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** The object at the path, made where there is none. */
    ObjectNode object(String... path) {
        ObjectNode at = root;
        for (String name : path) {
            JsonNode next = at.get(name);
            at = next instanceof ObjectNode object ? object : at.putObject(name);
        }
        return at;
    }

    /** The list called so in the object, made where there is none. */
    ArrayNode list(ObjectNode object, String name) {
        return object.get(name) instanceof ArrayNode array ? array : object.putArray(name);
    }

    /** The day called so in the object, or the other where there is none. */
    LocalDate day(ObjectNode object, String name, LocalDate otherwise) {
        JsonNode day = object.path(name);
        return day.isTextual() ? LocalDate.parse(day.asText()) : otherwise;
    }

    /** Puts a value; null removes the field or sets it to null, by chance. */
    void put(ObjectNode object, String name, Object value) {
        if (value == null) {
            if (random.nextBoolean()) {
                object.remove(name);
            } else {
                object.putNull(name);
            }
        } else if (value instanceof Integer number) {
            object.put(name, number);
        } else if (value instanceof Boolean answer) {
            object.put(name, answer);
        } else {
            object.put(name, value.toString());
        }
    }

    /** A day near another: the same, or one to three days off. */
    LocalDate near(LocalDate day) {
        return day.plusDays(of(-3, -1, -1, 0, 0, 1, 1, 3));
    }
}
