package org.pingxuan.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The local days of the notice. */
final class Days {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Days() {}

    static LocalDate of(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }
}
