package org.pingxuan.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.shared.TimeOrderedId;

/**
 * Requests that were sent with an {@code Idempotency-Key}, and what each made. The key is recorded in one transaction with what it
 * made, so that of two that run at once, on whatever replicas, one is recorded and the other answers with it.
 */
public final class RequestKeys {

    private static final String SCOPE = "caller = ? AND method = ? AND path = ? AND key = ?";

    private final DataSource database;
    private final InstantSource clock;
    private final KeyTable table = new KeyTable();
    private final Executor waiting;
    private final Map<String, CompletableFuture<?>> inFlight = new ConcurrentHashMap<>();

    /** @param waiting runs the requests that had to wait for another */
    public RequestKeys(DataSource database, InstantSource clock, Executor waiting) {
        this.database = database;
        this.clock = clock;
        this.waiting = waiting;
    }

    /**
     * What the request made before; empty where it was not sent before.
     *
     * @param request null where its caller named no key
     * @throws Problems 409 where the key stood for another body
     */
    public Optional<UUID> made(RequestKey request) {
        if (request == null) {
            return Optional.empty();
        }
        return Sql.first(
                        database,
                        row -> new Made(row.getObject("made", UUID.class), row.getString("body_digest")),
                        "SELECT made, body_digest FROM request_key WHERE " + SCOPE,
                        request.caller(),
                        request.method(),
                        request.path(),
                        request.key())
                .map(before -> before.by(request));
    }

    /**
     * The key as a record, to be recorded together with what it makes. It must be new: where it is not, {@link Recorder#record} fails with
     * {@link AlreadyRecorded}, and {@link #made} knows.
     */
    public Recorded record(RequestKey request, UUID made) {
        return new Entry(TimeOrderedId.next(clock), request, made, table);
    }

    /**
     * What a request makes, and its key along with it.
     *
     * @param records the whole of it; {@code made} is the id that the request is answered by
     * @param request null where its caller named no key
     */
    public List<Recorded> along(List<? extends Recorded> records, RequestKey request, UUID made) {
        List<Recorded> all = new ArrayList<>(records);
        if (request != null) {
            all.add(record(request, made));
        }
        return all;
    }

    /** Whether it was a key that stood in the way, not what it was sent along with. */
    public static boolean isTaken(AlreadyRecorded taken) {
        return taken.record() instanceof Entry;
    }

    /**
     * Runs {@code request} when no other with this key runs in this service; the second one then finds what the first made. It saves
     * the second its work; that it is not done twice rests on the table.
     *
     * @param key null where the caller named none; then it runs at once
     */
    public <T> CompletionStage<T> inTurn(RequestKey key, Supplier<CompletionStage<T>> request) {
        if (key == null) {
            return request.get();
        }
        CompletableFuture<T> mine = new CompletableFuture<>();
        CompletableFuture<?> before = inFlight.put(key.scope(), mine);
        // who completes the one before must not run this one: it reads and judges
        CompletionStage<T> answered = before == null
                ? CompletableFuture.completedStage(null).thenCompose(free -> request.get())
                : before.handle((done, failed) -> null).thenComposeAsync(free -> request.get(), waiting);
        answered.whenComplete((answer, failed) -> {
            inFlight.remove(key.scope(), mine);
            if (failed == null) {
                mine.complete(answer);
            } else {
                mine.completeExceptionally(failed);
            }
        });
        return mine;
    }

    /** What a key stands for. */
    private record Made(UUID id, String bodyDigest) {

        UUID by(RequestKey request) {
            if (!bodyDigest.equals(request.bodyDigest())) {
                throw Problems.conflict(Problem.at(
                        RequestKey.HEADER,
                        "key-of-another-body",
                        request.key(),
                        "此 Idempotency-Key 已用于另一内容；内容不同请换一个",
                        "This Idempotency-Key stood for another body; use a new one for a new body"));
            }
            return id;
        }
    }

    private record Entry(UUID id, RequestKey request, UUID made, KeyTable table) implements Recorded {

        @Override
        public String key() {
            return request.scope();
        }

        @Override
        public boolean mustBeNew() {
            return true;
        }
    }

    private static final class KeyTable implements RecordTable<Entry> {

        @Override
        public String name() {
            return "request_key";
        }

        @Override
        public List<Insertion> insert(Connection connection, List<Entry> entries) throws SQLException {
            Set<UUID> inserted = Columns.of(connection, entries)
                    .add("uuid", Entry::id)
                    .add("text", entry -> entry.request().caller())
                    .add("text", entry -> entry.request().method())
                    .add("text", entry -> entry.request().path())
                    .add("text", entry -> entry.request().key())
                    .add("text", entry -> entry.request().bodyDigest())
                    .add("uuid", Entry::made)
                    .insertNew("request_key (id, caller, method, path, key, body_digest, made)");
            List<Insertion> insertions = new ArrayList<>(entries.size());
            for (Entry entry : entries) {
                insertions.add(
                        inserted.contains(entry.id())
                                ? Insertion.of(entry.id(), null)
                                : Insertion.existing(existing(connection, entry.request())));
            }
            return insertions;
        }

        private static UUID existing(Connection connection, RequestKey request) throws SQLException {
            return Sql.id(
                            connection,
                            "SELECT id FROM request_key WHERE " + SCOPE,
                            request.caller(),
                            request.method(),
                            request.path(),
                            request.key())
                    .orElseThrow();
        }
    }
}
