package org.pingxuan.honours;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pingxuan.database.KeyFile;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.ledger.LedgerKey;
import org.pingxuan.ledger.Recorded;
import org.pingxuan.ledger.Recorder;
import org.pingxuan.ledger.Recording;

class RecordedHonourTest {

    private static final KeyFile KEYS =
            KeyFile.ofSecret("a secret of at least 32 bytes, for tests only".getBytes(StandardCharsets.US_ASCII));
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2024-05-08T07:20:01Z"));
    private static final NewHonour WINDOW = new NewHonour("STAR_WINDOW", 2021, 4, "示例大厅", "12220102MB0000001Q", null);

    @Test
    void an_honour_whose_commit_was_not_answered_is_recognised_even_where_it_was_revoked_and_recorded_anew() {
        TestDatabase.Connections database = TestDatabase.fresh();
        KeyPair pair = KEYS.signing();
        try (Recorder recorder =
                new Recorder(database.app(), new LedgerKey(pair.getPrivate(), pair.getPublic()), CLOCK, 100)) {
            HonoursRegister register = new HonoursRegister(database.app(), recorder, KEYS, CLOCK);
            Recorded first = register.pendingRecord(WINDOW, "admin");
            record(recorder, first);
            register.revoke(first.id(), "评定有误", "admin");
            register.record(List.of(WINDOW), "admin");
            assertThat(record(recorder, first))
                    .extracting(Recording::id, Recording::existed)
                    .containsExactly(first.id(), false);
        }
    }

    private static Recording record(Recorder recorder, Recorded honour) {
        return recorder.record(List.of(honour)).toCompletableFuture().join().get(0);
    }
}
