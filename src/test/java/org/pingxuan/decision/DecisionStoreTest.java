package org.pingxuan.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingxuan.database.KeyFile;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.ledger.Ledger;
import org.pingxuan.ledger.LedgerKey;
import org.pingxuan.ledger.RecordComparison;
import org.pingxuan.ledger.Recorded;
import org.pingxuan.ledger.Recorder;
import org.pingxuan.ledger.Recording;
import org.pingxuan.shared.Digest;
import org.pingxuan.shared.Problems;
import org.pingxuan.submission.Award;
import org.pingxuan.verdict.Verdict;

class DecisionStoreTest {

    private static final KeyFile KEYS =
            KeyFile.ofSecret("a secret of at least 32 bytes, for tests".getBytes(StandardCharsets.US_ASCII));

    private TestDatabase.Connections database;
    private Ledger ledger;
    private Recorder recorder;
    private DecisionStore decisions;
    private volatile Instant now = SampleDecision.AT;

    @BeforeEach
    void a_store() {
        database = TestDatabase.fresh();
        ledger = new Ledger(database.app(), ledgerKey());
        recorder = recorder();
        decisions = store(recorder);
    }

    @AfterEach
    void the_recorder_stops() {
        recorder.close();
    }

    @Test
    void what_is_answered_is_what_is_on_record() {
        NewDecision decision = SampleDecision.of("cc-1").decision();
        StoredDecision stored = append(decision);
        assertThat(stored.id()).isEqualTo(decision.id());
        assertThat(stored.submission()).isEqualTo(decision.submission());
        assertThat(stored.received()).isEqualTo(decision.received());
        assertThat(stored.verdict()).isEqualTo(Verdict.RETURNED);
        assertThat(stored.outcomes()).isEqualTo(decision.judged().outcomes());
        assertThat(stored.score()).isEqualTo(decision.judged().score());
        assertThat(stored.policy()).isEqualTo(decision.judged().policy());
        assertThat(stored.ledgerIndex()).isZero();
        assertThat(decisions.byId(decision.id())).contains(stored);
    }

    @Test
    void the_ledger_binds_the_row_and_the_ciphertext_and_holds_nothing_personal() throws SQLException {
        StoredDecision stored = append(SampleDecision.of("cc-1").decision());
        String payload = ledger.entries(0, 0).get(0).entry().note().payload();
        String facts = text("select 'sha256:' || encode(sha256(sealed), 'hex') from decision_facts");
        assertThat(payload)
                .contains("\"facts\":\"" + facts + "\"")
                .contains("\"decision\":\"" + stored.id() + "\"")
                .contains("\"policy\":\"sha256:1\"")
                .contains("\"reference\":\"cc-1\"")
                .contains("\"verdict\":\"RETURNED\"")
                .doesNotContain("示例")
                .doesNotContain("229999");
        assertThat(text("select (d.*)::text from decision d"))
                .doesNotContain("示例")
                .doesNotContain("229999");
    }

    @Test
    void the_facts_come_back_and_are_not_stored_in_the_clear() throws SQLException {
        StoredDecision stored = append(SampleDecision.of("cc-1").decision());
        assertThat(decisions.facts(stored.id()))
                .hasValueSatisfying(facts ->
                        assertThat(new String(facts, StandardCharsets.UTF_8)).isEqualTo("{\"name\":\"示例甲\"}"));
        assertThat(text("select position('示例甲'::bytea in sealed)::text from decision_facts"))
                .isEqualTo("0");
        assertThatThrownBy(() -> decisions.facts(UUID.randomUUID())).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void two_hundred_at_once_are_recorded_one_behind_the_other() {
        List<StoredDecision> stored = IntStream.range(0, 200)
                .mapToObj(number -> decisions.append(
                        SampleDecision.of("cc-" + number)
                                .naming(NomineeIdentity.person(null, "示例" + number % 7))
                                .decision(),
                        BeforeCommit.NOTHING))
                .toList()
                .stream()
                .map(answer -> answer.toCompletableFuture().join())
                .toList();
        assertThat(stored)
                .extracting(StoredDecision::ledgerIndex)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 200).mapToObj(Long::valueOf).toList());
        assertThat(stored.stream().map(StoredDecision::nominee).distinct()).hasSize(7);
        assertThat(decisions.count("2024-02")).isEqualTo(200);
        assertThat(ledger.verify(List.of()).faults()).isEmpty();
        assertThat(stored).allMatch(decision -> decisions.facts(decision.id()).isPresent());
    }

    @Test
    void two_replicas_given_the_same_submissions_record_each_once_and_answer_alike() {
        try (Recorder second = recorder()) {
            DecisionStore other = store(second);
            List<CompletionStage<StoredDecision>> here = new ArrayList<>();
            List<CompletionStage<StoredDecision>> there = new ArrayList<>();
            for (int number = 0; number < 100; number++) {
                here.add(decisions.append(SampleDecision.of("cc-" + number).decision(), BeforeCommit.NOTHING));
                there.add(other.append(SampleDecision.of("cc-" + (99 - number)).decision(), BeforeCommit.NOTHING));
            }
            for (int number = 0; number < 100; number++) {
                assertThat(join(here.get(number))).isEqualTo(join(there.get(99 - number)));
            }
        }
        assertThat(ledger.head().size()).isEqualTo(100);
        assertThat(ledger.verify(List.of()).faults()).isEmpty();
    }

    @Test
    void a_version_on_record_answers_whoever_sends_it_again() throws SQLException {
        StoredDecision first = append(SampleDecision.of("cc-1").decision());
        StoredDecision again = append(SampleDecision.of("cc-1")
                .naming(NomineeIdentity.person("229999198512120418", "示例乙"))
                .judged(SampleDecision.judged(Verdict.ELIGIBLE, 1))
                .decision());
        assertThat(again).isEqualTo(first);
        assertThat(ledger.head().size()).isEqualTo(1);
        assertThat(text("select count(*)::text from nominee_search")).isEqualTo("1");
    }

    @Test
    void two_of_one_key_in_one_transaction_are_one_decision() {
        NewDecision first = SampleDecision.of("cc-1").decision();
        NewDecision second = SampleDecision.of("cc-1").decision();
        List<Recording> recordings = recorder.record(List.of(
                        decisions.pending(first, BeforeCommit.NOTHING),
                        decisions.pending(second, BeforeCommit.NOTHING)))
                .toCompletableFuture()
                .join();
        assertThat(recordings).extracting(Recording::existed).containsExactlyInAnyOrder(true, false);
        assertThat(decisions.stored(recordings.get(0))).isEqualTo(decisions.stored(recordings.get(1)));
    }

    @Test
    void a_submission_is_found_by_version() {
        SampleDecision sample = SampleDecision.of("cc-1");
        String secondBody = decisions.bodyDigest(new byte[] {2});
        StoredDecision first = append(sample.decision());
        StoredDecision second =
                append(sample.correcting(first.id(), 2).withBody(secondBody).decision());
        append(SampleDecision.of("cc-2").decision());
        assertThat(decisions.latest(sample.key())).contains(second);
        assertThat(decisions.versions(sample.key())).containsExactly(first, second);
        assertThat(decisions.latest(SampleDecision.of("cc-3").key())).isEmpty();
        assertThat(decisions.byId(UUID.randomUUID())).isEmpty();
        assertThat(decisions.count("2024-02")).isEqualTo(2);
    }

    @Test
    void a_submission_without_a_unit_is_one_submission_all_the_same() {
        SampleDecision sample = SampleDecision.of("cc-1").ofUnit(null);
        StoredDecision first = append(sample.decision());
        assertThat(first.submission().unit()).isNull();
        assertThat(append(sample.decision())).isEqualTo(first);
        assertThat(decisions.latest(sample.key())).contains(first);
    }

    @Test
    void a_nominee_is_known_again_by_award_and_unit_in_its_newest_versions() {
        SampleDecision sample = SampleDecision.of("cc-1");
        StoredDecision first = append(sample.decision());
        StoredDecision asPacesetter =
                append(SampleDecision.of("cc-2").forAward(Award.PACESETTER).decision());
        NomineeIdentity nominee = sample.nominee();
        assertThat(decisions.nominee(nominee)).contains(first.nominee());
        assertThat(decisions.ofNominee("2024-02", nominee)).containsExactlyInAnyOrder(first, asPacesetter);
        assertThat(decisions.isSubmitted("2024-02", Award.OUTSTANDING_INDIVIDUAL, "JL-CC", nominee))
                .isTrue();
        assertThat(decisions.isSubmitted("2024-02", Award.OUTSTANDING_INDIVIDUAL, "JL-JL", nominee))
                .isFalse();
        assertThat(decisions.isSubmitted("2024-03", Award.OUTSTANDING_INDIVIDUAL, "JL-CC", nominee))
                .isFalse();

        NomineeIdentity other = NomineeIdentity.person("229999198512120418", "示例乙");
        assertThat(decisions.isSubmitted("2024-02", Award.OUTSTANDING_INDIVIDUAL, "JL-CC", other))
                .isFalse();
        append(sample.correcting(first.id(), 2).naming(other).decision());
        assertThat(decisions.isSubmitted("2024-02", Award.OUTSTANDING_INDIVIDUAL, "JL-CC", nominee))
                .isFalse();
        assertThat(decisions.isSubmitted("2024-02", Award.OUTSTANDING_INDIVIDUAL, "JL-CC", other))
                .isTrue();
    }

    @Test
    void nominees_with_nothing_to_be_known_by_are_never_the_same() {
        NomineeIdentity unknown = NomineeIdentity.person(null, null);
        StoredDecision one = append(SampleDecision.of("cc-1").naming(unknown).decision());
        StoredDecision two = append(SampleDecision.of("cc-2").naming(unknown).decision());
        assertThat(one.nominee()).isNotEqualTo(two.nominee());
        assertThat(decisions.nominee(unknown)).isEmpty();
        assertThat(decisions.facts(two.id())).isPresent();
    }

    @Test
    void a_policy_that_came_into_force_before_the_commit_is_the_one_that_is_cited() throws SQLException {
        run(database.owner(), "create table epoch (number int)");
        run(database.owner(), "insert into epoch values (2)");
        run(database.owner(), "grant select on epoch to pingxuan_app");
        BeforeCommit check = lock -> {
            int epoch = lock.once("epoch", DecisionStoreTest::epoch);
            return epoch == 1 ? Optional.empty() : Optional.of(SampleDecision.judged(Verdict.ELIGIBLE, epoch));
        };
        int[] asked = {0};
        BeforeCommit once = lock -> asked[0]++ == 0 ? check.judgedAnew(lock) : Optional.empty();
        NewDecision decision = SampleDecision.of("cc-1").decision();
        StoredDecision stored =
                decisions.append(decision, once).toCompletableFuture().join();
        assertThat(stored.id()).isEqualTo(decision.id());
        assertThat(stored.policy().version()).isEqualTo(2);
        assertThat(stored.verdict()).isEqualTo(Verdict.ELIGIBLE);
        assertThat(decisions.byId(decision.id())).contains(stored);
        assertThat(ledger.head().size()).isEqualTo(1);
        assertThat(asked[0]).isEqualTo(2);
    }

    @Test
    void criteria_not_met_or_unknown_are_counted_without_decrypting() throws SQLException {
        append(SampleDecision.of("cc-1").decision());
        append(SampleDecision.of("cc-2").decision());
        assertThat(text(
                        "select string_agg(criterion || ' ' || outcome || ' ' || effect || ' ' || n, ', ' order by criterion)"
                                + " from (select criterion, outcome, effect, count(*) n from decision_criterion"
                                + " group by 1, 2, 3) counted"))
                .isEqualTo("N-UNIT-5 NOT_MET RETURN 2, P-ONCE UNKNOWN RETURN 2");
    }

    @Test
    void erasing_a_nominee_destroys_key_name_and_mask_and_nothing_else() throws SQLException {
        SampleDecision sample = SampleDecision.of("cc-1");
        StoredDecision first = append(sample.decision());
        StoredDecision other = append(SampleDecision.of("cc-2")
                .naming(NomineeIdentity.person("229999198512120418", "示例乙"))
                .decision());
        assertThat(decisions.shown(List.of(first.nominee())).values())
                .containsExactly(new ShownNominee("示例甲", "229*************39"));

        Recording erased = decisions
                .erase(new Erasure(UUID.randomUUID(), first.nominee(), "本人申请", "admin", SampleDecision.AT))
                .toCompletableFuture()
                .join();

        assertThat(erased.entry().entry().note().kind()).isEqualTo("ERASURE");
        assertThat(erased.entry().entry().note().subject()).isEqualTo(first.nominee());
        assertThat(erased.entry().entry().note().payload())
                .contains(Digest.of("本人申请"))
                .doesNotContain("本人");
        assertThat(decisions.facts(first.id())).isEmpty();
        assertThat(decisions.facts(other.id())).isPresent();
        assertThat(decisions.shown(List.of(first.nominee(), other.nominee())).keySet())
                .containsExactly(other.nominee());
        assertThat(decisions.byId(first.id())).contains(first);
        assertThat(decisions.isNominee(first.nominee())).isTrue();
        assertThat(decisions.ofNominee("2024-02", sample.nominee())).containsExactly(first);
        assertThat(ledger.verify(List.of()).faults()).isEmpty();
    }

    @Test
    void after_erasure_a_new_submission_has_facts_again_and_the_old_one_has_not() {
        SampleDecision sample = SampleDecision.of("cc-1");
        StoredDecision first = append(sample.decision());
        decisions
                .erase(new Erasure(UUID.randomUUID(), first.nominee(), "x", "admin", SampleDecision.AT))
                .toCompletableFuture()
                .join();
        StoredDecision second = append(SampleDecision.of("cc-2").decision());
        assertThat(second.nominee()).isEqualTo(first.nominee());
        assertThat(decisions.facts(first.id())).isEmpty();
        assertThat(decisions.facts(second.id())).isPresent();
    }

    @Test
    void facts_that_were_exchanged_between_decisions_do_not_open() throws SQLException {
        StoredDecision first = append(SampleDecision.of("cc-1").decision());
        append(SampleDecision.of("cc-2").decision());
        run(database.owner(), "alter table decision_facts disable trigger refuse_change");
        run(
                database.owner(),
                "update decision_facts f set sealed = o.sealed from decision_facts o where o.decision <> f.decision");
        assertThatThrownBy(() -> decisions.facts(first.id())).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update decision set verdict = 'ELIGIBLE' where reference = 'cc-2'",
                "update decision set received_at = received_at - interval '1 day' where reference = 'cc-2'",
                "update decision set outcomes = '[]' where reference = 'cc-2'",
                "update decision set score_total = 99 where reference = 'cc-2'",
                "update decision set reserve = true where reference = 'cc-2'",
                "update decision_facts set sealed = sealed || '!' where decision = (select id from decision where reference = 'cc-2')",
                "delete from decision_facts where decision = (select id from decision where reference = 'cc-2')",
                "update decision_facts set key = gen_random_uuid() where decision = (select id from decision where reference = 'cc-2')",
                "delete from ledger_entry where index = 1"
            })
    void a_decision_that_the_databases_owner_changed_contradicts_the_ledger(String tampering) throws SQLException {
        append(SampleDecision.of("cc-1").decision());
        StoredDecision second = append(SampleDecision.of("cc-2").decision());
        append(SampleDecision.of("cc-3").decision());
        assertThat(decisions.contradictingLedger()).isEmpty();
        for (String table : List.of("decision", "decision_facts", "ledger_entry")) {
            run(database.owner(), "alter table " + table + " disable trigger refuse_change");
        }
        run(database.owner(), tampering);
        assertThat(decisions.contradictingLedger())
                .extracting(RecordComparison.Contradiction::id)
                .containsExactly(second.id());
    }

    @Test
    void a_key_destroyed_without_an_erasure_contradicts_the_ledger_and_is_not_taken_for_one() throws SQLException {
        StoredDecision stored = append(SampleDecision.of("cc-1").decision());
        run(database.app(), "delete from nominee_key");
        assertThat(decisions.contradictingLedger())
                .extracting(RecordComparison.Contradiction::id)
                .containsExactly(stored.id());
        assertThatThrownBy(() -> decisions.facts(stored.id())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> decisions.facts(List.of(stored.id()))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_erasure_explains_the_keys_destroyed_by_it_but_none_destroyed_later() throws SQLException {
        StoredDecision before = append(SampleDecision.of("cc-1").decision());
        decisions
                .erase(new Erasure(UUID.randomUUID(), before.nominee(), "x", "admin", SampleDecision.AT))
                .toCompletableFuture()
                .join();
        assertThat(decisions.contradictingLedger()).isEmpty();
        now = SampleDecision.AT.plusSeconds(1);
        StoredDecision after = append(SampleDecision.of("cc-2").decision());
        assertThat(after.nominee()).isEqualTo(before.nominee());
        assertThat(decisions.contradictingLedger()).isEmpty();
        run(database.app(), "delete from nominee_key");
        assertThat(decisions.contradictingLedger())
                .extracting(RecordComparison.Contradiction::id)
                .containsExactly(after.id());
        assertThat(decisions.facts(before.id())).isEmpty();
        assertThat(decisions.facts(List.of(before.id()))).isEmpty();
        assertThatThrownBy(() -> decisions.facts(after.id())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_decision_that_was_removed_contradicts_the_ledger() throws SQLException {
        StoredDecision stored = append(SampleDecision.of("cc-1").decision());
        for (String table : List.of("decision_facts", "decision_criterion", "decision")) {
            run(database.owner(), "alter table " + table + " disable trigger refuse_change");
            run(database.owner(), "delete from " + table);
        }
        assertThat(decisions.contradictingLedger())
                .extracting(RecordComparison.Contradiction::id)
                .containsExactly(stored.id());
    }

    @Test
    void acts_whose_commit_was_not_answered_are_recognised_on_the_second_try_even_after_a_withdrawal() {
        StoredDecision stored = append(SampleDecision.of("cc-1").decision());
        DecisionAct resolution = DecisionAct.resolution(
                UUID.randomUUID(), stored.id(), Verdict.ELIGIBLE, "查实", "评选办", "reviewer", SampleDecision.AT);
        DecisionAct withdrawal =
                DecisionAct.withdrawal(UUID.randomUUID(), stored.id(), "误报", "intake", SampleDecision.AT);
        for (DecisionAct act : List.of(resolution, withdrawal, resolution, withdrawal)) {
            assertThat(recorded(decisions.pending(act)))
                    .extracting(Recording::id, Recording::existed)
                    .containsExactly(act.id(), false);
        }
        assertThat(decisions.acts(stored.id()))
                .extracting(DecisionAct::id)
                .containsExactlyInAnyOrder(resolution.id(), withdrawal.id());
        assertThat(ledger.head().size()).isEqualTo(3);
    }

    @Test
    void a_second_withdrawal_is_refused_though_the_first_is_handed_over_again_beside_it() {
        StoredDecision stored = append(SampleDecision.of("cc-1").decision());
        DecisionAct first = DecisionAct.withdrawal(UUID.randomUUID(), stored.id(), "误报", "intake", SampleDecision.AT);
        DecisionAct second = DecisionAct.withdrawal(UUID.randomUUID(), stored.id(), "误报", "intake", SampleDecision.AT);
        recorded(decisions.pending(first));
        assertThatThrownBy(() -> recorder.record(List.of(decisions.pending(first), decisions.pending(second)))
                        .toCompletableFuture()
                        .join())
                .hasCauseInstanceOf(Problems.class)
                .hasMessageContaining("withdrawn");
    }

    @Test
    void an_erasure_whose_commit_was_not_answered_is_recognised_on_the_second_try() {
        StoredDecision stored = append(SampleDecision.of("cc-1").decision());
        Erasure erasure = new Erasure(UUID.randomUUID(), stored.nominee(), "本人要求", "admin", SampleDecision.AT);
        for (int time = 0; time < 2; time++) {
            assertThat(recorded(erasure))
                    .extracting(Recording::id, Recording::existed)
                    .containsExactly(erasure.id(), false);
        }
        assertThat(ledger.head().size()).isEqualTo(2);
    }

    private Recording recorded(Recorded record) {
        return recorder.record(List.of(record)).toCompletableFuture().join().get(0);
    }

    private StoredDecision append(NewDecision decision) {
        return join(decisions.append(decision, BeforeCommit.NOTHING));
    }

    private static StoredDecision join(CompletionStage<StoredDecision> answer) {
        return answer.toCompletableFuture().join();
    }

    private Recorder recorder() {
        return new Recorder(database.app(), ledgerKey(), () -> now, 1_000);
    }

    private DecisionStore store(Recorder through) {
        return new DecisionStore(
                database.app(),
                through,
                new DecisionKeys(
                        KEYS.derive("nominee-keys"), KEYS.derive("nominee-hashes"), KEYS.derive("body-digests")));
    }

    private static LedgerKey ledgerKey() {
        KeyPair pair = KEYS.signing();
        return new LedgerKey(pair.getPrivate(), pair.getPublic());
    }

    private static int epoch(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select number from epoch")) {
            row.next();
            return row.getInt(1);
        }
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = database.app().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void run(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
