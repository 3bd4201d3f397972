package org.pingxuan.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.pingxuan.database.TestDatabase;

/** Policies are exchanged while nominations come in. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SwapTest {

    private static final int SUBMITTERS = Integer.getInteger("pingxuan.submitters", 12);
    private static final int PUBLICATIONS = Math.max(4, Integer.getInteger("pingxuan.publications", 4));

    /** How often each of them submits as a change is drafted, and as it is approved: what is on record is judged for the impact. */
    private static final int WHILE_DRAFTED = 1;

    private static final int WHILE_APPROVED = 3;

    private record Made(int version, String digest, long ledgerIndex) {}

    @Test
    void nobody_is_refused_and_no_decision_behind_a_publication_cites_the_policy_before_it() {
        String round = ChangeStoryTest.round();
        AtomicBoolean going = new AtomicBoolean(true);
        Semaphore due = new Semaphore(0);
        ConcurrentLinkedQueue<Made> made = new ConcurrentLinkedQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(SUBMITTERS);
        List<CompletableFuture<Void>> submitters = new ArrayList<>();
        for (int i = 0; i < SUBMITTERS; i++) {
            submitters.add(CompletableFuture.runAsync(
                    () -> {
                        due.acquireUninterruptibly();
                        while (going.get()) {
                            made.add(made(round, ChangeStoryTest.window()));
                            due.acquireUninterruptibly();
                        }
                    },
                    threads));
        }
        try {
            byte[] table = ChangeStoryTest.table("text-limits", round);
            for (int i = 0; i < PUBLICATIONS; i++) {
                due.release(SUBMITTERS * WHILE_DRAFTED);
                String draft = ChangeStoryTest.opened(round, "publication " + i);
                ChangeStoryTest.upload(
                                draft, "text-limits", TableEdit.set(table, "D-BRIEF-500", "字数上限（含）", 500 + i % 2 * 100))
                        .statusCode(200);
                String impact = ChangeStoryTest.submitted(draft);
                due.release(SUBMITTERS * WHILE_APPROVED);
                ChangeStoryTest.approve("approver", draft, "2024-04-01", impact).statusCode(201);
            }
        } finally {
            going.set(false);
            due.release(SUBMITTERS);
        }
        submitters.forEach(CompletableFuture::join);
        threads.shutdown();

        Map<Integer, String> digests = new TreeMap<>();
        Map<Integer, Long> published = new TreeMap<>();
        JsonPath policies = ChangeStoryTest.as("auditor")
                .queryParam("round", round)
                .get("/api/v1/policies")
                .jsonPath();
        for (Map<String, Object> policy : policies.<Map<String, Object>>getList("items")) {
            int version = (Integer) policy.get("version");
            digests.put(version, (String) policy.get("digest"));
            published.put(version, ((Number) ((Map<?, ?>) policy.get("ledger")).get("index")).longValue());
        }
        assertThat(digests).hasSize(PUBLICATIONS + 1);
        assertThat(made).isNotEmpty().allSatisfy(decision -> {
            assertThat(decision.digest()).isEqualTo(digests.get(decision.version()));
            published.forEach((version, index) -> {
                if (version > decision.version()) {
                    assertThat(decision.ledgerIndex()).isLessThan(index);
                }
            });
        });
        assertThat(made.stream().map(Made::version).distinct().count()).isGreaterThan(1);
    }

    private static Made made(String round, ObjectNode submission) {
        Response answer = ChangeStoryTest.as("intake")
                .contentType("application/json")
                .body(submission.toString())
                .post("/api/v1/rounds/" + round + "/submissions");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        JsonPath decision = answer.jsonPath();
        return new Made(
                decision.getInt("policy.version"),
                decision.getString("policy.digest"),
                decision.getLong("ledger.index"));
    }

    @Test
    void a_table_of_five_thousand_rows_is_uploaded_checked_and_in_force_within_a_minute() {
        String round = ChangeStoryTest.round();
        String draft = ChangeStoryTest.opened(round, "many kinds of honours");
        byte[] large = TableEdit.of(ChangeStoryTest.table("honours", round), opened -> {
            var sheet = opened.getSheet("表");
            for (int number = sheet.getLastRowNum() + 1; number <= 5_000; number++) {
                var row = sheet.createRow(number);
                List<String> cells = List.of("KIND-" + number, "三(一)3", "个人", "荣誉" + number, "honour " + number);
                for (int column = 0; column < cells.size(); column++) {
                    row.createCell(column).setCellValue(cells.get(column));
                }
            }
        });
        long began = System.nanoTime();
        ChangeStoryTest.upload(draft, "honours", large)
                .statusCode(200)
                .body("rows", org.hamcrest.Matchers.is(5_000))
                .body("checks.problems", org.hamcrest.Matchers.hasSize(0));
        ChangeStoryTest.approve("approver", draft, "2024-04-01", ChangeStoryTest.submitted(draft))
                .statusCode(201);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMinutes(1));
        assertThat(made(round, ChangeStoryTest.window()).version()).isEqualTo(2);
    }
}
