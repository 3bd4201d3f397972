package org.pingxuan.authoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.policy.Row;
import org.pingxuan.policy.TypedTable;

/** Policies that differ from another by some rows, as typed content. */
final class ContentEdit {

    private ContentEdit() {}

    /** With other rows in one table. */
    static PolicyContent with(PolicyContent content, String table, List<Row> rows) {
        Map<String, TypedTable> tables = new TreeMap<>(content.tables());
        tables.put(table, new TypedTable(content.table(table).schema(), rows));
        return new PolicyContent(content.rules(), tables);
    }

    /** With another value in one cell; null empties it. */
    static PolicyContent changed(PolicyContent content, String table, String id, String column, Object value) {
        List<Row> rows = new ArrayList<>();
        for (Row row : content.table(table).rows()) {
            Map<String, Object> values = new HashMap<>(row.values());
            if (row.id().equals(id)) {
                values.put(column, value);
                values.values().removeIf(Objects::isNull);
            }
            rows.add(new Row(table, row.id(), row.number(), values));
        }
        return with(content, table, rows);
    }

    /** With one more row: column, value, column, value … */
    static PolicyContent added(PolicyContent content, String table, String id, Object... cells) {
        List<Row> rows = new ArrayList<>(content.table(table).rows());
        Map<String, Object> values = new HashMap<>();
        values.put("id", id);
        for (int i = 0; i < cells.length; i += 2) {
            values.put((String) cells[i], cells[i + 1]);
        }
        rows.add(new Row(table, id, rows.size() + 2, values));
        return with(content, table, rows);
    }

    /** With the row X-1 of conditions.xlsx; null leaves its value empty. */
    static PolicyContent condition(
            PolicyContent content, List<String> awards, String path, String comparator, String value) {
        PolicyContent given = added(
                content,
                "conditions",
                "X-1",
                "awards",
                awards,
                "path",
                path,
                "comparator",
                comparator,
                "effect",
                "INELIGIBLE",
                "unknown",
                "RETURN",
                "clause",
                "三(一)1",
                "zh",
                "年限够长",
                "en",
                "long enough");
        return value == null ? given : changed(given, "conditions", "X-1", "value", value);
    }

    /** With one row less. */
    static PolicyContent without(PolicyContent content, String table, String id) {
        return with(
                content,
                table,
                content.table(table).rows().stream()
                        .filter(row -> !row.id().equals(id))
                        .toList());
    }
}
