package org.pingxuan.scenario;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.pingxuan.rulebook.fact.Register;
import org.pingxuan.submission.Award;

/**
 * One scenario of a criterion: the award's example with a few facts changed, and the finding that it must give.
 *
 * @param given changes of the example by JSON Pointer; null removes
 * @param caseId the table row that must answer
 */
record Scenario(
        String criterion,
        String name,
        Award award,
        JsonNode given,
        Register register,
        boolean individualBefore,
        LocalDate receivedOn,
        String outcome,
        String effect,
        String caseId) {

    private static final LocalDate EXAMPLE_RECEIVED = LocalDate.of(2024, 4, 30);

    static Scenario read(String criterion, JsonNode node) {
        List<Register.Entry> entries = new ArrayList<>();
        node.path("register")
                .forEach(entry -> entries.add(new Register.Entry(
                        "entry-" + entries.size(),
                        entry.path("honour").asText(),
                        entry.path("year").asInt(),
                        entry.has("stars") ? entry.path("stars").asInt() : null,
                        entry.path("revoked").asBoolean())));
        JsonNode expected = node.path("expect");
        return new Scenario(
                criterion,
                node.path("name").asText(),
                Award.valueOf(node.path("award").asText()),
                node.path("given"),
                new Register(entries),
                node.path("individualBefore").asBoolean(),
                node.has("receivedOn") ? LocalDate.parse(node.path("receivedOn").asText()) : EXAMPLE_RECEIVED,
                expected.path("outcome").asText(),
                expected.path("effect").asText(),
                expected.path("case").asText());
    }

    /** The example with this scenario's changes. */
    ObjectNode body(ObjectNode example) {
        ObjectNode body = example.deepCopy();
        body.remove("receivedAt");
        given.fields().forEachRemaining(change -> set(body, JsonPointer.compile(change.getKey()), change.getValue()));
        return body;
    }

    private static void set(ObjectNode body, JsonPointer pointer, JsonNode value) {
        ObjectNode parent = body;
        for (JsonPointer step = pointer; !step.tail().matches(); step = step.tail()) {
            String name = step.getMatchingProperty();
            parent = parent.path(name).isObject() ? (ObjectNode) parent.get(name) : parent.putObject(name);
        }
        String last = pointer.last().getMatchingProperty();
        if (value.isNull()) {
            parent.remove(last);
        } else {
            parent.set(last, spelledOut(value));
        }
    }

    /** {@code {repeat: 字, times: 2000, then: …}} stands for a long text. */
    private static JsonNode spelledOut(JsonNode value) {
        if (value.isObject() && value.has("repeat")) {
            return TextNode.valueOf(
                    value.path("repeat").asText().repeat(value.path("times").asInt())
                            + value.path("then").asText());
        }
        if (value.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            value.fields().forEachRemaining(field -> copy.set(field.getKey(), spelledOut(field.getValue())));
            return copy;
        }
        if (value.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> copy.add(spelledOut(element)));
            return copy;
        }
        return value;
    }
}
