package org.pingxuan.http;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The one clock of the service. Everything that needs the time has it injected. */
public class TimeSource {

    @Produces
    @Singleton
    InstantSource now() {
        return InstantSource.system();
    }
}
