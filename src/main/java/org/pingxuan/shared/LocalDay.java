package org.pingxuan.shared;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/** The local days that notices count in. */
public final class LocalDay {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private LocalDay() {}

    public static LocalDate of(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    public static LocalDate today(InstantSource clock) {
        return of(clock.instant());
    }

    /** Its first instant; null for null. */
    public static Instant begin(LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZONE).toInstant();
    }

    /** The first instant after it; null for null. */
    public static Instant end(LocalDate day) {
        return day == null ? null : begin(day.plusDays(1));
    }
}
