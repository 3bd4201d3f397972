package org.pingxuan.rulebook.fact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.pingxuan.submission.Submission.Opinion;

/**
 * Opinions asked before reporting up (四(一)1(1), 四(一)2(1), A-21, A-22): who has to be asked depends on the nominee; an opinion is dated on
 * or before the day of reporting up and is not too old then.
 */
public final class Opinions {

    private Opinions() {}

    /** The opinions of several organs whose dates count too. */
    public static Items dated(Facts facts, Tables tables, String name, List<String> organs) {
        List<List<Notion>> items = new ArrayList<>();
        for (String organ : organs) {
            items.add(item(facts, organ, Notion.yesNo("opinion.applies", true), inTime(facts, tables, organ)));
        }
        return new Items(name, items);
    }

    /** The opinion of one organ by its answer alone, where {@code applies} says that it has to be asked. */
    public static Items answered(Facts facts, Tables tables, String name, String organ, Notion applies) {
        List<Opinion> given = of(facts, organ);
        String answer = given.stream().anyMatch(opinion -> "DISAGREE".equals(opinion.answer()))
                ? "DISAGREE"
                : given.stream().anyMatch(opinion -> "AGREE".equals(opinion.answer())) ? "AGREE" : null;
        return new Items(name, List.of(item(facts, organ, applies, notion(facts, tables, organ, answer, given))));
    }

    private static List<Notion> item(Facts facts, String organ, Notion applies, Notion opinion) {
        return List.of(
                applies, Notion.of("opinion.subject", subject(facts)), Notion.of("opinion.organ", organ), opinion);
    }

    private static String subject(Facts facts) {
        if (facts.isForWindow()) {
            return "WINDOW";
        }
        return facts.isPacesetter() && Honours.holdsEarlierTitle(facts) ? "EARLIER_TITLE" : "PERSON";
    }

    private static Notion inTime(Facts facts, Tables tables, String organ) {
        List<Opinion> given = of(facts, organ);
        LocalDate reportedUp = facts.submission().procedure().reportedUpOn();
        int months = tables.number("consult.maxAgeMonths").intValueExact();
        // a disagreement decides, then an opinion in time, then the first that is not
        Opinion decided = first(given, opinion -> "DISAGREE".equals(value(opinion, reportedUp, months)))
                .or(() -> first(given, opinion -> "AGREE".equals(value(opinion, reportedUp, months))))
                .or(() -> first(given, opinion -> value(opinion, reportedUp, months) != null))
                .orElse(null);
        String value = decided == null ? null : value(decided, reportedUp, months);
        return notion(facts, tables, organ, value, given)
                .read("/procedure/reportedUpOn", reportedUp)
                .show("on", decided == null ? null : decided.on())
                .show("reportedUpOn", reportedUp)
                .show("maxAgeMonths", months);
    }

    private static Optional<Opinion> first(List<Opinion> given, Predicate<Opinion> which) {
        return given.stream().filter(which).findFirst();
    }

    /** Null where its answer, its date or the day of reporting up is not known; a disagreement needs no date. */
    private static String value(Opinion opinion, LocalDate reportedUp, int months) {
        if ("DISAGREE".equals(opinion.answer())) {
            return "DISAGREE";
        }
        if (opinion.answer() == null || opinion.on() == null || reportedUp == null) {
            return null;
        }
        return opinion.on().isAfter(reportedUp)
                ? "LATE"
                : opinion.on().isBefore(reportedUp.minusMonths(months)) ? "OLD" : "AGREE";
    }

    private static Notion notion(Facts facts, Tables tables, String organ, String value, List<Opinion> given) {
        return Notion.of("opinion", value)
                .read(
                        "/procedure/opinions",
                        facts.submission().procedure().opinions() == null
                                ? null
                                : given.stream()
                                        .map(opinion -> organ + " " + opinion.answer() + " " + opinion.on())
                                        .toList(),
                        organ)
                .show("organ", tables.labelOf("opinions", "opinion.organ", organ));
    }

    private static List<Opinion> of(Facts facts, String organ) {
        List<Opinion> all = facts.submission().procedure().opinions();
        return all == null
                ? List.of()
                : all.stream().filter(opinion -> organ.equals(opinion.organ())).toList();
    }
}
