package org.pingxuan.slate;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The time that all questions to the solver have together. It runs from its making on. */
final class Budget {

    private static final int SECONDS = 30;

    private final LongSupplier nanos;
    private final int seconds;
    private final long end;

    private Budget(int seconds, LongSupplier nanos) {
        this.nanos = nanos;
        this.seconds = seconds;
        this.end = nanos.getAsLong() + TimeUnit.SECONDS.toNanos(seconds);
    }

    /** As much as one search has. */
    static Budget ofSearch() {
        return of(SECONDS, System::nanoTime);
    }

    /** @param nanos a clock that only goes on */
    static Budget of(int seconds, LongSupplier nanos) {
        return new Budget(seconds, nanos);
    }

    /**
     * The seconds that are left, more than 0.
     *
     * @param nominees how many the search is about
     * @throws NotSolvedInTime where none is left
     */
    double left(int nominees) {
        long left = end - nanos.getAsLong();
        if (left <= 0) {
            throw spent(nominees);
        }
        return left / 1e9;
    }

    NotSolvedInTime spent(int nominees) {
        return new NotSolvedInTime(nominees, seconds);
    }
}
