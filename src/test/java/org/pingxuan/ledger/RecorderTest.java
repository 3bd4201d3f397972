package org.pingxuan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.postgresql.ds.PGSimpleDataSource;

class RecorderTest {

    private static final InstantSource CLOCK = InstantSource.fixed(SampleLedger.START);

    private TestDatabase.Connections database;
    private Ledger ledger;
    private Recorder recorder;

    @BeforeEach
    void a_table_of_deeds() throws SQLException {
        database = TestDatabase.fresh();
        run(database.owner(), "create table deed (id uuid primary key, name text unique, words text not null)");
        run(database.owner(), "select append_only('deed')");
        ledger = new Ledger(database.app(), SampleLedger.KEY);
        recorder = recorder(database.app());
    }

    @AfterEach
    void the_recorder_stops() {
        recorder.close();
    }

    @Test
    void two_hundred_at_once_stand_in_a_gapless_ledger_that_verifies() {
        List<CompletionStage<List<Recording>>> answers = IntStream.range(0, 200)
                .mapToObj(number -> recorder.record(List.of(new Deed("deed " + number))))
                .toList();
        assertThat(answers.stream()
                        .map(answer -> join(answer).get(0).entry().entry().index()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 200).mapToObj(Long::valueOf).toList());
        assertThat(ledger.head().size()).isEqualTo(200);
        assertThat(ledger.verify(List.of()).faults()).isEmpty();
    }

    @Test
    void two_replicas_interleave_without_gaps() {
        try (Recorder other = recorder(database.app())) {
            List<CompletionStage<List<Recording>>> answers = new ArrayList<>();
            for (int number = 0; number < 150; number++) {
                answers.add(recorder.record(List.of(new Deed("one " + number), new Deed("both " + number))));
                answers.add(other.record(List.of(new Deed("both " + number), new Deed("two " + number))));
            }
            answers.forEach(RecorderTest::join);
        }
        assertThat(count()).isEqualTo(450);
        assertThat(ledger.head().size()).isEqualTo(450);
        assertThat(ledger.verify(List.of()).faults()).isEmpty();
    }

    @Test
    void a_taken_key_answers_with_the_record_that_holds_it() {
        Deed first = new Deed("one");
        record(first);
        Recording again = record(new Deed("one"));
        assertThat(again.existed()).isTrue();
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.entry()).isNull();
        assertThat(ledger.head().size()).isEqualTo(1);
    }

    @Test
    void the_same_record_twice_is_recognised_as_its_own() {
        Deed deed = new Deed("one");
        record(deed);
        Recording again = record(deed);
        assertThat(again.existed()).isFalse();
        assertThat(again.id()).isEqualTo(deed.id());
        assertThat(ledger.head().size()).isEqualTo(1);
    }

    @Test
    void a_record_without_a_note_leaves_the_ledger_as_it_is() {
        Recording recording = record(new Deed("silent", Behaviour.SILENT));
        assertThat(recording.existed()).isFalse();
        assertThat(recording.entry()).isNull();
        assertThat(count()).isEqualTo(1);
        assertThat(ledger.head().size()).isZero();
    }

    @Test
    void nothing_is_recorded_with_a_key_that_must_be_new_and_is_not() {
        Deed first = new Deed("key");
        record(first);
        CompletionStage<List<Recording>> answer =
                recorder.record(List.of(new Deed("beside"), new Deed("key", Behaviour.MUST_BE_NEW)));
        assertThatThrownBy(() -> join(answer))
                .isInstanceOfSatisfying(
                        AlreadyRecorded.class,
                        taken -> assertThat(taken.existing()).isEqualTo(first.id()));
        assertThat(count()).isEqualTo(1);
        assertThat(ledger.head().size()).isEqualTo(1);
    }

    @Test
    void a_faulty_record_fails_alone_and_its_neighbours_are_recorded() {
        List<CompletionStage<List<Recording>>> answers = IntStream.range(0, 50)
                .mapToObj(number -> recorder.record(
                        List.of(new Deed("deed " + number, number == 25 ? Behaviour.FAULTY : Behaviour.PLAIN))))
                .toList();
        for (int number = 0; number < 50; number++) {
            CompletionStage<List<Recording>> answer = answers.get(number);
            if (number == 25) {
                assertThatThrownBy(() -> join(answer))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("not recorded: SQLSTATE 23502")
                        .hasNoCause();
            } else {
                assertThat(join(answer)).hasSize(1);
            }
        }
        assertThat(count()).isEqualTo(49);
        assertThat(ledger.verify(List.of()).size()).isEqualTo(49);
    }

    @Test
    void a_parcel_is_recorded_whole_or_not_at_all() {
        CompletionStage<List<Recording>> answer =
                recorder.record(List.of(new Deed("sound"), new Deed("faulty", Behaviour.FAULTY)));
        assertThatThrownBy(() -> join(answer)).isInstanceOf(IllegalStateException.class);
        assertThat(count()).isZero();
    }

    @Test
    void what_no_longer_holds_under_the_lock_is_replaced_before_the_commit() {
        AtomicInteger asked = new AtomicInteger();
        Deed stale = new Deed("judged") {
            @Override
            public Optional<Recorded> beforeCommit(UnderLock lock) throws SQLException {
                boolean locked = lock.once("lock", RecorderTest::isHeadLocked);
                asked.incrementAndGet();
                return locked ? Optional.of(new Deed(id(), "judged", "anew", Behaviour.PLAIN)) : Optional.empty();
            }
        };
        Recording recording = record(stale);
        assertThat(asked).hasValue(1);
        assertThat(recording.id()).isEqualTo(stale.id());
        assertThat(((Deed) recording.as()).words).isEqualTo("anew");
        assertThat(ledger.entries(0, 9)).hasSize(1);
        assertThat(ledger.entries(0, 0).get(0).entry().note().payload()).isEqualTo("{\"words\":\"anew\"}");
    }

    @Test
    void what_never_holds_is_a_fault_of_the_program() {
        Deed restless = new Deed("restless") {
            @Override
            public Optional<Recorded> beforeCommit(UnderLock lock) {
                return Optional.of(this);
            }
        };
        assertThatThrownBy(() -> record(restless)).isInstanceOf(IllegalStateException.class);
        assertThat(count()).isZero();
    }

    @Test
    void a_broken_record_does_not_silence_the_recorder() {
        Deed broken = new Deed("broken") {
            @Override
            public Optional<Recorded> beforeCommit(UnderLock lock) {
                throw new AssertionError("broken");
            }
        };
        assertThatThrownBy(() -> record(broken)).isInstanceOf(IllegalStateException.class);
        assertThat(record(new Deed("sound")).entry().entry().index()).isZero();
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void a_killed_connection_loses_nothing_that_was_acknowledged() throws SQLException {
        List<Deed> deeds = IntStream.range(0, 300)
                .mapToObj(number -> new Deed("deed " + number))
                .toList();
        List<CompletionStage<List<Recording>>> answers = new ArrayList<>();
        for (Deed deed : deeds) {
            answers.add(recorder.record(List.of(deed)));
            if (answers.size() % 60 == 0) {
                run(
                        database.app(),
                        "select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user"
                                + " and datname = current_database() and pid <> pg_backend_pid()");
            }
        }
        int acknowledged = 0;
        for (int i = 0; i < answers.size(); i++) {
            CompletionStage<List<Recording>> answer = answers.get(i);
            try {
                join(answer);
                assertThat(ledger.about(deeds.get(i).id())).hasSize(1);
                acknowledged++;
            } catch (Problems failed) {
                assertThat(failed.status()).isEqualTo(503);
            }
        }
        assertThat(acknowledged).isPositive();
        assertThat(count()).isBetween((long) acknowledged, 300L);
        assertThat(ledger.head().size()).isEqualTo(count());
        assertThat(ledger.verify(List.of()).faults()).isEmpty();
        assertThat(record(new Deed("afterwards")).existed()).isFalse();
    }

    @Test
    void without_a_database_the_answer_is_503() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setURL("jdbc:postgresql://127.0.0.1:1/none");
        try (Recorder blind = new Recorder(nowhere, SampleLedger.KEY, CLOCK, 10)) {
            assertThatThrownBy(() -> join(blind.record(List.of(new Deed("x")))))
                    .isInstanceOfSatisfying(Problems.class, problems -> {
                        assertThat(problems.status()).isEqualTo(503);
                        assertThat(problems.list()).extracting(Problem::code).containsExactly("not-recorded");
                    });
        }
    }

    @Test
    void what_others_rest_on_stands_before_them_however_late_it_came() throws SQLException {
        Deed foundation = new Deed("foundation") {
            @Override
            public boolean isRestedOn() {
                return true;
            }
        };
        List<CompletionStage<List<Recording>>> before = new ArrayList<>();
        CompletionStage<List<Recording>> last;
        try (Connection holding = database.app().getConnection();
                Statement lock = holding.createStatement()) {
            holding.setAutoCommit(false);
            lock.execute("select size from ledger_head for update");
            // the writer takes some of these and waits for the head; the last of them waits for it with the foundation
            for (int number = 0; number < 3; number++) {
                before.add(recorder.record(List.of(new Deed("deed " + number))));
            }
            last = recorder.record(List.of(foundation));
            holding.rollback();
        }
        long founded = join(last).get(0).entry().entry().index();
        long resting = join(before.get(2)).get(0).entry().entry().index();
        before.forEach(RecorderTest::join);
        assertThat(ledger.verify(List.of()).size()).isEqualTo(4);
        assertThat(founded).isLessThan(resting);
    }

    @Test
    void a_full_queue_answers_503_and_what_waits_is_recorded_all_the_same() throws SQLException {
        try (Recorder narrow = new Recorder(database.app(), SampleLedger.KEY, CLOCK, 3);
                Connection holding = database.app().getConnection();
                Statement lock = holding.createStatement()) {
            holding.setAutoCommit(false);
            lock.execute("select size from ledger_head for update");
            List<CompletionStage<List<Recording>>> taken = new ArrayList<>();
            Problems refused = null;
            while (refused == null) {
                CompletionStage<List<Recording>> answer = narrow.record(List.of(new Deed("deed " + taken.size())));
                if (answer.toCompletableFuture().isCompletedExceptionally()) {
                    refused = problems(answer);
                } else {
                    taken.add(answer);
                }
            }
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.list()).extracting(Problem::code).containsExactly("queue-full");
            holding.rollback();
            taken.forEach(RecorderTest::join);
            assertThat(count()).isEqualTo(taken.size());
        }
    }

    @Test
    void closing_records_what_waits_and_refuses_what_comes_later() {
        List<CompletionStage<List<Recording>>> answers = IntStream.range(0, 100)
                .mapToObj(number -> recorder.record(List.of(new Deed("deed " + number))))
                .toList();
        recorder.close();
        assertThat(answers).allMatch(answer -> answer.toCompletableFuture().isDone());
        assertThat(count()).isEqualTo(100);
        assertThat(problems(recorder.record(List.of(new Deed("late")))).list())
                .extracting(Problem::code)
                .containsExactly("closing");
    }

    @Test
    void nothing_is_recorded_on_a_head_that_was_changed_behind_the_services_back() throws SQLException {
        record(new Deed("one"));
        run(database.app(), "update ledger_head set at = at + interval '1 s'");
        assertThatThrownBy(() -> record(new Deed("two")))
                .isInstanceOfSatisfying(
                        Problems.class,
                        problems -> assertThat(problems.status()).isEqualTo(503));
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void a_clock_that_goes_back_does_not_take_the_ledger_with_it() {
        record(new Deed("one"));
        try (Recorder slow =
                new Recorder(database.app(), SampleLedger.KEY, () -> SampleLedger.START.minusSeconds(60), 10)) {
            join(slow.record(List.of(new Deed("two"))));
        }
        assertThat(ledger.entries(0, 1)).extracting(entry -> entry.entry().at()).containsOnly(SampleLedger.START);
    }

    @Test
    void entries_and_ranges_are_proved_from_the_record(@TempDir Path directory) throws IOException {
        for (int number = 0; number < 21; number++) {
            record(new Deed("deed " + number));
        }
        for (int index = 0; index < 21; index++) {
            Ledger.Inclusion proof = ledger.proof(index).orElseThrow();
            assertThat(TreeProof.isIncluded(
                            proof.entry().hash(),
                            index,
                            proof.head().size(),
                            proof.head().root(),
                            proof.path()))
                    .isTrue();
            Path file = directory.resolve("range-" + index);
            try (Writer exported = Files.newBufferedWriter(file)) {
                ledger.export(index, Math.min(20, index + 4), exported);
            }
            assertThat(OfflineVerifier.verify(file, List.of(), SampleLedger.KEY.verifying())
                            .faults())
                    .isEmpty();
        }
        assertThat(ledger.proof(21)).isEmpty();
        assertThat(ledger.proof(-1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_entry set payload = '{\"words\":\"better\"}' where index = 2",
                "update ledger_entry set kind = 'SLATE' where index = 2",
                "update ledger_entry set kind = 'lower' where index = 2",
                "update ledger_entry set at = at + interval '1 microsecond' where index = 2",
                "update ledger_entry set hash = sha256('x') where index = 2",
                "update ledger_entry set root = sha256('x') where index = 2",
                "update ledger_entry set nodes = nodes || sha256('x') where index = 2",
                "delete from ledger_entry where index = 2",
                "update ledger_entry set index = 100 - index where index in (2, 4)"
            })
    void a_change_by_the_databases_owner_is_found_at_its_entry(String tampering) throws SQLException {
        for (int number = 0; number < 6; number++) {
            record(new Deed("deed " + number));
        }
        run(database.owner(), "alter table ledger_entry disable trigger all");
        run(database.owner(), tampering);
        assertThat(ledger.verify(List.of()).faults())
                .extracting(LedgerVerification.Fault::from)
                .containsExactly(2L);
    }

    @Test
    void a_head_is_exported_once_and_only_where_it_continues_the_last(@TempDir Path kept) throws SQLException {
        HeadDirectory heads = new HeadDirectory(kept);
        HeadExport export = new HeadExport(ledger, SampleLedger.KEY, heads);
        export.export();
        assertThat(heads.heads()).isEmpty();
        record(new Deed("one"));
        export.export();
        export.export();
        record(new Deed("two"));
        record(new Deed("three"));
        export.export();
        assertThat(heads.heads()).extracting(LedgerHead::size).containsExactly(1L, 3L);
        assertThat(heads.last()).contains(ledger.head());
        assertThat(ledger.verify(heads.heads()).faults()).isEmpty();
        assertThat(export.isSound()).isTrue();

        run(database.owner(), "alter table ledger_entry disable trigger all");
        run(database.owner(), "truncate ledger_entry");
        run(
                database.owner(),
                "update ledger_head set size = 0, edge = '', root = sha256(''), at = 'epoch', signature = null");
        record(new Deed("another past"));
        export.export();
        assertThat(export.isSound()).isFalse();
        assertThat(heads.heads()).hasSize(2);
        assertThat(ledger.verify(heads.heads()).faults())
                .extracting(LedgerVerification.Fault::kind)
                .containsExactly(LedgerVerification.Kind.CONTRADICTED);
    }

    @Test
    void a_head_that_cannot_be_written_is_counted_until_it_can(@TempDir Path parent) throws IOException {
        Path kept = parent.resolve("heads");
        HeadExport export = new HeadExport(ledger, SampleLedger.KEY, new HeadDirectory(kept));
        record(new Deed("one"));
        export.export();
        assertThat(export.unkept()).isZero();

        Path away = Files.move(kept, parent.resolve("away"));
        Files.writeString(kept, "no directory");
        record(new Deed("two"));
        record(new Deed("three"));
        export.export();
        assertThat(export.unkept()).isPositive();

        Files.delete(kept);
        Files.move(away, kept);
        export.export();
        assertThat(export.unkept()).isZero();
        assertThat(export.isSound()).isTrue();
    }

    private Recording record(Deed deed) {
        return join(recorder.record(List.of(deed))).get(0);
    }

    private static Recorder recorder(DataSource source) {
        return new Recorder(source, SampleLedger.KEY, CLOCK, 1_000);
    }

    private static List<Recording> join(CompletionStage<List<Recording>> answer) {
        try {
            return answer.toCompletableFuture().join();
        } catch (CompletionException failed) {
            throw (RuntimeException) failed.getCause();
        }
    }

    private static Problems problems(CompletionStage<List<Recording>> answer) {
        try {
            join(answer);
        } catch (Problems problems) {
            return problems;
        }
        throw new AssertionError("it was recorded");
    }

    private static boolean isHeadLocked(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from pg_locks where pid = pg_backend_pid()"
                        + " and relation = 'ledger_head'::regclass and mode = 'RowShareLock' and granted")) {
            row.next();
            return row.getLong(1) == 1;
        }
    }

    private long count() {
        try (Connection connection = database.app().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from deed")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void run(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private enum Behaviour {
        PLAIN,
        SILENT,
        FAULTY,
        MUST_BE_NEW
    }

    /** Something to record that is no decision. */
    private static class Deed implements Recorded {

        private static final RecordTable<Deed> TABLE = new DeedTable();

        private final UUID id;
        private final String name;
        private final String words;
        private final Behaviour behaviour;

        Deed(String name) {
            this(name, Behaviour.PLAIN);
        }

        Deed(String name, Behaviour behaviour) {
            this(UUID.randomUUID(), name, "as it was", behaviour);
        }

        Deed(UUID id, String name, String words, Behaviour behaviour) {
            this.id = id;
            this.name = name;
            this.words = words;
            this.behaviour = behaviour;
        }

        @Override
        public UUID id() {
            return id;
        }

        @Override
        public String key() {
            return name;
        }

        @Override
        public RecordTable<?> table() {
            return TABLE;
        }

        @Override
        public boolean mustBeNew() {
            return behaviour == Behaviour.MUST_BE_NEW;
        }
    }

    private static final class DeedTable implements RecordTable<Deed> {

        @Override
        public String name() {
            return "deed";
        }

        @Override
        public List<Insertion> insert(Connection connection, List<Deed> deeds) throws SQLException {
            List<Insertion> insertions = new ArrayList<>();
            for (Deed deed : deeds) {
                insertions.add(insert(connection, deed));
            }
            return insertions;
        }

        private static Insertion insert(Connection connection, Deed deed) throws SQLException {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into deed (id, name, words) values (?, ?, ?) on conflict do nothing")) {
                insert.setObject(1, deed.id);
                insert.setString(2, deed.name);
                insert.setString(3, deed.behaviour == Behaviour.FAULTY ? null : deed.words);
                if (insert.executeUpdate() == 1) {
                    return Insertion.of(
                            deed.id,
                            deed.behaviour == Behaviour.SILENT
                                    ? null
                                    : LedgerNote.of("DEED", deed.id, Map.of("words", deed.words)));
                }
            }
            try (PreparedStatement select = connection.prepareStatement("select id from deed where name = ?")) {
                select.setString(1, deed.name);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return Insertion.existing(row.getObject(1, UUID.class));
                }
            }
        }
    }
}
