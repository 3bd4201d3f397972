package org.pingxuan.rulebook.fact;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pingxuan.policy.ConditionTexts;
import org.pingxuan.policy.Criterion;
import org.pingxuan.policy.Row;
import org.pingxuan.policy.Stage;
import org.pingxuan.shared.Text;
import org.pingxuan.submission.Award;
import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.Figure;
import org.pingxuan.verdict.Outcome;

/**
 * Criteria of lists that policy staff add as rows of the ratios table: a share or number of those whom the row's filters find; one
 * generic rule for each stage reports them. Rows that name a criterion of the catalogue only give its bound.
 */
public final class Ratios {

    private final Collection<Row> rows;

    public Ratios(Tables tables) {
        this.rows = tables.policy().table("ratios").rows().stream()
                .filter(row -> row.text("criterion") == null)
                .toList();
    }

    /** The criteria that the rows make. */
    public List<Criterion> criteria() {
        return rows.stream()
                .map(row -> new Criterion(
                        row.id(),
                        row.text("clause"),
                        Stage.valueOf(row.text("stage")),
                        Set.copyOf(row.codes("awards")),
                        "ratios",
                        List.of("/submissions"),
                        row.title()))
                .toList();
    }

    public List<Row> of(SlateFacts slate) {
        return of(Stage.SLATE, slate.award());
    }

    public List<Row> of(FinalFacts list) {
        return of(Stage.FINAL, list.award());
    }

    /** The case that a row makes of a slate. */
    public Case judge(Row row, SlateFacts slate) {
        return judge(row, slate.answers(), slate.figures());
    }

    /** The case that a row makes of a final list. */
    public Case judge(Row row, FinalFacts list) {
        return judge(row, list.answers(), list.figures());
    }

    /** What an answer ("YES", "NO", null for unknown) to a row does; null where no row has this id. */
    public Effect effect(String id, String answer) {
        return rows.stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .map(row -> effect(row, answer))
                .orElse(null);
    }

    private List<Row> of(Stage stage, Award award) {
        return rows.stream()
                .filter(row -> row.text("stage").equals(stage.name())
                        && row.codes("awards").contains(award.name()))
                .toList();
    }

    private static Effect effect(Row row, String answer) {
        return answer == null
                ? Effect.valueOf(row.text("unknown"))
                : answer.equals("YES") ? Effect.NONE : Effect.valueOf(row.text("effect"));
    }

    private static Case judge(Row row, Map<String, Map<String, String>> answers, Map<String, Figure> figures) {
        String answer = answers.getOrDefault(row.id(), Map.of()).get("kept");
        Outcome outcome = answer == null ? Outcome.UNKNOWN : answer.equals("YES") ? Outcome.MET : Outcome.NOT_MET;
        Figure figure = figures.get(row.id());
        Notion notion = Counted.notion("kept", answer, figure);
        boolean bounded = figure != null && figure.limit() != null;
        Text message = switch (outcome) {
            case MET ->
                Text.of(
                        "{criterion}：{numerator}，要求{limit}，符合。",
                        "{criterion}: {numerator}; required is {limit}: kept.");
            case NOT_MET ->
                Text.of(
                        "{criterion}：{numerator}，要求{limit}，差{short}。",
                        "{criterion}: {numerator}; required is {limit}: off by {short}.");
            default ->
                bounded
                        ? Text.of(
                                "{criterion}：已知{numerator}，要求{limit}；有的事实未填，无法判定。",
                                "{criterion}: {numerator} known; required is {limit}. Some facts are not given, so it cannot be told.")
                        : Text.of(
                                "{criterion}：已知{numerator}；没有可比的名额，无法判定。",
                                "{criterion}: {numerator} known; there is no number to hold it against.");
        };
        return new Case(
                row.id(),
                outcome,
                effect(row, answer),
                message,
                outcome == Outcome.MET ? null : ConditionTexts.remedyOfShare(row),
                row,
                List.of(notion));
    }
}
