package org.pingxuan.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Slows down guessing of passwords: after {@value #FREE} wrong ones in a row for one name from one address, each next try is heard
 * only after a pause that doubles from 1 second to a minute. Tries from elsewhere, and who is signed in already, are not held up.
 */
@ApplicationScoped
public class FailedTries {

    static final int FREE = 5;
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration REMEMBERED = Duration.ofMinutes(15);
    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final Cache<Who, Tries> tries =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST).build();

    @Inject
    FailedTries(InstantSource clock) {
        this.clock = clock;
    }

    private record Who(String name, String address) {}

    private record Tries(int count, Instant last) {}

    /** How long until a password for the name is heard from the address; zero: now. */
    Duration pause(String name, String address) {
        Tries failed = tries.getIfPresent(new Who(name, address));
        if (failed == null || failed.count() < FREE) {
            return Duration.ZERO;
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(failed.count() - FREE, 6));
        Instant heard = failed.last().plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
        Duration left = Duration.between(clock.instant(), heard);
        return left.isNegative() ? Duration.ZERO : left;
    }

    void failed(String name, String address) {
        tries.asMap()
                .merge(
                        new Who(name, address),
                        new Tries(1, clock.instant()),
                        (before, now) -> new Tries(before.count() + 1, now.last()));
    }

    void succeeded(String name, String address) {
        tries.invalidate(new Who(name, address));
    }
}
