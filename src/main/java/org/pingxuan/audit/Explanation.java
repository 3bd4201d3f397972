package org.pingxuan.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.pingxuan.decision.CitedPolicy;
import org.pingxuan.submission.Award;
import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.Outcome;
import org.pingxuan.verdict.Verdict;

/**
 * Why a decision says what it says, in one language; written from the stored decision and the stored policy alone.
 *
 * @param language "zh" or "en"
 * @param heading what the page is called
 * @param notice the notice that was applied: its number and title
 * @param nominee the nominee's name as submitted; null where none was stated or the nominee was erased
 * @param particulars who nominated whom for what, under which policy, and where it stands in the ledger; in the order shown
 * @param standing the verdict that stands where persons acted on the decision; else null, and the advice stands
 * @param stands why it stands, a sentence for each act, oldest first; null where {@code standing} is
 * @param summary the verdict of the advice in a sentence
 * @param deciding the criteria with the gravest effect, from which the verdict follows; empty where the verdict is ELIGIBLE
 * @param further other criteria that are not met, or that call for somebody to act
 * @param met all that was met and calls for nothing
 * @param unknown what is unknown without an effect of its own
 * @param notApplicable what does not apply to this nominee
 * @param erased TRUE where the nominee was erased, so that what was found is gone; else null
 */
public record Explanation(
        UUID decision,
        String language,
        String heading,
        String notice,
        Award award,
        String nominee,
        List<Particular> particulars,
        @JsonInclude(JsonInclude.Include.NON_NULL) Verdict standing,
        @JsonInclude(JsonInclude.Include.NON_NULL) String standingTitle,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<String> stands,
        Verdict verdict,
        String verdictTitle,
        String summary,
        List<Line> deciding,
        List<Line> further,
        List<Line> met,
        List<Line> unknown,
        List<Line> notApplicable,
        CitedPolicy policy,
        @JsonInclude(JsonInclude.Include.NON_NULL) Boolean erased) {

    /** One particular of the decision, as a label and its value. */
    public record Particular(String label, String value) {}

    /**
     * What was found for one criterion.
     *
     * @param title what the criterion asks
     * @param clause where it stands in the notice, as the notice counts
     * @param quote the notice's own words; null for what follows from several clauses
     * @param message why, in words
     * @param found the facts that it rests on
     * @param required what was required, in words
     * @param remedy what can be done; null where nothing need or can be
     * @param tableRow the row of the decision table that answered, as it stood then; null where that policy has no such row
     */
    public record Line(
            String criterion,
            String title,
            String clause,
            String quote,
            Outcome outcome,
            String outcomeTitle,
            Effect effect,
            String effectTitle,
            String message,
            List<Fact> found,
            String required,
            String remedy,
            RowThen tableRow) {}

    /**
     * One fact.
     *
     * @param path as in the decision's evidence
     * @param label what the fact is called
     * @param value what was found, in words
     * @param bound what it was held against, in words; null where there is no bound
     * @param statedBy who stated it
     */
    public record Fact(String path, String label, String value, String bound, String statedBy) {}

    /**
     * A row of a decision table as it stood when the decision was made.
     *
     * @param row its number in the sheet, 1 is the first
     * @param link opens that version of the workbook at that row
     * @param cells its keys, outcome and effect
     */
    public record RowThen(
            String table, String title, String id, String sheet, int row, String link, List<Particular> cells) {}
}
