package org.pingxuan.screening;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.pingxuan.rulebook.ReadyPolicy;
import org.pingxuan.rulebook.fact.Facts;
import org.pingxuan.rulebook.fact.FinalFacts;
import org.pingxuan.slate.FinalChecks;
import org.pingxuan.slate.Proposal;
import org.pingxuan.slate.SlateList;
import org.pingxuan.slate.SlateTerms;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.Submission;
import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.Verdict;

/**
 * Proposes a final list: candidates who stand ELIGIBLE, ranked by the province's own assessment and then by their units' order, as many as keep
 * every quota, star quota, cap and dependency. Advice, marked so.
 */
@Singleton
public class Proposals {

    private static final String DEPENDS = "X-P-DEPENDS";

    private final FinalLists lists;
    private final InstantSource clock;

    @Inject
    Proposals(FinalLists lists, InstantSource clock) {
        this.lists = lists;
        this.clock = clock;
    }

    /**
     * What is proposed.
     *
     * @param advice true: a person decides
     * @param feasible whether some list of at least one candidate keeps every limit
     * @param ranked whether every candidate was assessed, so that they can be ranked
     * @param candidates how many stand ELIGIBLE
     * @param size how many the greatest list in the ranking has; null where none is feasible
     * @param entries the list, highest first; null where it is not ranked
     * @param binding the limits that keep further candidates out, or that exclude every list
     */
    public record Answer(
            Award award,
            boolean advice,
            boolean feasible,
            boolean ranked,
            int candidates,
            Integer size,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<Entry> entries,
            List<String> binding) {}

    /** A nominee proposed: its rank among the entries, 1 is the highest. */
    public record Entry(int rank, UUID decision, String unit, String reference, Integer order, BigDecimal score) {}

    private record Ranked(FinalLists.Nominee nominee, BigDecimal score) {

        Submission submission() {
            return nominee.facts().nomination();
        }
    }

    /** @throws org.pingxuan.shared.Problems 404 where there is no such round */
    public Answer propose(String round, Award award) {
        ReadyPolicy policy = lists.policy(round, clock.instant());
        List<Ranked> ranking = lists.candidates(round, award).stream()
                .filter(decision -> decision.standing() == Verdict.ELIGIBLE)
                .map(decision -> lists.nominee(policy, decision))
                .flatMap(Optional::stream)
                .map(nominee -> new Ranked(nominee, lists.score(nominee.decision())))
                .sorted(Comparator.comparing(Ranked::score, Comparator.nullsLast(Comparator.reverseOrder()))
                        .thenComparing(one -> one.submission().order(), Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(one -> Objects.toString(one.submission().unit(), ""))
                        .thenComparing(
                                one -> one.nominee().decision().submission().reference()))
                .toList();
        boolean ranked = !ranking.isEmpty() && ranking.stream().allMatch(one -> one.score() != null);
        SlateList candidates = new SlateList(
                null,
                award,
                ranking.stream()
                        .map(one -> one.submission()
                                .named(one.nominee().decision().id().toString())
                                .placed(null, false))
                        .toList());
        Proposal proposal = Proposal.of(
                candidates,
                FinalChecks.of(
                        candidates,
                        SlateTerms.ofFinalList(policy.rulebook().policy(), award),
                        lists.count(policy, round, award)),
                policy.rulebook()::effectOf,
                further(policy, round, candidates, ranking));
        boolean feasible = proposal.chosen() != null && !proposal.chosen().isEmpty();
        return new Answer(
                award,
                true,
                feasible,
                ranked,
                ranking.size(),
                feasible ? proposal.chosen().cardinality() : null,
                feasible && ranked ? entries(ranking, proposal.chosen()) : null,
                proposal.binding());
    }

    private List<Proposal.Limit> further(ReadyPolicy policy, String round, SlateList candidates, List<Ranked> ranking) {
        List<Proposal.Limit> further = new ArrayList<>();
        candidates.nominations().stream()
                .map(Submission::unit)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(unit -> {
                    Integer places = SlateTerms.ofSlate(policy.rulebook().policy(), unit, candidates.award())
                            .places();
                    if (places != null) {
                        further.add(Proposal.quota(
                                candidates, candidates.where(nomination -> unit.equals(nomination.unit())), places));
                    }
                });
        if (candidates.award() == Award.PACESETTER) {
            FinalLists.IndividualsList individuals = lists.individualsList(round);
            BitSet without = new BitSet();
            for (int place = 0; place < ranking.size(); place++) {
                Facts facts = ranking.get(place).nominee().facts();
                FinalFacts.Member member = new FinalFacts.Member(
                        facts.submission().reference(), facts, lists.isOnList(individuals, facts.submission()));
                Effect effect = policy.rulebook().effectOf(DEPENDS, Collections.singletonMap("title", member.title()));
                without.set(place, effect.isGraverThan(Effect.FLAG));
            }
            further.add(Proposal.excluded(DEPENDS, candidates, without));
        }
        return further;
    }

    private static List<Entry> entries(List<Ranked> ranking, BitSet chosen) {
        List<Entry> entries = new ArrayList<>();
        chosen.stream().forEach(place -> {
            Ranked one = ranking.get(place);
            entries.add(new Entry(
                    entries.size() + 1,
                    one.nominee().decision().id(),
                    one.submission().unit(),
                    one.nominee().decision().submission().reference(),
                    one.submission().order(),
                    one.score()));
        });
        return entries;
    }
}
