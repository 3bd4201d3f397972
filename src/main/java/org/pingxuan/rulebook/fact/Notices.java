package org.pingxuan.rulebook.fact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.pingxuan.policy.Row;
import org.pingxuan.shared.Normal;
import org.pingxuan.submission.Submission.Notice;
import org.pingxuan.submission.Submission.Objection;
import org.pingxuan.verdict.Evidence;

/** Public notices (公示): their working days, their objections, and what may follow them only when they are over. */
public final class Notices {

    private Notices() {}

    /** Whether a notice ran long enough, by the row of the notices table for this criterion. */
    public static Notion days(Facts facts, Tables tables, String criterion) {
        Row row = tables.only("notices", "criterion", criterion);
        boolean unitLevel = "UNIT".equals(row.text("level"));
        return days(
                unitLevel
                        ? facts.submission().procedure().unitNotice()
                        : facts.submission().procedure().cityNotice(),
                unitLevel ? "/procedure/unitNotice" : "/procedure/cityNotice",
                facts.submission().unit(),
                tables,
                criterion);
    }

    /**
     * As {@link #days(Facts, Tables, String)}, for a notice of the province.
     *
     * @param unit whose local holidays count; null for the province
     */
    static Notion days(Notice notice, String path, String unit, Tables tables, String criterion) {
        Row row = tables.only("notices", "criterion", criterion);
        int required = row.integer("days");
        LocalDate from = notice == null ? null : notice.from();
        LocalDate to = notice == null ? null : notice.to();
        Notion notion = Notion.of("notice.days", null)
                .read(path + "/from", from)
                .read(path + "/to", to)
                .show("from", from)
                .show("to", to)
                .show("required", required);
        if (from == null || to == null) {
            return notion;
        }
        if (to.isBefore(from)) {
            return new Notion(notion.name(), "TOO_FEW", notion.evidence(), notion.shown())
                    .show("days", 0)
                    .show("daysWithoutPosting", 0);
        }
        OptionalInt counted = tables.workingDays().count(from, to, true, unit);
        OptionalInt without = tables.workingDays().count(from, to, false, unit);
        if (counted.isEmpty() || without.isEmpty()) {
            return notion.with(new Evidence(path, "year not loaded", null, "working-days"));
        }
        int counts = row.yes("countPostingDay") ? counted.getAsInt() : without.getAsInt();
        String value =
                counts < required ? "TOO_FEW" : without.getAsInt() < required ? "ONLY_WITH_POSTING_DAY" : "ENOUGH";
        return new Notion(notion.name(), value, notion.evidence(), notion.shown())
                .with(new Evidence(path, counts, "≥ " + required, "working-days"))
                .show("days", counts)
                .show("daysWithoutPosting", without.getAsInt());
    }

    /** Whether the calendar of every year that the notices touch is loaded (X-CAL). */
    public static Notion calendarLoaded(Facts facts, Tables tables) {
        TreeSet<Integer> missing = new TreeSet<>();
        Stream.of(
                        facts.submission().procedure().unitNotice(),
                        facts.submission().procedure().cityNotice())
                .filter(Objects::nonNull)
                .forEach(notice -> {
                    List<LocalDate> ends = Stream.of(notice.from(), notice.to())
                            .filter(Objects::nonNull)
                            .sorted()
                            .toList();
                    if (!ends.isEmpty()) {
                        for (int year = ends.get(0).getYear();
                                year <= ends.get(ends.size() - 1).getYear();
                                year++) {
                            if (!tables.workingDays().isLoaded(year)) {
                                missing.add(year);
                            }
                        }
                    }
                });
        return Notion.yesNo("calendar.loaded", missing.isEmpty())
                .with(new Evidence(
                        "working-days", missing.isEmpty() ? "loaded" : missing.toString(), null, "working-days"))
                .show("years", missing.isEmpty() ? null : missing.toString().replaceAll("[\\[\\]]", ""));
    }

    /**
     * The objections of both notices, each with how it was dealt with, before the notices that had none; a pacesetter's missing
     * city notice is not unknown.
     */
    public static Items objections(Facts facts) {
        List<List<Notion>> raised = new ArrayList<>();
        List<List<Notion>> none = new ArrayList<>();
        objections(facts.submission().procedure().unitNotice(), "/procedure/unitNotice/objections", raised, none);
        Notice city = facts.submission().procedure().cityNotice();
        if (city != null || !facts.isPacesetter()) {
            objections(city, "/procedure/cityNotice/objections", raised, none);
        }
        raised.addAll(none);
        return new Items("objections", raised);
    }

    /** The objections of one notice; one item that says so where there is none, or where none is stated. */
    static List<List<Notion>> objections(Notice notice, String path) {
        List<List<Notion>> items = new ArrayList<>();
        objections(notice, path, items, items);
        return items;
    }

    private static void objections(Notice notice, String path, List<List<Notion>> raised, List<List<Notion>> none) {
        if (notice == null || notice.objections() == null) {
            none.add(List.of(Notion.of("objection", null).read(path, null)));
        } else if (notice.objections().isEmpty()) {
            none.add(List.of(Notion.of("objection", "NONE").read(path, List.of())));
        } else {
            for (int i = 0; i < notice.objections().size(); i++) {
                Objection objection = notice.objections().get(i);
                raised.add(List.of(Notion.of("objection", stateOf(objection))
                        .read(path + "/" + i + "/state", objection.state())
                        .read(path + "/" + i + "/on", objection.on())
                        .show("on", objection.on())));
            }
        }
    }

    private static String stateOf(Objection objection) {
        if (objection.state() == null) {
            return "NO_STATE";
        }
        boolean written = Normal.form(objection.finding()) != null;
        return "UNFOUNDED".equals(objection.state()) && !written ? "NO_FINDING" : objection.state();
    }

    /** Whether an act came after the last day of a notice; on that day itself the notice is not over. */
    public static Notion after(String path, LocalDate done, String noticePath, Notice notice) {
        LocalDate to = notice == null ? null : notice.to();
        String value = done == null || to == null ? null : done.isAfter(to) ? "AFTER" : "TOO_EARLY";
        return Notion.of("day", value)
                .read(path, done, to == null ? null : "> " + to)
                .read(noticePath + "/to", to)
                .show("done", done)
                .show("to", to);
    }

    /** Whether an objection to a notice is still open. */
    public static Notion open(String path, Notice notice) {
        List<Objection> objections = notice == null ? null : notice.objections();
        String value = null;
        if (objections != null) {
            boolean open = objections.stream().anyMatch(objection -> "OPEN".equals(objection.state()));
            boolean unknown = objections.stream().anyMatch(objection -> objection.state() == null);
            value = unknown ? null : open ? "OPEN" : "NONE";
        }
        return Notion.of("open", value)
                .read(
                        path + "/objections",
                        objections == null
                                ? null
                                : Arrays.asList(objections.stream()
                                        .map(Objection::state)
                                        .toArray()));
    }
}
