package org.pingxuan.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pingxuan.rulebook.Rulebook;
import org.pingxuan.rulebook.fact.Facts;
import org.pingxuan.rulebook.fact.Register;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.SubmissionCheck;

/** One made-up nominee of each award with nothing against it, judged under a policy with one fact changed. */
final class ExampleNominees {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Award, String> FILES = Map.of(
            Award.STAR_WINDOW, "window",
            Award.OUTSTANDING_INDIVIDUAL, "individual",
            Award.PACESETTER, "pacesetter");
    private static final Map<Award, ObjectNode> BODIES = new EnumMap<>(Award.class);

    static {
        FILES.forEach((award, name) -> {
            try (InputStream file = ExampleNominees.class.getResourceAsStream("/examples/" + name + ".json")) {
                BODIES.put(award, (ObjectNode) JSON.readTree(file));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }

    private final Rulebook rulebook;
    private final SubmissionCheck check;

    ExampleNominees(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.check = new SubmissionCheck(rulebook.terms());
    }

    /** Outcome and effect by criterion; none where the rules do not answer, or the body is not valid. */
    record Judgement(Map<String, String> answers, Set<String> criteria) {

        String of(String criterion) {
            return answers.get(criterion);
        }
    }

    JsonNode body(Award award) {
        return BODIES.get(award);
    }

    /**
     * @param path of the fact that has this value; {@code *} stands for every element of a list
     * @param fixed further facts, by path
     */
    Judgement judge(Award award, String path, String value, Map<String, String> fixed) {
        ObjectNode body = BODIES.get(award).deepCopy();
        fixed.forEach((other, text) -> put(body, other, text));
        put(body, path, value);
        LocalDate received = LocalDate.parse(body.get("receivedAt").textValue().substring(0, 10));
        Map<String, String> answers = new TreeMap<>();
        try {
            rulebook.evaluate(new Facts(check.check(body), received, Register.EMPTY, false))
                    .findings()
                    .forEach(finding -> answers.put(finding.criterion(), finding.outcome() + " " + finding.effect()));
        } catch (RuntimeException unanswered) {
            answers.clear();
        }
        return new Judgement(answers, new TreeSet<>(rulebook.criteria(award)));
    }

    private static void put(ObjectNode body, String path, String value) {
        if (path.equals("/receivedAt")) {
            body.put("receivedAt", value + "T09:00:00+08:00");
            return;
        }
        int cut = path.lastIndexOf('/');
        String parent = path.substring(0, cut);
        String field = path.substring(cut + 1);
        if (parent.endsWith("/*")) {
            body.at(parent.substring(0, parent.length() - 2)).forEach(one -> ((ObjectNode) one).put(field, value));
        } else if (parent.endsWith("/0")) {
            only(body, parent.substring(0, parent.length() - 2)).put(field, value);
        } else {
            ObjectNode holder = body.withObject(parent.isEmpty() ? "" : parent);
            if (value.matches("[0-9]+") && !field.equals("politicalAffiliation")) {
                holder.remove("text");
                holder.put(field, Integer.parseInt(value));
            } else {
                holder.put(field, value);
            }
        }
    }

    /** The one element of a list, made where it has none, alone where it has more. */
    private static ObjectNode only(ObjectNode body, String path) {
        int cut = path.lastIndexOf('/');
        ObjectNode holder = cut == 0 ? body : body.withObject(path.substring(0, cut));
        String field = path.substring(cut + 1);
        JsonNode there = holder.get(field);
        ObjectNode one =
                there != null && there.size() > 0 ? (ObjectNode) there.get(0) : JsonNodeFactory.instance.objectNode();
        ArrayNode list = holder.putArray(field);
        list.add(one);
        return one;
    }
}
