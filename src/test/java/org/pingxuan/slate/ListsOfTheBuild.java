package org.pingxuan.slate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.pingxuan.rulebook.Rulebook;
import org.pingxuan.rulebook.fact.FinalFacts;
import org.pingxuan.rulebook.fact.SlateFacts;
import org.pingxuan.slate.FinalChecks.Candidates;
import org.pingxuan.submission.FinalList;
import org.pingxuan.submission.Slate;
import org.pingxuan.submission.Submission;
import org.pingxuan.verdict.Finding;

/** Judges lists under the policy of the build, as the service does, without a store. */
public final class ListsOfTheBuild {

    private final Rulebook rulebook;

    public ListsOfTheBuild(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    /** A slate whose submissions all have references. */
    public List<Finding> judge(Slate slate, Elsewhere elsewhere, LocalDate receivedOn, Boolean officialHeader) {
        return rulebook.evaluateSlate(facts(slate, elsewhere, receivedOn, officialHeader));
    }

    public SlateFacts facts(Slate slate, Elsewhere elsewhere, LocalDate receivedOn, Boolean officialHeader) {
        SlateList list = list(slate);
        SlateTerms terms = SlateTerms.ofSlate(rulebook.policy(), slate.unit(), slate.award());
        Measured measured = Measured.of(SlateChecks.of(list, terms, elsewhere), list.members());
        return new SlateFacts(slate, receivedOn, officialHeader, measured.answers(), measured.figures());
    }

    public List<Finding> judge(FinalList list, List<FinalFacts.Member> members, Candidates candidates) {
        SlateList entries = new SlateList(
                null,
                list.award(),
                members.stream()
                        .map(member -> member.facts().submission())
                        .map(submission -> submission.placed(1, false))
                        .toList());
        SlateTerms terms = SlateTerms.ofFinalList(rulebook.policy(), list.award());
        Measured measured = Measured.of(FinalChecks.of(entries, terms, candidates), entries.members());
        return rulebook.evaluateFinal(new FinalFacts(list, members, measured.answers(), measured.figures()));
    }

    public static SlateList list(Slate slate) {
        return SlateList.ofUnit(
                slate.unit(), slate.award(), slate.submissions() == null ? List.of() : slate.submissions());
    }

    /** What other units' slates say of this one. */
    public static Elsewhere elsewhere(Rulebook rulebook, Slate slate, List<Slate> others) {
        Map<String, Set<String>> standing = new HashMap<>();
        int front = 0;
        int known = 0;
        List<String> ids = new ArrayList<>();
        for (Slate other : others) {
            SlateList list = list(other);
            FrontLine line = FrontLine.of(list, SlateTerms.ofSlate(rulebook.policy(), other.unit(), other.award()));
            BitSet members = list.members();
            front += SlateChecks.and(line.counted(), members).cardinality();
            BitSet unknown = SlateChecks.and(line.unknown(), members);
            known += members.cardinality() - unknown.cardinality();
            ids.add(other.unit());
            for (Submission there : other.submissions()) {
                for (Submission here : slate.submissions() == null ? List.<Submission>of() : slate.submissions()) {
                    if (!there.reserve() && Identity.of(here).isSame(Identity.of(there))) {
                        standing.computeIfAbsent(here.reference(), none -> new TreeSet<>())
                                .add(other.unit());
                    }
                }
            }
        }
        return new Elsewhere(standing, front, known, ids);
    }
}
