package org.pingxuan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class RequestKeysTest {

    private static final RequestKey KEY =
            new RequestKey("intake", "POST", "/api/v1/rounds/2024-02/submissions", "k-1", "d");

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final RequestKeys keys =
            new RequestKeys(null, InstantSource.fixed(Instant.parse("2024-05-08T07:20:01Z")), waiting::add);

    @Test
    void a_request_that_nothing_came_before_runs_at_once_where_it_came() {
        CompletionStage<String> answer = keys.inTurn(KEY, () -> CompletableFuture.completedStage("made"));

        assertThat(answer.toCompletableFuture()).isCompletedWithValue("made");
        assertThat(waiting).isEmpty();
    }

    @Test
    void a_request_that_waited_for_another_runs_on_the_threads_for_such_and_not_on_the_one_that_answers() {
        CompletableFuture<String> first = new CompletableFuture<>();
        keys.inTurn(KEY, () -> first);
        CompletionStage<String> second = keys.inTurn(KEY, () -> CompletableFuture.completedStage("again"));
        assertThat(waiting).isEmpty();

        first.completeExceptionally(new IllegalStateException("not recorded"));

        assertThat(second.toCompletableFuture()).isNotDone();
        assertThat(waiting).hasSize(1);
        waiting.remove().run();
        assertThat(second.toCompletableFuture()).isCompletedWithValue("again");
    }
}
