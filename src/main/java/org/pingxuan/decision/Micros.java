package org.pingxuan.decision;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as the database keeps them. */
final class Micros {

    private Micros() {}

    static Instant of(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
