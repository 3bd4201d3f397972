package org.pingxuan.decision;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.pingxuan.ledger.CanonicalJson;
import org.pingxuan.ledger.Columns;
import org.pingxuan.ledger.Insertion;
import org.pingxuan.ledger.LedgerNote;
import org.pingxuan.ledger.RecordTable;
import org.pingxuan.ledger.Recorded;
import org.pingxuan.ledger.Sql;
import org.pingxuan.ledger.UnderLock;
import org.pingxuan.shared.Digest;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/** A commendation on its way to the record, together with the honours of its members. */
record PendingCommendation(Commendation commendation) implements Recorded {

    private static final RecordTable<PendingCommendation> TABLE =
            RecordTable.oneByOne("commendation", PendingCommendation::insert);

    @Override
    public UUID id() {
        return commendation.id();
    }

    @Override
    public String key() {
        return commendation.list().toString();
    }

    @Override
    public RecordTable<?> table() {
        return TABLE;
    }

    @Override
    public boolean mustBeNew() {
        return true;
    }

    /** @throws Problems 409 with everything that came in between */
    @Override
    public Optional<PendingCommendation> beforeCommit(UnderLock lock) throws SQLException {
        List<Problem> against = ListStanding.against(lock.connection(), commendation.list());
        if (!against.isEmpty()) {
            throw Problems.conflict(against);
        }
        return Optional.empty();
    }

    private Insertion insert(Connection connection) throws SQLException {
        int inserted = Sql.update(
                connection,
                "INSERT INTO commendation (id, list, decision_number, issued_on, acted_by, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                id(),
                commendation.list(),
                commendation.decisionNumber(),
                commendation.issuedOn(),
                commendation.by(),
                commendation.at().atOffset(ZoneOffset.UTC));
        if (inserted == 0) {
            return Insertion.existing(
                    Sql.id(connection, "SELECT id FROM commendation WHERE list = ?", commendation.list())
                            .orElseThrow());
        }
        Columns.of(connection, List.copyOf(commendation.honours().entrySet()))
                .add("uuid", entry -> id())
                .add("uuid", Map.Entry::getKey)
                .add("uuid", Map.Entry::getValue)
                .insert("commendation_honour (commendation, decision, honour)");
        return Insertion.of(id(), LedgerNote.of("COMMENDATION", id(), payload(commendation)));
    }

    /** What the ledger is told of a commendation. */
    static Map<String, Object> payload(Commendation commendation) {
        Map<String, String> honours = new TreeMap<>();
        commendation.honours().forEach((decision, honour) -> honours.put(decision.toString(), honour.toString()));
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("list", commendation.list().toString());
        payload.put("decisionNumber", commendation.decisionNumber());
        payload.put("issuedOn", commendation.issuedOn().toString());
        payload.put("honours", Digest.of(CanonicalJson.of(honours)));
        payload.put("by", commendation.by());
        payload.put("at", commendation.at().toString());
        return payload;
    }
}
