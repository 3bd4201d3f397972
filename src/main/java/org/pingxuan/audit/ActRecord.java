package org.pingxuan.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.pingxuan.ledger.AlreadyRecorded;
import org.pingxuan.ledger.Recorded;
import org.pingxuan.ledger.Recorder;
import org.pingxuan.ledger.Recording;
import org.pingxuan.ledger.RequestKey;
import org.pingxuan.ledger.RequestKeys;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/** Puts what persons do on record, each request with a key once; returns after the commit. */
@Singleton
class ActRecord {

    private final Recorder recorder;
    private final RequestKeys keys;

    @Inject
    ActRecord(Recorder recorder, RequestKeys keys) {
        this.recorder = recorder;
        this.keys = keys;
    }

    /**
     * What became of a request.
     *
     * @param id of the record that it made, now or when it was sent before
     * @param recordings null where it was sent before
     */
    record Done(UUID id, List<Recording> recordings) {

        boolean isNew() {
            return recordings != null;
        }
    }

    /**
     * @param key null where the request named none
     * @param records what the request makes, the record that it is known by first; asked only where it was not sent before
     * @throws Problems 409 where the key stood for another body, or another request came first
     */
    Done once(RequestKey key, Supplier<List<Recorded>> records) {
        return join(keys.inTurn(key, () -> record(key, records)));
    }

    private CompletionStage<Done> record(RequestKey key, Supplier<List<Recorded>> records) {
        Optional<UUID> before = keys.made(key);
        if (before.isPresent()) {
            return CompletableFuture.completedStage(new Done(before.get(), null));
        }
        List<Recorded> all = records.get();
        UUID made = all.get(0).id();
        return recorder.record(keys.along(all, key, made)).handle((recordings, failed) -> {
            if (failed == null) {
                return new Done(made, recordings);
            }
            Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
            if (cause instanceof AlreadyRecorded taken) {
                return new Done(keys.made(key).orElseThrow(() -> overtaken(taken)), null);
            }
            throw cause instanceof RuntimeException refusal ? refusal : new CompletionException(cause);
        });
    }

    private static Problems overtaken(AlreadyRecorded taken) {
        return Problems.conflict(Problem.at(
                "id",
                "not-the-newest",
                taken.existing(),
                "这一判定记录已有更新的版本 " + taken.existing(),
                "This decision has a newer version, " + taken.existing()));
    }

    private static <T> T join(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException refusal ? refusal : failed;
        }
    }
}
