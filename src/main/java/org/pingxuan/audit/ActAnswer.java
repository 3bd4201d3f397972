package org.pingxuan.audit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.pingxuan.decision.DecisionAct;
import org.pingxuan.submission.IdNumber;
import org.pingxuan.verdict.Verdict;

/**
 * What a person did with a decision, as it is answered; which fields are null follows from the kind.
 *
 * @param verdict of a RESOLUTION
 * @param authority of a RESOLUTION
 * @param made the version that an ASSESSMENT or OBJECTION made
 * @param score of an ASSESSMENT, of 100
 * @param on the local date of an ASSESSMENT or OBJECTION
 * @param document that an ASSESSMENT rests on
 * @param path where an OBJECTION stands in the submission of that version
 * @param state of an OBJECTION: OPEN, UNFOUNDED or UPHELD
 * @param standing the verdict that stands for the decision now
 */
record ActAnswer(
        UUID id,
        DecisionAct.Kind kind,
        UUID decision,
        Verdict verdict,
        String reason,
        String authority,
        UUID made,
        BigDecimal score,
        LocalDate on,
        String document,
        String path,
        String state,
        String by,
        Instant at,
        Verdict standing) {

    static ActAnswer of(DecisionAct act, Verdict standing) {
        return new ActAnswer(
                act.id(),
                act.kind(),
                act.decision(),
                act.verdict(),
                IdNumber.maskedIn(act.reason()),
                IdNumber.maskedIn(act.authority()),
                act.made(),
                act.score(),
                act.assessedOn(),
                IdNumber.maskedIn(act.document()),
                act.path(),
                act.state(),
                act.by(),
                act.at(),
                standing);
    }
}
