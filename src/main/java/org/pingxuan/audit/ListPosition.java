package org.pingxuan.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/** Where a row stands in a list that is ordered by time, then id, newest first. */
record ListPosition(Instant at, UUID id) {

    /** @throws IllegalArgumentException where it is not what {@link #toString()} wrote */
    static ListPosition parse(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("not a position");
        }
        try {
            return new ListPosition(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (DateTimeException notAnInstant) {
            throw new IllegalArgumentException("not a position", notAnInstant);
        }
    }

    @Override
    public String toString() {
        return at + " " + id;
    }
}
