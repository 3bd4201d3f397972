package org.pingxuan.screening;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pingxuan.access.Caller;
import org.pingxuan.access.Roles;
import org.pingxuan.authoring.PublishedPolicies;
import org.pingxuan.database.KeyFile;
import org.pingxuan.decision.DecisionKeys;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.honours.HonoursRegister;
import org.pingxuan.http.StrictJson;
import org.pingxuan.ledger.LedgerKey;
import org.pingxuan.ledger.Recorder;
import org.pingxuan.ledger.RequestKey;
import org.pingxuan.ledger.RequestKeys;
import org.pingxuan.rulebook.PolicyStore;
import org.pingxuan.screening.Submissions.Answered;
import org.pingxuan.submission.SubmissionDefaults;

/** Two replicas of the service on one database. */
class ReplicasTest {

    private static final KeyFile KEYS =
            KeyFile.ofSecret("a secret of at least 32 bytes, for tests only".getBytes(StandardCharsets.UTF_8));
    private static final Caller INTAKE = new Caller("intake", Set.of(Roles.INTAKE), Set.of(), true);
    private static final ManagedExecutor WORKERS = ManagedExecutor.builder().build();

    private final List<Recorder> recorders = new ArrayList<>();
    private PublishedPolicies published;

    @BeforeEach
    void a_database_with_a_policy() {
        published = new PublishedPolicies();
    }

    @AfterEach
    void all_recorders_stop() {
        recorders.forEach(Recorder::close);
        published.close();
    }

    private final class Replica {

        final PolicyStore policies = published.replica();
        final DecisionStore decisions;
        final SubmissionReader reader;
        final Submissions submissions;

        Replica() {
            KeyPair signing = KEYS.signing();
            Recorder recorder = new Recorder(
                    published.database.app(),
                    new LedgerKey(signing.getPrivate(), signing.getPublic()),
                    published.clock,
                    64);
            recorders.add(recorder);
            policies.refresh();
            decisions = new DecisionStore(
                    published.database.app(),
                    recorder,
                    new DecisionKeys(KEYS.derive("wrapping"), KEYS.derive("identity"), KEYS.derive("bodies")));
            HonoursRegister honours = new HonoursRegister(published.database.app(), recorder, KEYS, published.clock);
            reader = new SubmissionReader(policies, decisions);
            submissions = new Submissions(
                    new SubmissionVersions(decisions),
                    new Screening(honours, decisions, published.clock, "test"),
                    policies,
                    decisions,
                    recorder,
                    new RequestKeys(published.database.app(), published.clock, WORKERS),
                    published.clock,
                    WORKERS);
        }

        CompletableFuture<Answered> submit(Nomination nomination, String key) {
            JsonNode body = StrictJson.parse(nomination.toString().getBytes(StandardCharsets.UTF_8));
            ReceivedSubmission received =
                    reader.read(PublishedPolicies.ROUND, body, "", SubmissionDefaults.NONE, published.clock.instant());
            RequestKey request =
                    key == null ? null : new RequestKey("intake", "POST", "/path", key, received.bodyDigest());
            return submissions.submit(received, INTAKE, request).toCompletableFuture();
        }
    }

    private static Nomination nomination() {
        return Nomination.window().with("/receivedAt", "2024-04-20T09:00:00+08:00");
    }

    @Test
    void no_decision_behind_a_publication_cites_what_it_replaced() {
        Replica replica = new Replica();
        assertThat(replica.submit(nomination(), null).join().decision().policy().version())
                .isEqualTo(1);
        published
                .publish(published.publication(2, "2024-04-01", published.changed()))
                .join();

        Answered answered = replica.submit(nomination(), null).join();
        assertThat(replica.policies.versions(PublishedPolicies.ROUND)).hasSize(1);
        assertThat(answered.decision().policy().version()).isEqualTo(2);
        assertThat(replica.decisions.byId(answered.decision().id())).contains(answered.decision());
    }

    @Test
    void one_key_on_two_replicas_at_once_makes_one_decision() {
        Replica one = new Replica();
        Replica other = new Replica();
        for (int i = 0; i < 10; i++) {
            Nomination nomination = nomination();
            String key = "key-" + i;
            List<CompletableFuture<Answered>> answers = List.of(
                    CompletableFuture.supplyAsync(() -> one.submit(nomination, key))
                            .thenCompose(answer -> answer),
                    CompletableFuture.supplyAsync(() -> other.submit(nomination, key))
                            .thenCompose(answer -> answer));
            assertThat(answers.stream()
                            .map(answer -> answer.join().decision().id())
                            .distinct())
                    .hasSize(1);
            assertThat(answers.stream().filter(answer -> answer.join().isNew())).hasSize(1);
        }
    }

    @Test
    void one_body_on_two_replicas_at_once_makes_one_decision() {
        Replica one = new Replica();
        Replica other = new Replica();
        for (int i = 0; i < 10; i++) {
            Nomination nomination = nomination();
            List<CompletableFuture<Answered>> answers = List.of(
                    CompletableFuture.supplyAsync(() -> one.submit(nomination, null))
                            .thenCompose(answer -> answer),
                    CompletableFuture.supplyAsync(() -> other.submit(nomination, null))
                            .thenCompose(answer -> answer));
            assertThat(answers.stream()
                            .map(answer -> answer.join().decision().id())
                            .distinct())
                    .hasSize(1);
            assertThat(answers.stream().filter(answer -> answer.join().isNew())).hasSize(1);
        }
    }
}
