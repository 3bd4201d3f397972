package org.pingxuan.policy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pingxuan.shared.Digest;

/** A decision table as immutable typed data. Row ids are unique. */
public final class TypedTable {

    private final TableSchema schema;
    private final Map<String, Row> rows;
    private final String digest;

    /**
     * @param rows in the order of the sheet
     * @throws IllegalArgumentException where two rows have one id
     */
    public TypedTable(TableSchema schema, List<Row> rows) {
        this.schema = schema;
        Map<String, Row> byId = new LinkedHashMap<>();
        for (Row row : rows) {
            if (byId.put(row.id(), row) != null) {
                throw new IllegalArgumentException("two rows of " + schema.name() + " are called " + row.id());
            }
        }
        this.rows = byId;
        this.digest = Digest.of(canonical());
    }

    public TableSchema schema() {
        return schema;
    }

    public String name() {
        return schema.name();
    }

    /** In the order of the sheet. */
    public Collection<Row> rows() {
        return java.util.Collections.unmodifiableCollection(rows.values());
    }

    /**
     * @param id a row's id; null finds nothing
     */
    public Optional<Row> row(String id) {
        return Optional.ofNullable(id == null ? null : rows.get(id));
    }

    /** The row that a rule cannot do without. */
    public Row required(String id) {
        return Objects.requireNonNull(rows.get(id), () -> "table " + name() + " has no row " + id);
    }

    public List<Row> where(String key, Object value) {
        return rows.values().stream()
                .filter(row -> value.equals(row.values().get(key)))
                .toList();
    }

    /** The digest over the typed content, whatever the file's bytes; row numbers belong to it, since findings cite them. */
    public String digest() {
        return digest;
    }

    private String canonical() {
        return rows.values().stream()
                .map(row -> row.number() + "\u001f" + row.id() + "\u001f"
                        + new TreeMap<>(row.values())
                                .entrySet().stream()
                                        .map(cell -> cell.getKey() + "=" + plain(cell.getValue()))
                                        .collect(Collectors.joining("\u001f")))
                .collect(Collectors.joining("\u001e", schema.name() + "\u001e", ""));
    }

    private static String plain(Object value) {
        if (value instanceof java.math.BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        if (value instanceof KeyCell key) {
            return key.isAny() ? "*" : String.join("|", key.codes());
        }
        return String.valueOf(value);
    }
}
