package org.pingxuan.slate;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.pingxuan.submission.Submission;

/**
 * What a slate's checks use from the other units' latest slates for the award; kept with the slate's record.
 *
 * @param standing the units on whose slates a nominee of this slate stands too, by reference
 * @param frontLine how many of them are of the front line
 * @param known among how many of whom that is known
 * @param slates ids of the slates that these figures come from
 */
public record Elsewhere(Map<String, Set<String>> standing, int frontLine, int known, List<String> slates) {

    /** No other unit has sent a slate. */
    public static final Elsewhere NONE = new Elsewhere(Map.of(), 0, 0, List.of());

    public Elsewhere {
        standing = Map.copyOf(standing);
        slates = List.copyOf(slates);
    }

    /**
     * A nomination that counts on another unit's latest slate.
     *
     * @param slate the id of that slate
     * @param identity of the same make as those of this slate, plain or keyed
     * @param frontLine null where unknown
     */
    public record Nominee(String slate, String unit, Identity identity, Boolean frontLine) {}

    /**
     * Joins a slate with the latest slates of the other units.
     *
     * @param here its nominations, each with a reference
     * @param identity what one of them is known by
     */
    public static Elsewhere of(
            Collection<Submission> here, Function<Submission, Identity> identity, Collection<Nominee> others) {
        Map<String, Set<String>> byNumber = new HashMap<>();
        Map<String, Set<String>> byName = new HashMap<>();
        Map<String, Set<String>> unnumbered = new HashMap<>();
        for (Nominee other : others) {
            enter(byNumber, other.identity().number(), other.unit());
            enter(byName, other.identity().name(), other.unit());
            if (other.identity().number() == null) {
                enter(unnumbered, other.identity().name(), other.unit());
            }
        }
        Map<String, Set<String>> standing = new TreeMap<>();
        for (Submission nomination : here) {
            Identity known = identity.apply(nomination);
            // names tell only where one of the two gives no number
            Set<String> units = new TreeSet<>(byNumber.getOrDefault(known.number(), Set.of()));
            units.addAll((known.number() == null ? byName : unnumbered).getOrDefault(known.name(), Set.of()));
            if (!units.isEmpty()) {
                standing.computeIfAbsent(nomination.reference(), none -> new TreeSet<>())
                        .addAll(units);
            }
        }
        List<Boolean> frontLine = others.stream()
                .map(Nominee::frontLine)
                .filter(known -> known != null)
                .toList();
        return new Elsewhere(
                standing,
                (int) frontLine.stream().filter(known -> known).count(),
                frontLine.size(),
                others.stream().map(Nominee::slate).distinct().toList());
    }

    private static void enter(Map<String, Set<String>> units, String key, String unit) {
        if (key != null) {
            units.computeIfAbsent(key, none -> new TreeSet<>()).add(unit);
        }
    }
}
