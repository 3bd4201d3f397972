package org.pingxuan.slate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pingxuan.verdict.Effect;

/**
 * A final list that keeps every limit and has the highest candidates: one by one in their ranking, each is on it where a list with all those
 * chosen before can still be made. Advice.
 *
 * @param chosen places of the candidates on it, in their ranking; null where no list keeps every limit
 * @param binding the limits that keep further candidates out, or that exclude every list, ordered by id
 */
public record Proposal(BitSet chosen, List<String> binding) {

    /** A limit that does not stand among the checks: where it holds. */
    public record Limit(String criterion, Region region) {}

    /**
     * @param candidates all who could be chosen, highest first
     * @param checks of the list that all candidates make
     * @param further limits beside the checks, such as units' quotas
     */
    public static Proposal of(SlateList candidates, List<Check> checks, Check.Effects effects, List<Limit> further) {
        Map<String, List<Region>> limits = new TreeMap<>();
        for (Check check : checks) {
            Region allowed = check.allowing(effects, Effect.FLAG);
            // what no choice alters is no limit of the choice
            if (!allowed.equals(Region.ALWAYS) && !allowed.equals(Region.NEVER)) {
                limits.computeIfAbsent(check.criterion(), none -> new ArrayList<>())
                        .add(allowed);
            }
        }
        further.forEach(limit -> limits.computeIfAbsent(limit.criterion(), none -> new ArrayList<>())
                .add(limit.region()));
        List<Region> all = limits.values().stream().flatMap(List::stream).toList();
        Budget budget = Budget.ofSearch();
        Optional<BitSet> found =
                Preference.highest(new IntegerProgram(candidates.size(), all, budget), candidates.size());
        if (found.isEmpty()) {
            List<String> excluding = limits.entrySet().stream()
                    .filter(limit -> new IntegerProgram(candidates.size(), limit.getValue(), budget)
                            .cheapest(new long[candidates.size()], Map.of())
                            .isEmpty())
                    .map(Map.Entry::getKey)
                    .toList();
            return new Proposal(null, excluding.isEmpty() ? List.copyOf(limits.keySet()) : excluding);
        }
        BitSet chosen = found.get();
        TreeSet<String> binding = new TreeSet<>();
        for (int place = chosen.nextClearBit(0); place < candidates.size(); place = chosen.nextClearBit(place + 1)) {
            BitSet more = (BitSet) chosen.clone();
            more.set(place);
            limits.forEach((criterion, regions) -> {
                if (!Region.all(regions).holds(more)) {
                    binding.add(criterion);
                }
            });
        }
        return new Proposal(chosen, List.copyOf(binding));
    }

    /** A unit's quota as a limit of the list: at most so many of these. */
    public static Limit quota(SlateList candidates, BitSet ofUnit, int places) {
        return new Limit("Q-ALLOC", Tally.count(ofUnit, candidates.size()).atMost(places));
    }

    /** Candidates who cannot be on any list. */
    public static Limit excluded(String criterion, SlateList candidates, BitSet who) {
        return new Limit(criterion, Tally.count(who, candidates.size()).atMost(0));
    }
}
