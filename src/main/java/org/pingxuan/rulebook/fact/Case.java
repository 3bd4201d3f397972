package org.pingxuan.rulebook.fact;

import java.util.List;
import org.pingxuan.policy.Row;
import org.pingxuan.shared.Text;
import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.Outcome;

/**
 * A case (情形): the row that answers a criterion for this submission.
 *
 * @param message with placeholders in braces
 * @param remedy likewise; null where nothing need be done
 * @param row the row of the decision table
 * @param notions what the row was asked with
 */
public record Case(
        String criterion, Outcome outcome, Effect effect, Text message, Text remedy, Row row, List<Notion> notions) {

    public Case {
        notions = List.copyOf(notions);
    }

    static Case of(String criterion, Row row, List<Notion> notions) {
        return new Case(
                criterion,
                Outcome.valueOf(row.text("outcome")),
                Effect.valueOf(row.text("effect")),
                row.title(),
                row.bilingual("remedyZh", "remedyEn"),
                row,
                notions);
    }

    /** Of what tells cases apart: the engine asks often, and all that a case holds takes a tenth of the time to judge. */
    @Override
    public int hashCode() {
        return 31 * criterion.hashCode() + row.hashCode();
    }

    /** Gravest effect first; among equals not met before unknown before the rest. */
    boolean decidesBefore(Case other) {
        if (effect != other.effect) {
            return effect.isGraverThan(other.effect);
        }
        return rank(outcome) < rank(other.outcome);
    }

    private static int rank(Outcome outcome) {
        return switch (outcome) {
            case NOT_MET -> 0;
            case UNKNOWN -> 1;
            case MET -> 2;
            case NOT_APPLICABLE -> 3;
        };
    }
}
