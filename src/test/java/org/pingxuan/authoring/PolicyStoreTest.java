package org.pingxuan.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.pingxuan.authoring.PublishedPolicies.ROUND;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pingxuan.ledger.AlreadyRecorded;
import org.pingxuan.ledger.Insertion;
import org.pingxuan.ledger.LedgerNote;
import org.pingxuan.ledger.RecordTable;
import org.pingxuan.ledger.Recorded;
import org.pingxuan.ledger.Recording;
import org.pingxuan.ledger.UnderLock;
import org.pingxuan.policy.PolicyVersion;
import org.pingxuan.rulebook.PolicyHealth;
import org.pingxuan.rulebook.PolicyPublication;
import org.pingxuan.rulebook.PolicyStore;
import org.pingxuan.rulebook.ReadyPolicy;
import org.pingxuan.shared.Problems;
import org.pingxuan.shared.TimeOrderedId;

class PolicyStoreTest {

    private final PublishedPolicies published = new PublishedPolicies();
    private final PolicyStore policies = published.policies;

    @AfterEach
    void stop() {
        published.close();
    }

    @Test
    void the_first_day_in_force_is_covered_and_the_day_before_is_not() {
        assertThat(policies.inForce(ROUND, LocalDate.of(2024, 4, 1))).isPresent();
        assertThat(policies.inForce(ROUND, LocalDate.of(2024, 3, 31))).isEmpty();
        assertThat(policies.inForce("2030-01", LocalDate.of(2024, 4, 1))).isEmpty();
    }

    @Test
    void a_publication_whose_commit_was_not_answered_is_recognised_on_the_second_try_behind_another() {
        PolicyPublication second = published.publication(2, "2024-05-01", published.changed());
        published.publish(second).join();
        published
                .publish(published.publication(3, "2024-06-01", published.unchanged()))
                .join();
        assertThat(published.publish(second).join())
                .extracting(Recording::id, Recording::existed)
                .containsExactly(tuple(second.id(), false));
        policies.refresh();
        assertThat(policies.versions(ROUND)).extracting(PolicyVersion::version).containsExactly(3, 2, 1);
    }

    @Test
    void the_first_step_of_a_draft_whose_commit_was_not_answered_is_recognised_on_the_second_try() {
        UUID base = policies.versions(ROUND).get(0).id();
        DraftStep opened = new DraftStep.Opened("policy", PublishedPolicies.NOW);
        Draft draft = new Draft(UUID.randomUUID(), ROUND, base, "五星级", null, List.of(opened));
        DraftRecord first = new DraftRecord(UUID.randomUUID(), draft, 1, opened, null);
        for (int time = 0; time < 2; time++) {
            assertThat(published
                            .recorder
                            .record(List.of(first))
                            .toCompletableFuture()
                            .join())
                    .extracting(Recording::id, Recording::existed)
                    .containsExactly(tuple(first.id(), false));
        }
    }

    @ParameterizedTest
    @CsvSource({"2024-04-01, 1", "2024-04-30, 1", "2024-05-01, 3", "2024-05-02, 3"})
    void among_the_versions_in_force_on_a_day_the_newest_governs(String day, int version) {
        published
                .publish(published.publication(2, "2024-05-01", published.changed()))
                .join();
        published
                .publish(published.publication(3, "2024-05-01", published.unchanged()))
                .join();
        policies.refresh();

        assertThat(versionOn(day)).isEqualTo(version);
        assertThat(policies.versions(ROUND)).extracting(PolicyVersion::version).containsExactly(3, 2, 1);
    }

    @Test
    void versions_of_equal_content_share_one_rulebook_and_a_superseded_one_is_loaded_when_asked_for() {
        published
                .publish(published.publication(2, "2024-04-01", published.changed()))
                .join();
        published
                .publish(published.publication(3, "2024-04-01", published.unchanged()))
                .join();
        policies.refresh();
        List<PolicyVersion> versions = policies.versions(ROUND);
        ReadyPolicy newest = policies.byId(versions.get(0).id()).orElseThrow();
        ReadyPolicy superseded = policies.byId(versions.get(1).id()).orElseThrow();
        ReadyPolicy first = policies.byId(versions.get(2).id()).orElseThrow();

        assertThat(first.rulebook()).isSameAs(newest.rulebook());
        assertThat(superseded.version().version()).isEqualTo(2);
        assertThat(superseded.rulebook().policy().digest())
                .isEqualTo(versions.get(1).digest())
                .isNotEqualTo(newest.version().digest());
        assertThat(policies.byId(UUID.randomUUID())).isEmpty();
    }

    @Test
    void a_version_that_is_taken_is_refused_and_so_is_a_gap() {
        published
                .publish(published.publication(2, "2024-05-01", published.changed()))
                .join();

        assertThatThrownBy(() -> published
                        .publish(published.publication(2, "2024-06-01", published.unchanged()))
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(AlreadyRecorded.class);
        assertThatThrownBy(() -> published
                        .publish(published.publication(4, "2024-06-01", published.unchanged()))
                        .join())
                .hasCauseInstanceOf(AlreadyRecorded.class);
        policies.refresh();
        assertThat(policies.versions(ROUND)).extracting(PolicyVersion::version).containsExactly(2, 1);
        assertThat(policies.epoch()).isEqualTo(2);
    }

    @Test
    void the_files_come_back_byte_by_byte() {
        Map<String, byte[]> expected = published.unchanged().workbooks();
        Map<String, byte[]> found =
                policies.source(policies.versions(ROUND).get(0).id()).workbooks();

        assertThat(found.keySet()).isEqualTo(expected.keySet());
        found.forEach((name, workbook) -> assertThat(workbook).isEqualTo(expected.get(name)));
    }

    @Test
    void what_was_judged_under_a_replaced_policy_is_judged_anew_before_it_is_committed() {
        ReadyPolicy judgedUnder = inForce("2024-05-01");
        published
                .publish(published.publication(2, "2024-05-01", published.changed()))
                .join();

        assertThat(recorded("2024-05-01", judgedUnder).policy().version().version())
                .isEqualTo(2);
        assertThat(recorded("2024-04-30", judgedUnder).policy().version().version())
                .isEqualTo(1);
        assertThat(policies.epoch())
                .as("what is seen under the lock is not shared")
                .isEqualTo(1);
    }

    @Test
    void in_one_group_with_the_publication_nothing_stands_behind_it_and_cites_the_older_policy() {
        Judgement judgement = new Judgement(inForce("2024-05-01"), LocalDate.of(2024, 5, 1), policies);
        PolicyPublication publication = published.publication(2, "2024-05-01", published.changed());

        List<Recording> recordings = published
                .recorder
                .record(List.of(publication, judgement))
                .toCompletableFuture()
                .join();

        assertThat(recordings.get(1).entry().entry().index())
                .isGreaterThan(recordings.get(0).entry().entry().index());
        assertThat(((Judgement) recordings.get(1).as()).policy().version().id()).isEqualTo(publication.id());
    }

    @Test
    void a_replica_that_cannot_load_a_version_refuses_the_days_it_covers_and_is_not_ready() throws SQLException {
        assertThat(statusOf(policies)).isEqualTo(Status.UP);
        published
                .publish(published.publication(2, "2024-05-01", published.changed()))
                .join();
        try (Connection connection = published.database.owner().getConnection();
                Statement alter = connection.createStatement()) {
            alter.execute("ALTER TABLE policy_rules DISABLE TRIGGER USER");
            alter.execute("UPDATE policy_rules SET files = '{}' WHERE digest = (SELECT rules_digest FROM policy_version"
                    + " WHERE version = 2)");
        }
        PolicyStore replica = published.replica();
        replica.refresh();

        assertThat(replica.inForce(ROUND, LocalDate.of(2024, 4, 30))).isPresent();
        assertThatThrownBy(() -> replica.inForce(ROUND, LocalDate.of(2024, 5, 1)))
                .isInstanceOfSatisfying(Problems.class, refused -> {
                    assertThat(refused.status()).isEqualTo(503);
                    assertThat(refused.list().get(0).code()).isEqualTo("policy-not-loaded");
                });
        assertThat(replica.unloaded()).extracting(PolicyVersion::version).containsExactly(2);
        assertThat(statusOf(replica)).isEqualTo(Status.DOWN);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        new PolicyHealth(replica, published.clock, meters);
        assertThat(meters.get("pingxuan.policy.unloaded").gauge().value()).isEqualTo(1);
    }

    @Test
    void a_replica_without_a_policy_is_not_ready() {
        assertThat(statusOf(published.replica())).isEqualTo(Status.DOWN);
    }

    private Status statusOf(PolicyStore replica) {
        return new PolicyHealth(replica, published.clock, new SimpleMeterRegistry())
                .call()
                .getStatus();
    }

    private int versionOn(String day) {
        return inForce(day).version().version();
    }

    private ReadyPolicy inForce(String day) {
        return policies.inForce(ROUND, LocalDate.parse(day)).orElseThrow();
    }

    private Judgement recorded(String day, ReadyPolicy judgedUnder) {
        return (Judgement) published
                .recorder
                .record(List.of(new Judgement(judgedUnder, LocalDate.parse(day), policies)))
                .toCompletableFuture()
                .join()
                .get(0)
                .as();
    }

    /** Something judged under a policy, recorded in the ledger alone. */
    private record Judgement(UUID id, ReadyPolicy policy, LocalDate day, PolicyStore policies) implements Recorded {

        private static final RecordTable<Judgement> TABLE = new RecordTable<>() {
            @Override
            public String name() {
                return "judgement";
            }

            @Override
            public List<Insertion> insert(Connection connection, List<Judgement> judgements) {
                return judgements.stream()
                        .map(one -> Insertion.of(one.id(), LedgerNote.of("JUDGEMENT", one.id(), Map.of())))
                        .toList();
            }
        };

        Judgement(ReadyPolicy policy, LocalDate day, PolicyStore policies) {
            this(TimeOrderedId.next(InstantSource.fixed(PublishedPolicies.NOW)), policy, day, policies);
        }

        @Override
        public String key() {
            return id.toString();
        }

        @Override
        public RecordTable<?> table() {
            return TABLE;
        }

        @Override
        public Optional<Judgement> beforeCommit(UnderLock lock) throws SQLException {
            return policies.replacing(policy, day, lock).map(anew -> new Judgement(id, anew, day, policies));
        }
    }
}
