package org.pingxuan.authoring;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pingxuan.shared.Text;
import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.Outcome;

/**
 * Inputs that a draft answers otherwise than its base does: all of them get the one answer where they got the other.
 *
 * @param table the table that answers
 * @param criteria whose answer it is, by id; for points, the head
 * @param when the chosen codes of each key that matters; every input that can occur and lies within is meant, and no other
 * @param from "MET NONE": the outcome and effect now; {@link #AS_THE_TABLE_SAYS}; null where there is no answer
 * @param to the same under the draft
 * @param sentence the same in words
 * @param example one input that lies within, by the keys' headers
 */
record Region(
        String table,
        List<String> criteria,
        Map<String, Set<String>> when,
        String from,
        String to,
        Text sentence,
        Map<String, String> example) {

    /** Of inputs that two tables of different form answer, each in its own way. */
    static final String AS_THE_TABLE_SAYS = "*";

    /** An answer as people say it. */
    static Text said(String answer) {
        if (answer == null) {
            return Text.of("无唯一答案", "no single answer");
        }
        if (answer.equals(AS_THE_TABLE_SAYS)) {
            return Text.of("按此表判定", "as this table answers");
        }
        String[] parts = answer.split(" ");
        Text outcome = Outcome.valueOf(parts[0]).title();
        Text effect = Effect.valueOf(parts[1]).title();
        return Text.of(outcome.zh() + "（" + effect.zh() + "）", outcome.en() + " (" + effect.en() + ")");
    }
}
