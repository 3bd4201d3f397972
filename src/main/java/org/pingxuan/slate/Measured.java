package org.pingxuan.slate;

import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.Slate;
import org.pingxuan.submission.Submission;
import org.pingxuan.verdict.Figure;

/**
 * What the checks found of one list.
 *
 * @param answers by criterion and notion; an unknown notion has no entry
 * @param figures by criterion
 */
public record Measured(Map<String, Map<String, String>> answers, Map<String, Figure> figures) {

    /**
     * A slate, measured as it was sent.
     *
     * @param slate its submissions all have references; none where it has no list
     */
    public static Measured ofSlate(PolicyContent policy, Slate slate, Elsewhere elsewhere) {
        SlateList list = SlateList.of(slate);
        return of(
                SlateChecks.of(list, SlateTerms.ofSlate(policy, slate.unit(), slate.award()), elsewhere),
                list.members());
    }

    /** A final list, measured as it was sent; {@code members} all have references. */
    public static Measured ofFinalList(
            PolicyContent policy, Award award, List<Submission> members, FinalChecks.Candidates candidates) {
        SlateList list = new SlateList(
                null,
                award,
                members.stream().map(member -> member.placed(null, false)).toList());
        return of(FinalChecks.of(list, SlateTerms.ofFinalList(policy, award), candidates), list.members());
    }

    public static Measured of(List<Check> checks, BitSet members) {
        Map<String, Map<String, String>> answers = new HashMap<>();
        Map<String, Figure> figures = new LinkedHashMap<>();
        for (Check check : checks) {
            Map<String, String> known = check.answers(members);
            known.values().removeIf(Objects::isNull);
            answers.put(check.criterion(), Collections.unmodifiableMap(known));
            figures.put(check.criterion(), check.figure().apply(members));
        }
        return new Measured(Collections.unmodifiableMap(answers), Collections.unmodifiableMap(figures));
    }
}
