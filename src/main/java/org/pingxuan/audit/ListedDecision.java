package org.pingxuan.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.pingxuan.submission.Award;
import org.pingxuan.verdict.Verdict;

/**
 * A decision as lists show it, with personal data masked.
 *
 * @param unit null where it was not stated
 * @param nominee the nominee's id
 * @param name a window's name, or a person's with all but the first character masked; null where none was stated or the
 *     nominee was erased
 * @param identity a window's credit code, or a person's ID number, masked; null as the name
 * @param erased true where the nominee was erased; else null
 * @param verdict the advice
 * @param standing the verdict that stands: the advice until a person resolved otherwise, FORFEITED where it was withdrawn
 * @param score of 100; null where none was made
 * @param corrects the decision on the version before; null for the first
 * @param slate the slate that it came with; null where it came singly
 */
record ListedDecision(
        UUID id,
        String round,
        Award award,
        String unit,
        String reference,
        int version,
        UUID corrects,
        UUID slate,
        boolean reserve,
        UUID nominee,
        String name,
        String identity,
        @JsonInclude(JsonInclude.Include.NON_NULL) Boolean erased,
        Verdict verdict,
        Verdict standing,
        BigDecimal score,
        PolicyName policy,
        Instant receivedAt,
        Instant decidedAt) {

    /** The policy that was applied. */
    record PolicyName(String id, int version) {}

    @JsonIgnore
    ListPosition position() {
        return new ListPosition(decidedAt, id);
    }

    /** The id alone: a name is personal. */
    @Override
    public String toString() {
        return "ListedDecision[" + id + "]";
    }
}
