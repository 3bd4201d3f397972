package org.pingxuan.authoring;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.decision.ListStore;
import org.pingxuan.lists.ListReplay;
import org.pingxuan.rulebook.Rulebook;

/** Works out the impact of drafts beside everything else: one at a time, on one thread, each with its progress. */
@Singleton
class ImpactJobs {

    private static final int KEPT = 8;

    private final DecisionStore decisions;
    private final ListStore lists;
    private final ListReplay replay;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "impact");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    });
    private final Cache<UUID, Job> jobs = Caffeine.newBuilder()
            .maximumSize(KEPT)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    @Inject
    ImpactJobs(DecisionStore decisions, ListStore lists, ListReplay replay) {
        this.decisions = decisions;
        this.lists = lists;
        this.replay = replay;
    }

    /**
     * A draft's impact, at work or done.
     *
     * @param statement null in it where the job was cancelled
     * @param before what it goes on from: where decisions arrive faster than they are replayed, it is never up to date; null where
     *     nothing was done before
     */
    record Job(ImpactRun run, CompletableFuture<ImpactStatement> statement, ImpactStatement before) {

        /** The statement, or the one before where it is not done within the time; null where there is neither. */
        ImpactStatement within(Duration time) {
            try {
                ImpactStatement done = statement.get(time.toMillis(), TimeUnit.MILLISECONDS);
                return done == null ? before : done;
            } catch (TimeoutException stillRunning) {
                return before;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return before;
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new CompletionException(failed.getCause());
            }
        }

        /** The last statement that was done; null where none was. */
        ImpactStatement last() {
            ImpactStatement done =
                    statement.isDone() && !statement.isCompletedExceptionally() ? statement.getNow(null) : null;
            return done == null ? before : done;
        }
    }

    /** The job for what the draft is now: begun anew where it has changed, gone on with where decisions have arrived. */
    synchronized Job of(Draft draft, Rulebook rulebook) {
        Job known = jobs.getIfPresent(draft.id());
        boolean same =
                known != null && known.run().content().equals(rulebook.policy().digest());
        if (same && !known.statement().isDone()) {
            return known;
        }
        if (same) {
            known.run().resume();
        } else if (known != null) {
            known.run().cancel();
        }
        ImpactRun run = same ? known.run() : new ImpactRun(draft.round(), rulebook, decisions, lists, replay);
        Job job = new Job(
                run,
                CompletableFuture.supplyAsync(() -> run.run() ? run.statement(draft) : null, worker),
                same ? known.last() : null);
        jobs.put(draft.id(), job);
        return job;
    }

    /** Stops the draft's job where one runs. */
    synchronized void cancel(UUID draft) {
        Job known = jobs.getIfPresent(draft);
        if (known != null) {
            known.run().cancel();
        }
    }

    @PreDestroy
    void stop() {
        jobs.asMap().values().forEach(job -> job.run().cancel());
        worker.shutdownNow();
    }
}
