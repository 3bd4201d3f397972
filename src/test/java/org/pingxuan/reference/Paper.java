package org.pingxuan.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Something sent in, read field by field: null, absent and blank are one, and are given as null. */
record Paper(JsonNode node) {

    Paper at(String... path) {
        JsonNode at = node;
        for (String name : path) {
            at = at.path(name);
        }
        return new Paper(at.isNull() ? MissingNode.getInstance() : at);
    }

    boolean given() {
        return !node.isMissingNode();
    }

    String text(String... path) {
        JsonNode at = at(path).node;
        return at.isMissingNode() || at.asText().isBlank() ? null : at.asText();
    }

    LocalDate day(String... path) {
        String text = text(path);
        return text == null ? null : LocalDate.parse(text);
    }

    Integer number(String... path) {
        JsonNode at = at(path).node;
        return at.isMissingNode() ? null : at.intValue();
    }

    Boolean answer(String... path) {
        JsonNode at = at(path).node;
        return at.isMissingNode() ? null : at.booleanValue();
    }

    /** The items of a list, or null where there is no list; an empty list is an answer. */
    List<Paper> list(String... path) {
        JsonNode at = at(path).node;
        if (at.isMissingNode()) {
            return null;
        }
        List<Paper> items = new ArrayList<>(at.size());
        at.forEach(item -> items.add(new Paper(item)));
        return items;
    }

    /** As {@link #list}, but no list is an empty one. */
    List<Paper> items(String... path) {
        List<Paper> list = list(path);
        return list == null ? List.of() : list;
    }
}
