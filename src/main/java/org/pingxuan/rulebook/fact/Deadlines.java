package org.pingxuan.rulebook.fact;

import java.time.LocalDate;
import org.pingxuan.policy.Row;

/** Deadlines of the notice (五, A-29): the named day is included, to 24:00 Asia/Shanghai. */
public final class Deadlines {

    private Deadlines() {}

    /** On which side of a deadline a day lies; {@code deadline} is a row of the deadlines table. */
    public static Notion day(LocalDate receivedOn, Row deadline) {
        LocalDate last = deadline.date("date");
        String value = receivedOn.isBefore(last) ? "BEFORE" : receivedOn.equals(last) ? "LAST_DAY" : "AFTER";
        return Notion.of("day", value)
                .read("/receivedAt", receivedOn, "≤ " + last)
                .show("received", receivedOn)
                .show("deadline", last);
    }

    /** On which side of a deadline an act lies that is accepted a little longer; a row of the deadlines table names the criterion. */
    public static Notion accepted(String path, LocalDate on, Tables tables, String criterion) {
        Row deadline = tables.only("deadlines", "criterion", criterion);
        LocalDate last = deadline.date("date");
        LocalDate accepted = deadline.date("accepted");
        String value = on == null ? null : !on.isAfter(last) ? "IN_TIME" : !on.isAfter(accepted) ? "ACCEPTED" : "AFTER";
        return Notion.of("day.accepted", value)
                .read(path, on, "≤ " + accepted)
                .show("on", on)
                .show("deadline", last)
                .show("accepted", accepted);
    }
}
