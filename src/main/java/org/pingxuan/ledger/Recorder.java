package org.pingxuan.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/**
 * Records what must never change, in groups: one thread takes what has queued up, writes it in one transaction on one
 * connection, enters it in the ledger and commits; only then is anybody answered. A group that fails is tried again piece
 * by piece, so that no record suffers from its neighbour.
 */
public final class Recorder implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Recorder.class);

    private static final int GROUP = 256;
    private static final int ROUNDS = 5;
    private static final long PAUSE_MILLIS = 100;

    /** What depends on an answer runs apart from the writer, which must not wait for anybody. */
    private static final int ANSWERING = 2;

    /** A replica that dies while it holds the head must not keep the others waiting. */
    private static final String TRANSACTION = "SET LOCAL synchronous_commit = on;"
            + "SET LOCAL idle_in_transaction_session_timeout = '5s';"
            + "SET LOCAL lock_timeout = '10s';"
            + "SET LOCAL statement_timeout = '30s'";

    private final DataSource database;
    private final InstantSource clock;
    private final LedgerWriter ledger;
    private final BlockingQueue<Parcel> queue;
    private final Thread writer;
    private final ExecutorService answers;
    private final Object gate = new Object();
    private boolean closed;
    private Connection connection;

    /** @param capacity how many parcels may wait; one more is refused with 503 */
    public Recorder(DataSource database, LedgerKey key, InstantSource clock, int capacity) {
        this.database = database;
        this.clock = clock;
        this.ledger = new LedgerWriter(key);
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.answers = Executors.newFixedThreadPool(ANSWERING, task -> daemon(task, "recorder-answers"));
        this.writer = daemon(this::run, "recorder");
        writer.start();
    }

    /**
     * Records all of these in one transaction, or none.
     *
     * <p>The stage completes after the commit, with one answer for each record, in their order. It fails with {@link
     * Problems} 503 ("queue-full", "closing", "not-recorded") where it cannot record now, with {@link AlreadyRecorded} where
     * a key that must be new is taken, and with {@link IllegalStateException} where the program is at fault.
     */
    public CompletionStage<List<Recording>> record(List<? extends Recorded> records) {
        Parcel parcel = new Parcel(records);
        synchronized (gate) {
            if (closed) {
                return CompletableFuture.failedStage(
                        unavailable("closing", "服务正在停止，请稍后重试", "The service is stopping; try again later"));
            }
            if (!queue.offer(parcel)) {
                return CompletableFuture.failedStage(unavailable(
                        "queue-full",
                        "待记录的请求过多，请稍后重试",
                        "Too many requests are waiting to be recorded; try again later"));
            }
        }
        return parcel.answer;
    }

    /** As {@link #record}, and waits for the answers; throws what the stage would fail with. */
    public List<Recording> recordAndWait(List<? extends Recorded> records) {
        try {
            return record(records).toCompletableFuture().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** How many parcels wait. */
    public int waiting() {
        return queue.size();
    }

    /** Takes nothing more, records what waits, and returns when that is done. */
    @Override
    public void close() {
        synchronized (gate) {
            closed = true;
        }
        try {
            writer.join();
            answers.shutdown();
            while (!answers.awaitTermination(1, TimeUnit.MINUTES)) {
                LOG.warn("answers are still being given");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean open = true;
        while (open) {
            try {
                Parcel first = queue.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    writeWhateverHappens(group(first));
                } else {
                    synchronized (gate) {
                        open = !closed || !queue.isEmpty();
                    }
                }
            } catch (InterruptedException ignored) {
                LOG.debug("the recorder is stopped by close() alone");
            }
        }
        disconnect();
    }

    private List<Parcel> group(Parcel first) {
        List<Parcel> group = new ArrayList<>();
        int records = 0;
        for (Parcel next = first; next != null; next = records < GROUP ? queue.poll() : null) {
            group.add(next);
            records += next.records.size();
        }
        return group;
    }

    /** A broken record type must not silence the writer: whoever waits is told, and the next group is written. */
    private void writeWhateverHappens(List<Parcel> group) {
        try {
            write(group);
        } catch (Error broken) {
            LOG.error("the recorder met a broken program", broken);
            disconnect();
            IllegalStateException told = new IllegalStateException(
                    "not recorded: " + broken.getClass().getName());
            group.forEach(parcel -> fail(parcel, told));
        }
    }

    private void write(List<Parcel> group) {
        try {
            commit(group);
        } catch (SQLException | RuntimeException failed) {
            disconnect();
            if (group.size() == 1 && !isOutage(failed)) {
                fail(group.get(0), failed);
            } else {
                writeEach(group);
            }
        }
    }

    /** An outage ends the attempt for all: whoever waits is told so rather than made to wait for each in turn. */
    private void writeEach(List<Parcel> group) {
        Exception outage = null;
        for (Parcel parcel : group) {
            try {
                if (outage == null) {
                    commit(List.of(parcel));
                    continue;
                }
            } catch (SQLException | RuntimeException failed) {
                disconnect();
                if (!isOutage(failed)) {
                    fail(parcel, failed);
                    continue;
                }
                outage = failed;
                LOG.warnf(
                        "not recorded: %s",
                        failed instanceof SQLException sql ? "SQLSTATE " + sql.getSQLState() : failed.getMessage());
            }
            fail(parcel, outage);
        }
    }

    private void commit(List<Parcel> group) throws SQLException {
        for (int round = 0; round < ROUNDS; round++) {
            Connection open = connected();
            try (Statement settings = open.createStatement()) {
                settings.execute(TRANSACTION);
            }
            Map<Recorded, Insertion> insertions = insert(open, group);
            LedgerWriter.Locked locked = ledger.lock(open);
            if (isStale(open, group, insertions)) {
                open.rollback();
                continue;
            }
            Map<Recorded, SealedEntry> entries = enter(open, locked, group, insertions);
            open.commit();
            answers.execute(() -> group.forEach(parcel -> parcel.answer(insertions, entries)));
            return;
        }
        throw new IllegalStateException("what was judged anew did not hold " + ROUNDS + " times in a row");
    }

    private static Map<Recorded, Insertion> insert(Connection open, List<Parcel> group) throws SQLException {
        List<Recorded> sorted = new ArrayList<>();
        group.forEach(parcel -> sorted.addAll(parcel.records));
        sorted.sort(Comparator.comparing((Recorded record) -> record.table().name())
                .thenComparing(Recorded::key)
                .thenComparing(Recorded::id));
        Map<Recorded, Insertion> insertions = new IdentityHashMap<>();
        for (int from = 0; from < sorted.size(); ) {
            RecordTable<?> table = sorted.get(from).table();
            int to = from;
            while (to < sorted.size() && sorted.get(to).table() == table) {
                to++;
            }
            List<Recorded> records = sorted.subList(from, to);
            List<Insertion> results = insertInto(table, open, records);
            for (int i = 0; i < records.size(); i++) {
                Recorded record = records.get(i);
                Insertion result = results.get(i);
                if (record.mustBeNew() && !result.isNew() && !result.id().equals(record.id())) {
                    throw new AlreadyRecorded(record, result.id());
                }
                insertions.put(record, result);
            }
            from = to;
        }
        return insertions;
    }

    @SuppressWarnings("unchecked")
    private static <T extends Recorded> List<Insertion> insertInto(
            RecordTable<T> table, Connection open, List<Recorded> records) throws SQLException {
        return table.insert(open, (List<T>) records);
    }

    private static boolean isStale(Connection open, List<Parcel> group, Map<Recorded, Insertion> insertions)
            throws SQLException {
        UnderLock lock = new UnderLock(open);
        boolean stale = false;
        for (Parcel parcel : group) {
            for (int i = 0; i < parcel.records.size(); i++) {
                Recorded record = parcel.records.get(i);
                if (insertions.get(record).isNew()) {
                    Optional<? extends Recorded> instead = record.beforeCommit(lock);
                    if (instead.isPresent()) {
                        parcel.records.set(i, instead.get());
                        stale = true;
                    }
                }
            }
        }
        return stale;
    }

    private Map<Recorded, SealedEntry> enter(
            Connection open, LedgerWriter.Locked locked, List<Parcel> group, Map<Recorded, Insertion> insertions)
            throws SQLException {
        List<Recorded> entered = new ArrayList<>();
        List<LedgerNote> notes = new ArrayList<>();
        List<Parcel> ordered = new ArrayList<>(group);
        ordered.sort(Comparator.comparing(parcel -> parcel.records.stream().noneMatch(Recorded::isRestedOn)));
        for (Parcel parcel : ordered) {
            for (Recorded record : parcel.records) {
                LedgerNote note = insertions.get(record).note();
                if (note != null) {
                    entered.add(record);
                    notes.add(note);
                }
            }
        }
        Instant now = clock.instant();
        List<SealedEntry> sealed = ledger.append(open, locked, notes, now);
        Map<Recorded, SealedEntry> entries = new IdentityHashMap<>();
        for (int i = 0; i < sealed.size(); i++) {
            entries.put(entered.get(i), sealed.get(i));
        }
        return entries;
    }

    private Connection connected() throws SQLException {
        if (connection == null) {
            Connection open = database.getConnection();
            open.setAutoCommit(false);
            connection = open;
        }
        return connection;
    }

    /** Gives the connection back, whatever state it is in; the next group takes a fresh one. */
    private void disconnect() {
        if (connection == null) {
            return;
        }
        try (Connection ending = connection) {
            ending.rollback();
            ending.setAutoCommit(true);
        } catch (SQLException broken) {
            LOG.debugf("the recorder's connection ended with SQLSTATE %s", broken.getSQLState());
        } finally {
            connection = null;
        }
    }

    /** Whether it is the database's state, not the record, that stood in the way. */
    private static boolean isOutage(Exception failed) {
        if (failed instanceof BrokenLedger) {
            return true;
        }
        if (!(failed instanceof SQLException sql)) {
            return false;
        }
        String state = sql.getSQLState();
        return state == null || state.matches("(08|25|40|53|55|57|58|XX).*");
    }

    private void fail(Parcel parcel, Exception failed) {
        RuntimeException explained = explained(failed);
        answers.execute(() -> parcel.answer.completeExceptionally(explained));
    }

    private static RuntimeException explained(Exception failed) {
        if (isOutage(failed)) {
            return Problems.unrecorded();
        }
        if (failed instanceof SQLException sql) {
            // the server's own words may quote a row, so they go nowhere
            return new IllegalStateException("not recorded: SQLSTATE " + sql.getSQLState());
        }
        return (RuntimeException) failed;
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private static Problems unavailable(String code, String zh, String en) {
        return Problems.unavailable(Problem.at("", code, null, zh, en));
    }

    /** What one caller wants recorded together. */
    private static final class Parcel {

        private final List<Recorded> records;
        private final CompletableFuture<List<Recording>> answer = new CompletableFuture<>();

        Parcel(List<? extends Recorded> records) {
            this.records = new ArrayList<>(records);
        }

        void answer(Map<Recorded, Insertion> insertions, Map<Recorded, SealedEntry> entries) {
            List<Recording> recordings = new ArrayList<>(records.size());
            for (Recorded record : records) {
                Insertion insertion = insertions.get(record);
                boolean existed = !insertion.isNew() && !insertion.id().equals(record.id());
                recordings.add(new Recording(insertion.id(), existed, entries.get(record), record));
            }
            answer.complete(recordings);
        }
    }
}
