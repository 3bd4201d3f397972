package org.pingxuan.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pingxuan.audit.Counterfactual.Change;
import org.pingxuan.audit.Counterfactual.ChangeSet;
import org.pingxuan.audit.Trial.OutOfTime;
import org.pingxuan.decision.StoredDecision;
import org.pingxuan.decision.StoredFacts;
import org.pingxuan.policy.Criterion;
import org.pingxuan.policy.Row;
import org.pingxuan.rulebook.ReadyPolicy;
import org.pingxuan.rulebook.Rulebook;
import org.pingxuan.rulebook.fact.Register;
import org.pingxuan.shared.LocalDay;
import org.pingxuan.submission.Award;

/**
 * Finds what would have to change. Criteria that share no changeable fact have nothing to do with one another, so each such group is
 * searched alone: whether all that may change in it suffices, which of it is needed whatever else changes, and which smallest rests
 * then suffice. Sets of the groups are joined, and each is judged anew as a whole.
 */
final class CounterfactualSearch {

    /** More sets than anybody reads; a decision with more is answered as incomplete. */
    private static final int MOST = 1_000;

    /** The part of the time after which the search stops, in percent: the rest is for the proofs of what it found. */
    private static final int SEARCH = 80;

    private final Rulebook rulebook;
    private final Award award;
    private final Trial trial;
    private final Alternatives alternatives;
    private final Mending mending;
    private final Map<String, Criterion> catalogue;
    /** The paths that may change and that a criterion reads. */
    private final Map<String, Set<String>> reads = new HashMap<>();

    private final List<ChangeSet> sets = new ArrayList<>();
    private final Set<String> fixedBlockers = new TreeSet<>();

    private final LongSupplier nanos;
    private final long end;

    private CounterfactualSearch(
            StoredDecision decision, StoredFacts facts, ReadyPolicy policy, Duration allowed, LongSupplier nanos) {
        long begin = nanos.getAsLong();
        this.nanos = nanos;
        this.end = begin + allowed.toNanos();
        this.rulebook = policy.rulebook();
        this.award = decision.submission().award();
        this.catalogue = rulebook.catalogue();
        OffsetDateTime receivedAt =
                decision.received().receivedAt().atZone(LocalDay.ZONE).toOffsetDateTime();
        LocalDate received = receivedAt.toLocalDate();
        LocalDate earliest = facts.receivedOn().isAfter(received) ? facts.receivedOn() : received;
        this.trial = new Trial(
                facts,
                policy,
                receivedAt,
                nanos,
                begin + allowed.multipliedBy(SEARCH).dividedBy(100).toNanos());
        this.alternatives =
                new Alternatives(rulebook, award, trial, new Register(facts.register()), facts.findings(), earliest);
        this.mending = new Mending(
                trial,
                alternatives,
                (criterion, path) -> reads.get(criterion).contains(path),
                order(),
                rulebook.tables().workingDays(),
                decision.submission().unit(),
                earliest,
                lastDay(earliest));
    }

    /**
     * @param decision of an award that the policy judges
     * @param policy the one that the decision cites
     * @param allowed the time after which it answers with what was proved until then
     */
    static Counterfactual search(StoredDecision decision, StoredFacts facts, ReadyPolicy policy, Duration allowed) {
        return search(decision, facts, policy, allowed, System::nanoTime);
    }

    /** @param nanos as {@link System#nanoTime} counts */
    static Counterfactual search(
            StoredDecision decision, StoredFacts facts, ReadyPolicy policy, Duration allowed, LongSupplier nanos) {
        return new CounterfactualSearch(decision, facts, policy, allowed, nanos).search();
    }

    /** The acts in the order that the criterion on their sequence names them. */
    private List<String> order() {
        return ofAward()
                .filter(criterion -> "sequence".equals(criterion.table()))
                .findFirst()
                .map(Criterion::paths)
                .orElse(List.of());
    }

    private LocalDate lastDay(LocalDate earliest) {
        return rulebook.policy().table("deadlines").rows().stream()
                .filter(row -> isOfAward(row.text("criterion")))
                .map(row -> row.date("accepted"))
                .min(Comparator.naturalOrder())
                .orElse(earliest.plusYears(1));
    }

    private boolean isOfAward(String criterion) {
        return rulebook.criteria(award).contains(criterion);
    }

    private Stream<Criterion> ofAward() {
        return rulebook.criteria(award).stream().map(catalogue::get);
    }

    private Counterfactual search() {
        boolean complete;
        try {
            complete = searchAll();
        } catch (OutOfTime over) {
            complete = false;
        }
        sets.sort(Comparator.<ChangeSet>comparingInt(set -> set.changes().size())
                .thenComparing(set -> set.changes().stream().map(Change::path).collect(Collectors.joining(" "))));
        return new Counterfactual(sets, List.copyOf(fixedBlockers), complete);
    }

    private boolean searchAll() {
        Set<String> blocking = trial.blocking(Map.of()).keySet();
        List<Group> groups = groups(blocking);
        // the widest last: where time runs out in it, what it found so far still makes whole sets
        groups.sort(Comparator.comparingInt(group -> group.paths.size()));
        groups.forEach(Group::bar);
        if (!fixedBlockers.isEmpty()) {
            return true;
        }
        boolean complete = true;
        try {
            for (Group group : groups) {
                group.search();
            }
        } catch (OutOfTime over) {
            complete = false;
        }
        return join(groups) && complete;
    }

    // groups

    private List<Group> groups(Set<String> blocking) {
        Map<String, Set<String>> readBy = new HashMap<>();
        ofAward().forEach(criterion -> {
            Set<String> paths = alternatives.paths().stream()
                    .filter(path -> reads(criterion, path))
                    .collect(Collectors.toCollection(TreeSet::new));
            reads.put(criterion.id(), paths);
            paths.forEach(path ->
                    readBy.computeIfAbsent(path, none -> new TreeSet<>()).add(criterion.id()));
        });
        List<Group> groups = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (String first : blocking) {
            Set<String> criteria = new TreeSet<>();
            Set<String> paths = new TreeSet<>();
            Deque<String> open = new ArrayDeque<>(seen.contains(first) ? List.of() : List.of(first));
            while (!open.isEmpty()) {
                String criterion = open.pop();
                if (seen.add(criterion)) {
                    criteria.add(criterion);
                    for (String path : reads.get(criterion)) {
                        if (paths.add(path)) {
                            open.addAll(readBy.get(path));
                        }
                    }
                }
            }
            if (!criteria.isEmpty()) {
                Set<String> blocked = new TreeSet<>(criteria);
                blocked.retainAll(blocking);
                groups.add(new Group(criteria, blocked, List.copyOf(paths)));
            }
        }
        return groups;
    }

    private boolean reads(Criterion criterion, String path) {
        Stream<String> read = criterion.paths().stream();
        Optional<Row> condition = rulebook.policy().table("conditions").row(criterion.id());
        if (condition.isPresent() && condition.get().text("whenPath") != null) {
            read = Stream.concat(read, Stream.of(condition.get().text("whenPath")));
        }
        return read.anyMatch(fact -> fact.equals(path) || path.startsWith(fact + "/") || fact.startsWith(path + "/"));
    }

    /** Joins one set of each group to sets of the whole, each judged as a whole. */
    private boolean join(List<Group> groups) {
        boolean all = true;
        List<Map<String, JsonNode>> joined = List.of(Map.of());
        for (Group group : groups) {
            List<Map<String, JsonNode>> longer = joined.stream()
                    .flatMap(some -> group.minimal.stream().map(more -> both(some, more)))
                    .limit(MOST + 1)
                    .toList();
            all &= longer.size() <= MOST;
            joined = longer.subList(0, Math.min(longer.size(), MOST));
        }
        for (Map<String, JsonNode> changes : joined) {
            if (nanos.getAsLong() - end > 0) {
                return false;
            }
            Map<String, ?> blocking = trial.proof(changes);
            if (blocking != null && blocking.isEmpty()) {
                sets.add(new ChangeSet(changes.entrySet().stream()
                        .map(change -> new Change(
                                change.getKey(),
                                alternatives.kind(change.getKey()),
                                trial.present(change.getKey()),
                                change.getValue()))
                        .toList()));
            } else {
                all = false;
            }
        }
        return all;
    }

    private static Map<String, JsonNode> both(Map<String, JsonNode> some, Map<String, JsonNode> more) {
        Map<String, JsonNode> both = new TreeMap<>(some);
        both.putAll(more);
        return both;
    }

    /** Criteria that hang together by the facts that may change. */
    private final class Group {

        private final Set<String> criteria;
        private final Set<String> blocked;
        private final List<String> paths;
        private final List<Map<String, JsonNode>> minimal = new ArrayList<>();

        /**
         * @param blocked those of the criteria that stand in the way now
         * @param paths what may change in the group
         */
        Group(Set<String> criteria, Set<String> blocked, List<String> paths) {
            this.criteria = criteria;
            this.blocked = blocked;
            this.paths = paths;
        }

        /** Where not even all changes together suffice: says which criteria bar. */
        void bar() {
            Set<String> free = Set.copyOf(paths);
            List<String> mendable = new ArrayList<>();
            for (String one : blocked) {
                if (mending.clearing(Set.of(one), free).isPresent()) {
                    mendable.add(one);
                } else {
                    fixedBlockers.add(one);
                }
            }
            if (mendable.size() == blocked.size()
                    && mending.clearing(criteria, free).isPresent()) {
                return;
            }
            boolean together = mendable.size() == blocked.size();
            for (String one : mendable) {
                Set<String> alone = new TreeSet<>(criteria);
                alone.removeAll(blocked);
                alone.add(one);
                if (mending.clearing(alone, free).isEmpty()) {
                    fixedBlockers.add(one);
                    together = false;
                }
            }
            if (together) {
                fixedBlockers.addAll(blocked);
            }
        }

        /** Every smallest set of paths that suffices. Known to the caller: all of them together do. */
        void search() {
            Set<String> needed = new TreeSet<>();
            for (String path : paths) {
                Set<String> without = new TreeSet<>(paths);
                without.remove(path);
                if (mending.clearing(criteria, without).isEmpty()) {
                    needed.add(path);
                }
            }
            List<String> rest =
                    paths.stream().filter(path -> !needed.contains(path)).toList();
            List<Set<String>> found = new ArrayList<>();
            for (int size = 0; size <= rest.size(); size++) {
                choose(rest, size, 0, new ArrayDeque<>(), chosen -> {
                    trial.goOn();
                    if (found.stream().noneMatch(chosen::containsAll)) {
                        Set<String> together = new TreeSet<>(needed);
                        together.addAll(chosen);
                        mending.clearing(criteria, together).ifPresent(changes -> {
                            found.add(Set.copyOf(chosen));
                            minimal.add(nearest(changes));
                        });
                    }
                });
                if (size == 0 && !found.isEmpty()) {
                    return;
                }
            }
        }

        /** Days that lay ahead, put back towards what was stated as far as that suffices. */
        private Map<String, JsonNode> nearest(Map<String, JsonNode> changes) {
            Map<String, JsonNode> nearest = new TreeMap<>(changes);
            for (String path : changes.keySet()) {
                LocalDate stated = alternatives.isDate(path) ? mending.present(path) : null;
                LocalDate day = stated;
                while (stated != null && day.isAfter(Mending.day(nearest.get(path)))) {
                    Map<String, JsonNode> tried = new TreeMap<>(nearest);
                    tried.put(path, mending.written(path, day));
                    Map<String, ?> blocking = trial.blocking(tried);
                    if (blocking != null && criteria.stream().noneMatch(blocking::containsKey)) {
                        nearest = tried;
                    }
                    day = day.minusDays(1);
                }
            }
            return nearest;
        }
    }

    /** Hands over every choice of so many of the paths, one after the other. */
    private static void choose(
            List<String> paths, int size, int from, Deque<String> some, Consumer<Collection<String>> chosen) {
        if (size == 0) {
            chosen.accept(some);
            return;
        }
        for (int i = from; i <= paths.size() - size; i++) {
            some.addLast(paths.get(i));
            choose(paths, size - 1, i + 1, some, chosen);
            some.removeLast();
        }
    }
}
