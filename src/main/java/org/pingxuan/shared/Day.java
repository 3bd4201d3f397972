package org.pingxuan.shared;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** Days and instants as they are written: with a year of four digits, 0001 to 9999, which every calendar and database can hold. */
public final class Day {

    private static final Pattern DAY = Pattern.compile("(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern INSTANT = Pattern.compile("(?!0000)[0-9]{4}-.*");

    private Day() {}

    /** Whether the text is written like a day, 2024-05-08; there need not be such a day. */
    public static boolean isWritten(String text) {
        return DAY.matcher(text).matches();
    }

    /**
     * The day that a text is, written 2024-05-08.
     *
     * @throws DateTimeException where it is written otherwise, or there is no such day
     */
    public static LocalDate of(String text) {
        if (!isWritten(text)) {
            throw new DateTimeException("not written like 2024-05-08");
        }
        return LocalDate.parse(text);
    }

    /**
     * The instant that a text is, written with its offset, 2024-05-08T15:20:00+08:00.
     *
     * @throws DateTimeException where it is written otherwise, or there is no such instant
     */
    public static OffsetDateTime instant(String text) {
        if (!INSTANT.matcher(text).matches()) {
            throw new DateTimeException("not written like 2024-05-08T15:20:00+08:00");
        }
        return OffsetDateTime.parse(text);
    }
}
