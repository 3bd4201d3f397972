package org.pingxuan.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.pingxuan.audit.ReplayJob.Progress;
import org.pingxuan.audit.ReplayJob.State;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.decision.ListStore;
import org.pingxuan.decision.StoredDecision;
import org.pingxuan.shared.Problems;
import org.pingxuan.shared.TimeOrderedId;

/**
 * Replays many decisions, one job after the other, on this replica; every night all of them, and with them the slates and final
 * lists. What cannot be reproduced is an alarm: an error in the log, and {@code pingxuan.replay.drift} above 0 until a later job
 * over everything finds none. So is a replay of everything that breaks off: {@code pingxuan.replay.broken} is 1 until a later one
 * does not.
 */
@ApplicationScoped
class ReplayJobs {

    private static final Logger LOG = Logger.getLogger(ReplayJobs.class);
    private static final int PART = 200;
    private static final int KEPT = 50;

    private final DecisionSearch search;
    private final DecisionStore decisions;
    private final ListStore lists;
    private final Replays replays;
    private final InstantSource clock;
    private final ConcurrentLinkedDeque<Known> jobs = new ConcurrentLinkedDeque<>();
    private final AtomicLong drift = new AtomicLong();
    private final AtomicLong brokenOff = new AtomicLong();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "replay");
        thread.setDaemon(true);
        return thread;
    });

    private final MeterRegistry meters;
    private final List<Gauge> gauges;

    private record Known(UUID id, ReplayJob job) {}

    @Inject
    ReplayJobs(
            DecisionSearch search,
            DecisionStore decisions,
            ListStore lists,
            Replays replays,
            InstantSource clock,
            MeterRegistry meters) {
        this.search = search;
        this.decisions = decisions;
        this.lists = lists;
        this.replays = replays;
        this.clock = clock;
        this.meters = meters;
        this.gauges = List.of(
                Gauge.builder("pingxuan.replay.drift", drift, AtomicLong::get)
                        .description("decisions and lists that the last replay of many could not reproduce")
                        .register(meters),
                Gauge.builder("pingxuan.replay.broken", brokenOff, AtomicLong::get)
                        .description("1 where the last replay of everything broke off, so that the record was not"
                                + " looked at whole")
                        .register(meters));
    }

    /** Begins as soon as the jobs before it have ended. */
    Progress begin(DecisionFilter filter, String askedBy) {
        UUID id = TimeOrderedId.next(clock);
        ReplayJob job = new ReplayJob(id, askedBy, clock.instant());
        jobs.addFirst(new Known(id, job));
        while (jobs.size() > KEPT) {
            jobs.pollLast();
        }
        worker.execute(() -> run(job, filter));
        return job.progress();
    }

    /** Newest first; the last {@value #KEPT} of this replica. */
    List<Progress> all() {
        return jobs.stream().map(known -> known.job().progress()).toList();
    }

    Optional<Progress> byId(UUID id) {
        return jobs.stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .map(known -> known.job().progress());
    }

    @Scheduled(cron = "{pingxuan.replay.nightly}", timeZone = "Asia/Shanghai")
    void nightly() {
        begin(DecisionFilter.everything(), "pingxuan");
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
        // or what is started next in this process would go on showing these
        gauges.forEach(meters::remove);
    }

    private void run(ReplayJob job, DecisionFilter filter) {
        State end = State.BROKEN_OFF;
        try {
            List<UUID> found = search.allIds(filter);
            List<UUID> judged = filter.equals(DecisionFilter.everything()) ? lists.ids() : List.of();
            job.start(found.size() + judged.size());
            for (int from = 0; from < found.size() && !Thread.currentThread().isInterrupted(); from += PART) {
                replay(found.subList(from, Math.min(from + PART, found.size())), job);
            }
            for (UUID list : judged) {
                if (Thread.currentThread().isInterrupted()) {
                    break;
                }
                readable(() -> lists.byId(list))
                        .map(replays::replay)
                        .orElseGet(() -> Optional.of(Replay.ofUnreadable()))
                        .ifPresentOrElse(replay -> job.replayedList(list, replay), job::erased);
            }
            end = job.progress().replayed() == found.size() + judged.size() ? State.DONE : State.BROKEN_OFF;
        } catch (RuntimeException broken) {
            LOG.errorf(
                    "a replay broke off: %s",
                    broken instanceof Problems
                            ? broken.getMessage()
                            : broken.getClass().getSimpleName());
        } finally {
            job.end(end, clock.instant());
            report(job.progress(), filter.equals(DecisionFilter.everything()));
        }
    }

    private void replay(List<UUID> part, ReplayJob job) {
        Map<UUID, StoredDecision> stored = readable(() -> Optional.of(decisions.byIds(part)))
                // one that cannot be read keeps none of the others from being replayed
                .orElseGet(() -> part.stream()
                        .flatMap(id -> readable(() -> decisions.byId(id)).stream())
                        .toList())
                .stream()
                .collect(Collectors.toMap(StoredDecision::id, Function.identity()));
        for (UUID id : part) {
            Optional.ofNullable(stored.get(id))
                    .map(replays::replay)
                    .orElseGet(() -> Optional.of(Replay.ofUnreadable()))
                    .ifPresentOrElse(replay -> job.replayed(id, replay), job::erased);
        }
    }

    /** Empty where there is no such record, or it was altered so that it cannot be read. */
    private static <T> Optional<T> readable(Supplier<Optional<T>> record) {
        try {
            return record.get();
        } catch (Problems unavailable) {
            throw unavailable;
        } catch (RuntimeException altered) {
            return Optional.empty();
        }
    }

    private void report(Progress ended, boolean ofEverything) {
        if (ended.different() > 0) {
            LOG.errorf(
                    "%d of %d decisions and lists cannot be reproduced, among them %s",
                    ended.different(),
                    ended.replayed(),
                    ended.drifted().stream().limit(10).toList());
        }
        if (ofEverything) {
            brokenOff.set(ended.state() == State.BROKEN_OFF ? 1 : 0);
        }
        if (ended.different() > 0 || ofEverything && ended.state() == State.DONE) {
            drift.set(ended.different());
        }
    }
}
