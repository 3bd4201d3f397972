package org.pingxuan.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pingxuan.database.KeyFile;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.decision.DecisionAct;
import org.pingxuan.decision.DecisionKeys;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.decision.StoredDecision;
import org.pingxuan.ledger.BrokenLedger;
import org.pingxuan.ledger.HeadDirectory;
import org.pingxuan.ledger.HeadExport;
import org.pingxuan.ledger.Ledger;
import org.pingxuan.ledger.LedgerKey;
import org.pingxuan.ledger.OfflineVerifier;
import org.pingxuan.ledger.Recorder;
import org.pingxuan.verdict.Verdict;

/** Someone owns the database, with every right and the whole source, but neither the signing key nor the exported heads. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerAttackTest {

    private static final int SIZE = 40;
    private static final List<String> TABLES = List.of(
            "ledger_entry",
            "ledger_head",
            "decision",
            "decision_facts",
            "decision_criterion",
            "decision_act",
            "nominee",
            "nominee_key",
            "erasure");
    private static final KeyFile KEYS =
            KeyFile.ofSecret("a secret of at least 32 bytes, for tests only".getBytes(StandardCharsets.US_ASCII));

    private final TestDatabase.Connections database = TestDatabase.fresh();
    private final LedgerKey key = key();
    private Recorder recorder;
    private DecisionStore decisions;
    private Ledger ledger;

    @TempDir
    static Path kept;

    /** What the attacker does; %d is an index, %2$d another. */
    enum Tampering {
        PAYLOAD("update ledger_entry set payload = replace(payload, 'RETURNED', 'ELIGIBLE') where index = %1$d"),
        KIND("update ledger_entry set kind = 'ERASURE' where index = %1$d"),
        SUBJECT("update ledger_entry set subject = gen_random_uuid() where index = %1$d"),
        TIME("update ledger_entry set at = at - interval '1 microsecond' where index = %1$d"),
        LEAF("update ledger_entry set hash = sha256(hash) where index = %1$d"),
        PAYLOAD_AND_LEAF("update ledger_entry set payload = '{}', hash = sha256(('\\x00'::bytea || convert_to("
                + "'{\"at\":\"2024-05-08T07:20:00Z\",\"index\":' || index || ',\"kind\":\"' || kind || '\",\"payload\":{},\"subject\":\"'"
                + " || subject || '\"}', 'UTF8'))) where index = %1$d"),
        ROOT("update ledger_entry set root = sha256(root) where index = %1$d"),
        REMOVED("delete from ledger_entry where index = %1$d"),
        REMOVED_AND_CLOSED_UP("delete from ledger_entry where index = %1$d;"
                + " update ledger_entry set index = -index where index > %1$d;"
                + " update ledger_entry set index = -index - 1 where index < 0"),
        SWAPPED("update ledger_entry set index = 1000000 where index = %1$d;"
                + " update ledger_entry set index = %1$d where index = %2$d;"
                + " update ledger_entry set index = %2$d where index = 1000000"),
        CONTENTS_SWAPPED(
                "update ledger_entry e set kind = o.kind, subject = o.subject, payload = o.payload, at = o.at"
                        + " from ledger_entry o where (e.index = %1$d and o.index = %2$d) or (e.index = %2$d and o.index = %1$d)"),
        INSERTED("update ledger_entry set index = -index - 2 where index >= %1$d;"
                + " update ledger_entry set index = -index - 1 where index < 0;"
                + " insert into ledger_entry select %1$d, at, kind, gen_random_uuid(), payload, hash, nodes, root"
                + " from ledger_entry where index = %1$d + 1"),
        CUT_OFF("delete from ledger_entry where index >= %1$d"),
        CUT_OFF_WITH_THE_HEAD("delete from ledger_entry where index > %1$d;"
                + " update ledger_head set size = %1$d + 1, root = (select root from ledger_entry where index = %1$d)"),
        HEAD_SIGNED_BY_NOBODY("update ledger_head set signature = encode(sha256('%1$d') || sha256('%2$d'), 'base64')"),
        DECISION_REWRITTEN(
                "update decision set verdict = 'ELIGIBLE' where id = (select subject from ledger_entry where index = %1$d)"),
        DECISION_WITH_A_VERDICT_THAT_IS_NONE(
                "update decision set verdict = 'X' where id = (select subject from ledger_entry where index = %1$d)"),
        DECISION_WITH_OUTCOMES_THAT_ARE_NONE(
                "update decision set outcomes = '{}' where id = (select subject from ledger_entry where index = %1$d)"),
        DECISION_REMOVED(
                "delete from decision_criterion where decision = (select subject from ledger_entry where index = %1$d);"
                        + " delete from decision_facts where decision = (select subject from ledger_entry where index = %1$d);"
                        + " delete from decision where id = (select subject from ledger_entry where index = %1$d)"),
        CRITERION_HIDDEN(
                "delete from decision_criterion where decision = (select subject from ledger_entry where index = %1$d)"),
        CRITERION_REWRITTEN(
                "update decision_criterion set outcome = 'UNKNOWN', effect = 'NONE' where criterion = 'N-UNIT-5'"
                        + " and decision = (select subject from ledger_entry where index = %1$d)"),
        CRITERION_OF_ANOTHER_UNIT("update decision_criterion set unit = 'JL-YB'"
                + " where decision = (select subject from ledger_entry where index = %1$d)"),
        ACT_REWRITTEN("update decision_act set verdict = 'ELIGIBLE'"),
        ACT_WITH_A_VERDICT_THAT_IS_NONE("update decision_act set verdict = 'X'"),
        ACT_OF_A_KIND_THAT_IS_NONE("update decision_act set kind = 'X'"),
        ACT_REMOVED("delete from decision_act"),
        FACTS_REWRITTEN("update decision_facts set sealed = sealed || '\\x00'"
                + " where decision = (select subject from ledger_entry where index = %1$d)"),
        FACTS_WITHOUT_THEIR_KEY("update decision_facts set key = gen_random_uuid()"
                + " where decision = (select subject from ledger_entry where index = %1$d)"),
        KEY_REMOVED("delete from nominee_key"),
        KEY_REMOVED_AS_IF_ERASED("delete from nominee_key;"
                + " insert into erasure select gen_random_uuid(), id, 'x', 'admin', now() from nominee"),
        KEY_REWRITTEN("update nominee_key set wrapped = sha256(wrapped)"),
        KEY_CUT_SHORT("update nominee_key set wrapped = substring(wrapped for 5)"),
        KEY_OF_ANOTHER_NOMINEE("update nominee_key set nominee = gen_random_uuid()"),
        ERASURE_INVENTED("insert into erasure select gen_random_uuid(), id, 'x', 'admin', now() from nominee"),
        NOMINEE_KNOWN_BY_ANOTHER_HASH("update nominee set hash = sha256(hash)"),
        NOMINEE_KNOWN_BY_ANOTHER_KIND("update nominee set kind = 'PERSON_NAME'"),
        NOMINEE_REMOVED("delete from nominee");

        private final String sql;

        Tampering(String sql) {
            this.sql = sql;
        }
    }

    private static LedgerKey key() {
        KeyPair pair = KEYS.signing();
        return new LedgerKey(pair.getPrivate(), pair.getPublic());
    }

    @BeforeAll
    void forty_decisions_are_on_record_and_the_head_is_exported() throws SQLException {
        recorder = new Recorder(database.app(), key, () -> OnRecord.AT, 1_000);
        decisions = new DecisionStore(
                database.app(),
                recorder,
                new DecisionKeys(
                        KEYS.derive("nominee-keys"), KEYS.derive("nominee-hashes"), KEYS.derive("body-digests")));
        ledger = new Ledger(database.app(), key);
        StoredDecision last = null;
        for (int i = 0; i < SIZE; i++) {
            last = OnRecord.in("2024-02").put(decisions);
        }
        recorder.record(List.of(decisions.pending(DecisionAct.resolution(
                        UUID.randomUUID(),
                        last.id(),
                        Verdict.INELIGIBLE,
                        "why",
                        "authority",
                        "reviewer",
                        OnRecord.AT))))
                .toCompletableFuture()
                .join();
        new HeadExport(ledger, key, new HeadDirectory(kept)).export();
        owner("do $$ declare foreign_key record; begin for foreign_key in select conrelid::regclass as child, conname"
                + " from pg_constraint where contype in ('f', 'c') and conrelid <> 0 loop execute format('alter table %s drop constraint %I',"
                + " foreign_key.child, foreign_key.conname); end loop; end $$");
        owner("alter table decision alter column decided_on drop expression; create schema before");
        for (String table : TABLES) {
            owner("alter table %1$s disable trigger all; create table before.%1$s as table %1$s".formatted(table));
        }
    }

    @AfterAll
    void the_recorder_stops() {
        recorder.close();
    }

    @Test
    void five_hundred_random_tamperings_are_all_found() throws SQLException {
        assertThat(isSound()).isTrue();
        Random random = new Random(20240508);
        for (int attempt = 0; attempt < 500; attempt++) {
            Tampering tampering = Tampering.values()[random.nextInt(Tampering.values().length)];
            int at = random.nextInt(SIZE - 1);
            int other = (at + 1 + random.nextInt(SIZE - 1)) % SIZE;
            owner(tampering.sql.formatted(at, other));
            assertThat(isSound()).as("%s at %d and %d", tampering, at, other).isFalse();
            undo();
        }
        assertThat(isSound()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.MATCH_NONE,
            names = {"DECISION.*", "CRITERION.*", "ACT.*", "FACTS.*", "KEY.*", "ERASURE.*", "NOMINEE.*", "HEAD.*"})
    void a_range_exported_after_each_kind_of_tampering_fails_the_offline_verifier(
            Tampering tampering, @TempDir Path directory) throws SQLException, IOException {
        Path file = directory.resolve("ledger.ndjson");
        export(file);
        assertThat(offline(file)).isZero();
        owner(tampering.sql.formatted(7, 12));
        try {
            export(file);
        } catch (BrokenLedger notEvenExported) {
            Files.writeString(file, "");
        }
        assertThat(offline(file)).isEqualTo(1);
    }

    private boolean isSound() {
        try {
            return ledger.verify(new HeadDirectory(kept).heads()).isSound()
                    && decisions.contradictingLedger().isEmpty();
        } catch (BrokenLedger head) {
            return false;
        }
    }

    private void export(Path file) throws IOException {
        try (Writer lines = Files.newBufferedWriter(file)) {
            ledger.export(0, ledger.head().size() - 1, lines);
        }
    }

    private int offline(Path file) {
        return OfflineVerifier.run(
                List.of(file.toString(), kept.toString()),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void undo() throws SQLException {
        owner(TABLES.stream()
                .map(table -> "delete from %1$s; insert into %1$s select * from before.%1$s".formatted(table))
                .collect(Collectors.joining("; ")));
    }

    private void owner(String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
