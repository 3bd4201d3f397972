package org.pingxuan.authoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.pingxuan.policy.Column;
import org.pingxuan.policy.KeyCell;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.policy.Row;
import org.pingxuan.policy.TableSchema;
import org.pingxuan.policy.TypedTable;
import org.pingxuan.shared.Language;
import org.pingxuan.shared.Text;
import org.pingxuan.workbook.TableReader;

/**
 * What differs between two policies, in words that policy people use.
 *
 * @param rules the rules' files that differ, by path
 * @param rows rows that were added, removed or changed, in the order of the tables
 * @param moved rows that stand elsewhere in their sheet and say the same, by table
 * @param regions the inputs that are answered otherwise
 */
record PolicyDiff(List<String> rules, List<RowChange> rows, Map<String, Integer> moved, List<Region> regions) {

    /** What became of a row. */
    enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * A row that is not what it was.
     *
     * @param number in the sheet of the newer table; of the older one where it was removed
     * @param cells the cells that differ; all that are filled where the row was added or removed
     */
    record RowChange(String table, Text title, String id, int number, Kind kind, List<CellChange> cells) {

        /** {@code star-upgrade.xlsx 表!A5}. */
        String pointer() {
            return table + ".xlsx " + TableReader.address(number, 0);
        }

        Text sentence() {
            return Text.of(sentence(Language.ZH), sentence(Language.EN));
        }

        private String sentence(Language language) {
            boolean zh = language == Language.ZH;
            String what = switch (kind) {
                case ADDED -> zh ? "新增行 " + id : "row " + id + " added";
                case REMOVED -> zh ? "删除行 " + id : "row " + id + " removed";
                case CHANGED -> zh ? "修改行 " + id : "row " + id + " changed";
            };
            String named = zh ? "“" + title.zh() + "”" + what : title.en() + ": " + what;
            String list = cells.stream().map(cell -> cell.sentence(zh)).collect(Collectors.joining(zh ? "；" : "; "));
            return list.isEmpty() ? named : named + (zh ? "：" : ": ") + list;
        }
    }

    /**
     * A cell that is not what it was.
     *
     * @param from as people see it; null where it was empty
     * @param to likewise
     */
    record CellChange(String column, String header, String from, String to) {

        private String sentence(boolean zh) {
            String empty = zh ? "（空）" : "(empty)";
            String was = from == null ? empty : from;
            String is = to == null ? empty : to;
            return header + " " + was + " → " + is;
        }
    }

    static PolicyDiff of(PolicyContent base, PolicyContent draft) {
        Set<String> rules = new TreeSet<>();
        rules.addAll(base.rules().keySet());
        rules.addAll(draft.rules().keySet());
        rules.removeIf(
                path -> Objects.equals(base.rules().get(path), draft.rules().get(path)));
        List<RowChange> rows = new ArrayList<>();
        Map<String, Integer> moved = new LinkedHashMap<>();
        Set<String> tables = new TreeSet<>(base.tables().keySet());
        tables.addAll(draft.tables().keySet());
        for (String table : tables) {
            compare(base.tables().get(table), draft.tables().get(table), rows, moved);
        }
        return new PolicyDiff(List.copyOf(rules), rows, moved, Regions.between(base, draft));
    }

    /** The same with further regions. */
    PolicyDiff and(List<Region> further) {
        List<Region> all = new ArrayList<>(regions);
        all.addAll(further);
        return new PolicyDiff(rules, rows, moved, all);
    }

    private static void compare(
            TypedTable base, TypedTable draft, List<RowChange> changes, Map<String, Integer> moved) {
        if (base != null && draft != null && base.digest().equals(draft.digest())) {
            return;
        }
        if (base != null) {
            for (Row row : base.rows()) {
                if (draft == null || draft.row(row.id()).isEmpty()) {
                    changes.add(change(base.schema(), Kind.REMOVED, row, Map.of()));
                }
            }
        }
        if (draft == null) {
            return;
        }
        int elsewhere = 0;
        for (Row row : draft.rows()) {
            Row before = base == null ? null : base.row(row.id()).orElse(null);
            if (before == null) {
                changes.add(change(draft.schema(), Kind.ADDED, row, Map.of()));
            } else if (!same(before.values(), row.values())) {
                changes.add(change(draft.schema(), Kind.CHANGED, row, before.values()));
            } else if (before.number() != row.number()) {
                elsewhere++;
            }
        }
        if (elsewhere > 0) {
            moved.put(draft.name(), elsewhere);
        }
    }

    private static RowChange change(TableSchema schema, Kind kind, Row row, Map<String, Object> before) {
        List<CellChange> cells = new ArrayList<>();
        for (Column column : schema.columns()) {
            String was = kind == Kind.REMOVED
                    ? shown(column, row.values().get(column.key()))
                    : shown(column, before.get(column.key()));
            String is = kind == Kind.REMOVED ? null : shown(column, row.values().get(column.key()));
            if (column.type() != Column.Type.ID && !Objects.equals(was, is)) {
                cells.add(new CellChange(column.key(), column.header(), was, is));
            }
        }
        return new RowChange(schema.name(), schema.title(), row.id(), row.number(), kind, cells);
    }

    private static boolean same(Map<String, Object> one, Map<String, Object> other) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream()
                        .allMatch(cell -> cell.getValue() instanceof BigDecimal number
                                ? number.compareTo((BigDecimal) other.get(cell.getKey())) == 0
                                : cell.getValue().equals(other.get(cell.getKey())));
    }

    /** A cell as it stands in the sheet; null where it is empty. */
    private static String shown(Column column, Object value) {
        if (value == null) {
            return null;
        }
        return switch (column.type()) {
            case CODE -> column.list().label((String) value).zh();
            case CODES ->
                ((List<?>) value)
                        .stream()
                                .map(code -> column.list().label((String) code).zh())
                                .collect(Collectors.joining("、"));
            case KEY -> key(column, (KeyCell) value);
            case YES_NO -> (Boolean) value ? "是" : "否";
            case DECIMAL, SHARE -> ((BigDecimal) value).stripTrailingZeros().toPlainString();
            default -> String.valueOf(value);
        };
    }

    private static String key(Column column, KeyCell cell) {
        return cell.isAny()
                ? TableReader.ANY
                : cell.codes().stream()
                        .map(code -> code.equals(KeyCell.ABSENT)
                                ? TableReader.ABSENT
                                : column.list().label(code).zh())
                        .collect(Collectors.joining("、"));
    }
}
