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
import java.util.stream.Stream;
import org.pingxuan.policy.Column;
import org.pingxuan.policy.KeyCell;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.policy.Row;
import org.pingxuan.policy.TableSchema;
import org.pingxuan.policy.TypedTable;
import org.pingxuan.rulebook.RuleChange;
import org.pingxuan.shared.Language;
import org.pingxuan.shared.Text;
import org.pingxuan.workbook.TableReader;

/**
 * What differs between two policies, in words that policy people use.
 *
 * @param rules rules, and other parts of their files, that differ, by file
 * @param rows rows that were added, removed or changed, in the order of the tables
 * @param moved rows that stand elsewhere in their sheet and say the same, by table
 * @param regions the inputs that are answered otherwise
 */
record PolicyDiff(List<RuleChange> rules, List<RowChange> rows, Map<String, Integer> moved, List<Region> regions) {

    /** What became of a row or a rule. */
    enum Kind {
        ADDED,
        REMOVED,
        CHANGED;

        private static Kind of(Object from, Object to) {
            return from == null ? ADDED : to == null ? REMOVED : CHANGED;
        }

        /** 新增规则 X; rule X added. */
        private Text said(Text what, String name) {
            return switch (this) {
                case ADDED -> Text.of("新增" + what.zh() + name, what.en() + name + " added");
                case REMOVED -> Text.of("删除" + what.zh() + name, what.en() + name + " removed");
                case CHANGED -> Text.of("修改" + what.zh() + name, what.en() + name + " changed");
            };
        }
    }

    static Kind kind(RuleChange change) {
        return Kind.of(change.from(), change.to());
    }

    /** A change of rules in words: which rule of which file, or that something beside its rules changed. */
    static Text sentence(RuleChange change) {
        if (change.rule() == null) {
            return Text.of(
                    "规则文件 " + change.file() + "：规则以外的内容有改动",
                    "rules’ file " + change.file() + ": what stands beside its rules changed");
        }
        Text said = kind(change).said(Text.of("规则 ", "rule "), "“" + change.rule() + "”");
        return Text.of("规则文件 " + change.file() + "：" + said.zh(), "rules’ file " + change.file() + ": " + said.en());
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
            Text what = kind.said(Text.of("行 ", "row "), id);
            String named = zh ? "“" + title.zh() + "”" + what.zh() : title.en() + ": " + what.en();
            String list =
                    cells.stream().map(cell -> cell.sentence(language)).collect(Collectors.joining(zh ? "；" : "; "));
            return list.isEmpty() ? named : named + (zh ? "：" : ": ") + list;
        }
    }

    /**
     * A cell that is not what it was.
     *
     * @param from as people see it; null where it was empty
     * @param to likewise
     */
    record CellChange(String column, Text header, Text from, Text to) {

        private static final Text EMPTY = Text.of("（空）", "(empty)");

        private String sentence(Language language) {
            Text was = from == null ? EMPTY : from;
            Text is = to == null ? EMPTY : to;
            return header.in(language) + " " + was.in(language) + " → " + is.in(language);
        }
    }

    static PolicyDiff of(PolicyContent base, PolicyContent draft) {
        List<RowChange> rows = new ArrayList<>();
        Map<String, Integer> moved = new LinkedHashMap<>();
        Set<String> tables = new TreeSet<>(base.tables().keySet());
        tables.addAll(draft.tables().keySet());
        for (String table : tables) {
            compare(base.tables().get(table), draft.tables().get(table), rows, moved);
        }
        return new PolicyDiff(
                RuleChange.between(base.rules(), draft.rules()), rows, moved, Regions.between(base, draft));
    }

    /** The same with further regions. */
    PolicyDiff and(List<Region> further) {
        List<Region> all = new ArrayList<>(regions);
        all.addAll(further);
        return new PolicyDiff(rules, rows, moved, all);
    }

    /** The rows that are new, gone or changed, as they are if they are still there; none where a table is null. */
    static List<Row> differing(TypedTable was, TypedTable is) {
        if (was == null || is == null || was.digest().equals(is.digest())) {
            return List.of();
        }
        List<Row> changed = new ArrayList<>();
        is.rows().stream()
                .filter(row -> was.row(row.id())
                        .filter(before -> before.values().equals(row.values()))
                        .isEmpty())
                .forEach(changed::add);
        was.rows().stream().filter(row -> is.row(row.id()).isEmpty()).forEach(changed::add);
        return changed;
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
            Text was = kind == Kind.REMOVED
                    ? shown(column, row.values().get(column.key()))
                    : shown(column, before.get(column.key()));
            Text is = kind == Kind.REMOVED ? null : shown(column, row.values().get(column.key()));
            if (column.type() != Column.Type.ID && !Objects.equals(was, is)) {
                cells.add(new CellChange(column.key(), column.title(), was, is));
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

    /** A cell as people read it; null where it is empty. */
    private static Text shown(Column column, Object value) {
        if (value == null) {
            return null;
        }
        return switch (column.type()) {
            case CODE -> column.list().label((String) value);
            case CODES ->
                joined(((List<?>) value).stream().map(code -> column.list().label((String) code)));
            case KEY -> key(column, (KeyCell) value);
            case YES_NO -> (Boolean) value ? Text.of("是", "yes") : Text.of("否", "no");
            case DECIMAL, SHARE ->
                same(((BigDecimal) value).stripTrailingZeros().toPlainString());
            default -> same(String.valueOf(value));
        };
    }

    private static Text key(Column column, KeyCell cell) {
        return cell.isAny()
                ? Text.of(TableReader.ANY, "any")
                : joined(cell.codes().stream()
                        .map(code -> code.equals(KeyCell.ABSENT)
                                ? Text.of(TableReader.ABSENT, "unknown")
                                : column.list().label(code)));
    }

    private static Text same(String text) {
        return Text.of(text, text);
    }

    private static Text joined(Stream<Text> texts) {
        List<Text> all = texts.toList();
        return Text.of(
                all.stream().map(Text::zh).collect(Collectors.joining("、")),
                all.stream().map(Text::en).collect(Collectors.joining(", ")));
    }
}
