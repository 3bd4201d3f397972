package org.pingxuan.rulebook.fact;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.pingxuan.policy.ConditionTexts;
import org.pingxuan.policy.Criterion;
import org.pingxuan.policy.Row;
import org.pingxuan.policy.Stage;
import org.pingxuan.shared.Text;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.Comparison;
import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.Outcome;

/**
 * Additional criteria that policy staff add as rows of the conditions table, over any fact of the dictionary or any declared
 * additional fact; one generic rule reports them.
 */
public final class Conditions {

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
        Object actual = facts.at(path);
        Text fact = ConditionTexts.fact(path, tables.policy());
        String bound = boundOf(row);
        Notion notion = Notion.of("condition", null)
                .read(path, actual == null ? null : plain(actual), bound)
                .show("fact", fact)
                .show("actual", actual == null ? Text.of("未填", "not given") : String.valueOf(plain(actual)))
                .show("limit", bound);
        String whenPath = row.text("whenPath");
        Answer answer = answer(row, actual, whenPath == null ? null : facts.at(whenPath));
        Outcome outcome = answer.outcome();
        return new Case(
                row.id(), outcome, answer.effect(), message(outcome), remedyOf(row, outcome), row, List.of(notion));
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
        if (row.text("whenPath") != null) {
            Boolean applies = when == null ? null : Comparison.holds("IN", when, row.text("whenValue"));
            if (applies == null) {
                return Outcome.UNKNOWN;
            }
            if (!applies) {
                return Outcome.NOT_APPLICABLE;
            }
        }
        String comparator = row.text("comparator");
        if (comparator.equals("GIVEN")) {
            return actual == null ? Outcome.NOT_MET : Outcome.MET;
        }
        Boolean holds = actual == null ? null : Comparison.holds(comparator, actual, row.text("value"));
        return holds == null ? Outcome.UNKNOWN : holds ? Outcome.MET : Outcome.NOT_MET;
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

    private static Text message(Outcome outcome) {
        return switch (outcome) {
            case MET -> Text.of("{criterion}：{fact}为{actual}，符合要求。", "{criterion}: {fact} is {actual}, as required.");
            case NOT_MET ->
                Text.of(
                        "{criterion}：{fact}为{actual}，要求{limit}。",
                        "{criterion}: {fact} is {actual}; required is {limit}.");
            case UNKNOWN ->
                Text.of("{criterion}：{fact}未填，无法判定。", "{criterion}: {fact} is not given, so it cannot be judged.");
            case NOT_APPLICABLE -> Text.of("{criterion}：不适用。", "{criterion}: does not apply.");
        };
    }

    private Text remedyOf(Row row, Outcome outcome) {
        return outcome == Outcome.MET || outcome == Outcome.NOT_APPLICABLE
                ? null
                : ConditionTexts.remedy(row, tables.policy());
    }

    private static Object plain(Object actual) {
        return actual instanceof Boolean || actual instanceof Number ? actual : String.valueOf(actual);
    }
}
