package org.pingxuan.authoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntBiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pingxuan.policy.CaseTable;
import org.pingxuan.policy.ClauseRegister;
import org.pingxuan.policy.ClauseRegister.Clause;
import org.pingxuan.policy.CodeList;
import org.pingxuan.policy.Column;
import org.pingxuan.policy.ConditionTexts;
import org.pingxuan.policy.Criterion;
import org.pingxuan.policy.KeyCell;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.policy.Row;
import org.pingxuan.policy.TypedTable;
import org.pingxuan.shared.Language;
import org.pingxuan.shared.Text;

/**
 * The policy handbook: the notice clause by clause, with the criteria that check each and the cases that answer them, then every
 * list and number. It is written from the policy alone, so that a change of policy shows as a change of text.
 */
public final class Handbook {

    private static final Text ANY = Text.of("任意", "any");
    private static final Text ABSENT = Text.of("缺", "unknown");

    private final PolicyContent policy;
    private final ClauseRegister register;
    private final ToIntBiFunction<String, String> scenarios;
    private final Language language;
    private final Map<String, Criterion> catalogue = new LinkedHashMap<>();
    private final StringBuilder page = new StringBuilder();

    private Handbook(
            PolicyContent policy,
            ClauseRegister register,
            ToIntBiFunction<String, String> scenarios,
            Language language) {
        this.policy = policy;
        this.register = register;
        this.scenarios = scenarios;
        this.language = language;
        policy.table("criteria").rows().forEach(row -> catalogue.put(row.id(), Criterion.of(row)));
    }

    /**
     * @param scenarios how many scenarios show a criterion's case, by criterion id and row id; null where that is not known
     * @return Markdown
     */
    public static String write(
            PolicyContent policy,
            ClauseRegister register,
            ToIntBiFunction<String, String> scenarios,
            Language language) {
        return new Handbook(policy, register, scenarios, language).whole();
    }

    private String whole() {
        heading(1, say("政策手册：", "Policy handbook: ") + register.notice().title().in(language));
        line(say("依据：", "Basis: ")
                + register.notice().number()
                + say("，", ", ")
                + register.notice().issued());
        line(say(
                "本手册由规则和决策表生成，请勿手工修改。每一条款之后是核对它的条件；没有条件的条款说明原因。",
                "Made from the rules and decision tables; do not edit by hand. Behind each clause stand the criteria that check"
                        + " it; a clause without any says why."));
        heading(2, say("一、条款和条件", "1. Clauses and criteria"));
        Set<String> written = new HashSet<>();
        register.clauses().forEach(clause -> clause(clause, written));
        heading(2, say("二、共用的判定表", "2. Shared case tables"));
        cases().filter(table -> table.schema().shared()).forEach(this::sharedCases);
        heading(2, say("三、名录和数值", "3. Lists and numbers"));
        policy.tables().values().stream()
                .filter(table -> !table.schema().cases() && !table.name().equals("criteria"))
                .forEach(this::list);
        heading(2, say("四、疑义的读法", "4. Readings of open questions"));
        register.readings()
                .forEach(reading ->
                        line("* **" + reading.id() + "** " + reading.answer().in(language)
                                + (reading.tables().isEmpty()
                                        ? ""
                                        : say("（改动处：", " (changed in: ")
                                                + String.join(say("、", ", "), reading.tables())
                                                + say("）", ")"))));
        return page.toString();
    }

    private Stream<TypedTable> cases() {
        return policy.tables().values().stream().filter(table -> table.schema().cases());
    }

    private void clause(Clause clause, Set<String> written) {
        heading(3, clause.location() + " " + clause.title().in(language) + " `" + clause.id() + "`");
        if (clause.quote() != null) {
            line("> " + clause.quote());
        }
        if (!clause.readings().isEmpty()) {
            line(say("读法：", "Readings: ") + String.join(say("、", ", "), clause.readings()));
        }
        if (clause.notChecked() != null) {
            line(say("不另设条件：", "No criterion of its own: ")
                    + clause.notChecked().in(language));
        }
        for (String id : clause.criteria()) {
            Criterion criterion = catalogue.get(id);
            if (criterion == null || !written.add(id)) {
                line(say("另见条件 ", "See also criterion ") + "`" + id + "`");
            } else {
                criterion(criterion);
            }
        }
        List<String> locations = List.of(clause.location().split("、"));
        policy.table("conditions").rows().stream()
                .filter(row -> Stream.of(row.text("clause").split("、")).anyMatch(locations::contains))
                .filter(row -> written.add(row.id()))
                .forEach(this::additional);
    }

    /** An additional criterion: what is compared with what, and what follows. */
    private void additional(Row condition) {
        heading(
                4,
                "`" + condition.id() + "` "
                        + ConditionTexts.title(condition, policy).in(language));
        Map<String, Column> columns = new LinkedHashMap<>();
        policy.table("conditions").schema().columns().forEach(column -> columns.put(column.key(), column));
        line(say("附加条件；奖项：", "Additional criterion; awards: ")
                + cell(condition, columns.get("awards"))
                + say("；依据：", "; fact: ")
                + ConditionTexts.fact(condition.text("path"), policy).in(language)
                + " `" + condition.text("path") + "`"
                + say("；要求：", "; required: ")
                + cell(condition, columns.get("comparator"))
                + " "
                + cell(condition, columns.get("value"))
                + say("；不符合时：", "; where not met: ")
                + cell(condition, columns.get("effect"))
                + say("；未知时：", "; where unknown: ")
                + cell(condition, columns.get("unknown")));
        Text remedy = ConditionTexts.remedy(condition, policy);
        if (remedy != null) {
            line(remedy.in(language));
        }
    }

    private void criterion(Criterion criterion) {
        heading(4, "`" + criterion.id() + "` " + criterion.title().in(language));
        Column awards = policy.table("criteria").schema().column("awards").orElseThrow();
        Column stage = policy.table("criteria").schema().column("stage").orElseThrow();
        line(say("环节：", "Stage: ")
                + stage.list().label(criterion.stage().name()).in(language)
                + say("；奖项：", "; awards: ")
                + awards.list().codes().keySet().stream()
                        .filter(criterion.awards()::contains)
                        .map(award -> awards.list().label(award).in(language))
                        .collect(Collectors.joining(say("、", ", ")))
                + say("；依据：", "; facts: ")
                + String.join(say("、", ", "), criterion.paths()));
        policy.tables()
                .getOrDefault("attested", policy.table("criteria"))
                .row(criterion.id())
                .filter(row -> row.table().equals("attested"))
                .ifPresent(item -> line(say("由谁确认：", "Attested by: ")
                        + item.bilingual("by", "byEn").in(language)
                        + say("；组别：", "; group: ")
                        + cell(
                                item,
                                policy.table("attested")
                                        .schema()
                                        .column("group")
                                        .orElseThrow())));
        if (criterion.table() == null) {
            return;
        }
        CaseTable table = new CaseTable(policy.table(criterion.table()));
        if (table.table().schema().shared()) {
            line(say("判定见共用的判定表 ", "Answered by the shared case table ") + "`" + criterion.table() + "`");
        } else {
            caseRows(table, criterion.id());
        }
    }

    private void caseRows(CaseTable table, String criterion) {
        List<Column> keys = table.keysRead(criterion);
        List<String> header = new ArrayList<>(List.of(say("情形", "case")));
        keys.forEach(key -> header.add(header(key)));
        header.addAll(answerHeaders());
        if (scenarios != null) {
            header.add(say("场景", "scenarios"));
        }
        row(header);
        row(header.stream().map(cell -> "---").toList());
        for (Row found : table.rowsOf(criterion)) {
            List<String> cells = new ArrayList<>(List.of("`" + found.id() + "`"));
            keys.forEach(key -> cells.add(key(found.key(key.key()), key)));
            cells.addAll(answer(found, table.table()));
            if (scenarios != null) {
                cells.add(String.valueOf(scenarios.applyAsInt(criterion, found.id())));
            }
            row(cells);
        }
        page.append('\n');
    }

    private void sharedCases(TypedTable table) {
        heading(3, table.schema().title().in(language) + " `" + table.name() + "`");
        List<Column> keys = table.schema().keys();
        List<String> header = new ArrayList<>(List.of(say("情形", "case")));
        keys.forEach(key -> header.add(header(key)));
        header.addAll(answerHeaders());
        row(header);
        row(header.stream().map(cell -> "---").toList());
        for (Row found : table.rows()) {
            List<String> cells = new ArrayList<>(List.of("`" + found.id() + "`"));
            keys.forEach(key -> cells.add(key(found.key(key.key()), key)));
            cells.addAll(answer(found, table));
            row(cells);
        }
        page.append('\n');
    }

    private List<String> answerHeaders() {
        return List.of(say("结论", "outcome"), say("效果", "effect"), say("说明", "message"), say("怎么办", "remedy"));
    }

    private List<String> answer(Row found, TypedTable table) {
        Text remedy = found.bilingual("remedyZh", "remedyEn");
        return List.of(
                cell(found, table.schema().column("outcome").orElseThrow()),
                cell(found, table.schema().column("effect").orElseThrow()),
                found.title().in(language),
                remedy == null ? "" : remedy.in(language));
    }

    private void list(TypedTable table) {
        heading(3, table.schema().title().in(language) + " `" + table.name() + "`");
        if (table.rows().isEmpty()) {
            line(say("（暂无）", "(none yet)"));
            return;
        }
        List<Column> columns = table.schema().columns().stream()
                .filter(column -> !isOtherLanguage(column, table.schema().columns()))
                .toList();
        row(columns.stream().map(this::header).toList());
        row(columns.stream().map(column -> "---").toList());
        table.rows()
                .forEach(found ->
                        row(columns.stream().map(column -> cell(found, column)).toList()));
        page.append('\n');
    }

    private boolean isOtherLanguage(Column column, Collection<Column> all) {
        boolean english = column.key().equals("en") || column.key().endsWith("En");
        boolean hasEnglish = column.key().equals("zh")
                ? all.stream().anyMatch(other -> other.key().equals("en"))
                : all.stream()
                        .anyMatch(other -> other.key().equals(column.key() + "En")
                                || column.key().endsWith("Zh")
                                        && other.key()
                                                .equals(column.key()
                                                                .substring(
                                                                        0,
                                                                        column.key()
                                                                                        .length()
                                                                                - 2) + "En"));
        return language == Language.ZH ? english : hasEnglish;
    }

    private String header(Column column) {
        return language == Language.ZH ? column.header() : column.key();
    }

    private String key(KeyCell cell, Column key) {
        if (cell.isAny()) {
            return ANY.in(language);
        }
        List<String> codes = new ArrayList<>(key.list().codes().keySet());
        codes.add(KeyCell.ABSENT);
        return codes.stream()
                .filter(cell.codes()::contains)
                .map(code -> code.equals(KeyCell.ABSENT) ? ABSENT.in(language) : label(key.list(), code))
                .collect(Collectors.joining(say("、", ", ")));
    }

    private String cell(Row row, Column column) {
        Object value = row.values().get(column.key());
        if (value == null) {
            return row.table().equals("conditions") ? made(row, column) : "";
        }
        return switch (column.type()) {
            case CODE -> label(column.list(), (String) value);
            case CODES ->
                row.codes(column.key()).stream()
                        .map(code -> label(column.list(), code))
                        .collect(Collectors.joining(say("、", ", ")));
            case YES_NO -> (Boolean) value ? say("是", "yes") : say("否", "no");
            case DECIMAL, SHARE -> ((BigDecimal) value).toPlainString();
            default -> String.valueOf(value);
        };
    }

    /** The English that an additional criterion leaves blank. */
    private String made(Row condition, Column column) {
        Text made = switch (column.key()) {
            case "en" -> ConditionTexts.title(condition, policy);
            case "remedyEn" -> ConditionTexts.remedy(condition, policy);
            default -> null;
        };
        return made == null ? "" : made.en();
    }

    private String label(CodeList list, String code) {
        return list.label(code).in(language);
    }

    private String say(String zh, String en) {
        return language == Language.ZH ? zh : en;
    }

    private void heading(int level, String text) {
        page.append("#".repeat(level)).append(' ').append(text).append("\n\n");
    }

    private void line(String text) {
        page.append(text).append("\n\n");
    }

    private void row(List<String> cells) {
        page.append("| ")
                .append(cells.stream()
                        .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
                        .collect(Collectors.joining(" | ")))
                .append(" |\n");
    }
}
