package org.pingxuan.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.pingxuan.shared.Text;

/**
 * One row of a decision table: typed values by column key.
 *
 * @param table the table's name
 * @param id stable, unique in the table
 * @param number the row's number in the sheet, 1 is the first
 * @param values by column key; an empty cell has no entry
 */
public record Row(String table, String id, int number, Map<String, Object> values) {

    public Row {
        values = Map.copyOf(values);
    }

    /** Of the id and its table, which hold a row apart from all others. */
    @Override
    public int hashCode() {
        return 31 * table.hashCode() + id.hashCode();
    }

    /** The text or code in a column; null where the cell is empty. */
    public String text(String key) {
        return (String) values.get(key);
    }

    public Integer integer(String key) {
        return (Integer) values.get(key);
    }

    public BigDecimal decimal(String key) {
        return (BigDecimal) values.get(key);
    }

    public LocalDate date(String key) {
        return (LocalDate) values.get(key);
    }

    /** Whether 是 stands there; false where 否 does. */
    public boolean yes(String key) {
        return (Boolean) Objects.requireNonNull(values.get(key), () -> table + " " + id + " has no " + key);
    }

    /** The codes in a column, in the order of the cell; empty where the cell is. */
    @SuppressWarnings("unchecked")
    public List<String> codes(String key) {
        return (List<String>) values.getOrDefault(key, List.of());
    }

    public KeyCell key(String key) {
        return (KeyCell) values.getOrDefault(key, KeyCell.ANY);
    }

    /** The text in two languages that stands in columns {@code zh} and {@code en}; null where they are empty. */
    public Text title() {
        return bilingual("zh", "en");
    }

    /** The text in two languages that stands in two columns; null where the Chinese one is empty. */
    public Text bilingual(String zh, String en) {
        return text(zh) == null ? null : Text.of(text(zh), text(en) == null ? text(zh) : text(en));
    }
}
