package org.pingxuan.audit;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.pingxuan.http.Listing;
import org.pingxuan.http.Page;
import org.pingxuan.ledger.Columns;
import org.pingxuan.ledger.Sql;
import org.pingxuan.shared.Problems;

/**
 * Who looked at whose record. Reads are written in batches every second, off the readers' way, and on a stop; where more wait than
 * {@link #WAITING}, since the database is slow or away, the reader waits too, so that none is lost.
 */
@Singleton
class ReadLog {

    private static final Logger LOG = Logger.getLogger(ReadLog.class);
    private static final int WAITING = 10_000;
    private static final int BATCH = 1_000;

    private final DataSource database;
    private final BlockingQueue<Read> waiting = new LinkedBlockingQueue<>();

    @Inject
    ReadLog(DataSource database) {
        this.database = database;
    }

    /**
     * One look at one record.
     *
     * @param decision its id, or that of a slate with the decisions on it
     * @param what slate, repair; else of a decision: decision, or the last part of the address, explanation …
     * @param reason as the reader gave it; may be null
     */
    record Read(Instant at, String by, UUID decision, String what, String reason) {}

    /** A look as it stands on record. */
    record Listed(long number, Instant at, String by, UUID decision, String what, String reason) {}

    /** Which looks are asked for; null is not asked. */
    record Filter(UUID decision, String by, Instant from, Instant before) {}

    /** @throws Problems 503 where too many wait and cannot be written */
    void add(Read read) {
        waiting.add(read);
        if (waiting.size() > WAITING) {
            write();
        }
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void writeWhatWaits() {
        try {
            write();
        } catch (Problems away) {
            LOG.warnf("%d reads wait to be recorded", waiting.size());
        }
    }

    void writeBeforeStop(@Observes ShutdownEvent stopping) {
        writeWhatWaits();
    }

    /** Writes what waits; what cannot be written waits on. */
    synchronized void write() {
        List<Read> batch = new ArrayList<>();
        while (waiting.drainTo(batch, BATCH) > 0) {
            try (Connection connection = database.getConnection()) {
                Columns.of(connection, batch)
                        .add("timestamptz", Read::at)
                        .add("text", Read::by)
                        .add("uuid", Read::decision)
                        .add("text", Read::what)
                        .add("text", Read::reason)
                        .insert("read_log (at, read_by, decision, what, reason)");
            } catch (SQLException failed) {
                waiting.addAll(batch);
                throw Problems.unrecorded();
            }
            batch.clear();
        }
    }

    /** The looks that the filter finds, newest first; what waits is written first. */
    Listing<Listed> list(Filter filter, Page page, Long before) {
        write();
        SqlText where = new SqlText().add(" FROM read_log WHERE true");
        if (filter.decision() != null) {
            where.add(" AND decision = ?", filter.decision());
        }
        if (filter.by() != null) {
            where.add(" AND read_by = ?", filter.by());
        }
        if (filter.from() != null) {
            where.add(" AND at >= ?", filter.from().atOffset(ZoneOffset.UTC));
        }
        if (filter.before() != null) {
            where.add(" AND at < ?", filter.before().atOffset(ZoneOffset.UTC));
        }
        SqlText count = new SqlText()
                .add("SELECT count(*) FROM (SELECT 1")
                .add(where)
                .add(" LIMIT ?", Listing.EXACT + 1)
                .add(") found");
        SqlText part = new SqlText()
                .add("SELECT number, at, read_by, decision, what, reason")
                .add(where);
        if (before != null) {
            part.add(" AND number < ?", before);
        }
        part.add(" ORDER BY number DESC LIMIT ?", page.size() + 1);
        try (Connection connection = database.getConnection()) {
            long counted = Sql.rows(connection, row -> row.getLong(1), count.text(), count.values())
                    .get(0);
            List<Listed> rows = Sql.rows(
                    connection,
                    row -> new Listed(
                            row.getLong("number"),
                            row.getTimestamp("at").toInstant(),
                            row.getString("read_by"),
                            row.getObject("decision", UUID.class),
                            row.getString("what"),
                            row.getString("reason")),
                    part.text(),
                    part.values());
            return Listing.of(rows, page, counted, row -> row, row -> Long.toString(row.number()));
        } catch (SQLException failed) {
            throw Problems.unreadable();
        }
    }
}
