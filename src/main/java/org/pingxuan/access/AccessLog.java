package org.pingxuan.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.pingxuan.http.Listing;
import org.pingxuan.http.Page;

/** Who changed which user or key, when and how: append-only, one writer at a time. */
@ApplicationScoped
public class AccessLog {

    static final String USER = "USER";
    static final String API_KEY = "API_KEY";

    /** The advisory lock that whoever changes users or keys holds to the end of the transaction ("pxaccess"). */
    private static final long LOCK = 0x7078616363657373L;

    private final EntityManager database;
    private final InstantSource clock;
    private final Event<Appended> appended;

    @Inject
    AccessLog(EntityManager database, InstantSource clock, Event<Appended> appended) {
        this.database = database;
        this.clock = clock;
        this.appended = appended;
    }

    /** Said within the transaction that appends; observe it after success. */
    record Appended(long number) {}

    /** Waits for every other change of users and keys to be committed; to be called first in each such transaction. */
    void lock() {
        database.createNativeQuery("select 1 from pg_advisory_xact_lock(:lock)")
                .setParameter("lock", LOCK)
                .getSingleResult();
    }

    void append(String by, String kind, UUID subject, String name, String action, Object before, Object after) {
        AccessChangeEntity row = new AccessChangeEntity();
        row.at = clock.instant();
        row.by = by;
        row.kind = kind;
        row.subject = subject;
        row.name = name;
        row.action = action;
        row.before = told(before);
        row.after = told(after);
        database.persist(row);
        appended.fire(new Appended(row.number));
    }

    /** The number of the newest change; 0 where there is none. */
    @Transactional
    long head() {
        return database.createQuery("select coalesce(max(c.number), 0) from AccessChangeEntity c", Long.class)
                .getSingleResult();
    }

    /** The changes, newest first. */
    @Transactional
    Listing<AccessChange> list(Page page, Long before) {
        List<AccessChangeEntity> rows = database.createQuery(
                        "from AccessChangeEntity c where :before is null or c.number < :before order by c.number desc",
                        AccessChangeEntity.class)
                .setParameter("before", before)
                .setMaxResults(page.size() + 1)
                .getResultList();
        long total = database.createQuery("select count(*) from AccessChangeEntity", Long.class)
                .getSingleResult();
        return Listing.of(rows, page, total, AccessChangeEntity::change, row -> row.number.toString());
    }

    private static String told(Object value) {
        if (value instanceof String[] codes) {
            return String.join(" ", codes);
        }
        return value == null ? null : value.toString();
    }
}
