package org.pingxuan.scenario;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pingxuan.rulebook.fact.Register;
import org.pingxuan.slate.FinalChecks.Candidates;
import org.pingxuan.submission.Award;

/**
 * One scenario of a criterion of lists: a full, compliant list of the award with a few facts changed, and the finding that it must
 * give. A slate is {@code unit}'s (JL-JL unless it says otherwise); a final list's members stand under {@code /entries}.
 */
record ListScenario(String criterion, JsonNode node) {

    private static final int[] STARS = {5, 5, 4, 4, 3};
    private static final Map<Award, Integer> QUOTA =
            Map.of(Award.STAR_WINDOW, 5, Award.OUTSTANDING_INDIVIDUAL, 15, Award.PACESETTER, 3);

    String name() {
        return node.path("name").asText();
    }

    Award award() {
        return Award.valueOf(node.path("award").asText());
    }

    String expected() {
        JsonNode expect = node.path("expect");
        return expect.path("outcome").asText() + " " + expect.path("effect").asText() + " "
                + expect.path("case").asText();
    }

    Boolean header() {
        return node.has("header") ? node.path("header").asBoolean() : null;
    }

    Boolean onList() {
        return node.has("onList") ? node.path("onList").asBoolean() : null;
    }

    Candidates candidates() {
        Map<Integer, Integer> perStar = new HashMap<>();
        node.path("perStar")
                .fields()
                .forEachRemaining(star -> perStar.put(
                        Integer.valueOf(star.getKey()), star.getValue().asInt()));
        return new Candidates(node.path("candidates").asInt(0), perStar);
    }

    Register register() {
        List<Register.Entry> entries = new ArrayList<>();
        node.path("register")
                .forEach(entry -> entries.add(new Register.Entry(
                        "entry-" + entries.size(),
                        entry.path("honour").asText(),
                        entry.path("year").asInt(),
                        null,
                        entry.path("revoked").asBoolean())));
        return new Register(entries);
    }

    ObjectNode slate() {
        return slate(node);
    }

    List<ObjectNode> others() {
        List<ObjectNode> others = new ArrayList<>();
        node.path("others").forEach(other -> others.add(slate(other)));
        return others;
    }

    private ObjectNode slate(JsonNode scenario) {
        ObjectNode slate = JsonNodeFactory.instance.objectNode();
        slate.put("unit", scenario.path("unit").asText("JL-JL"));
        slate.put("award", award().name());
        slate.put("receivedAt", "2024-05-08T12:00:00+08:00");
        for (String item : List.of("G-GATE", "G-TRUTH", "G-OPEN")) {
            slate.withObject("/attestations/" + item).put("answer", "YES").put("by", "示例单位党组");
        }
        slate.putObject("procedure").put("bodySetUpOn", "2024-04-10").put("contactSheetOn", "2024-04-12");
        ArrayNode sections = slate.putObject("materials").put("report", true).putArray("reportSections");
        List.of("ORGANISATION", "PROCESS", "NOTICES", "ORDER", "OPINION").forEach(sections::add);
        nominees(slate.putArray("submissions"), scenario.path("size").asInt(QUOTA.get(award())));
        change(slate, scenario);
        return slate;
    }

    /** The final list; its entries' submissions stand in {@code entries}. */
    ObjectNode finalList() {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("award", award().name());
        ObjectNode acts = list.putObject("procedure");
        acts.put("shortlistReasons", true).put("decisionNumber", "吉人社发〔2024〕1号");
        if (award() == Award.PACESETTER) {
            acts.put("forwardedOn", "2024-06-20").put("expertPanelOn", "2024-06-25");
            ArrayNode issuers = acts.putArray("issuers");
            List.of("PUBLICITY", "HRSS", "PARTY_WORK", "UNION").forEach(issuers::add);
        } else {
            acts.put("assessedOn", "2024-06-10").put("proposedOn", "2024-06-20").put("decidedOn", "2024-06-25");
        }
        acts.putObject("notice")
                .put("from", "2024-07-01")
                .put("to", "2024-07-10")
                .put("place", "PORTAL")
                .putArray("objections");
        nominees(list.putArray("entries"), node.path("size").asInt(1));
        change(list, node);
        return list;
    }

    private void nominees(ArrayNode list, int size) {
        for (int number = 1; number <= size; number++) {
            ObjectNode nominee = list.addObject();
            nominee.put("reference", "n-" + number).put("order", number);
            boolean even = number % 2 == 0;
            if (award().isForWindow()) {
                nominee.putObject("window")
                        .put("name", "示例窗口" + number)
                        .put("category", even ? "SOCIAL_INSURANCE" : "EMPLOYMENT")
                        .put("level", "COUNTY")
                        .put("divisionCode", even ? "220202" : "220203")
                        .put("appliedStars", STARS[(number - 1) % 5])
                        .put("firstBatchMonitoring", false)
                        .put("quickServicePilot", false);
            } else {
                nominee.putObject("person")
                        .put("idNumber", "22999919900101%04d".formatted(number))
                        .put("gender", even ? "FEMALE" : "MALE")
                        .put("ethnicity", even ? "10" : "01")
                        .put("frontline", true)
                        .put("grade", "SECTION_CHIEF")
                        .putArray("honours");
            }
        }
    }

    private static void change(ObjectNode list, JsonNode scenario) {
        scenario.path("given").fields().forEachRemaining(change -> {
            JsonPointer pointer = JsonPointer.compile(change.getKey());
            ObjectNode parent = (ObjectNode) list.at(pointer.head());
            String last = pointer.last().getMatchingProperty();
            JsonNode value = change.getValue();
            if (value.isNull()) {
                parent.remove(last);
            } else if (value.asText().startsWith("@")) {
                parent.set(last, list.at(value.asText().substring(1)));
            } else {
                parent.set(last, value);
            }
        });
    }
}
