package org.pingxuan.slate;

import java.util.List;
import java.util.Map;
import java.util.Set;

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
}
