package org.pingxuan.rulebook.fact;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pingxuan.policy.ConditionTexts;
import org.pingxuan.policy.Criterion;
import org.pingxuan.policy.Row;
import org.pingxuan.policy.Stage;
import org.pingxuan.shared.Text;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.Comparison;
import org.pingxuan.submission.IdNumber;
import org.pingxuan.submission.PartialDate;
import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.Outcome;

/**
 * Additional criteria that policy staff add as rows of the conditions table, over any fact of the dictionary or any declared
 * additional fact; one generic rule reports them.
 */
public final class Conditions {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Tables tables;
    private final Collection<Row> rows;

    public Conditions(Tables tables) {
        this.tables = tables;
        this.rows = tables.policy().table("conditions").rows();
    }

    /** The criteria that the rows make. */
    public List<Criterion> criteria() {
        return rows.stream()
                .map(row -> new Criterion(
                        row.id(),
                        row.text("clause"),
                        Stage.SUBMISSION,
                        Set.copyOf(row.codes("awards")),
                        "conditions",
                        List.of(row.text("path")),
                        ConditionTexts.title(row, tables.policy())))
                .toList();
    }

    public List<Row> of(Award award) {
        return rows.stream()
                .filter(row -> row.codes("awards").contains(award.name()))
                .toList();
    }

    /** The case that a row makes of a submission. */
    public Case judge(Row row, Facts facts) {
        String path = row.text("path");
        String whenPath = row.text("whenPath");
        Object actual = facts.at(path);
        Object when = whenPath == null ? null : facts.at(whenPath);
        Answer answer = answer(row, actual, when);
        Notion notion = Notion.of("condition", null)
                .read(path, shown(path, actual), boundOf(row))
                .show("fact", ConditionTexts.fact(path, tables.policy()))
                .show("actual", said(path, actual))
                .show("limit", required(row));
        if (whenPath != null) {
            notion = notion.read(whenPath, shown(whenPath, when), "∈ " + row.text("whenValue"))
                    .show("premise", ConditionTexts.fact(whenPath, tables.policy()))
                    .show("stated", said(whenPath, when));
        }
        return new Case(
                row.id(),
                answer.outcome(),
                answer.effect(),
                message(row, answer.outcome(), actual, when),
                remedyOf(row, answer.outcome()),
                row,
                List.of(notion));
    }

    /** What a row answers. */
    public record Answer(Outcome outcome, Effect effect) {}

    /**
     * What a row answers to the facts that it reads.
     *
     * @param actual what stands at its path; null where that is unknown
     * @param when what stands at the path that says whether it applies; null where that is unknown, or it applies always
     */
    public static Answer answer(Row row, Object actual, Object when) {
        Outcome outcome = outcome(row, actual, when);
        Effect effect = switch (outcome) {
            case MET, NOT_APPLICABLE -> Effect.NONE;
            case NOT_MET -> Effect.valueOf(row.text("effect"));
            case UNKNOWN -> Effect.valueOf(row.text("unknown"));
        };
        return new Answer(outcome, effect);
    }

    private static Outcome outcome(Row row, Object actual, Object when) {
        Boolean applies = applies(row, when);
        if (applies == null) {
            return Outcome.UNKNOWN;
        }
        if (!applies) {
            return Outcome.NOT_APPLICABLE;
        }
        String comparator = row.text("comparator");
        if (comparator.equals("GIVEN")) {
            return actual == null ? Outcome.NOT_MET : Outcome.MET;
        }
        Boolean holds = actual == null ? null : Comparison.holds(comparator, actual, row.text("value"));
        return holds == null ? Outcome.UNKNOWN : holds ? Outcome.MET : Outcome.NOT_MET;
    }

    /** Null where the premise leaves open whether the row applies. */
    private static Boolean applies(Row row, Object when) {
        return row.text("whenPath") == null
                ? Boolean.TRUE
                : when == null ? null : Comparison.holds("IN", when, row.text("whenValue"));
    }

    private static String boundOf(Row row) {
        String sign = switch (row.text("comparator")) {
            case "EQ" -> "=";
            case "NE" -> "≠";
            case "LT" -> "<";
            case "LE" -> "≤";
            case "GT" -> ">";
            case "GE" -> "≥";
            case "IN" -> "∈";
            default -> "";
        };
        return row.text("value") == null ? null : sign + " " + row.text("value");
    }

    /** What is required, as what follows "is"; null where it is enough that the fact is given. */
    private Text required(Row row) {
        String comparator = row.text("comparator");
        if (comparator.equals("GIVEN")) {
            return null;
        }
        List<Text> values = Arrays.stream(
                        comparator.equals("IN") ? row.text("value").split("、") : new String[] {row.text("value")})
                .map(value -> said(row.text("path"), value.strip()))
                .toList();
        String zh = values.stream().map(Text::zh).collect(Collectors.joining("、"));
        String en = values.stream().map(Text::en).collect(Collectors.joining(", "));
        boolean day = DAY.matcher(row.text("value")).matches();
        return switch (comparator) {
            case "EQ" -> Text.of("为" + zh, en);
            case "NE" -> Text.of("不为" + zh, "other than " + en);
            case "LT" -> day ? Text.of("早于" + zh, "before " + en) : Text.of("小于" + zh, "less than " + en);
            case "LE" -> day ? Text.of("不晚于" + zh, "not after " + en) : Text.of("不大于" + zh, "at most " + en);
            case "GT" -> day ? Text.of("晚于" + zh, "after " + en) : Text.of("大于" + zh, "more than " + en);
            case "GE" -> day ? Text.of("不早于" + zh, "not before " + en) : Text.of("不小于" + zh, "at least " + en);
            default -> values.size() == 1 ? Text.of("为" + zh, en) : Text.of("为" + zh + "之一", "one of " + en);
        };
    }

    private static Text message(Row row, Outcome outcome, Object actual, Object when) {
        boolean given = row.text("comparator").equals("GIVEN");
        return switch (outcome) {
            case MET ->
                given
                        ? Text.of("{criterion}：已填写{fact}。", "{criterion}: {fact} is given.")
                        : Text.of("{criterion}：{fact}为{actual}，符合要求。", "{criterion}: {fact} is {actual}, as required.");
            case NOT_MET ->
                given
                        ? Text.of("{criterion}：没有填写{fact}。", "{criterion}: {fact} is not given.")
                        : Text.of(
                                "{criterion}：{fact}为{actual}，要求{limit}。",
                                "{criterion}: {fact} is {actual}; required is {limit}.");
            case UNKNOWN -> unknown(applies(row, when) == null, actual, when);
            case NOT_APPLICABLE -> Text.of("{criterion}：不适用。", "{criterion}: does not apply.");
        };
    }

    /** A fact that is given leaves it open where it is a day known to its month only. */
    private static Text unknown(boolean whetherItApplies, Object actual, Object when) {
        if (whetherItApplies) {
            return when == null
                    ? Text.of(
                            "{criterion}：{premise}未填，无法判定是否适用。",
                            "{criterion}: {premise} is not given, so whether it applies cannot be told.")
                    : Text.of(
                            "{criterion}：{premise}只写到{stated}，无法判定是否适用。",
                            "{criterion}: {premise} says only {stated}, so whether it applies cannot be told.");
        }
        return actual == null
                ? Text.of("{criterion}：{fact}未填，无法判定。", "{criterion}: {fact} is not given, so it cannot be judged.")
                : Text.of(
                        "{criterion}：{fact}只写到{actual}，要求{limit}，无法判定。",
                        "{criterion}: {fact} says only {actual}; required is {limit}, so it cannot be judged.");
    }

    /** A value in words; null where it is unknown. */
    private Text said(String path, Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Collection<?> several) {
            List<Text> each = several.stream().map(one -> said(path, one)).toList();
            return each.isEmpty() ? Text.of("无", "none") : Papers.list(each);
        }
        if (value instanceof PartialDate month && month.isMonthOnly()) {
            return Text.of(month.earliest().getYear() + "年" + month.earliest().getMonthValue() + "月", month.toString());
        }
        String text = shown(path, value).toString();
        if (DAY.matcher(text).matches()) {
            LocalDate day = LocalDate.parse(text);
            return Text.of(day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日", text);
        }
        return switch (text) {
            case "是", "true" -> Text.of("是", "yes");
            case "否", "false" -> Text.of("否", "no");
            default -> CodeNames.of(tables.policy(), path, text);
        };
    }

    private Text remedyOf(Row row, Outcome outcome) {
        return outcome == Outcome.MET || outcome == Outcome.NOT_APPLICABLE
                ? null
                : ConditionTexts.remedy(row, tables.policy());
    }

    /** As it may be read by all who read decisions: an ID number masked. */
    private static Object shown(String path, Object actual) {
        if (actual == null) {
            return null;
        }
        return path.equals("/person/idNumber") ? IdNumber.of(actual.toString()).masked() : plain(actual);
    }

    private static Object plain(Object actual) {
        return actual instanceof Boolean || actual instanceof Number ? actual : String.valueOf(actual);
    }
}
