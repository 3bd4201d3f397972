package org.pingxuan;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pingxuan.audit.OnRecord;
import org.pingxuan.database.KeyFile;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.ledger.HeadDirectory;
import org.pingxuan.ledger.LedgerHead;
import org.pingxuan.ledger.OfflineVerifier;

/** The ledger's head is kept in a second place every minute, and when the service stops. */
class RecordkeepingTest {

    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2024-05-08T07:20:01Z"));

    @TempDir
    private Path directory;

    private Path heads;
    private Recordkeeping records;

    @BeforeEach
    void the_record_is_empty() {
        heads = directory.resolve("heads");
        records = new Recordkeeping(
                TestDatabase.fresh().app(),
                KeyFile.ofSecret("a secret of at least 32 bytes, for tests only".getBytes(StandardCharsets.US_ASCII)),
                () -> OnRecord.AT,
                new SimpleMeterRegistry(),
                100,
                Optional.of(heads),
                directory);
    }

    @AfterEach
    void the_recorder_stops() {
        records.recorder().close();
    }

    @Test
    void it_is_done_every_minute() throws NoSuchMethodException {
        assertThat(Recordkeeping.class
                        .getDeclaredMethod("exportHead")
                        .getAnnotation(Scheduled.class)
                        .every())
                .isEqualTo("60s");
    }

    @Test
    void a_head_that_did_not_move_is_not_written_again() throws IOException {
        records.exportHead();
        assertThat(kept()).isEmpty();
        decide();
        records.exportHead();
        Path file = heads.resolve("head-000000000001.json");
        assertThat(kept()).containsExactly(file);
        Files.setLastModifiedTime(file, LONG_AGO);
        records.exportHead();
        assertThat(kept()).containsExactly(file);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO);
    }

    @Test
    void a_head_that_moved_is_kept_beside_the_last_and_the_offline_verifier_holds_the_ledger_to_both()
            throws IOException {
        decide();
        records.exportHead();
        decide();
        decide();
        records.exportHead();
        List<LedgerHead> exported = new HeadDirectory(heads).heads();
        assertThat(exported).extracting(LedgerHead::size).containsExactly(1L, 3L);
        assertThat(exported.get(1)).isEqualTo(records.ledger().head());

        Path file = directory.resolve("ledger.ndjson");
        try (Writer lines = Files.newBufferedWriter(file)) {
            records.ledger().export(0, 2, lines);
        }
        assertThat(offline(file)).isZero();
        List<String> cutOff = Files.readAllLines(file);
        Files.write(file, cutOff.subList(0, 2));
        assertThat(offline(file)).isEqualTo(1);
    }

    @Test
    void the_last_head_is_kept_when_the_service_stops() {
        decide();
        records.recordWhatWaits(new ShutdownEvent());
        assertThat(new HeadDirectory(heads).last()).contains(records.ledger().head());
    }

    private void decide() {
        OnRecord.in("2024-02").put(records.decisions());
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(heads)) {
            return files.filter(file -> !file.endsWith(HeadDirectory.KEY)).toList();
        }
    }

    private int offline(Path file) {
        return OfflineVerifier.run(
                List.of(file.toString(), heads.toString()),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    }
}
