package org.pingxuan.honours;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.pingxuan.database.KeyFile;
import org.pingxuan.shared.Normal;
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
    private final HolderKey holders;

    public HonoursRegister(DataSource database, KeyFile keys) {
        this.database = database;
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

    public Optional<Honour> byId(UUID id) {
        return new HonourQuery(null)
                .and("h.id = ?", id).ask(database, "").stream().findFirst();
    }
}
