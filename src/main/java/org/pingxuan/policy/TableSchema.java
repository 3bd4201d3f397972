package org.pingxuan.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pingxuan.shared.Text;

/**
 * What a decision table looks like.
 *
 * @param name the table's name, also its file's ("star-upgrade")
 * @param cases whether its rows answer criteria
 * @param shared for cases: whether its rows answer for every criterion that names the table in the catalogue
 * @param mayBeEmpty whether a table without rows is valid
 * @param columns in the order of the sheet; the first is the id
 * @param impossible for cases: combinations of key codes (and "criterion") that the rules never ask for
 */
public record TableSchema(
        String name,
        Text title,
        boolean cases,
        boolean shared,
        boolean mayBeEmpty,
        List<Column> columns,
        List<Map<String, Set<String>>> impossible) {

    /** The sheet that holds the rows. */
    public static final String ROWS_SHEET = "表";

    public TableSchema {
        columns = List.copyOf(columns);
        impossible = List.copyOf(impossible);
    }

    public Optional<Column> column(String key) {
        return columns.stream().filter(column -> column.key().equals(key)).findFirst();
    }

    /** The key columns of a case table, in the order of the sheet. */
    public List<Column> keys() {
        return columns.stream()
                .filter(column -> column.type() == Column.Type.KEY)
                .toList();
    }
}
