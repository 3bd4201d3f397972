package org.pingxuan.authoring;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pingxuan.authoring.PolicyReport.Coverage;
import org.pingxuan.policy.CaseTable;
import org.pingxuan.policy.ClauseRegister.Clause;
import org.pingxuan.policy.Column;
import org.pingxuan.policy.Criterion;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.policy.Row;
import org.pingxuan.policy.Stage;
import org.pingxuan.policy.TableSchema;
import org.pingxuan.policy.TypedTable;
import org.pingxuan.rulebook.PolicySource;
import org.pingxuan.rulebook.Rulebook;
import org.pingxuan.rulebook.fact.Facts;
import org.pingxuan.rulebook.fact.Register;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.SubmissionCheck;
import org.pingxuan.workbook.TableReader;
import org.pingxuan.workbook.TableReader.DayTest;
import org.pingxuan.workbook.TableReader.ReadTable;
import org.pingxuan.workbook.TableReader.TestRow;

/**
 * Whether a policy may be published: its rules compile and answer every criterion of every award exactly once, its case tables are
 * complete and single-hit, its test rows green, and what its rows refer to exists.
 */
public final class PolicyChecks {

    /** More than these many gaps of one criterion help nobody. */
    private static final int GAPS_SHOWN = 20;

    /** Effects that ask nothing of the unit. */
    private static final Set<String> SAYS_ENOUGH = Set.of("NONE", "FLAG");

    private final Set<Problem> problems = new LinkedHashSet<>();
    private final List<Problem> notes = new ArrayList<>();
    private final List<Coverage> tests = new ArrayList<>();
    private final Map<String, ReadTable> read = new HashMap<>();
    private PolicyContent content;
    private Rulebook rulebook;

    private PolicyChecks() {}

    /** Reads a workbook with its test rows. */
    @FunctionalInterface
    interface Reader {
        /** @throws Problems 422 with every faulty cell */
        ReadTable read(byte[] workbook, TableSchema schema);
    }

    /** Every fault of a policy's files, in the order of the tables; empty where it may be published. */
    public static List<Problem> of(PolicySource source) {
        return report(source, TableReader::read).problems();
    }

    static PolicyReport report(PolicySource source, Reader reader) {
        PolicyChecks checks = new PolicyChecks();
        checks.check(source, reader);
        return new PolicyReport(
                checks.content, checks.rulebook, List.copyOf(checks.problems), checks.notes, checks.tests);
    }

    private void check(PolicySource source, Reader reader) {
        try {
            content = source.content((workbook, schema) -> {
                ReadTable table = reader.read(workbook, schema);
                read.put(schema.name(), table);
                table.notes()
                        .forEach(note -> notes.add(new Problem(
                                note.code(), schema.name() + ".xlsx " + note.pointer(), note.value(), note.help())));
                return table.table();
            });
        } catch (Problems faulty) {
            problems.addAll(faulty.list());
            return;
        }
        try {
            rulebook = Rulebook.of(content);
        } catch (IllegalArgumentException broken) {
            // rows that contradict each other are told by their cells rather than by what they break
            problems.addAll(MeaningChecks.of(content));
            if (problems.isEmpty()) {
                problem("rules", "rules-broken", broken.getMessage(), "规则不能装载。", "The rules cannot be loaded.");
            }
            return;
        }
        checkReferences(content, rulebook);
        checkClauses(content, rulebook);
        checkRules(content, rulebook);
        checkCases(content);
        problems.addAll(MeaningChecks.of(content));
        checkTestRows(content);
        checkDayTests();
        if (problems.isEmpty()) {
            checkAwards(rulebook);
        }
    }

    /** Each of the columns cites ids of another table. */
    private void checkReferences(PolicyContent content, Rulebook rulebook) {
        Set<String> criteria = rulebook.catalogue().keySet();
        Set<String> caseTables = content.tables().values().stream()
                .filter(table -> table.schema().cases())
                .map(TypedTable::name)
                .collect(Collectors.toSet());
        checkColumn(content, "criteria", "table", caseTables);
        for (TypedTable table : content.tables().values()) {
            if (!table.schema().cases() && table.schema().column("criterion").isPresent()) {
                checkColumn(content, table.name(), "criterion", criteria);
            }
        }
        checkColumn(content, "attested", "id", criteria);
        checkColumn(content, "scoring", "head", ids(content, "scoring-heads"));
        checkColumn(content, "quotas", "unit", ids(content, "units"));
        checkColumn(content, "working-days", "unit", ids(content, "units"));
        Set<String> paths = new HashSet<>(ids(content, "facts"));
        ids(content, "fields").forEach(code -> paths.add("/additional/" + code));
        checkColumn(content, "scoring", "path", paths);
        checkColumn(content, "conditions", "path", paths);
        checkColumn(content, "conditions", "whenPath", paths);
        Set<String> catalogued = ids(content, "criteria");
        for (Row row : content.table("conditions").rows()) {
            if (catalogued.contains(row.id())) {
                problem(
                        at(row, content, "id"),
                        "criterion-taken",
                        row.id(),
                        "条件编号已在条件目录中。",
                        "The catalogue has a criterion of this id.");
            }
        }
    }

    private void checkColumn(PolicyContent content, String table, String column, Set<String> known) {
        if (!content.tables().containsKey(table)) {
            return;
        }
        for (Row row : content.table(table).rows()) {
            String value = row.text(column);
            if (value != null && !known.contains(value)) {
                problem(
                        at(row, content, column),
                        "unknown-reference",
                        value,
                        "没有这一编号，请核对。",
                        "There is nothing of this id; check it.");
            }
        }
    }

    private void checkClauses(PolicyContent content, Rulebook rulebook) {
        Set<String> known =
                rulebook.clauses().clauses().stream().map(Clause::location).collect(Collectors.toSet());
        for (TypedTable table : content.tables().values()) {
            Optional<Column> clause = table.schema().column("clause");
            if (clause.isEmpty() || !clause.get().header().equals("条款")) {
                continue;
            }
            for (Row row : table.rows()) {
                String cited = row.text("clause");
                if (cited != null && !known.contains(cited) && !known.containsAll(List.of(cited.split("、")))) {
                    problem(
                            at(row, content, "clause"),
                            "unknown-clause",
                            row.text("clause"),
                            "条款登记表中没有这一条款。",
                            "The clause register has no such clause.");
                }
            }
        }
    }

    /** A criterion's rule begins with its id; additional conditions have one rule in common. */
    private void checkRules(PolicyContent content, Rulebook rulebook) {
        Map<String, Long> rules = rulebook.rules().stream()
                .collect(Collectors.groupingBy(name -> name.split(" ", 2)[0], TreeMap::new, Collectors.counting()));
        checkRulesHaveCriteria(rules, ids(content, "criteria"));
        for (Row row : content.table("criteria").rows()) {
            Criterion criterion = Criterion.of(row);
            long count = rules.getOrDefault(criterion.id(), 0L);
            if (criterion.stage() == Stage.SUBMISSION && count != 1) {
                problem(
                        at(row, content, "id"),
                        "not-one-rule",
                        criterion.id(),
                        "这一条件应有且只有一条规则，现有 " + count + " 条。",
                        "A criterion has exactly one rule; this one has " + count + ".");
            }
            if (criterion.stage() == Stage.SUBMISSION && criterion.table() == null) {
                problem(
                        at(row, content, "table"),
                        "no-case-table",
                        criterion.id(),
                        "这一条件没有写明判定表。",
                        "The criterion names no case table.");
            }
        }
    }

    /** Rules of notions begin with "notion"; the one of additional conditions with "additional". */
    private void checkRulesHaveCriteria(Map<String, Long> rules, Set<String> criteria) {
        for (String name : rules.keySet()) {
            if (!name.equals("notion") && !name.equals("additional") && !criteria.contains(name)) {
                problem(
                        "rules",
                        "rule-without-criterion",
                        name,
                        "条件目录中没有这条规则所判定的条件。",
                        "The catalogue has no criterion for this rule.");
            }
        }
    }

    private void checkCases(PolicyContent content) {
        Map<String, List<String>> asked = askedOf(content);
        for (TypedTable table : content.tables().values()) {
            if (!table.schema().cases()) {
                continue;
            }
            CaseTable cases = new CaseTable(table);
            Set<Row> answering = new HashSet<>();
            for (String criterion : asked.getOrDefault(table.name(), List.of())) {
                answering.addAll(checkCases(content, cases, criterion));
            }
            for (Row row : table.rows()) {
                if (!answering.contains(row)) {
                    problem(
                            at(row, content, "id"),
                            "dead-row",
                            row.id(),
                            "这一行永远不会用到：没有条件查它，或其各项组合不会出现。",
                            "This row never answers: no criterion asks it, or its combination cannot occur.");
                }
                if (row.text("remedyZh") == null && !SAYS_ENOUGH.contains(row.text("effect"))) {
                    notes.add(Problem.at(
                            at(row, content, "remedyZh"),
                            "no-remedy",
                            row.id(),
                            "没有写明怎么办；判定会照此作出，申报单位看不到应如何处理。",
                            "It does not say what to do; the unit would be told the result without a remedy."));
                }
            }
        }
    }

    /** Criteria by the table that they name. */
    private static Map<String, List<String>> askedOf(PolicyContent content) {
        Map<String, List<String>> asked = new HashMap<>();
        for (Row row : content.table("criteria").rows()) {
            if (row.text("table") != null) {
                asked.computeIfAbsent(row.text("table"), none -> new ArrayList<>())
                        .add(row.id());
            }
        }
        return asked;
    }

    /** @return the rows that answer some combination */
    private Set<Row> checkCases(PolicyContent content, CaseTable cases, String criterion) {
        TableSchema schema = cases.table().schema();
        String named = schema.shared() ? "" : criterion + "：";
        Set<Row> answering = new HashSet<>();
        int gaps = 0;
        Set<List<Row>> overlapping = new HashSet<>();
        for (Map<String, String> values : cases.combinations(criterion)) {
            List<Row> rows = cases.answers(criterion, values);
            answering.addAll(rows);
            if (rows.isEmpty() && gaps++ < GAPS_SHOWN) {
                problem(
                        schema.name() + ".xlsx " + TableSchema.ROWS_SHEET,
                        "gap",
                        named + shown(schema, values),
                        "没有一行回答这种情形，请补一行。",
                        "No row answers this combination; add one.");
            } else if (rows.size() > 1 && overlapping.add(rows)) {
                problem(
                        at(rows.get(1), content, "id"),
                        "overlap",
                        named + shown(schema, values),
                        "这种情形有多行回答：" + ids(rows) + "；只能有一行。",
                        "Several rows answer this combination: " + ids(rows) + "; only one may.");
            }
        }
        return answering;
    }

    private void checkTestRows(PolicyContent content) {
        for (TypedTable table : content.tables().values()) {
            if (!table.schema().cases()) {
                continue;
            }
            CaseTable cases = new CaseTable(table);
            List<TestRow> rows = read.get(table.name()).tests();
            if (rows.isEmpty()) {
                problem(table.name() + ".xlsx 用例", "no-test-rows", null, "判定表必须有用例。", "A case table needs test rows.");
            }
            Set<String> covered = new HashSet<>();
            int red = 0;
            for (TestRow test : rows) {
                Optional<Row> row = answer(cases, test);
                row.ifPresent(answering -> covered.add(answering.id()));
                String found = row.map(one -> one.text("outcome") + " " + one.text("effect"))
                        .orElse(null);
                String due = test.outcome() + " " + test.effect();
                if (!due.equals(found)) {
                    red++;
                    problem(
                            table.name() + ".xlsx " + test.address(),
                            "test-row-red",
                            test.id(),
                            "用例应为“" + Region.said(due).zh() + "”，按表得“"
                                    + Region.said(found).zh() + "”。",
                            "The test row expects “" + Region.said(due).en() + "”; the table answers “"
                                    + Region.said(found).en() + "”.");
                }
            }
            tests.add(new Coverage(
                    table.name(),
                    table.schema().title(),
                    rows.size(),
                    red,
                    table.rows().size(),
                    covered.size()));
        }
    }

    private void checkDayTests() {
        read.forEach((name, table) -> {
            if (table.dayTests().isEmpty()) {
                return;
            }
            int red = 0;
            Set<LocalDate> covered = new HashSet<>();
            for (DayTest test : table.dayTests()) {
                OptionalInt counted = rulebook.tables().workingDays().count(test.from(), test.to(), true, test.unit());
                if (counted.isEmpty() || counted.getAsInt() != test.due()) {
                    red++;
                    String found = counted.isEmpty() ? "–" : String.valueOf(counted.getAsInt());
                    problem(
                            name + ".xlsx " + test.address(),
                            "test-row-red",
                            test.id(),
                            "用例应为 " + test.due() + " 个工作日，按表得 " + found + " 个。",
                            "The test row expects " + test.due() + " working days; the table gives " + found + ".");
                }
                table.table().rows().stream()
                        .filter(row ->
                                row.text("unit") == null || row.text("unit").equals(test.unit()))
                        .map(row -> row.date("date"))
                        .filter(day -> !day.isBefore(test.from()) && !day.isAfter(test.to()))
                        .forEach(covered::add);
            }
            tests.add(new Coverage(
                    name,
                    table.table().schema().title(),
                    table.dayTests().size(),
                    red,
                    table.table().rows().size(),
                    (int) table.table().rows().stream()
                            .filter(row -> covered.contains(row.date("date")))
                            .count()));
        });
    }

    /** Empty where not exactly one row answers. */
    private static Optional<Row> answer(CaseTable cases, TestRow test) {
        List<Row> rows = cases.answers(test.criterion() == null ? "" : test.criterion(), test.values());
        return rows.size() == 1 ? Optional.of(rows.get(0)) : Optional.empty();
    }

    /** A submission that says nothing is judged for each award: the rules must answer its every criterion once, and no other. */
    private void checkAwards(Rulebook rulebook) {
        for (Award award : Award.values()) {
            try {
                if (rulebook.evaluate(sayingNothing(award, rulebook)).findings().isEmpty()) {
                    problem(
                            "criteria.xlsx " + TableSchema.ROWS_SHEET,
                            "no-criteria",
                            award.name(),
                            "这一奖项没有任何条件。",
                            "The award has no criteria.");
                }
            } catch (RuntimeException broken) {
                // what the engine says of itself helps nobody; what it lacks is told by the checks of the tables
                String lacking = broken instanceof IllegalStateException ? " " + broken.getMessage() : "";
                problem(
                        "rules",
                        "criteria-unanswered",
                        award.name(),
                        "规则没有对这一奖项的每个条件恰好作出一次判定。" + lacking,
                        "The rules do not answer each criterion of this award exactly once." + lacking);
            }
        }
    }

    private static Facts sayingNothing(Award award, Rulebook rulebook) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("award", award.name());
        body.putObject(award.isForWindow() ? "window" : "person");
        return new Facts(
                new SubmissionCheck(rulebook.terms()).check(body),
                rulebook.clauses().notice().issued(),
                Register.EMPTY,
                false);
    }

    private static Set<String> ids(PolicyContent content, String table) {
        return content.table(table).rows().stream().map(Row::id).collect(Collectors.toSet());
    }

    private static String ids(Collection<Row> rows) {
        return rows.stream().map(Row::id).collect(Collectors.joining("、"));
    }

    /** {@code 已获最高星级=三星级、申报星级=缺}. */
    private static String shown(TableSchema schema, Map<String, String> values) {
        return schema.keys().stream()
                .filter(key -> values.containsKey(key.key()))
                .map(key -> key.header() + "=" + label(key, values.get(key.key())))
                .collect(Collectors.joining("、"));
    }

    private static String label(Column key, String code) {
        return code == null ? TableReader.ABSENT : key.list().label(code).zh();
    }

    /** {@code star-upgrade.xlsx 表!A5}. */
    static String at(Row row, PolicyContent content, String column) {
        List<Column> columns = content.table(row.table()).schema().columns();
        int index = 0;
        while (!columns.get(index).key().equals(column)) {
            index++;
        }
        return row.table() + ".xlsx " + TableReader.address(row.number(), index);
    }

    private void problem(String pointer, String code, String value, String zh, String en) {
        problems.add(Problem.at(pointer, code, value, zh, en));
    }
}
