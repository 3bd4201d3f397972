package org.pingxuan.decision;

import java.time.Instant;
import java.util.List;
import org.pingxuan.shared.Micros;
import org.pingxuan.verdict.ListVerdict;

/**
 * What the rules made of a list: the part that is replaced when a policy comes into force between judging and committing.
 *
 * @param checks one for each criterion of the list's stage and award, ordered by id
 * @param decidedAt when, to the microsecond
 */
public record JudgedList(
        ListVerdict verdict, List<CheckLine> checks, CitedPolicy policy, String engineBuild, Instant decidedAt) {

    public JudgedList {
        checks = List.copyOf(checks);
        decidedAt = Micros.of(decidedAt);
    }
}
