package org.pingxuan.http;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The clock of all Quarkus tests: the system's, until a test stops it with {@link #stopAt}. */
@Alternative
@Priority(1)
@Singleton
public class SettableTime implements InstantSource {

    private final AtomicReference<InstantSource> source = new AtomicReference<>(InstantSource.system());

    @Override
    public Instant instant() {
        return source.get().instant();
    }

    /** From now on it is this instant, for every bean. */
    public void stopAt(Instant instant) {
        source.set(InstantSource.fixed(instant));
    }

    /** Back to the system's clock; to be called after each test that stopped it. */
    public void goOn() {
        source.set(InstantSource.system());
    }
}
