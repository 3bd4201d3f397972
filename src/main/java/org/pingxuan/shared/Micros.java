package org.pingxuan.shared;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Instants as the database keeps them, to the microsecond. */
public final class Micros {

    private Micros() {}

    public static Instant of(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    public static Instant now(InstantSource clock) {
        return of(clock.instant());
    }
}
