package org.pingxuan.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pingxuan.ledger.RecordComparison;
import org.pingxuan.verdict.Outcome;

/** Holds every decision, act and erasure on record to what the ledger was told of it. */
final class LedgerComparison {

    private LedgerComparison() {}

    private static final String DECISIONS = "SELECT d.*, d.id AS subject, 'DECISION' AS entry, c.criteria, c.of_it,"
            + " 'sha256:' || encode(sha256(f.sealed), 'hex') AS facts, f.key, k.wrapped,"
            + " n.kind AS nominee_kind, n.hash AS nominee_hash,"
            + " CASE WHEN k.id IS NULL THEN " + FactQuery.ERASED + " END AS erased FROM decision d"
            + " LEFT JOIN decision_facts f ON f.decision = d.id"
            + " LEFT JOIN nominee_key k ON k.id = f.key AND k.nominee = d.nominee"
            + " LEFT JOIN nominee n ON n.id = d.nominee"
            + " LEFT JOIN (SELECT c.decision, string_agg(concat_ws(' ', criterion, outcome, effect), ','"
            + " ORDER BY criterion COLLATE \"C\") AS criteria,"
            + " bool_and(c.round = o.round AND c.unit = o.unit AND c.decided_at = o.decided_at) AS of_it"
            + " FROM decision_criterion c JOIN decision o ON o.id = c.decision GROUP BY c.decision) c"
            + " ON c.decision = d.id";

    private static final String ACTS = "SELECT a.*, a.decision AS subject, a.kind AS entry FROM decision_act a";

    private static final String ERASURES = "SELECT x.*, x.nominee AS subject, 'ERASURE' AS entry FROM erasure x";

    static RecordComparison of(DecisionKeys keys) {
        String[] acts =
                Stream.of(DecisionAct.Kind.values()).map(DecisionAct.Kind::name).toArray(String[]::new);
        return new RecordComparison()
                .with(DECISIONS, row -> isDecisionAsEntered(row, keys), "DECISION")
                .withSeveral(
                        ACTS,
                        "act",
                        row -> RecordComparison.wasTold(row, ActQuery.read(row).payload()),
                        acts)
                .withSeveral(
                        ERASURES,
                        "erasure",
                        row -> RecordComparison.wasTold(
                                row, NomineeQuery.erasure(row).payload()),
                        "ERASURE");
    }

    private static boolean isDecisionAsEntered(ResultSet row, DecisionKeys keys) throws SQLException {
        DecisionRow decision = DecisionRow.read(row);
        NomineeTable.Nominee nominee = new NomineeTable.Nominee(
                decision.nominee(), row.getString("nominee_kind"), row.getBytes("nominee_hash"));
        return RecordComparison.wasTold(row, decision.payload(nominee.pinned(), row.getString("facts")))
                && (row.getBoolean("erased") || isKeyWhole(row, keys))
                && criteria(decision).equals(row.getString("criteria") == null ? "" : row.getString("criteria"))
                && (row.getString("criteria") == null || row.getBoolean("of_it"));
    }

    /** Whether the facts' key is there and is the one that was made for them: without it the evidence is lost. */
    private static boolean isKeyWhole(ResultSet row, DecisionKeys keys) throws SQLException {
        byte[] wrapped = row.getBytes("wrapped");
        return wrapped != null && keys.unwrap(wrapped, row.getObject("key", UUID.class)).length > 0;
    }

    /** What searches and figures are to find the decision by. */
    private static String criteria(DecisionRow decision) {
        return decision.outcomeLines().stream()
                .filter(line -> line.outcome() == Outcome.NOT_MET || line.outcome() == Outcome.UNKNOWN)
                .sorted(Comparator.comparing(OutcomeLine::criterion))
                .map(line -> line.criterion() + " " + line.outcome() + " " + line.effect())
                .collect(Collectors.joining(","));
    }
}
