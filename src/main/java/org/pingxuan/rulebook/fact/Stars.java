package org.pingxuan.rulebook.fact;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pingxuan.shared.Text;
import org.pingxuan.submission.Submission.StarHeld;
import org.pingxuan.verdict.Evidence;

/**
 * Star ratings that a window holds (三(一)1¶2, A-03, A-04): the highest ever held counts, without expiry; the honours register is
 * believed over the submission; a revoked star does not count, and what rests on it goes to a person.
 */
public final class Stars {

    private static final String HONOUR = "STAR_WINDOW";
    private static final int NEVER = 0;
    private static final Set<Integer> LEVELS = Set.of(3, 4, 5);

    private Stars() {}

    /** The highest star held: "0" for a window never rated; unknown where it is not stated. */
    public static Notion held(Facts facts, Tables tables) {
        Integer held = highest(facts);
        Notion notion = Notion.of("stars.held", held == null ? null : held.toString())
                .read("/window/starsHeld", claimed(facts))
                .show("held", held == null ? null : tables.labelOf("star-upgrade", "stars.held", held.toString()))
                .show("years", held == null ? null : years(facts, held));
        return facts.register().knows(HONOUR) ? notion.with(registered(facts)) : notion;
    }

    /** The stars applied for. */
    public static Notion applied(Facts facts) {
        Integer applied = facts.submission().window().appliedStars();
        String value = applied == null ? null : LEVELS.contains(applied) ? applied.toString() : "OTHER";
        return Notion.of("stars.applied", value)
                .read("/window/appliedStars", applied)
                .show("applied", applied);
    }

    /** What the stars held rest on. */
    public static Notion basis(Facts facts) {
        Notion notion = Notion.of("stars.basis", basisOf(facts)).read("/window/starsHeld", claimed(facts));
        return facts.register().knows(HONOUR) ? notion.with(registered(facts)) : notion;
    }

    /** Whether the remarks name the year and the star of the highest star held. */
    public static Notion note(Facts facts) {
        String remarks = facts.submission().window().remarks();
        Notion notion = Notion.of("stars.note", noteOf(facts, remarks)).read("/window/remarks", remarks);
        return facts.register().knows(HONOUR) ? notion.with(registered(facts)) : notion;
    }

    private static String basisOf(Facts facts) {
        if (highest(facts) == null) {
            return null;
        }
        if (!facts.register().knows(HONOUR)) {
            return highest(facts) == NEVER ? "STATED" : "CLAIMED";
        }
        int unrevoked = onRegister(facts, false).max(Integer::compare).orElse(NEVER);
        int ever = Stream.concat(onRegister(facts, false), onRegister(facts, true))
                .max(Integer::compare)
                .orElse(NEVER);
        if (ever > unrevoked) {
            return "REVOKED";
        }
        return contradicts(facts, unrevoked) ? "CONTRADICTED" : "REGISTER";
    }

    private static boolean contradicts(Facts facts, int unrevoked) {
        if (facts.submission().window().starsHeld() == null) {
            return false;
        }
        Integer stated = highestClaimed(facts);
        if (stated == null) {
            return false;
        }
        if (stated != unrevoked) {
            return true;
        }
        Set<Integer> statedYears = claimedYears(facts, stated);
        return !statedYears.isEmpty() && statedYears.stream().noneMatch(everYears(facts, unrevoked)::contains);
    }

    private static String noteOf(Facts facts, String remarks) {
        Integer held = highest(facts);
        if (held == null || held == NEVER) {
            return held == null ? null : "INCOMPLETE";
        }
        Set<Integer> years = facts.register().knows(HONOUR) ? registerYears(facts, held) : claimedYears(facts, held);
        if (years.isEmpty()) {
            return null;
        }
        if (years.stream().anyMatch(year -> Remarks.nameYear(remarks, year)) && Remarks.nameStar(remarks, held)) {
            return "COMPLETE";
        }
        boolean namesAnother = Remarks.nameAnyYear(remarks) && Remarks.nameAnyStar(remarks);
        return namesAnother && facts.register().knows(HONOUR) ? "CONTRADICTED" : "INCOMPLETE";
    }

    private static Integer highest(Facts facts) {
        return facts.register().knows(HONOUR)
                ? onRegister(facts, false).max(Integer::compare).orElse(NEVER)
                : highestClaimed(facts);
    }

    /** Null where it is not stated, or where an entry leaves open whether it is higher. */
    private static Integer highestClaimed(Facts facts) {
        List<StarHeld> stated = facts.submission().window().starsHeld();
        if (stated == null) {
            return null;
        }
        if (stated.stream().anyMatch(star -> Objects.equals(star.stars(), 5))) {
            return 5;
        }
        if (stated.stream().anyMatch(star -> star.stars() == null || !LEVELS.contains(star.stars()))) {
            return null;
        }
        return stated.stream().map(StarHeld::stars).max(Integer::compare).orElse(NEVER);
    }

    private static Set<Integer> claimedYears(Facts facts, int stars) {
        return Optional.ofNullable(facts.submission().window().starsHeld()).orElse(List.of()).stream()
                .filter(star -> Objects.equals(star.stars(), stars) && star.year() != null)
                .map(StarHeld::year)
                .collect(Collectors.toSet());
    }

    private static Stream<Integer> onRegister(Facts facts, boolean revoked) {
        return facts.register().entries().stream()
                .filter(entry -> entry.honour().equals(HONOUR) && entry.revoked() == revoked && entry.stars() != null)
                .map(Register.Entry::stars);
    }

    private static Set<Integer> registerYears(Facts facts, int stars) {
        return years(facts, stars, entry -> !entry.revoked());
    }

    private static Set<Integer> everYears(Facts facts, int stars) {
        return years(facts, stars, entry -> true);
    }

    private static Set<Integer> years(Facts facts, int stars, Predicate<Register.Entry> counted) {
        return facts.register().entries().stream()
                .filter(entry -> entry.honour().equals(HONOUR) && Objects.equals(entry.stars(), stars))
                .filter(counted)
                .map(Register.Entry::year)
                .collect(Collectors.toSet());
    }

    private static Text years(Facts facts, int held) {
        Set<Integer> years = facts.register().knows(HONOUR) ? registerYears(facts, held) : claimedYears(facts, held);
        return Papers.list(years.stream()
                .sorted()
                .map(String::valueOf)
                .map(year -> Text.of(year, year))
                .toList());
    }

    private static Evidence registered(Facts facts) {
        List<String> entries = facts.register().entries().stream()
                .filter(entry -> entry.honour().equals(HONOUR))
                .map(entry -> entry.year() + " " + entry.stars() + "★" + (entry.revoked() ? " (revoked)" : ""))
                .toList();
        return new Evidence("register:" + HONOUR, entries, null, "register");
    }

    private static Object claimed(Facts facts) {
        List<StarHeld> stated = facts.submission().window().starsHeld();
        return stated == null
                ? null
                : stated.stream()
                        .map(star -> star.year() + " " + star.stars() + "★")
                        .toList();
    }
}
