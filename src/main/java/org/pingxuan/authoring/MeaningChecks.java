package org.pingxuan.authoring;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pingxuan.policy.ConditionTexts;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.policy.Row;
import org.pingxuan.policy.Stage;
import org.pingxuan.policy.TypedTable;
import org.pingxuan.rulebook.fact.CodeNames;
import org.pingxuan.shared.Day;
import org.pingxuan.shared.PlainNumber;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Text;
import org.pingxuan.submission.DeclaredField.Type;
import org.pingxuan.verdict.Effect;

/**
 * Whether the rows of list tables mean something together: one row for each thing, intervals without gap or overlap, conditions that
 * can be compared. Each fault names its rows and an input that shows it.
 */
final class MeaningChecks {

    /** Columns that together name what a row speaks of; two rows of one thing would contradict each other. */
    private static final Map<String, List<String>> NAMES = Map.of(
            "quotas", List.of("unit", "award"),
            "notices", List.of("criterion"),
            "text-limits", List.of("criterion"),
            "deadlines", List.of("criterion"),
            "working-days", List.of("date", "unit"),
            "incident-types", List.of("criterion", "type"));

    /** A criterion that one of these case tables answers has its numbers in a list table. */
    private static final Map<String, String> NUMBERS = Map.of(
            "notice-cases", "notices",
            "text-limit-cases", "text-limits",
            "deadline-cases", "deadlines");

    /** Numbers that mean nothing below these. */
    private static final Map<String, Map<String, Integer>> LEAST = Map.of(
            "quotas", Map.of("places", 0, "five", 0, "four", 0, "three", 0),
            "text-limits", Map.of("limit", 1),
            "notices", Map.of("days", 1),
            "deadlines", Map.of("correctionDays", 1));

    /** Bases of which a ratio is a share. */
    private static final Set<String> WHOLES = Set.of("QUOTA", "RECOMMENDED", "COMMENDED", "POPULATION", "PLACES");

    private static final Pattern CRITERION_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*");

    /** Columns of ratios that are read only of a row that is a criterion of its own. */
    private static final List<String> OF_OWN_RATIOS = List.of(
            "populationPath", "populationComparator", "populationValue", "effect", "unknown", "remedyZh", "remedyEn");

    private static final List<String> COUNTED = List.of("numeratorPath", "numeratorComparator", "numeratorValue");

    private static final List<String> TEXTS = List.of("zh", "en", "remedyZh", "remedyEn");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

    private static final Set<String> FOR_TEXTS = Set.of("EQ", "NE", "IN", "GIVEN");
    private static final Set<String> FOR_FLAGS = Set.of("EQ", "NE", "GIVEN");
    private static final Set<String> YES_OR_NO = Set.of("是", "否", "true", "false");

    private final PolicyContent content;
    private final List<Problem> problems = new ArrayList<>();

    private MeaningChecks(PolicyContent content) {
        this.content = content;
    }

    static List<Problem> of(PolicyContent content) {
        MeaningChecks checks = new MeaningChecks(content);
        NAMES.forEach(checks::checkNames);
        NUMBERS.forEach(checks::checkNumbers);
        checks.checkNumbers();
        checks.checkQuotas();
        checks.checkDeadlines();
        checks.checkRatios();
        checks.checkScoring();
        checks.checkFields();
        checks.checkConditions();
        checks.checkThresholds();
        checks.checkEffects();
        checks.checkUnreadCells();
        return checks.problems;
    }

    /**
     * What rules cannot do without, and what they cannot fill in: the thresholds of the policy that a draft began from, each of its
     * kind; and no other placeholders than its texts have.
     *
     * @param base in force, so its thresholds are those that the rules ask for, and its placeholders those that they fill
     */
    static List<Problem> against(PolicyContent base, PolicyContent content) {
        MeaningChecks checks = new MeaningChecks(content);
        content.tables().values().stream()
                .filter(table -> table.schema().cases() && base.tables().containsKey(table.name()))
                .forEach(table -> checks.checkPlaceholders(base.table(table.name()), table));
        for (Row due : base.table("thresholds").rows()) {
            Optional<Row> row = content.table("thresholds").row(due.id());
            if (row.isEmpty()) {
                checks.problems.add(Problem.at(
                        "thresholds.xlsx 表",
                        "required-row",
                        due.id(),
                        "规则要用到这一行，不能删除或改名。",
                        "The rules read this row; it cannot be removed or renamed."));
            } else if (due.date("date") != null && row.get().date("date") == null) {
                checks.fault(row.get(), "date", "blank", null, "这一项是日期。", "This one is a date.");
            } else if (isWhole(due.decimal("number")) && !isWhole(row.get().decimal("number"))) {
                checks.fault(
                        row.get(),
                        "number",
                        "not-an-integer",
                        row.get().decimal("number"),
                        "这一项是整数。",
                        "This one is a whole number.");
            } else if (due.decimal("number") != null && row.get().decimal("number") == null) {
                checks.fault(row.get(), "number", "blank", null, "这一项是数值。", "This one is a number.");
            }
        }
        return checks.problems;
    }

    /** A placeholder that nothing fills would be shown as "not given" to whoever reads the message. */
    private void checkPlaceholders(TypedTable base, TypedTable table) {
        Set<String> filled = new TreeSet<>(Set.of("{criterion}"));
        base.rows().forEach(row -> TEXTS.forEach(column -> filled.addAll(placeholders(row.text(column)))));
        for (Row row : table.rows()) {
            for (String column : TEXTS) {
                for (String placeholder : placeholders(row.text(column))) {
                    if (!filled.contains(placeholder)) {
                        fault(
                                row,
                                column,
                                "unknown-placeholder",
                                placeholder,
                                "本表的文字没有这一占位符；可用的有：" + String.join("、", filled) + "。",
                                "The texts of this table have no such placeholder; there are: "
                                        + String.join(", ", filled) + ".");
                    }
                }
            }
        }
    }

    private static Set<String> placeholders(String text) {
        return text == null
                ? Set.of()
                : PLACEHOLDER
                        .matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isWhole(BigDecimal number) {
        return number != null && number.stripTrailingZeros().scale() <= 0;
    }

    private void checkNames(String table, List<String> columns) {
        Map<List<Object>, Row> seen = new HashMap<>();
        for (Row row : content.table(table).rows()) {
            List<Object> name = new ArrayList<>();
            columns.forEach(column -> name.add(row.values().get(column)));
            Row first = seen.putIfAbsent(name, row);
            if (first != null) {
                fault(
                        row,
                        "id",
                        "duplicate-row",
                        name.stream().map(String::valueOf).toList(),
                        "与行 " + first.id() + " 说的是同一项；只能留一行。",
                        "The row " + first.id() + " speaks of the same thing; only one may.");
            }
        }
    }

    private void checkNumbers(String cases, String table) {
        for (Row criterion : content.table("criteria").rows()) {
            if (cases.equals(criterion.text("table"))
                    && content.table(table).where("criterion", criterion.id()).isEmpty()) {
                problems.add(Problem.at(
                        table + ".xlsx 表",
                        "required-row",
                        criterion.id(),
                        "条件 " + criterion.id() + " 在此表中没有一行。",
                        "The criterion " + criterion.id() + " has no row in this table."));
            }
        }
    }

    private void checkNumbers() {
        LEAST.forEach((table, columns) -> content.table(table)
                .rows()
                .forEach(row -> columns.forEach((column, least) -> {
                    Integer number = row.integer(column);
                    if (number != null && number < least) {
                        tooSmall(row, column, number, least);
                    }
                })));
        for (Row row : content.table("thresholds").rows()) {
            if (row.decimal("number") != null && row.decimal("number").signum() < 0) {
                tooSmall(row, "number", row.decimal("number"), 0);
            }
        }
    }

    private void tooSmall(Row row, String column, Number number, int least) {
        fault(row, column, "too-small", number, "不能小于 " + least + "。", "It cannot be less than " + least + ".");
    }

    private void checkQuotas() {
        for (Row row : content.table("quotas").rows()) {
            int stars = Stream.of("five", "four", "three")
                    .map(row::integer)
                    .filter(Objects::nonNull)
                    .mapToInt(Integer::intValue)
                    .sum();
            if (stars > Math.max(0, row.integer("places"))) {
                fault(
                        row,
                        "places",
                        "stars-exceed-places",
                        row.integer("places"),
                        "各星级名额合计 " + stars + " 个，多于名额。",
                        "The places by star come to " + stars + ", more than the places.");
            }
        }
    }

    private void checkDeadlines() {
        for (Row row : content.table("deadlines").rows()) {
            if (row.date("accepted").isBefore(row.date("date"))) {
                fault(
                        row,
                        "accepted",
                        "before-the-last-day",
                        row.date("accepted"),
                        "可收至的日期不能早于截止日 " + row.date("date") + "。",
                        "It cannot be accepted until a day before the last day, " + row.date("date") + ".");
            }
        }
    }

    private void checkRatios() {
        for (Row row : content.table("ratios").rows()) {
            BigDecimal bound = row.decimal("bound");
            if (bound.signum() < 0) {
                tooSmall(row, "bound", bound, 0);
            } else if (WHOLES.contains(row.text("base")) && bound.compareTo(BigDecimal.ONE) > 0) {
                fault(
                        row,
                        "bound",
                        "more-than-the-whole",
                        bound,
                        "比例不能超过 1（100%）；70% 写作 70% 或 0.7。",
                        "A share cannot exceed 1 (100 %); 70 % is written 70% or 0.7.");
            }
        }
    }

    private void checkScoring() {
        Map<List<String>, List<Row>> figures = new LinkedHashMap<>();
        for (Row row : content.table("scoring").rows()) {
            if ((row.text("criterion") == null) == (row.text("path") == null)) {
                fault(
                        row,
                        "criterion",
                        "one-of-two",
                        null,
                        "“条件编号”和“数值事实”填且只填一个。",
                        "Fill in exactly one of the criterion and the fact.");
            } else if (row.text("path") != null) {
                figures.computeIfAbsent(List.of(row.text("head"), row.text("path")), none -> new ArrayList<>())
                        .add(row);
            }
            if (row.decimal("points").signum() < 0
                    || row.decimal("points").compareTo(row.decimal("possible")) > 0
                    || row.decimal("possible").signum() <= 0) {
                fault(
                        row,
                        "points",
                        "points-out-of-range",
                        row.decimal("points"),
                        "得分应在 0 与满分之间，满分应大于 0。",
                        "The points lie between 0 and the possible points, which are above 0.");
            }
        }
        figures.values().forEach(this::checkIntervals);
    }

    private void checkIntervals(List<Row> rows) {
        List<Row> ordered = rows.stream()
                .sorted(Comparator.comparing(
                        (Row row) -> row.decimal("from"), Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
        Row before = null;
        for (Row row : ordered) {
            BigDecimal from = row.decimal("from");
            BigDecimal below = row.decimal("below");
            if (from != null && below != null && from.compareTo(below) >= 0) {
                fault(
                        row,
                        "below",
                        "empty-interval",
                        below,
                        "上限应大于下限，否则没有数值落在这一行。",
                        "The upper bound must exceed the lower one, or no number falls in this row.");
            }
            if (before == null) {
                if (from != null && from.signum() > 0) {
                    gap(
                            row,
                            "0",
                            "没有一行包括 0 至 " + from.toPlainString() + " 的数值。",
                            "No row holds numbers from 0 to " + from.toPlainString() + ".");
                }
            } else {
                BigDecimal end = before.decimal("below");
                if (from == null || end == null || end.compareTo(from) > 0) {
                    String both = from == null ? "0" : from.toPlainString();
                    fault(
                            row,
                            "from",
                            "overlap",
                            both,
                            "数值 " + both + " 同时落在行 " + before.id() + " 与 " + row.id() + "。",
                            "The number " + both + " falls in both rows " + before.id() + " and " + row.id() + ".");
                } else if (end.compareTo(from) < 0) {
                    gap(
                            row,
                            end.toPlainString(),
                            "没有一行包括数值 " + end.toPlainString() + "（在行 " + before.id() + " 与 " + row.id() + " 之间）。",
                            "No row holds the number " + end.toPlainString() + ", between " + before.id() + " and "
                                    + row.id() + ".");
                }
            }
            before = row;
        }
        if (before != null && before.decimal("below") != null) {
            String left = before.decimal("below").toPlainString();
            gap(
                    before,
                    left,
                    "没有一行包括数值 " + left + "；最高一行的上限留空。",
                    "No row holds the number " + left + "; leave the highest row's upper bound empty.");
        }
    }

    private void gap(Row row, String example, String zh, String en) {
        fault(row, "from", "gap", example, zh, en);
    }

    private void checkFields() {
        for (Row field : content.table("fields").rows()) {
            Type type = Type.valueOf(field.text("type"));
            boolean listed = type == Type.CODE || type == Type.CODES;
            if (listed != (field.text("codes") != null)) {
                fault(
                        field,
                        "codes",
                        "codes-and-type",
                        field.text("codes"),
                        listed ? "类型为代码时必须列出可选代码。" : "只有代码类型才列可选代码。",
                        listed ? "A fact of codes lists them." : "Only a fact of codes lists any.");
            }
            if (!field.id().matches("[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]*")) {
                fault(
                        field,
                        "id",
                        "faulty-code",
                        field.id(),
                        "事实代码只能用字母、数字和 _ . -。",
                        "A fact's code is made of letters, digits and _ . - only.");
            }
        }
    }

    private void checkConditions() {
        for (Row row : content.table("conditions").rows()) {
            if (!CRITERION_ID.matcher(row.id()).matches()) {
                fault(
                        row,
                        "id",
                        "faulty-code",
                        row.id(),
                        "条件编号只能用字母、数字和 -。",
                        "A criterion's id is made of letters, digits and - only.");
            }
            // a path that nothing declares is reported elsewhere
            ConditionTexts.factRow(row.text("path"), content).ifPresent(fact -> {
                checkAwards(row, "awards", fact);
                checkComparison(row, fact);
            });
            if ((row.text("whenPath") == null) != (row.text("whenValue") == null)) {
                fault(
                        row,
                        "whenValue",
                        "one-without-other",
                        row.text("whenValue"),
                        "适用前提的路径和值要么都填，要么都不填。",
                        "Fill in both the path and the value of when it applies, or neither.");
            } else if (row.text("whenPath") != null) {
                ConditionTexts.factRow(row.text("whenPath"), content).ifPresent(fact -> {
                    checkAwards(row, "whenPath", fact);
                    checkValues(row, "whenValue", fact, row.text("whenValue"));
                });
            }
        }
    }

    private void checkAwards(Row row, String column, Row fact) {
        for (String award : row.codes("awards")) {
            if (!fact.codes("awards").contains(award)) {
                fault(
                        row,
                        column,
                        "fact-of-another-award",
                        award,
                        "这一奖项的申报没有事实 " + fact.id() + "，条件将永远无法判定。",
                        "Submissions for this award have no fact " + fact.id()
                                + "; the criterion could never be judged.");
            }
        }
    }

    private void checkComparison(Row row, Row fact) {
        String comparator = row.text("comparator");
        Type type = Type.valueOf(fact.text("type"));
        Set<String> allowed = switch (type) {
            case TEXT, CODE -> FOR_TEXTS;
            case YES_NO -> FOR_FLAGS;
            case CODES -> Set.of("GIVEN");
            default -> null;
        };
        if (allowed != null && !allowed.contains(comparator)) {
            fault(
                    row,
                    "comparator",
                    "not-comparable",
                    comparator,
                    "这类事实不能这样比较。",
                    "A fact of this type cannot be compared like this.");
        } else if (comparator.equals("GIVEN")) {
            if (row.text("value") != null) {
                fault(
                        row,
                        "value",
                        "not-compared",
                        row.text("value"),
                        "“已填”不与任何值比较，请清空。",
                        "“Given” is compared with nothing; leave this empty.");
            }
        } else {
            String value = row.text("value");
            if (value == null) {
                fault(row, "value", "blank", null, "请填写比较值。", "Fill in what it is compared with.");
            } else {
                checkValues(row, "value", fact, comparator.equals("IN") ? value : value.replace("、", "\u0000"));
            }
        }
    }

    /** Each value that a fact is compared with is of the fact's type. */
    private void checkValues(Row row, String column, Row fact, String values) {
        Type type = Type.valueOf(fact.text("type"));
        for (String one : values.split("、")) {
            String value = one.strip();
            boolean fits = switch (type) {
                case INTEGER, DECIMAL -> isNumber(value);
                case DATE -> isDate(value);
                case YES_NO -> YES_OR_NO.contains(value);
                case CODE ->
                    fact.text("codes") == null
                            ? CodeNames.admits(content, fact.id(), value)
                            : Arrays.asList(fact.text("codes").split("、")).contains(value);
                case TEXT, CODES -> true;
            };
            if (!fits) {
                fault(
                        row,
                        column,
                        "not-of-the-type",
                        value.replace('\u0000', '、'),
                        "与事实 " + fact.id() + " 的类型不符。",
                        "It is not of the type of the fact " + fact.id() + ".");
            }
        }
    }

    /** What a submission is judged by has no effect that only lists know. */
    private void checkEffects() {
        List<Row> judged = content.table("criteria").where("stage", Stage.SUBMISSION.name());
        Set<String> criteria = judged.stream().map(Row::id).collect(Collectors.toSet());
        Set<String> tables =
                judged.stream().map(criterion -> criterion.text("table")).collect(Collectors.toSet());
        for (TypedTable table : content.tables().values()) {
            if (table.schema().cases()) {
                table.rows().stream()
                        .filter(row -> table.schema().shared()
                                ? tables.contains(table.name())
                                : criteria.contains(row.text("criterion")))
                        .forEach(row -> checkEffect(row, "effect"));
            }
        }
        for (Row row : content.table("conditions").rows()) {
            checkEffect(row, "effect");
            checkEffect(row, "unknown");
        }
    }

    /** A row of ratios that only gives a criterion its bound is not read beyond it: the criterion's own cases say the rest. */
    private void checkUnreadCells() {
        for (Row row : content.table("ratios").rows()) {
            if (row.text("criterion") != null) {
                List<String> unread = new ArrayList<>(OF_OWN_RATIOS);
                if ("NUMBER".equals(row.text("base"))) {
                    unread.addAll(COUNTED);
                }
                for (String column : unread) {
                    if (row.text(column) != null) {
                        fault(
                                row,
                                column,
                                "cell-not-read",
                                row.text(column),
                                "本行只给条件 " + row.text("criterion") + " 提供界限，这一格不起作用，请留空；要自成一个条件的，请把“供此条件使用”留空。",
                                "This row only gives the criterion " + row.text("criterion")
                                        + " its bound, and this cell is not read: leave it empty. For a criterion of its own, leave “used by the criterion” empty.");
                    }
                }
            }
        }
    }

    private void checkEffect(Row row, String column) {
        String effect = row.text(column);
        if (effect != null && !Effect.valueOf(effect).isOfSubmissions()) {
            List<Text> others = Arrays.stream(Effect.values())
                    .filter(Effect::isOfSubmissions)
                    .map(Effect::title)
                    .toList();
            fault(
                    row,
                    column,
                    "effect-of-lists",
                    effect,
                    "“" + Effect.valueOf(effect).title().zh() + "”只用于推荐汇总表和拟表扬名单；申报可用："
                            + others.stream().map(Text::zh).collect(Collectors.joining("、")) + "。",
                    "Only slates and final lists have the effect “"
                            + Effect.valueOf(effect).title().en() + "”; submissions have: "
                            + others.stream().map(Text::en).collect(Collectors.joining(", ")) + ".");
        }
    }

    private void checkThresholds() {
        for (Row row : content.table("thresholds").rows()) {
            if ((row.decimal("number") == null) == (row.date("date") == null)) {
                fault(
                        row,
                        "number",
                        "one-of-two",
                        null,
                        "数值和日期填且只填一个。",
                        "Fill in exactly one of the number and the date.");
            }
        }
    }

    private static boolean isNumber(String value) {
        return PlainNumber.of(value).isPresent();
    }

    private static boolean isDate(String value) {
        try {
            Day.of(value);
            return true;
        } catch (DateTimeException notADate) {
            return false;
        }
    }

    private void fault(Row row, String column, String code, Object value, String zh, String en) {
        problems.add(Problem.at(PolicyChecks.at(row, content, column), code, value, zh, en));
    }
}
