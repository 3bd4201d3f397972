package org.pingxuan.screening;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.pingxuan.decision.DecisionAnswer;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.decision.ListKey;
import org.pingxuan.decision.ListMember;
import org.pingxuan.decision.ListStore;
import org.pingxuan.decision.StoredDecision;
import org.pingxuan.decision.StoredFacts;
import org.pingxuan.decision.StoredList;
import org.pingxuan.lists.ListFacts;
import org.pingxuan.shared.Language;

/** Writes the answers on lists on record. */
@Singleton
public class ListAnswers {

    private final DecisionStore decisions;
    private final ListStore lists;
    private final Slates slates;

    @Inject
    ListAnswers(DecisionStore decisions, ListStore lists, Slates slates) {
        this.decisions = decisions;
        this.lists = lists;
        this.slates = slates;
    }

    /** A list with everything beside it. */
    public ListAnswer whole(StoredList list, Language language) {
        Map<UUID, StoredDecision> byId = decisions(list);
        Map<UUID, byte[]> facts = decisions.facts(byId.keySet());
        List<DecisionAnswer> answers = new ArrayList<>();
        for (ListMember member : list.members()) {
            StoredDecision decision = byId.get(member.decision());
            answers.add(DecisionAnswer.of(
                    decision,
                    facts.containsKey(decision.id()) ? StoredFacts.read(facts.get(decision.id())) : null,
                    language));
        }
        boolean slate = list.key().kind() == ListKey.Kind.SLATE;
        return ListAnswer.of(
                list,
                new ListAnswer.Beside(
                        slate ? answers : null,
                        nominees(list, byId),
                        slate ? null : entries(list, language),
                        slate
                                ? ListFacts.read(list.facts(), ListFacts.OfSlate.class)
                                        .elsewhere()
                                : null,
                        slate ? ListAnswer.RepairAnswer.of(slates.repairBeside(list)) : null,
                        slate ? null : lists.commendation(list.id()).orElse(null)),
                language);
    }

    /** A list without its decisions and its repair. */
    public ListAnswer brief(StoredList list, Language language) {
        boolean slate = list.key().kind() == ListKey.Kind.SLATE;
        return ListAnswer.of(
                list,
                new ListAnswer.Beside(
                        null,
                        nominees(list, decisions(list)),
                        slate ? null : entries(list, language),
                        null,
                        null,
                        slate ? null : lists.commendation(list.id()).orElse(null)),
                language);
    }

    private static List<ListAnswer.Entry> entries(StoredList list, Language language) {
        return ListFacts.read(list.facts(), ListFacts.OfFinalList.class).entries().stream()
                .map(entry -> ListAnswer.Entry.of(entry, language))
                .toList();
    }

    private Map<UUID, StoredDecision> decisions(StoredList list) {
        Map<UUID, StoredDecision> byId = new HashMap<>();
        decisions
                .byIds(list.members().stream().map(ListMember::decision).toList())
                .forEach(decision -> byId.put(decision.id(), decision));
        return byId;
    }

    private static Map<String, Integer> nominees(StoredList list, Map<UUID, StoredDecision> byId) {
        Map<String, Integer> nominees = new TreeMap<>();
        list.members().stream()
                .filter(member -> !member.reserve())
                .forEach(member ->
                        nominees.merge(byId.get(member.decision()).verdict().name(), 1, Integer::sum));
        return nominees;
    }
}
