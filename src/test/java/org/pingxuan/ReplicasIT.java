package org.pingxuan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pingxuan.PackagedService.Running;
import org.pingxuan.authoring.TableEdit;
import org.pingxuan.database.ServiceDatabase;
import org.pingxuan.database.TestDatabase;

/** Three replicas on one PostgreSQL: the life of a change goes from one to the other while all of them take submissions. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class ReplicasIT {

    private static final int REPLICAS = 3;
    private static final int SUBMITTERS = Integer.getInteger("pingxuan.submitters", 12);
    private static final int PUBLICATIONS = Integer.getInteger("pingxuan.publications", 2);
    private static final Duration FOLLOWED = Duration.ofSeconds(5);
    private static final String SUBMISSIONS = "/api/v1/rounds/2024-02/submissions";
    private static final String POLICIES = "/api/v1/policies?round=2024-02";
    private static final String DRAFTS = "/api/v1/drafts";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path data;

    private final List<PackagedService> services = new ArrayList<>();
    private final List<Running> replicas = new ArrayList<>();
    private final Queue<JsonNode> decisions = new ConcurrentLinkedQueue<>();
    private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();
    private final AtomicInteger reference = new AtomicInteger();
    private final Semaphore due = new Semaphore(0);
    private volatile boolean sending = true;

    @BeforeEach
    void three_replicas_that_start_at_once_on_one_database() {
        Map<String, String> settings = new HashMap<>();
        new TestDatabase().start().forEach((name, value) -> settings.put(ServiceDatabase.environmentName(name), value));
        settings.put("PINGXUAN_DEMO", "false");
        for (int number = 1; number <= REPLICAS; number++) {
            services.add(new PackagedService(data.resolve("replica-" + number)));
        }
        List<CompletableFuture<Running>> starting = services.stream()
                .map(service -> CompletableFuture.supplyAsync(() -> started(service, settings)))
                .toList();
        starting.forEach(replica -> replicas.add(replica.join()));
    }

    private static Running started(PackagedService service, Map<String, String> settings) {
        try {
            return service.start(settings);
        } catch (IOException | InterruptedException failed) {
            throw new CompletionException(failed);
        }
    }

    @AfterEach
    void no_replica_is_left_running() {
        services.forEach(PackagedService::close);
    }

    @Test
    void a_change_is_drafted_on_one_checked_on_another_and_approved_on_a_third_while_all_take_submissions()
            throws Exception {
        ExecutorService submitters = Executors.newFixedThreadPool(SUBMITTERS);
        for (int i = 0; i < SUBMITTERS; i++) {
            Running replica = replicas.get(i % REPLICAS);
            submitters.execute(() -> {
                while (mayOneMoreBeSent()) {
                    submit(replica);
                }
            });
        }
        byte[] table = replicas.get(0).download("policy", "/api/v1/tables/text-limits.xlsx");
        for (int number = 0; number < PUBLICATIONS; number++) {
            publish(number, TableEdit.set(table, "D-BRIEF-500", "字数上限（含）", 600 + number));
        }
        JsonNode first = policy(replicas.get(0), 1);
        allSubmit();
        JsonNode back = answered(
                replicas.get(2)
                        .post(
                                "approver",
                                "/api/v1/policies/" + first.get("id").textValue() + "/rollback",
                                "{\"reason\": \"as it was\", \"inForceFrom\": \"2024-04-01\"}"),
                201);
        assertThat(back.get("version").intValue()).isEqualTo(PUBLICATIONS + 2);
        everyReplicaFollows(PUBLICATIONS + 2);
        replicas.forEach(this::submit);
        sending = false;
        allSubmit();
        submitters.shutdown();
        assertThat(submitters.awaitTermination(2, TimeUnit.MINUTES)).isTrue();

        assertThat(unexpected).isEmpty();
        everyDecisionCitesOneWholePolicyThatNothingHadReplaced();
        JsonNode verified = answered(replicas.get(1).post("auditor", "/api/v1/ledger/verify", "{}"), 200);
        assertThat(verified.get("sound").booleanValue()).isTrue();
    }

    /** Everybody submits once more, while whatever comes next is done. */
    private void allSubmit() {
        due.release(SUBMITTERS);
    }

    private boolean mayOneMoreBeSent() {
        due.acquireUninterruptibly();
        return sending;
    }

    private void publish(int number, byte[] table) throws IOException, InterruptedException {
        Running one = replicas.get(number % REPLICAS);
        Running another = replicas.get((number + 1) % REPLICAS);
        Running third = replicas.get((number + 2) % REPLICAS);
        allSubmit();
        String draft = DRAFTS + "/"
                + answered(one.post("policy", DRAFTS, "{\"round\": \"2024-02\", \"note\": \"longer deeds\"}"), 201)
                        .get("id")
                        .textValue();
        JsonNode uploaded = answered(another.upload("policy", draft + "/tables/text-limits.xlsx", table), 200);
        assertThat(uploaded.at("/checks/publishable").booleanValue()).isTrue();
        assertThat(answered(third.get("approver", draft + "/diff"), 200).get("rows"))
                .hasSize(1);
        allSubmit();
        while (!answered(another.get("policy", draft + "/impact"), 200)
                .get("state")
                .textValue()
                .equals("DONE")) {
            assertThat(sending).isTrue();
        }
        String impact = answered(another.post("policy", draft + "/submit", "{}"), 200)
                .get("impact")
                .textValue();
        JsonNode shown = answered(third.get("approver", draft + "/impact"), 200);
        assertThat(shown.get("digest").textValue()).isEqualTo(impact);
        allSubmit();
        JsonNode version = answered(
                third.post(
                        "approver",
                        draft + "/approve",
                        JSON.createObjectNode()
                                .put("inForceFrom", "2024-04-01")
                                .put("impact", impact)
                                .toString()),
                201);
        assertThat(version.get("version").intValue()).isEqualTo(number + 2);
        everyReplicaFollows(number + 2);
    }

    private void everyReplicaFollows(int version) throws IOException, InterruptedException {
        long published = System.nanoTime();
        for (Running replica : replicas) {
            while (policy(replica, version) == null) {
                assertThat(Duration.ofNanos(System.nanoTime() - published)).isLessThan(FOLLOWED);
            }
        }
    }

    /** Null where the replica has not seen it. */
    private static JsonNode policy(Running replica, int version) throws IOException, InterruptedException {
        for (JsonNode policy : answered(replica.get("auditor", POLICIES), 200).get("items")) {
            if (policy.get("version").intValue() == version) {
                return policy;
            }
        }
        return null;
    }

    private void submit(Running replica) {
        try (var example = ReplicasIT.class.getResourceAsStream("/examples/window.json")) {
            ObjectNode body = (ObjectNode) JSON.readTree(example);
            body.put("reference", "replicas-" + reference.incrementAndGet());
            HttpResponse<String> answer = replica.post("intake", SUBMISSIONS, body.toString());
            if (answer.statusCode() == 201) {
                decisions.add(JSON.readTree(answer.body()));
            } else {
                unexpected.add(answer.statusCode() + " " + answer.body());
            }
        } catch (IOException | InterruptedException | RuntimeException noAnswer) {
            unexpected.add(noAnswer.toString());
        }
    }

    private void everyDecisionCitesOneWholePolicyThatNothingHadReplaced() throws IOException, InterruptedException {
        Map<Integer, JsonNode> published = new TreeMap<>();
        answered(replicas.get(0).get("auditor", POLICIES), 200)
                .get("items")
                .forEach(policy -> published.put(policy.get("version").intValue(), policy));
        assertThat(published).hasSize(PUBLICATIONS + 2);
        Map<Integer, Integer> citing = new TreeMap<>();
        for (JsonNode decision : decisions) {
            int version = decision.at("/policy/version").intValue();
            citing.merge(version, 1, Integer::sum);
            assertThat(decision.at("/policy/id"))
                    .isEqualTo(published.get(version).get("id"));
            assertThat(decision.at("/policy/digest"))
                    .isEqualTo(published.get(version).get("digest"));
            long index = decision.at("/ledger/index").longValue();
            published.forEach((newer, policy) -> {
                if (newer > version) {
                    assertThat(index).isLessThan(policy.at("/ledger/index").longValue());
                }
            });
        }
        assertThat(citing).hasSizeGreaterThan(PUBLICATIONS);
    }

    private static JsonNode answered(HttpResponse<String> answer, int status) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }
}
