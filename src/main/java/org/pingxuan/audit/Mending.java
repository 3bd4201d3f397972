package org.pingxuan.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.pingxuan.calendar.WorkingDays;
import org.pingxuan.verdict.Evidence;
import org.pingxuan.verdict.Finding;
import org.pingxuan.verdict.Outcome;

/**
 * Finds changes that clear some criteria, within facts that may change. Starting from what is stated, it mends one blocking criterion
 * after the other by the facts that this criterion reads, and goes back where that leads nowhere. Days are not tried out: every bound
 * on the day of an act is a lowest day that follows from the acts before it, so that days need only ever be put off, each to the
 * earliest that suffices; where this fails no other days succeed.
 */
final class Mending {

    private static final Pattern AFTER = Pattern.compile("([>≥=]) (\\d{4}-\\d{2}-\\d{2})");
    private static final Pattern DAYS = Pattern.compile("≥ (\\d+)");

    private final Trial trial;
    private final Alternatives alternatives;
    private final BiPredicate<String, String> reads;
    private final List<String> order;
    private final WorkingDays calendar;
    private final String unit;
    private final LocalDate earliest;
    private final LocalDate last;

    /**
     * @param reads whether a criterion reads a path
     * @param order paths of the acts in the order in which they have to follow one another; lists by the last day in them
     * @param unit whose calendar counts; null is the common one
     * @param earliest the day of receipt: nothing is done again before it
     * @param last the last day of receipt
     */
    Mending(
            Trial trial,
            Alternatives alternatives,
            BiPredicate<String, String> reads,
            List<String> order,
            WorkingDays calendar,
            String unit,
            LocalDate earliest,
            LocalDate last) {
        this.trial = trial;
        this.alternatives = alternatives;
        this.reads = reads;
        this.order = order;
        this.calendar = calendar;
        this.unit = unit;
        this.earliest = earliest;
        this.last = last;
    }

    /**
     * Changes that clear the criteria, the nearest to the present first; days are the earliest.
     *
     * @param free paths that may change
     * @return empty where none do
     */
    Optional<Map<String, JsonNode>> clearing(Set<String> criteria, Set<String> free) {
        List<String> ahead = free.stream()
                .filter(path -> alternatives.isDate(path) && present(path) != null)
                .filter(path -> present(path).isAfter(earliest))
                .sorted()
                .toList();
        Search search = new Search(criteria, free);
        for (int given = 0; given < 1 << ahead.size(); given++) {
            // a day that lies ahead may be given up for an earlier one
            Map<String, LocalDate> days = new TreeMap<>();
            for (int i = 0; i < ahead.size(); i++) {
                if ((given >> i & 1) == 1) {
                    days.put(ahead.get(i), earliest);
                }
            }
            Optional<Map<String, JsonNode>> found = search.from(new State(Map.of(), Map.copyOf(days)));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The day stated at a path; null where none is. */
    LocalDate present(String path) {
        return path.equals(Trial.RECEIVED) ? earliest : day(trial.present(path));
    }

    /** A day as it is stated at a path. */
    JsonNode written(String path, LocalDate day) {
        return path.equals(Trial.RECEIVED) ? trial.received(day) : TextNode.valueOf(day.toString());
    }

    static LocalDate day(JsonNode value) {
        return value == null || !value.isTextual()
                ? null
                : LocalDate.parse(value.textValue().substring(0, 10));
    }

    /**
     * What was changed so far.
     *
     * @param values of facts that are no days
     * @param days of acts
     */
    private record State(Map<String, JsonNode> values, Map<String, LocalDate> days) {

        State with(String path, JsonNode value) {
            Map<String, JsonNode> more = new TreeMap<>(values);
            more.put(path, value);
            return new State(more, days);
        }

        State with(String path, LocalDate day) {
            Map<String, LocalDate> more = new TreeMap<>(days);
            more.put(path, day);
            return new State(values, more);
        }
    }

    /** One search through changes of some facts for some criteria. */
    private final class Search {

        private final Set<String> criteria;
        private final Set<String> free;
        private final Set<State> seen = new HashSet<>();

        Search(Set<String> criteria, Set<String> free) {
            this.criteria = criteria;
            this.free = free;
        }

        Optional<Map<String, JsonNode>> from(State start) {
            State state = follow(start);
            if (!seen.add(state) || state.days().values().stream().anyMatch(day -> day.isAfter(last))) {
                return Optional.empty();
            }
            Map<String, JsonNode> changes = new TreeMap<>(state.values());
            state.days().forEach((path, day) -> changes.put(path, written(path, day)));
            Map<String, Finding> blocking = trial.blocking(changes);
            if (blocking == null) {
                return Optional.empty();
            }
            blocking.keySet().retainAll(criteria);
            if (blocking.isEmpty()) {
                return Optional.of(changes);
            }
            // whoever clears all must change something that this criterion reads; the one with the fewest ways decides
            // soonest
            List<State> ways = blocking.values().stream()
                    .map(finding -> ways(finding, state))
                    .min(Comparator.comparingInt(List::size))
                    .orElseThrow();
            for (State way : ways) {
                Optional<Map<String, JsonNode>> found = from(way);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }

        /** Puts off what would come before an act that it has to follow. */
        private State follow(State state) {
            State followed = state;
            LocalDate reached = null;
            for (String path : order) {
                LocalDate day = dayOf(path, followed);
                if (day != null && reached != null && day.isBefore(reached) && mayMove(path)) {
                    followed = putOff(path, reached, followed);
                    day = dayOf(path, followed);
                }
                reached = day == null || reached != null && day.isBefore(reached) ? reached : day;
            }
            return followed;
        }

        private boolean mayMove(String path) {
            return free.contains(path) && alternatives.isDate(path);
        }

        private List<State> ways(Finding finding, State state) {
            List<State> ways = new ArrayList<>();
            State later = state;
            for (Evidence evidence : finding.evidence()) {
                later = putOff(evidence, later);
            }
            if (later != state) {
                ways.add(later);
            }
            for (String path : free.stream().sorted().toList()) {
                if (!reads.test(finding.criterion(), path)) {
                    continue;
                }
                if (!alternatives.isDate(path)) {
                    if (!state.values().containsKey(path)) {
                        alternatives.values(path).forEach(value -> ways.add(state.with(path, value)));
                    }
                } else if (finding.outcome() == Outcome.UNKNOWN && dayOf(path, state) == null) {
                    ways.add(state.with(path, earliest));
                }
            }
            return ways;
        }

        private State putOff(Evidence evidence, State state) {
            if (evidence.limit() == null) {
                return state;
            }
            Matcher after = AFTER.matcher(evidence.limit());
            if (after.matches()) {
                LocalDate bound = LocalDate.parse(after.group(2));
                LocalDate day = after.group(1).equals(">") ? bound.plusDays(1) : bound;
                return mayMove(evidence.path()) ? putOff(evidence.path(), day, state) : state;
            }
            Matcher enough = DAYS.matcher(evidence.limit());
            String end = evidence.path() + "/to";
            LocalDate from = dayOf(evidence.path() + "/from", state);
            LocalDate to = dayOf(end, state);
            if (!enough.matches() || from == null || to == null || !mayMove(end)) {
                return state;
            }
            LocalDate later = to.plusDays(1);
            while (!later.isAfter(last) && !isEnough(from, later, Integer.parseInt(enough.group(1)))) {
                later = later.plusDays(1);
            }
            return putOff(end, later, state);
        }

        private State putOff(String path, LocalDate to, State state) {
            LocalDate day = dayOf(path, state);
            return day == null || !day.isBefore(to) ? state : state.with(path, to.isBefore(earliest) ? earliest : to);
        }
    }

    private LocalDate dayOf(String path, State state) {
        if (state.days().containsKey(path)) {
            return state.days().get(path);
        }
        JsonNode value = state.values().containsKey(path) ? state.values().get(path) : trial.present(path);
        if (value != null && value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(element -> day(element.get("on")))
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder())
                    .orElse(null);
        }
        return present(path);
    }

    private boolean isEnough(LocalDate from, LocalDate to, int days) {
        OptionalInt counted = calendar.count(from, to, true, unit);
        return counted.isPresent() && counted.getAsInt() >= days;
    }
}
