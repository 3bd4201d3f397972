package org.pingxuan.decision;

import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.Finding;
import org.pingxuan.verdict.Outcome;

/**
 * A finding without what was found: what may be kept of it in the clear.
 *
 * @param caseRow the id of the table row that answered
 */
public record OutcomeLine(String criterion, Outcome outcome, Effect effect, String caseRow) {

    public static OutcomeLine of(Finding finding) {
        return new OutcomeLine(
                finding.criterion(),
                finding.outcome(),
                finding.effect(),
                finding.tableRow().id());
    }
}
