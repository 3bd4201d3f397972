package org.pingxuan;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.pingxuan.database.KeyFile;
import org.pingxuan.decision.DecisionKeys;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.ledger.HeadDirectory;
import org.pingxuan.ledger.HeadExport;
import org.pingxuan.ledger.Ledger;
import org.pingxuan.ledger.LedgerKey;
import org.pingxuan.ledger.Recorder;
import org.pingxuan.ledger.RequestKeys;

/** Puts together what keeps the record: one recorder, one ledger and one decision store for the service. */
@Singleton
public class Recordkeeping {

    /** Behind what is published and loaded at start. */
    private static final int LATE = 5_000;

    private final Ledger ledger;
    private final Recorder recorder;
    private final DecisionStore decisions;
    private final HeadDirectory heads;
    private final HeadExport export;

    Recordkeeping(
            DataSource database,
            KeyFile keys,
            InstantSource clock,
            MeterRegistry meters,
            @ConfigProperty(name = "pingxuan.recorder.queue", defaultValue = "4096") int queue,
            @ConfigProperty(name = "pingxuan.ledger-export-dir") Optional<Path> exportDirectory,
            @ConfigProperty(name = "pingxuan.data-dir", defaultValue = "data") Path data) {
        KeyPair signing = keys.signing();
        LedgerKey key = new LedgerKey(signing.getPrivate(), signing.getPublic());
        ledger = new Ledger(database, key);
        recorder = new Recorder(database, key, clock, queue);
        decisions = new DecisionStore(
                database,
                recorder,
                new DecisionKeys(
                        keys.derive("nominee-keys"), keys.derive("nominee-hashes"), keys.derive("body-digests")));
        heads = new HeadDirectory(exportDirectory.orElse(data.resolve("ledger-heads")));
        export = new HeadExport(ledger, key, heads);
        Gauge.builder("pingxuan.recorder.waiting", recorder, Recorder::waiting)
                .description("parcels that wait to be recorded")
                .register(meters);
        Gauge.builder("pingxuan.ledger.sound", export, sound -> sound.isSound() ? 1 : 0)
                .description("0 where the ledger contradicts a head that was exported")
                .register(meters);
        Gauge.builder("pingxuan.ledger.unkept", export, HeadExport::unkept)
                .description("entries that the last export of the head left without a kept head")
                .register(meters);
    }

    @Produces
    @Singleton
    Ledger ledger() {
        return ledger;
    }

    @Produces
    @Singleton
    Recorder recorder() {
        return recorder;
    }

    @Produces
    @Singleton
    DecisionStore decisions() {
        return decisions;
    }

    @Produces
    @Singleton
    RequestKeys requestKeys(DataSource database, InstantSource clock, ManagedExecutor waiting) {
        return new RequestKeys(database, clock, waiting);
    }

    @Produces
    @Singleton
    HeadDirectory heads() {
        return heads;
    }

    /** So that there is a head to verify with from the first day's first minute. */
    void exportFirst(@Observes @Priority(LATE) StartupEvent started) {
        export.export();
    }

    @Scheduled(every = "60s", delayed = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void exportHead() {
        export.export();
    }

    void recordWhatWaits(@Observes ShutdownEvent stopping) {
        recorder.close();
        export.export();
    }
}
