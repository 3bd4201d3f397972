package org.pingxuan.shared;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/** Ids that sort by the time they were made (UUIDv7, RFC 9562 §5.7): new rows stay together at the end of an index. */
public final class TimeOrderedId {

    private static final SecureRandom RANDOM = new SecureRandom();

    private TimeOrderedId() {}

    /** A new id: 48 bits of milliseconds, 74 random bits. */
    public static UUID next(InstantSource clock) {
        long high = clock.millis() << 16 | 0x7000 | RANDOM.nextInt(1 << 12);
        long low = RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
