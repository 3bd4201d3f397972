package org.pingxuan.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.pingxuan.policy.Column;
import org.pingxuan.policy.Criterion;
import org.pingxuan.policy.Row;
import org.pingxuan.policy.TypedTable;
import org.pingxuan.rulebook.Rulebook;
import org.pingxuan.rulebook.fact.Register;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.WordCount;
import org.pingxuan.verdict.Evidence;
import org.pingxuan.verdict.Finding;

/**
 * What each changeable fact of one submission could be instead: by its kind in the table of facts (or of additional facts), at the
 * boundaries that the tables draw. Nothing here is a falsehood: what was answered, found or done stays.
 */
final class Alternatives {

    private static final String INCIDENTS = "/incidents";
    private static final String OPINIONS = "/procedure/opinions";
    private static final String ATTESTATIONS = "/attestations/";
    private static final String ADDITIONAL = "/additional/";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Rulebook rulebook;
    private final Trial trial;
    private final Register register;
    private final LocalDate receivedOn;
    private final Map<String, Finding> findings = new TreeMap<>();
    private final Map<String, String> kinds = new LinkedHashMap<>();
    private final Map<String, List<JsonNode>> values = new LinkedHashMap<>();
    private final Set<String> dates = new LinkedHashSet<>();

    /**
     * @param award for which facts count
     * @param findings of the decision, for the lists that they were held against
     * @param receivedOn the day of receipt
     */
    Alternatives(
            Rulebook rulebook,
            Award award,
            Trial trial,
            Register register,
            List<Finding> findings,
            LocalDate receivedOn) {
        this.rulebook = rulebook;
        this.trial = trial;
        this.register = register;
        this.receivedOn = receivedOn;
        findings.forEach(finding -> this.findings.put(finding.criterion(), finding));
        Stream.concat(
                        rulebook.policy().table("facts").rows().stream(),
                        rulebook.policy().table("fields").rows().stream())
                .filter(row -> row.codes("awards").contains(award.name()))
                .forEach(this::add);
    }

    private void add(Row fact) {
        String path = fact.table().equals("fields") ? ADDITIONAL + fact.id() : fact.id();
        String kind = fact.text("change");
        String type = fact.text("type");
        if (kind.equals("REDO") && type.equals("DATE")) {
            kinds.put(path, kind);
            dates.add(path);
            return;
        }
        List<JsonNode> found = switch (kind) {
            case "SUPPLY" -> supplied(path, type, fact);
            case "CHOOSE" -> chosen(path, type);
            default -> List.of();
        };
        JsonNode present = trial.present(path);
        List<JsonNode> others = found.stream()
                .distinct()
                .filter(value -> !value.equals(present))
                .toList();
        if (!others.isEmpty()) {
            kinds.put(path, kind);
            values.put(path, others);
        }
    }

    /** Every path that may change. */
    Set<String> paths() {
        return kinds.keySet();
    }

    String kind(String path) {
        return kinds.get(path);
    }

    /** Days of acts that may be done again. */
    boolean isDate(String path) {
        return dates.contains(path);
    }

    /** Other values of a fact that is no date, the nearest first. */
    List<JsonNode> values(String path) {
        return values.get(path);
    }

    // what is missing and may be supplied

    private List<JsonNode> supplied(String path, String type, Row fact) {
        JsonNode present = trial.present(path);
        if (path.equals(OPINIONS)) {
            return opinions(present);
        }
        if (path.startsWith(ATTESTATIONS)) {
            return answer(path, present);
        }
        return switch (type) {
            case "YES_NO" ->
                present == null
                        ? bounds(path).isEmpty()
                                ? List.of(BooleanNode.TRUE)
                                : List.of(BooleanNode.TRUE, BooleanNode.FALSE)
                        : List.of(BooleanNode.TRUE);
            case "INTEGER", "DECIMAL" ->
                numbers(path, type)
                        .filter(number -> present == null || number.compareTo(present.decimalValue()) > 0)
                        .sorted()
                        .map(number -> number(number, type))
                        .toList();
            case "CODES" -> isRecords(path) ? noRecords(present) : list(path, present);
            case "DATE" -> present != null ? List.of() : dated(path);
            default -> present != null && !present.asText().isBlank() ? List.of() : texts(path, fact);
        };
    }

    private List<JsonNode> texts(String path, Row fact) {
        List<JsonNode> texts = new ArrayList<>();
        bounds(path).forEach(bound -> values(bound).forEach(value -> texts.add(TextNode.valueOf(value))));
        if (fact.text("type").equals("TEXT")) {
            texts.add(TextNode.valueOf("补交的" + fact.title().zh()));
        }
        if (fact.table().equals("fields") && fact.text("codes") != null) {
            Arrays.stream(fact.text("codes").split("、")).forEach(code -> texts.add(TextNode.valueOf(code.strip())));
        }
        return texts;
    }

    private List<JsonNode> dated(String path) {
        Set<LocalDate> days = new TreeSet<>(List.of(receivedOn));
        bounds(path)
                .forEach(bound -> values(bound).forEach(value -> {
                    LocalDate day = LocalDate.parse(value);
                    days.addAll(List.of(day.minusDays(1), day, day.plusDays(1)));
                }));
        return days.stream()
                .map(day -> (JsonNode) TextNode.valueOf(day.toString()))
                .toList();
    }

    /** An answer that was never given; by whom is a column of the attested items. */
    private List<JsonNode> answer(String path, JsonNode present) {
        if (present != null && present.hasNonNull("answer")) {
            return List.of();
        }
        ObjectNode answer = present == null ? JSON.objectNode() : present.deepCopy();
        answer.put("answer", "YES");
        if (answer.path("by").asText().isBlank()) {
            answer.put(
                    "by",
                    rulebook.policy()
                            .table("attested")
                            .required(path.substring(ATTESTATIONS.length()))
                            .text("by"));
        }
        return List.of(answer);
    }

    /** Where a list is held against codes that are due, with those that it lacks; "none" where nothing is stated. */
    private List<JsonNode> list(String path, JsonNode present) {
        List<JsonNode> lists = new ArrayList<>();
        for (String due : due(path)) {
            ArrayNode complete = present == null ? JSON.arrayNode() : present.deepCopy();
            Set<String> there = new LinkedHashSet<>();
            complete.forEach(code -> there.add(code.asText()));
            Arrays.stream(due.split(", ")).filter(code -> !there.contains(code)).forEach(complete::add);
            lists.add(complete);
        }
        if (present == null) {
            lists.add(JSON.arrayNode());
        }
        return lists;
    }

    /** Lists of what happened. */
    private static boolean isRecords(String path) {
        return path.equals(INCIDENTS) || path.endsWith("/objections");
    }

    /** The record that there was nothing; what was stated to have happened stays. */
    private static List<JsonNode> noRecords(JsonNode present) {
        return present == null ? List.of(JSON.arrayNode()) : List.of();
    }

    private List<String> due(String path) {
        return findings.values().stream()
                .flatMap(finding -> finding.evidence().stream())
                .filter(evidence -> evidence.path().equals(path) && evidence.limit() != null)
                .map(Evidence::limit)
                .filter(limit -> limit.matches("[A-Z_]+(, [A-Z_]+)*"))
                .toList();
    }

    /** The opinions that are missing, from as few organs as may suffice first; one that was given stays as it is. */
    private List<JsonNode> opinions(JsonNode present) {
        JsonNode given = present == null ? JSON.arrayNode() : present;
        List<String> missing = organs().stream()
                .filter(organ ->
                        of(given, organ).noneMatch(opinion -> opinion.hasNonNull("answer") && opinion.hasNonNull("on")))
                .filter(organ -> of(given, organ)
                        .noneMatch(opinion -> opinion.path("answer").asText().equals("DISAGREE")))
                .toList();
        List<JsonNode> alternatives = new ArrayList<>();
        for (int chosen = 1; chosen < 1 << missing.size(); chosen++) {
            ArrayNode opinions = given.deepCopy();
            for (int i = 0; i < missing.size(); i++) {
                if ((chosen >> i & 1) == 1) {
                    agree(opinions, missing.get(i));
                }
            }
            alternatives.add(opinions);
        }
        alternatives.sort(Comparator.comparingInt(opinions ->
                (int) Stream.iterate(0, i -> i < opinions.size(), i -> i + 1)
                        .filter(i -> !opinions.get(i).equals(given.get(i)))
                        .count()));
        return alternatives;
    }

    private List<String> organs() {
        return rulebook.policy().table("opinions").schema().keys().stream()
                .filter(key -> key.key().equals("opinion.organ"))
                .flatMap(key -> key.list().codes().keySet().stream())
                .toList();
    }

    private void agree(ArrayNode opinions, String organ) {
        ObjectNode opinion = of(opinions, organ)
                .findFirst()
                .map(ObjectNode.class::cast)
                .orElseGet(() -> opinions.addObject().put("organ", organ));
        opinion.put("answer", "AGREE");
        if (!opinion.hasNonNull("on")) {
            JsonNode reportedUp = trial.present("/procedure/reportedUpOn");
            opinion.put("on", reportedUp == null ? receivedOn.toString() : reportedUp.asText());
        }
    }

    private static Stream<JsonNode> of(JsonNode opinions, String organ) {
        List<JsonNode> found = new ArrayList<>();
        opinions.forEach(opinion -> {
            if (opinion.path("organ").asText().equals(organ)) {
                found.add(opinion);
            }
        });
        return found.stream();
    }

    // what the unit is free to choose

    private List<JsonNode> chosen(String path, String type) {
        JsonNode present = trial.present(path);
        if (type.equals("INTEGER") || type.equals("DECIMAL")) {
            return path.endsWith("/words") && isWithText(path) ? List.of() : chosenNumbers(path, type, present);
        }
        if (path.endsWith("/text")) {
            return present == null ? List.of() : shortened(path, present.asText());
        }
        if (path.endsWith("/remarks")) {
            return remarks(present == null ? "" : present.asText());
        }
        List<JsonNode> texts = new ArrayList<>();
        bounds(path).forEach(bound -> values(bound).forEach(value -> texts.add(TextNode.valueOf(value))));
        return texts;
    }

    private List<JsonNode> chosenNumbers(String path, String type, JsonNode present) {
        Comparator<BigDecimal> nearest = present == null
                ? Comparator.reverseOrder()
                : Comparator.comparing(
                        number -> number.subtract(present.decimalValue()).abs());
        return numbers(path, type)
                .sorted(nearest.thenComparing(Comparator.naturalOrder()))
                .map(number -> number(number, type))
                .toList();
    }

    private boolean isWithText(String path) {
        JsonNode text = trial.present(path.substring(0, path.lastIndexOf('/')) + "/text");
        return text != null && !text.asText().isBlank();
    }

    /** The longest beginning of a text that keeps a limit. */
    private List<JsonNode> shortened(String path, String text) {
        List<JsonNode> texts = new ArrayList<>();
        limits(path).filter(limit -> WordCount.words(text) > limit).forEach(limit -> {
            int shortest = 0;
            int longest = text.codePointCount(0, text.length());
            while (shortest < longest) {
                int length = (shortest + longest + 1) / 2;
                if (WordCount.words(beginning(text, length)) <= limit) {
                    shortest = length;
                } else {
                    longest = length - 1;
                }
            }
            texts.add(TextNode.valueOf(beginning(text, shortest)));
        });
        return texts;
    }

    private static String beginning(String text, int length) {
        return text.substring(0, text.offsetByCodePoints(0, length));
    }

    /** The remarks with the year and name of a star or title that the nominee holds; what stands there stays. */
    private List<JsonNode> remarks(String present) {
        List<JsonNode> texts = new ArrayList<>();
        Stream.concat(stars(), title())
                .distinct()
                .forEach(note -> texts.add(TextNode.valueOf(present.isBlank() ? note : present.strip() + "；" + note)));
        return texts;
    }

    private Stream<String> stars() {
        List<String> notes = new ArrayList<>();
        Column held = rulebook.policy()
                .table("star-note")
                .schema()
                .column("stars.held")
                .orElseThrow();
        register.entries().stream()
                .filter(entry -> entry.stars() != null && !entry.revoked())
                .forEach(entry -> notes.add(note(entry.year(), entry.stars(), held)));
        JsonNode stated = trial.present("/window/starsHeld");
        if (stated != null) {
            stated.forEach(star -> {
                if (star.path("year").isInt() && star.path("stars").isInt()) {
                    notes.add(note(star.path("year").asInt(), star.path("stars").asInt(), held));
                }
            });
        }
        return notes.stream();
    }

    private static String note(int year, int stars, Column held) {
        String code = String.valueOf(stars);
        return year + "年"
                + (held.list().codes().containsKey(code)
                        ? held.list().label(code).zh()
                        : code + "星级");
    }

    private Stream<String> title() {
        JsonNode title = trial.present("/person/knowledgeTitle");
        return title != null
                        && title.path("year").isInt()
                        && !title.path("title").asText().isBlank()
                ? Stream.of(title.path("year").asInt() + "年"
                        + title.path("title").asText().strip())
                : Stream.empty();
    }

    // boundaries that the tables draw

    private Stream<BigDecimal> numbers(String path, String type) {
        List<BigDecimal> numbers = new ArrayList<>();
        limits(path).forEach(limit -> numbers.addAll(List.of(BigDecimal.valueOf(limit), BigDecimal.ONE)));
        rulebook.policy().table("thresholds").rows().stream()
                .filter(row -> path.replace('/', '.').endsWith("." + row.id()))
                .map(row -> row.decimal("number"))
                .filter(number -> number != null)
                .forEach(numbers::add);
        reading(path)
                .map(Criterion::table)
                .filter(table -> table != null)
                .map(table -> rulebook.policy().table(table))
                .flatMap(Alternatives::numericKeys)
                .forEach(numbers::add);
        bounds(path)
                .forEach(bound -> values(bound).forEach(value -> {
                    BigDecimal number = new BigDecimal(value);
                    BigDecimal step = type.equals("INTEGER") ? BigDecimal.ONE : number.ulp();
                    numbers.addAll(List.of(number.subtract(step), number, number.add(step)));
                }));
        return numbers.stream().map(BigDecimal::stripTrailingZeros).distinct();
    }

    private static Stream<BigDecimal> numericKeys(TypedTable table) {
        return table.schema().keys().stream()
                .flatMap(key -> key.list().codes().keySet().stream())
                .filter(code -> code.matches("\\d+"))
                .map(BigDecimal::new);
    }

    private Stream<Integer> limits(String path) {
        List<String> criteria = reading(path).map(Criterion::id).toList();
        return rulebook.policy().table("text-limits").rows().stream()
                .filter(row -> criteria.contains(row.text("criterion")))
                .map(row -> row.integer("limit"));
    }

    private Stream<Criterion> reading(String path) {
        Predicate<String> over = read -> path.equals(read) || path.startsWith(read + "/");
        return rulebook.catalogue().values().stream()
                .filter(criterion -> criterion.paths().stream().anyMatch(over))
                .sorted(Comparator.comparing(Criterion::id));
    }

    /** The additional criteria that compare this fact, or that apply by it. */
    private List<Row> bounds(String path) {
        return rulebook.policy().table("conditions").rows().stream()
                .filter(row -> path.equals(row.text("path")) || path.equals(row.text("whenPath")))
                .toList();
    }

    private static List<String> values(Row bound) {
        return Stream.of("value", "whenValue")
                .map(bound::text)
                .filter(value -> value != null)
                .flatMap(value -> Arrays.stream(value.split("、")))
                .map(String::strip)
                .toList();
    }

    private static JsonNode number(BigDecimal number, String type) {
        return type.equals("INTEGER") ? IntNode.valueOf(number.intValue()) : DecimalNode.valueOf(number);
    }
}
