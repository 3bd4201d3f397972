package org.pingxuan.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.pingxuan.audit.Replay.Difference;

/** The replay of many decisions: what was asked and how far it is. Safe to read while it runs. */
final class ReplayJob {

    /** Decisions that differ and are named; beyond them they are only counted. */
    private static final int NAMED = 100;

    /** How far a job is. */
    enum State {
        WAITING,
        RUNNING,
        DONE,
        /** Ended before its end: the record could not be read, or the service stopped. */
        BROKEN_OFF
    }

    /**
     * A decision or a list that cannot be reproduced.
     *
     * @param decision null for a list
     * @param list a slate or final list; null for a decision
     * @param paths where record and replay part; no values, which may be personal
     */
    record Drifted(UUID decision, UUID list, List<String> paths) {}

    /**
     * A job as it stands.
     *
     * @param total how many decisions and lists were found; null until they are counted
     * @param replayed how many were computed again or found erased
     * @param erased how many have no facts any more
     * @param drifted the first {@value #NAMED} that differ
     */
    record Progress(
            UUID id,
            String askedBy,
            Instant askedAt,
            State state,
            Long total,
            long replayed,
            long identical,
            long different,
            long erased,
            List<Drifted> drifted,
            Instant endedAt) {}

    private final UUID id;
    private final String askedBy;
    private final Instant askedAt;
    private State state = State.WAITING;
    private Long total;
    private long identical;
    private long different;
    private long erased;
    private final List<Drifted> drifted = new ArrayList<>();
    private Instant endedAt;

    ReplayJob(UUID id, String askedBy, Instant askedAt) {
        this.id = id;
        this.askedBy = askedBy;
        this.askedAt = askedAt;
    }

    synchronized void start(long found) {
        state = State.RUNNING;
        total = found;
    }

    synchronized void erased() {
        erased++;
    }

    void replayed(UUID decision, Replay replay) {
        count(decision, null, replay);
    }

    void replayedList(UUID list, Replay replay) {
        count(null, list, replay);
    }

    private synchronized void count(UUID decision, UUID list, Replay replay) {
        if (replay.identical()) {
            identical++;
            return;
        }
        different++;
        if (drifted.size() < NAMED) {
            drifted.add(new Drifted(
                    decision,
                    list,
                    replay.differences().stream().map(Difference::path).toList()));
        }
    }

    synchronized void end(State how, Instant at) {
        state = how;
        endedAt = at;
    }

    synchronized Progress progress() {
        return new Progress(
                id,
                askedBy,
                askedAt,
                state,
                total,
                identical + different + erased,
                identical,
                different,
                erased,
                List.copyOf(drifted),
                endedAt);
    }
}
