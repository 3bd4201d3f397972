package org.pingxuan.honours;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.pingxuan.database.KeyFile;
import org.pingxuan.ledger.AlreadyRecorded;
import org.pingxuan.ledger.Columns;
import org.pingxuan.ledger.RecordComparison;
import org.pingxuan.ledger.Recorded;
import org.pingxuan.ledger.Recorder;
import org.pingxuan.shared.Micros;
import org.pingxuan.shared.Normal;
import org.pingxuan.shared.TimeOrderedId;
import org.pingxuan.submission.CreditCode;
import org.pingxuan.submission.Submission;

/**
 * The register of earlier honours. A window is known by its credit code, and where an entry or the question has none by its name; a
 * person by the ID number, of which only a keyed hash is kept. Honours are told oldest first.
 */
@ApplicationScoped
public class HonoursRegister {

    private static final String IN_ORDER = "ORDER BY h.year, h.honour, h.recorded_at, h.id";

    private final DataSource database;
    private final Recorder recorder;
    private final InstantSource clock;
    private final HolderKey holders;

    public HonoursRegister(DataSource database, Recorder recorder, KeyFile keys, InstantSource clock) {
        this.database = database;
        this.recorder = recorder;
        this.clock = clock;
        this.holders = new HolderKey(keys.derive("honour-holders"));
    }

    /** What the register holds on a submission's nominee now; empty where it does not know it. */
    public List<Honour> of(Submission submission) {
        return of(submission, null);
    }

    /** @param asOf what was known then; null for now */
    public List<Honour> of(Submission submission, Instant asOf) {
        return submission.award().isForWindow()
                ? ofWindow(submission.window().creditCode(), submission.window().name(), asOf)
                : ofPerson(submission.person().idNumber(), asOf);
    }

    /**
     * @param creditCode null where unknown
     * @param name null where unknown
     * @param asOf what was known then; null for now
     */
    public List<Honour> ofWindow(String creditCode, String name, Instant asOf) {
        String called = HolderKey.name(name);
        HonourQuery query = new HonourQuery(asOf).and("NOT h.person");
        if (Normal.form(creditCode) == null && called == null) {
            return List.of();
        }
        if (Normal.form(creditCode) == null) {
            query.and("n.name_key = ?", called);
        } else {
            String code = CreditCode.of(creditCode).normal();
            query.and(
                    "h.credit_code = ? OR (h.credit_code IS NULL AND n.name_key = ?)",
                    code,
                    called == null ? "" : called);
        }
        return query.ask(database, IN_ORDER);
    }

    /**
     * @param idNumber null where unknown
     * @param asOf what was known then; null for now
     */
    public List<Honour> ofPerson(String idNumber, Instant asOf) {
        return Normal.form(idNumber) == null
                ? List.of()
                : new HonourQuery(asOf)
                        .and("h.person AND h.holder = ?", (Object) holders.person(idNumber))
                        .ask(database, IN_ORDER);
    }

    /** @param asOf what was known then; null for now */
    public Optional<Honour> byId(UUID id, Instant asOf) {
        return new HonourQuery(asOf)
                .and("h.id = ?", id).ask(database, "").stream().findFirst();
    }

    /**
     * What is looked for on the register; null fields do not limit it.
     *
     * @param q part of a name
     * @param asOf what was known then; null for now
     */
    public record Search(String honour, Integer year, String q, Boolean revoked, Instant asOf) {

        private HonourQuery query() {
            HonourQuery query = new HonourQuery(asOf);
            if (honour != null) {
                query.and("h.honour = ?", honour);
            }
            if (year != null) {
                query.and("h.year = ?", year);
            }
            if (HolderKey.name(q) != null) {
                query.and("position(? in n.name_key) > 0", HolderKey.name(q));
            }
            if (revoked != null) {
                query.and(revoked ? "r.id IS NOT NULL" : "r.id IS NULL");
            }
            return query;
        }
    }

    /**
     * What was recorded last, first.
     *
     * @param before only what was recorded before this one; null for all
     * @param most at most so many
     */
    public List<Honour> search(Search search, UUID before, int most) {
        HonourQuery query = search.query();
        if (before != null) {
            query.and("h.id < ?", before);
        }
        return query.ask(database, "ORDER BY h.id DESC LIMIT " + most);
    }

    /** How many a search finds; counts no further than {@code most}. */
    public long count(Search search, long most) {
        return search.query().count(database, most);
    }

    /**
     * Records all of these, each with its entry in the ledger, or none. An honour that was revoked may be recorded again.
     *
     * @return what was recorded, in the same order
     * @throws AlreadyHeld where an honour stands already, for the same year and holder, or is named twice
     * @throws org.pingxuan.shared.Problems 503 where it cannot be recorded now
     */
    public List<Honour> record(List<NewHonour> honours, String by) {
        List<RecordedHonour> records =
                honours.stream().map(honour -> pending(honour, by)).toList();
        List<Integer> held = held(records);
        if (!held.isEmpty()) {
            throw new AlreadyHeld(held);
        }
        try {
            recorder.recordAndWait(records);
        } catch (AlreadyRecorded taken) {
            throw new AlreadyHeld(List.of(records.indexOf(taken.record())));
        }
        return records.stream().map(HonoursRegister::recorded).toList();
    }

    /** An honour as a record that can be recorded together with others, in one transaction. */
    public Recorded pendingRecord(NewHonour honour, String by) {
        return pending(honour, by);
    }

    /** The erasure of a person's names and masks as a record for one transaction with others. Matching by ID number goes on. */
    public Recorded pendingErasure(String idNumber, String by) {
        return new ErasedHolder(TimeOrderedId.next(clock), holders.person(idNumber), by);
    }

    /**
     * Revokes an honour. What was known before stays known as of then.
     *
     * @param reason why; without personal data, since it stays on record
     * @return false where it was revoked before
     */
    public boolean revoke(UUID honour, String reason, String by) {
        try {
            recorder.recordAndWait(
                    List.of(new RecordedRevocation(TimeOrderedId.next(clock), honour, reason, Micros.now(clock), by)));
            return true;
        } catch (AlreadyRecorded taken) {
            return false;
        }
    }

    /** Honours and revocations that are not those that the ledger was told of, are missing, or were never told. */
    public List<RecordComparison.Contradiction> contradictingLedger() {
        return RegisterComparison.of().contradictions(database);
    }

    private RecordedHonour pending(NewHonour honour, String by) {
        byte[] holder = honour.isPersons()
                ? holders.person(honour.idNumber())
                : holders.window(honour.creditCode(), honour.name());
        return new RecordedHonour(TimeOrderedId.next(clock), honour, holder, Micros.now(clock), by);
    }

    /** Places of the records that are named before, or that stand on the register. */
    private List<Integer> held(List<RecordedHonour> records) {
        Set<String> taken = new HashSet<>();
        List<Integer> held = new ArrayList<>();
        Set<String> standing = standing(records);
        for (int i = 0; i < records.size(); i++) {
            if (!taken.add(records.get(i).key())
                    || standing.contains(records.get(i).key())) {
                held.add(i);
            }
        }
        return held;
    }

    private Set<String> standing(List<RecordedHonour> records) {
        Set<String> standing = new HashSet<>();
        try (Connection connection = database.getConnection()) {
            Columns<RecordedHonour> columns = Columns.of(connection, records)
                    .add("text", one -> one.honour().honour())
                    .add("int", one -> one.honour().year())
                    .add("bytea", RecordedHonour::holder);
            try (PreparedStatement select = columns.prepare("SELECT h.honour, h.year, h.holder FROM honour h JOIN "
                            + columns.unnest() + " AS n (honour, year, holder) USING (honour, year, holder)"
                            + " WHERE NOT EXISTS (SELECT FROM honour_revocation r WHERE r.honour = h.id)");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    standing.add(RecordedHonour.key(row.getString(1), row.getInt(2), row.getBytes(3)));
                }
            }
        } catch (SQLException failed) {
            throw HonourQuery.unreadable(failed);
        }
        return standing;
    }

    private static Honour recorded(RecordedHonour record) {
        NewHonour honour = record.honour();
        return new Honour(
                record.id(),
                honour.honour(),
                honour.year(),
                honour.stars(),
                honour.name(),
                honour.creditCode(),
                record.mask(),
                record.at(),
                record.by(),
                null);
    }
}
