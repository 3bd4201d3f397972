package org.pingxuan.reference;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The stars a window holds: the register's where it knows the window, else the submission's word.
 *
 * @param highest 3 to 5, 0 for never rated, null for unknown
 * @param years the years in which the highest star was given, as far as known
 * @param claimed whether they rest on the submission's word alone
 * @param doubtful whether the register holds a revoked higher star, or the submission contradicts it
 */
record HeldStars(Integer highest, Set<Integer> years, boolean claimed, boolean doubtful) {

    static HeldStars of(Paper window, List<RegisterEntry> register) {
        List<RegisterEntry> known = register.stream()
                .filter(entry -> entry.honour().equals("STAR_WINDOW"))
                .toList();
        List<Paper> claims = window.list("starsHeld");
        Integer claimedHighest = claims == null ? null : claimedHighest(claims);
        if (known.isEmpty()) {
            return new HeldStars(claimedHighest, claimedYears(claims, claimedHighest), true, false);
        }
        int standing = highest(known.stream().filter(entry -> !entry.revoked()).toList());
        boolean revoked = highest(known) > standing;
        Set<Integer> years = known.stream()
                .filter(entry -> !entry.revoked() && entry.stars() == standing)
                .map(RegisterEntry::year)
                .collect(Collectors.toSet());
        boolean contradicted =
                claimedHighest != null && (claimedHighest != standing || otherYears(claims, standing, known));
        return new HeldStars(standing, years, false, revoked || contradicted);
    }

    /** A star that is absent or not 3 to 5 makes the highest unknown, unless a five-star stands beside it. */
    private static Integer claimedHighest(List<Paper> claims) {
        int highest = 0;
        boolean unclear = false;
        for (Paper claim : claims) {
            Integer stars = claim.number("stars");
            if (stars == null || stars < 3 || stars > 5) {
                unclear = true;
            } else {
                highest = Math.max(highest, stars);
            }
        }
        return unclear && highest < 5 ? null : Integer.valueOf(highest);
    }

    private static Set<Integer> claimedYears(List<Paper> claims, Integer stars) {
        if (claims == null || stars == null) {
            return Set.of();
        }
        return claims.stream()
                .filter(claim -> stars.equals(claim.number("stars")))
                .map(claim -> claim.number("year"))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static boolean otherYears(List<Paper> claims, int stars, List<RegisterEntry> known) {
        Set<Integer> claimed = claimedYears(claims, stars);
        return !claimed.isEmpty()
                && known.stream().noneMatch(entry -> entry.stars() == stars && claimed.contains(entry.year()));
    }

    private static int highest(List<RegisterEntry> entries) {
        return entries.stream().mapToInt(RegisterEntry::stars).max().orElse(0);
    }

    /** A revoked star does not count, and what would have rested on it is REVIEW; so is a contradiction. */
    Line floor(Line line) {
        return doubtful ? line.reviewAtLeast() : line;
    }
}
