package org.pingxuan.lists;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.decision.ListKey;
import org.pingxuan.decision.ListMember;
import org.pingxuan.decision.StoredFacts;
import org.pingxuan.decision.StoredList;
import org.pingxuan.lists.ListJudgement.Answer;
import org.pingxuan.lists.ListJudgement.JoinedFinalList;
import org.pingxuan.lists.ListJudgement.JoinedSlate;
import org.pingxuan.rulebook.Rulebook;
import org.pingxuan.rulebook.fact.Facts;
import org.pingxuan.rulebook.fact.FinalFacts;
import org.pingxuan.rulebook.fact.Register;
import org.pingxuan.shared.Normal;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.submission.FinalListCheck;
import org.pingxuan.submission.Slate;
import org.pingxuan.submission.SlateCheck;
import org.pingxuan.submission.Submission;
import org.pingxuan.submission.SubmissionCheck;

/** Slates and final lists judged again from the record: from what was seen when they were judged, never from a fresh look. */
@Singleton
public class ListReplay {

    private final DecisionStore decisions;

    @Inject
    ListReplay(DecisionStore decisions) {
        this.decisions = decisions;
    }

    /**
     * What a policy makes of a list on record.
     *
     * @param check reads bodies as that policy does
     * @param fallen decisions that no longer give ELIGIBLE under that policy, though they did
     * @throws Problems 409 where a nominee was erased; 422 where the policy does not know what was sent
     */
    public Answer under(Rulebook rulebook, SubmissionCheck check, StoredList list, Set<UUID> fallen) {
        if (list.key().kind() == ListKey.Kind.SLATE) {
            return ListJudgement.answer(rulebook, slate(rulebook, check, list));
        }
        ListFacts.OfFinalList facts = ListFacts.read(list.facts(), ListFacts.OfFinalList.class);
        boolean eligible = facts.entries().isEmpty()
                && list.members().stream().map(ListMember::decision).noneMatch(fallen::contains);
        return ListJudgement.answer(rulebook, finalList(check, list, facts), eligible);
    }

    /**
     * What a policy makes of a final list on record once its commendation supplies what can only be known then: the number of the paper
     * and the day of issue, each where the list does not state its own.
     *
     * @throws Problems as {@link #under}
     */
    public Answer commended(
            Rulebook rulebook, SubmissionCheck check, StoredList list, String decisionNumber, LocalDate issuedOn) {
        ListFacts.OfFinalList facts = ListFacts.read(list.facts(), ListFacts.OfFinalList.class);
        ObjectNode own = facts.list().deepCopy();
        ObjectNode procedure = own.withObject("/procedure");
        if (Normal.form(procedure.path("decisionNumber").textValue()) == null) {
            procedure.put("decisionNumber", decisionNumber);
        }
        if (Normal.form(procedure.path("releasedOn").textValue()) == null) {
            procedure.put("releasedOn", issuedOn.toString());
        }
        ListFacts.OfFinalList then = new ListFacts.OfFinalList(
                own, facts.candidates(), facts.individualsList(), facts.members(), facts.entries());
        return ListJudgement.answer(
                rulebook, finalList(check, list, then), facts.entries().isEmpty());
    }

    /**
     * A slate as it was judged.
     *
     * @throws Problems as {@link #under}
     */
    public JoinedSlate slate(Rulebook rulebook, SubmissionCheck check, StoredList stored) {
        ListFacts.OfSlate facts = ListFacts.read(stored.facts(), ListFacts.OfSlate.class);
        List<Submission> nominations = new ArrayList<>();
        Map<UUID, byte[]> seen = seen(stored);
        for (ListMember member : stored.members()) {
            nominations.add(facts(member, seen, check).nomination().named(member.reference()));
        }
        Slate own = new SlateCheck(rulebook.terms()).check(facts.slate());
        return new JoinedSlate(
                own.with(facts.listed() ? nominations : null),
                facts.receivedOn(),
                facts.officialHeader(),
                facts.elsewhere());
    }

    private JoinedFinalList finalList(SubmissionCheck check, StoredList stored, ListFacts.OfFinalList facts) {
        List<FinalFacts.Member> members = new ArrayList<>();
        ObjectNode body = facts.list().deepCopy();
        ArrayNode entries = body.putArray("entries");
        Map<UUID, byte[]> recorded = seen(stored);
        for (int i = 0; i < stored.members().size(); i++) {
            ListMember member = stored.members().get(i);
            ListFacts.Member seen = facts.members().get(i);
            Facts then = facts(member, recorded, check);
            members.add(new FinalFacts.Member(
                    member.reference(),
                    new Facts(
                            then.submission(),
                            then.receivedOn(),
                            new Register(seen.honours()),
                            then.submittedAsIndividualBefore()),
                    seen.onIndividualsList()));
            entries.addObject().put("decision", member.decision().toString());
        }
        return new JoinedFinalList(FinalListCheck.check(body), members, facts.candidates());
    }

    private Map<UUID, byte[]> seen(StoredList stored) {
        return decisions.facts(
                stored.members().stream().map(ListMember::decision).toList());
    }

    private static Facts facts(ListMember member, Map<UUID, byte[]> seen, SubmissionCheck check) {
        byte[] facts = seen.get(member.decision());
        if (facts == null) {
            throw Problems.conflict(Problem.at(
                    "",
                    "nominee-erased",
                    member.reference(),
                    "此推荐对象的资料已按规定删除，无法重新计算",
                    "This nominee was erased, so the list cannot be counted again"));
        }
        return StoredFacts.read(facts).facts(check);
    }
}
