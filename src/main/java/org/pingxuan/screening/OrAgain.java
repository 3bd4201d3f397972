package org.pingxuan.screening;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.pingxuan.ledger.AlreadyRecorded;

/** What is done where another request came first: what it recorded says what this one is, so it is attempted again. */
final class OrAgain {

    private OrAgain() {}

    /**
     * @param recorded the outcome of recording
     * @param attempt begins anew; run by {@code workers}
     * @return as {@code recorded}, unless it fails because a record of its key exists; then as the new attempt
     */
    static <T> CompletionStage<T> once(
            CompletionStage<T> recorded, Supplier<CompletionStage<T>> attempt, Executor workers) {
        return recorded.handle((answered, failed) -> {
                    if (failed == null) {
                        return CompletableFuture.completedStage(answered);
                    }
                    Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
                    return cause instanceof AlreadyRecorded
                            ? CompletableFuture.completedStage((T) null)
                                    .thenComposeAsync(again -> attempt.get(), workers)
                            : CompletableFuture.<T>failedStage(cause);
                })
                .thenCompose(answer -> answer);
    }
}
