package org.pingxuan.screening;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;

/** A slate of windows for tests: nothing wrong with it but what the test makes of it; names of its own every time. */
public final class SlateBody {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int[] STARS = {5, 5, 4, 4, 3};

    private final ObjectNode body = JsonNodeFactory.instance.objectNode();
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    private SlateBody(String unit) {
        body.put("unit", unit).put("award", "STAR_WINDOW").put("receivedAt", "2024-05-08T15:20:00+08:00");
        for (String item : List.of("G-GATE", "G-TRUTH", "G-OPEN")) {
            body.withObject("/attestations/" + item).put("answer", "YES").put("by", "示例单位党组");
        }
        body.putObject("procedure").put("bodySetUpOn", "2024-04-10").put("contactSheetOn", "2024-04-12");
        ArrayNode sections = body.putObject("materials").put("report", true).putArray("reportSections");
        List.of("ORGANISATION", "PROCESS", "NOTICES", "ORDER", "OPINION").forEach(sections::add);
        body.putArray("submissions");
    }

    /** Windows of these levels, in this order. */
    public static SlateBody of(String unit, String... levels) {
        SlateBody slate = new SlateBody(unit);
        for (String level : levels) {
            slate.add(level, false);
        }
        return slate;
    }

    SlateBody withReserve(String level) {
        add(level, true);
        return this;
    }

    /** Another value at a JSON pointer of the slate. */
    public SlateBody with(String pointer, Object value) {
        int cut = pointer.lastIndexOf('/');
        ((ObjectNode) body.at(pointer.substring(0, cut))).set(pointer.substring(cut + 1), JSON.valueToTree(value));
        return this;
    }

    /** Without the nominee at a place. */
    SlateBody without(int place) {
        ((ArrayNode) body.get("submissions")).remove(place);
        return this;
    }

    public String reference(int place) {
        return body.at("/submissions/" + place + "/reference").textValue();
    }

    JsonNode at(String pointer) {
        return body.at(pointer);
    }

    private void add(String level, boolean reserve) {
        ArrayNode submissions = (ArrayNode) body.get("submissions");
        int place = submissions.size();
        ObjectNode window = JSON.valueToTree(Nomination.window().at(""));
        window.remove(List.of("unit", "award", "receivedAt"));
        window.put("reference", mark + "-" + place).put("order", place + 1);
        if (reserve) {
            window.put("reserve", true);
            window.remove("order");
        }
        ObjectNode nominee = (ObjectNode) window.get("window");
        nominee.remove("creditCode");
        nominee.put("name", "示例窗口" + mark + place)
                .put("level", level)
                .put("appliedStars", STARS[place % STARS.length])
                .put("category", place % 2 == 0 ? "SOCIAL_INSURANCE" : "EMPLOYMENT")
                .put("divisionCode", place % 2 == 0 ? "220202" : "220203");
        submissions.add(window);
    }

    @Override
    public String toString() {
        return body.toString();
    }
}
