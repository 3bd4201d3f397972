package org.pingxuan.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
import org.pingxuan.submission.Award;

/**
 * Finds what would have to change. Criteria that share no changeable fact have nothing to do with one another, so each such group is
 * searched alone: whether all that may change in it suffices, which of it is needed whatever else changes, and which smallest rests
 * then suffice. Sets of the groups are joined, and each is judged anew as a whole.
 */
final class CounterfactualSearch {

    /** More sets than anybody reads; a decision with more is answered as incomplete. */
    private static final int MOST = 1_000;

    /** How many are still proved when the time is over. */
    private static final int MOST_WHEN_LATE = 50;

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

    private CounterfactualSearch(StoredDecision decision, StoredFacts facts, ReadyPolicy policy, long until) {
        this.rulebook = policy.rulebook();
        this.award = decision.submission().award();
        this.catalogue = rulebook.catalogue();
        OffsetDateTime receivedAt =
                decision.received().receivedAt().atZone(Days.ZONE).toOffsetDateTime();
        LocalDate received = receivedAt.toLocalDate();
        LocalDate earliest = facts.receivedOn().isAfter(received) ? facts.receivedOn() : received;
        this.trial = new Trial(facts, policy, receivedAt, until);
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
        return new CounterfactualSearch(decision, facts, policy, System.nanoTime() + allowed.toNanos()).search();
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
        int most = trial.isOver() ? MOST_WHEN_LATE : MOST;
        boolean all = true;
        List<Map<String, JsonNode>> joined = List.of(Map.of());
        for (Group group : groups) {
            List<Map<String, JsonNode>> longer = new ArrayList<>();
            for (Map<String, JsonNode> some : joined) {
                for (Map<String, JsonNode> more : group.minimal) {
                    Map<String, JsonNode> both = new TreeMap<>(some);
                    both.putAll(more);
                    longer.add(both);
                }
            }
            all &= longer.size() <= most;
            joined = longer.size() > most ? longer.subList(0, most) : longer;
        }
        for (Map<String, JsonNode> changes : joined) {
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
            if (mending.clearing(criteria, Set.copyOf(paths)).isPresent()) {
                return;
            }
            Set<String> fixed = new TreeSet<>();
            for (String one : blocked) {
                Set<String> alone = new TreeSet<>(criteria);
                alone.removeAll(blocked);
                alone.add(one);
                if (mending.clearing(alone, Set.copyOf(paths)).isEmpty()) {
                    fixed.add(one);
                }
            }
            fixedBlockers.addAll(fixed.isEmpty() ? blocked : fixed);
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
                for (Set<String> chosen : choose(rest, size)) {
                    if (found.stream().noneMatch(chosen::containsAll)) {
                        Set<String> together = new TreeSet<>(needed);
                        together.addAll(chosen);
                        mending.clearing(criteria, together).ifPresent(changes -> {
                            found.add(chosen);
                            minimal.add(nearest(changes));
                        });
                    }
                }
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

    private static List<Set<String>> choose(List<String> paths, int size) {
        List<Set<String>> chosen = new ArrayList<>();
        choose(paths, size, 0, new ArrayDeque<>(), chosen);
        return chosen;
    }

    private static void choose(List<String> paths, int size, int from, Deque<String> some, List<Set<String>> chosen) {
        if (size == 0) {
            chosen.add(new TreeSet<>(some));
            return;
        }
        for (int i = from; i <= paths.size() - size; i++) {
            some.addLast(paths.get(i));
            choose(paths, size - 1, i + 1, some, chosen);
            some.removeLast();
        }
    }
}
