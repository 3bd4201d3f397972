package org.pingxuan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pingxuan.PackagedService.Running;

/** What was acknowledged stays, whatever dies under 200 senders at once. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class CrashIT {

    private static final String SUBMISSIONS = "/api/v1/rounds/2024-02/submissions";
    private static final int SENDERS = 200;
    private static final int BEFORE_THE_END = 300;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path data;

    private PackagedService service;

    /** Bodies that were acknowledged, by decision. */
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();
    private final AtomicInteger reference = new AtomicInteger();
    private volatile CountDownLatch enough = new CountDownLatch(BEFORE_THE_END);
    private volatile boolean sending = true;

    @BeforeEach
    void a_service_on_empty_data() {
        service = new PackagedService(data);
    }

    @AfterEach
    void no_service_is_left_running() {
        service.close();
    }

    @Test
    void every_acknowledged_decision_survives_the_death_of_the_service() throws Exception {
        Running first = service.start(Map.of("PINGXUAN_DEMO", "false"));
        ExecutorService senders = send(first);
        enough.await();
        first.process().destroyForcibly().waitFor();
        finish(senders);

        everyAcknowledgedDecisionIsThere(service.start(Map.of("PINGXUAN_DEMO", "false")));
    }

    @Test
    void every_acknowledged_decision_survives_the_death_of_the_database() throws Exception {
        Running running = service.start(Map.of("PINGXUAN_DEMO", "false"));
        ExecutorService senders = send(running);
        enough.await();
        service.database().destroyForcibly();
        running.hasSaid("PostgreSQL runs again");
        enough = new CountDownLatch(BEFORE_THE_END);
        enough.await();
        finish(senders);

        everyAcknowledgedDecisionIsThere(running);
    }

    /** Submits one nomination after the other, from many senders, until told to stop or nobody answers. */
    private ExecutorService send(Running running) {
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        for (int i = 0; i < SENDERS; i++) {
            senders.execute(() -> {
                while (sending) {
                    try {
                        submit(running);
                    } catch (IOException | InterruptedException noAnswer) {
                        sending = running.process().isAlive() && sending;
                    }
                }
            });
        }
        return senders;
    }

    private void submit(Running running) throws IOException, InterruptedException {
        ObjectNode body;
        try (var example = CrashIT.class.getResourceAsStream("/examples/window.json")) {
            body = (ObjectNode) JSON.readTree(example);
        }
        body.put("reference", "crash-" + reference.incrementAndGet());
        HttpResponse<String> answer = running.post("intake", SUBMISSIONS, body.toString());
        if (answer.statusCode() == 201) {
            acknowledged.put(JSON.readTree(answer.body()).get("id").textValue(), answer.body());
            enough.countDown();
        } else if (answer.statusCode() != 503) {
            unexpected.add(answer.statusCode() + " " + answer.body());
        }
    }

    private void finish(ExecutorService senders) throws InterruptedException {
        sending = false;
        senders.shutdown();
        assertThat(senders.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        assertThat(unexpected).isEmpty();
    }

    private void everyAcknowledgedDecisionIsThere(Running running) throws IOException, InterruptedException {
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(BEFORE_THE_END);
        for (Map.Entry<String, String> decision : acknowledged.entrySet()) {
            HttpResponse<String> read = running.get("auditor", "/api/v1/decisions/" + decision.getKey());
            assertThat(read.statusCode()).isEqualTo(200);
            assertThat(read.body()).isEqualTo(decision.getValue());
        }
        HttpResponse<String> verified = running.post("auditor", "/api/v1/ledger/verify", "{}");
        assertThat(verified.statusCode()).isEqualTo(200);
        JsonNode verification = JSON.readTree(verified.body());
        assertThat(verification.get("sound").booleanValue()).as(verified.body()).isTrue();
        assertThat(verification.get("size").longValue()).isGreaterThanOrEqualTo(acknowledged.size());
    }
}
