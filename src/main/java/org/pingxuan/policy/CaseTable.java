package org.pingxuan.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rows of a case table, asked for by the notions of a criterion. A table is complete and single-hit: exactly one row
 * answers each combination that the rules can ask for; {@link #gaps} and {@link #overlaps} show where one is not.
 */
public final class CaseTable {

    private static final String CRITERION = "criterion";

    private final TypedTable table;
    private final List<Column> keys;
    private final Map<String, List<Row>> byCriterion = new TreeMap<>();

    /** Answers already found: there are no more of them than combinations of the keys' codes. */
    private final Map<String, Map<Map<String, String>, Row>> answers = new ConcurrentHashMap<>();

    public CaseTable(TypedTable table) {
        if (!table.schema().cases()) {
            throw new IllegalArgumentException(table.name() + " holds no cases");
        }
        this.table = table;
        this.keys = table.schema().keys();
        for (Row row : table.rows()) {
            String criterion = table.schema().shared() ? "" : row.text(CRITERION);
            byCriterion.computeIfAbsent(criterion, none -> new ArrayList<>()).add(row);
        }
    }

    public TypedTable table() {
        return table;
    }

    /** The criteria that rows answer by name; empty for a shared table. */
    public Set<String> criteria() {
        return table.schema().shared() ? Set.of() : Collections.unmodifiableSet(byCriterion.keySet());
    }

    /**
     * The one row that answers.
     *
     * @param criterion the criterion's id
     * @param values the notions' values by key column; a null value is unknown, and a key that is not read has no entry
     * @throws IllegalStateException where no row or more than one answers: the table is not complete and single-hit
     */
    public Row answer(String criterion, Map<String, String> values) {
        return answers.computeIfAbsent(criterion, none -> new ConcurrentHashMap<>())
                .computeIfAbsent(values, asked -> find(criterion, asked));
    }

    private Row find(String criterion, Map<String, String> values) {
        Row answer = null;
        for (Row row : rowsOf(criterion)) {
            if (matches(row, values)) {
                if (answer != null) {
                    throw new IllegalStateException(table.name() + " answers " + criterion + " " + values + " twice: "
                            + answer.id() + " and " + row.id());
                }
                answer = row;
            }
        }
        if (answer == null) {
            throw new IllegalStateException(table.name() + " has no answer to " + criterion + " " + values);
        }
        return answer;
    }

    /** The rows that may answer for a criterion, in the order of the sheet. */
    public List<Row> rowsOf(String criterion) {
        return byCriterion.getOrDefault(table.schema().shared() ? "" : criterion, List.of());
    }

    /** The keys that a criterion's rows read: those for which not every row says 任意. */
    public List<Column> keysRead(String criterion) {
        return table.schema().keys().stream()
                .filter(key -> rowsOf(criterion).stream()
                        .anyMatch(row -> !row.key(key.key()).isAny()))
                .toList();
    }

    /** Combinations that no row answers, each as values by key (null is unknown). */
    public List<Map<String, String>> gaps(String criterion) {
        return combinations(criterion).stream()
                .filter(values -> answers(criterion, values).isEmpty())
                .toList();
    }

    /** Combinations that several rows answer, with those rows. */
    public Map<Map<String, String>, List<Row>> overlaps(String criterion) {
        Map<Map<String, String>, List<Row>> found = new LinkedHashMap<>();
        for (Map<String, String> values : combinations(criterion)) {
            List<Row> rows = answers(criterion, values);
            if (rows.size() > 1) {
                found.put(values, rows);
            }
        }
        return found;
    }

    /** Every combination that the rules may ask of a criterion, over the keys that it reads. */
    public List<Map<String, String>> combinations(String criterion) {
        return combinations(criterion, keysRead(criterion));
    }

    /** Every combination that the rules may ask of a criterion, over these keys of the table. */
    public List<Map<String, String>> combinations(String criterion, List<Column> keys) {
        List<Map<String, String>> all = List.of(Map.of());
        for (Column key : keys) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> shorter : all) {
                for (String code : key.list().codes().keySet()) {
                    longer.add(with(shorter, key.key(), code));
                }
                if (key.absent()) {
                    longer.add(with(shorter, key.key(), null));
                }
            }
            all = longer;
        }
        return all.stream().filter(values -> !isImpossible(criterion, values)).toList();
    }

    /** All rows that answer a combination, in the order of the sheet: exactly one in a complete and single-hit table. */
    public List<Row> answers(String criterion, Map<String, String> values) {
        return rowsOf(criterion).stream().filter(row -> matches(row, values)).toList();
    }

    private boolean isImpossible(String criterion, Map<String, String> values) {
        return table.schema().impossible().stream()
                .anyMatch(combination -> combination.entrySet().stream().allMatch(part -> {
                    if (part.getKey().equals(CRITERION)) {
                        return part.getValue().contains(criterion);
                    }
                    String value = values.get(part.getKey());
                    return values.containsKey(part.getKey())
                            && part.getValue().contains(value == null ? KeyCell.ABSENT : value);
                }));
    }

    private boolean matches(Row row, Map<String, String> values) {
        for (Column key : keys) {
            KeyCell cell = row.key(key.key());
            if (!cell.isAny() && !(values.containsKey(key.key()) && cell.matches(values.get(key.key())))) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, String> with(Map<String, String> values, String key, String value) {
        Map<String, String> longer = new LinkedHashMap<>(values);
        longer.put(key, value);
        return longer;
    }
}
