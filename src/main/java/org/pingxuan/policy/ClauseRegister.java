package org.pingxuan.policy;

import java.time.LocalDate;
import java.util.List;
import org.pingxuan.shared.Text;

/**
 * The clause register: every clause of the notice with what checks it, or why nothing does.
 *
 * @param clauses in the order of the notice; behind them what follows from several clauses together
 * @param readings how open questions in the notice are answered
 */
public record ClauseRegister(Notice notice, List<Clause> clauses, List<Reading> readings) {

    /**
     * The notice that a policy applies.
     *
     * @param number of the document, "吉人社联〔2024〕34号"
     * @param round the id of its round, "2024-02"
     */
    public record Notice(String number, LocalDate issued, Text title, String round, Text roundTitle) {}

    /**
     * A clause (条款): a sentence of the notice.
     *
     * @param location as the notice counts ("三(一)1¶2"); rows of decision tables cite it
     * @param quote the notice's own words; null for what follows from several clauses
     * @param kind what sort of sentence it is ("quota", "definition", …)
     * @param readings ids of the readings that concern it
     * @param criteria ids of the criteria that check or apply it, its own first
     * @param notChecked why no criterion of its own checks it; null where one does
     */
    public record Clause(
            String id,
            String location,
            String quote,
            Text title,
            String kind,
            List<String> readings,
            List<String> criteria,
            Text notChecked) {}

    /**
     * The answer to an open question in the notice.
     *
     * @param tables names of the tables in which the answer stands
     */
    public record Reading(String id, Text answer, List<String> tables) {}
}
