package org.pingxuan.slate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.pingxuan.submission.Submission;
import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.ListVerdict;

/**
 * The smallest change that makes a slate compliant: fewest changes (drops and fills from the unit's reserves), among equals fewest
 * drops, then the dropped place highest in the unit's order as low as possible, then the next one, then the reserves highest in
 * their order. Exact; see docs/decisions/0006.
 *
 * @param feasible whether some change makes it COMPLIANT
 * @param change that change; where there is none the smallest one to the best verdict that can be reached, null where that is
 *     no better than the present one
 * @param conflicts the fewest criteria that no change satisfies together, ordered by id; empty where feasible
 * @param blockers criteria that no change satisfies even alone, ordered by id
 */
public record Repair(boolean feasible, Change change, List<String> conflicts, List<String> blockers) {

    /**
     * A change and what comes of it.
     *
     * @param drops references, in the unit's order
     * @param fills references of reserves, in their order
     * @param order the slate thereafter, numbered 1 to n: fills come last
     * @param verdict of the changed slate, by the ordinary checker
     */
    public record Change(List<String> drops, List<String> fills, List<String> order, ListVerdict verdict) {}

    /**
     * A slate to be repaired.
     *
     * @param list with its reserves
     * @param checks makes the checks of the list, numbered anew
     * @param effects what answers do, by the tables
     * @param elsewise effects of the criteria that do not depend on who is on the slate
     * @param judge the ordinary checker
     */
    public record Case(
            SlateList list,
            Function<SlateList, List<Check>> checks,
            Check.Effects effects,
            Map<String, Effect> elsewise,
            Function<SlateList, ListVerdict> judge) {}

    /** @throws NotSolvedInTime where the time of one search is not enough */
    public static Repair of(Case slate) {
        return of(slate, Budget.ofSearch());
    }

    static Repair of(Case slate, Budget budget) {
        return new Search(slate, budget).repair();
    }

    private static final class Search {

        private final Case slate;
        private final SlateList list;
        private final List<Check> checks;
        private final BitSet present;
        private final int size;
        private final Budget budget;

        Search(Case slate, Budget budget) {
            this.budget = budget;
            this.slate = slate;
            this.present = membersFirst(slate.list()).members();
            this.list = membersFirst(slate.list()).with(present);
            this.checks = slate.checks().apply(list);
            this.size = list.size();
        }

        /** Members in their order, then reserves in theirs: that is where a fill goes. */
        private static SlateList membersFirst(SlateList list) {
            List<Submission> sorted = new ArrayList<>();
            list.nominations().stream()
                    .filter(nomination -> !nomination.reserve())
                    .forEach(sorted::add);
            list.nominations().stream().filter(Submission::reserve).forEach(sorted::add);
            return new SlateList(list.unit(), list.award(), sorted);
        }

        Repair repair() {
            ListVerdict now = slate.judge().apply(slate.list());
            List<String> conflicts = List.of();
            List<String> blockers = List.of();
            for (ListVerdict aim : aims()) {
                Map<String, Region> limits = limits(aim);
                Optional<BitSet> found = elsewiseAllows(aim) ? nearest(List.copyOf(limits.values())) : Optional.empty();
                if (found.isPresent()) {
                    boolean feasible = aim == ListVerdict.COMPLIANT;
                    boolean better = now.isGraverThan(aim);
                    return new Repair(
                            feasible, feasible || better ? change(found.get(), aim) : null, conflicts, blockers);
                }
                if (aim == ListVerdict.COMPLIANT) {
                    for (Map.Entry<String, Effect> other : slate.elsewise().entrySet()) {
                        if (ListVerdict.of(other.getValue()).isGraverThan(aim)) {
                            limits.put(other.getKey(), Region.NEVER);
                        }
                    }
                    blockers = limits.entrySet().stream()
                            .filter(limit -> isEmpty(List.of(limit.getValue())))
                            .map(Map.Entry::getKey)
                            .toList();
                    conflicts = blockers.isEmpty() ? fewest(limits) : List.of(gravest(blockers));
                }
            }
            return new Repair(false, null, conflicts, blockers);
        }

        /** Of several blockers what weighs most beside the list itself, such as its lateness; else the first. */
        private String gravest(List<String> blockers) {
            return blockers.stream()
                    .min(Comparator.comparing(
                            blocker -> ListVerdict.of(slate.elsewise().getOrDefault(blocker, Effect.NONE))))
                    .orElseThrow();
        }

        private static List<ListVerdict> aims() {
            List<ListVerdict> aims = new ArrayList<>(List.of(ListVerdict.values()));
            Collections.reverse(aims);
            return aims;
        }

        private static Effect gravestOf(ListVerdict aim) {
            return switch (aim) {
                case COMPLIANT -> Effect.FLAG;
                case UNKNOWN -> Effect.UNKNOWN;
                case REVIEW -> Effect.REVIEW;
                case RETURNED -> Effect.RETURN;
                case NON_COMPLIANT -> Effect.INELIGIBLE;
                case FORFEITED -> Effect.FORFEIT;
            };
        }

        private boolean elsewiseAllows(ListVerdict aim) {
            return slate.elsewise().values().stream()
                    .noneMatch(effect -> ListVerdict.of(effect).isGraverThan(aim));
        }

        private Map<String, Region> limits(ListVerdict aim) {
            Map<String, Region> limits = new TreeMap<>();
            for (Check check : checks) {
                Region allowed = check.allowing(slate.effects(), gravestOf(aim));
                if (!allowed.equals(Region.ALWAYS)) {
                    limits.put(check.criterion(), allowed);
                }
            }
            return limits;
        }

        private boolean isEmpty(List<Region> limits) {
            return new IntegerProgram(size, limits, budget)
                    .cheapest(new long[size], Map.of())
                    .isEmpty();
        }

        private Optional<BitSet> nearest(List<Region> limits) {
            if (Region.all(limits).holds(present)) {
                return Optional.of(present);
            }
            BitSet reserves = (BitSet) present.clone();
            reserves.flip(0, size);
            Tally drops = Tally.count(present, size).times(-1).minus(-present.cardinality());
            Tally changes = drops.plus(Tally.count(reserves, size));
            Optional<BitSet> fewestChanges =
                    new IntegerProgram(size, limits, budget).cheapest(changes.weights(), Map.of());
            if (fewestChanges.isEmpty()) {
                return fewestChanges;
            }
            List<Region> asFew = new ArrayList<>(limits);
            asFew.add(changes.atMost(changes.of(fewestChanges.get())));
            if (!reserves.isEmpty()) {
                BitSet fewestDrops = new IntegerProgram(size, asFew, budget)
                        .cheapest(drops.weights(), Map.of())
                        .orElseThrow();
                asFew.add(drops.atMost(drops.of(fewestDrops)));
            }
            return Preference.highest(new IntegerProgram(size, asFew, budget), size);
        }

        private Change change(BitSet members, ListVerdict aim) {
            SlateList changed = list.with(members);
            BitSet drops = (BitSet) present.clone();
            drops.andNot(members);
            BitSet fills = (BitSet) members.clone();
            fills.andNot(present);
            ListVerdict verdict = slate.judge().apply(changed);
            if (verdict != aim) {
                throw new IllegalStateException("repair aims at " + aim + ", the checker says " + verdict);
            }
            return new Change(list.references(drops), list.references(fills), list.references(members), verdict);
        }

        /** The fewest limits that exclude one another, by their hitting sets: each set of limits that can be kept leaves some out. */
        private List<String> fewest(Map<String, Region> limits) {
            List<String> ids = List.copyOf(limits.keySet());
            List<Set<String>> leftOut = new ArrayList<>();
            while (true) {
                Set<String> candidate = smallestHitting(leftOut, ids);
                if (isEmpty(of(candidate, limits))) {
                    return candidate.stream().sorted().toList();
                }
                Set<String> kept = new HashSet<>(candidate);
                for (String id : ids) {
                    if (kept.add(id) && isEmpty(of(kept, limits))) {
                        kept.remove(id);
                    }
                }
                Set<String> rest = new HashSet<>(ids);
                rest.removeAll(kept);
                leftOut.add(rest);
            }
        }

        private static List<Region> of(Set<String> ids, Map<String, Region> limits) {
            return ids.stream().map(limits::get).toList();
        }

        private static Set<String> smallestHitting(List<Set<String>> sets, List<String> ids) {
            for (int most = 0; most <= ids.size(); most++) {
                Optional<Set<String>> found = hitting(sets, ids, 0, most, new HashSet<>());
                if (found.isPresent()) {
                    return found.get();
                }
            }
            throw new IllegalStateException("an empty set cannot be hit");
        }

        private static Optional<Set<String>> hitting(
                List<Set<String>> sets, List<String> ids, int from, int most, Set<String> chosen) {
            if (sets.stream().allMatch(set -> set.stream().anyMatch(chosen::contains))) {
                return Optional.of(new HashSet<>(chosen));
            }
            if (most == 0) {
                return Optional.empty();
            }
            for (int i = from; i < ids.size(); i++) {
                chosen.add(ids.get(i));
                Optional<Set<String>> found = hitting(sets, ids, i + 1, most - 1, chosen);
                chosen.remove(ids.get(i));
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
    }
}
