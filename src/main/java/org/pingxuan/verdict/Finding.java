package org.pingxuan.verdict;

import java.util.List;
import org.pingxuan.shared.Text;

/**
 * A finding (判定): a criterion's outcome for one submission.
 *
 * @param criterion the criterion's id
 * @param clause the clause of the notice, as written in the criteria table ("三(一)1¶2")
 * @param message why, in words
 * @param remedy what can be done; null where nothing need or can be
 * @param evidence the facts it rests on, in the order the rule read them; no path twice
 * @param tableRow the case that answered
 */
public record Finding(
        String criterion,
        String clause,
        Outcome outcome,
        Effect effect,
        Text message,
        Text remedy,
        List<Evidence> evidence,
        TableRow tableRow) {

    public Finding {
        evidence = List.copyOf(evidence);
    }
}
