package org.pingxuan.slate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pingxuan.decision.CheckLine;
import org.pingxuan.lists.ListJudgement;
import org.pingxuan.lists.ListJudgement.JoinedFinalList;
import org.pingxuan.lists.ListJudgement.JoinedSlate;
import org.pingxuan.rulebook.Rulebook;
import org.pingxuan.rulebook.fact.FinalFacts;
import org.pingxuan.slate.FinalChecks.Candidates;
import org.pingxuan.submission.FinalList;
import org.pingxuan.submission.Slate;
import org.pingxuan.submission.Submission;
import org.pingxuan.verdict.Figure;
import org.pingxuan.verdict.Finding;

/** Judges lists under the policy of the build by what the service judges them by, without a store. */
public final class ListsOfTheBuild {

    private final Rulebook rulebook;

    public ListsOfTheBuild(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    /** A slate whose submissions all have references. */
    public List<Finding> judge(Slate slate, Elsewhere elsewhere, LocalDate receivedOn, Boolean officialHeader) {
        return findings(ListJudgement.answer(rulebook, new JoinedSlate(slate, receivedOn, officialHeader, elsewhere)));
    }

    /** The arithmetic of a slate's checks, by criterion. */
    public Map<String, Figure> figures(Slate slate, Elsewhere elsewhere, LocalDate receivedOn, Boolean officialHeader) {
        return ListJudgement.answer(rulebook, new JoinedSlate(slate, receivedOn, officialHeader, elsewhere))
                .checks()
                .stream()
                .filter(check -> check.figure() != null)
                .collect(Collectors.toMap(check -> check.finding().criterion(), CheckLine::figure));
    }

    /** A final list whose entries all stand ELIGIBLE. */
    public List<Finding> judge(FinalList list, List<FinalFacts.Member> members, Candidates candidates) {
        return findings(ListJudgement.answer(rulebook, new JoinedFinalList(list, members, candidates), true));
    }

    private static List<Finding> findings(ListJudgement.Answer answer) {
        return answer.checks().stream().map(CheckLine::finding).toList();
    }

    /** What other units' slates say of this one. */
    public static Elsewhere elsewhere(Rulebook rulebook, Slate slate, List<Slate> others) {
        List<Elsewhere.Nominee> nominees = new ArrayList<>();
        for (Slate other : others) {
            SlateList list = SlateList.of(other);
            FrontLine front = FrontLine.of(list, SlateTerms.ofSlate(rulebook.policy(), other.unit(), other.award()));
            for (int place = 0; place < list.size(); place++) {
                Submission there = list.nominations().get(place);
                if (!there.reserve()) {
                    nominees.add(new Elsewhere.Nominee(
                            other.unit(),
                            other.unit(),
                            Identity.of(there),
                            front.unknown().get(place)
                                    ? null
                                    : Boolean.valueOf(front.counted().get(place))));
                }
            }
        }
        return Elsewhere.of(slate.submissions() == null ? List.of() : slate.submissions(), Identity::of, nominees);
    }
}
