package org.pingxuan.decision;

import java.time.Instant;
import java.util.List;
import org.pingxuan.shared.Micros;
import org.pingxuan.verdict.Score;
import org.pingxuan.verdict.Verdict;

/**
 * What the rules made of a submission: the part of a decision that is replaced when a policy comes into force between
 * judging and committing.
 *
 * @param outcomes one for each criterion of the award, ordered by id
 * @param score null where none was made
 * @param engineBuild the build that judged
 * @param decidedAt when, to the microsecond
 * @param facts canonical JSON, in UTF-8, of everything that the rules saw and all findings with their evidence; packed and
 *     encrypted before it is stored
 */
public record Judged(
        Verdict verdict,
        List<OutcomeLine> outcomes,
        Score score,
        CitedPolicy policy,
        String engineBuild,
        Instant decidedAt,
        byte[] facts) {

    public Judged {
        outcomes = List.copyOf(outcomes);
        decidedAt = Micros.of(decidedAt);
    }

    /** The verdict and the policy alone: facts are personal. */
    @Override
    public String toString() {
        return "Judged[" + verdict + " under " + policy + "]";
    }
}
