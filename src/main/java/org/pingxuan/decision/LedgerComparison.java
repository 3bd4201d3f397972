package org.pingxuan.decision;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.pingxuan.ledger.CanonicalJson;
import org.pingxuan.ledger.Sql;
import org.pingxuan.shared.Problems;
import org.pingxuan.verdict.Outcome;

/** Holds every decision on record to what the ledger was told of it. */
final class LedgerComparison {

    private LedgerComparison() {}

    private static final String DECISIONS =
            "SELECT d.*, coalesce(d.id, e.subject) AS either, e.payload, c.criteria, c.of_it,"
                    + " 'sha256:' || encode(sha256(f.sealed), 'hex') AS facts, f.key, k.wrapped,"
                    + " n.kind AS nominee_kind, n.hash AS nominee_hash,"
                    + " CASE WHEN k.id IS NULL THEN " + FactQuery.ERASED + " END AS erased FROM decision d"
                    + " FULL JOIN (SELECT subject, payload FROM ledger_entry WHERE kind = 'DECISION') e"
                    + " ON e.subject = d.id LEFT JOIN decision_facts f ON f.decision = d.id"
                    + " LEFT JOIN nominee_key k ON k.id = f.key AND k.nominee = d.nominee"
                    + " LEFT JOIN nominee n ON n.id = d.nominee"
                    + " LEFT JOIN (SELECT c.decision, string_agg(concat_ws(' ', criterion, outcome, effect), ','"
                    + " ORDER BY criterion COLLATE \"C\") AS criteria,"
                    + " bool_and(c.round = o.round AND c.unit = o.unit AND c.decided_at = o.decided_at) AS of_it"
                    + " FROM decision_criterion c JOIN decision o ON o.id = c.decision GROUP BY c.decision) c"
                    + " ON c.decision = d.id";

    private static final String ACTS =
            "SELECT a.*, coalesce(a.decision, e.subject) AS either, e.payload, e.kind AS entered"
                    + " FROM decision_act a FULL JOIN (SELECT subject, kind, payload, substring(payload from '\"act\":\"([0-9a-f-]{36})\"') AS act FROM ledger_entry"
                    + " WHERE kind IN ('RESOLUTION', 'ASSESSMENT', 'OBJECTION', 'WITHDRAWAL', 'UNMASKING')) e ON e.act = a.id::text";

    /** Whether a row is what its entry says. */
    private interface Agreement {
        boolean holds(ResultSet row) throws SQLException;
    }

    static List<UUID> contradictions(DataSource database, DecisionKeys keys) {
        Set<UUID> contradictions = new TreeSet<>();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                compare(connection, DECISIONS, row -> isDecisionAsEntered(row, keys), contradictions);
                compare(connection, ACTS, LedgerComparison::isActAsEntered, contradictions);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException failed) {
            throw Problems.unreadable();
        }
        return List.copyOf(contradictions);
    }

    private static void compare(Connection connection, String sql, Agreement agreement, Set<UUID> contradictions)
            throws SQLException {
        Sql.each(
                connection,
                row -> {
                    if (!agreement.holds(row)) {
                        contradictions.add(row.getObject("either", UUID.class));
                    }
                },
                sql);
    }

    private static boolean isDecisionAsEntered(ResultSet row, DecisionKeys keys) throws SQLException {
        if (row.getObject("id") == null) {
            return false;
        }
        DecisionRow decision = DecisionRow.read(row);
        NomineeTable.Nominee nominee = new NomineeTable.Nominee(
                decision.nominee(), row.getString("nominee_kind"), row.getBytes("nominee_hash"));
        return CanonicalJson.of(decision.payload(nominee.pinned(), row.getString("facts")))
                        .equals(row.getString("payload"))
                && (row.getBoolean("erased") || isKeyWhole(row, keys))
                && criteria(decision).equals(row.getString("criteria") == null ? "" : row.getString("criteria"))
                && (row.getString("criteria") == null || row.getBoolean("of_it"));
    }

    /** Whether the facts' key is there and is the one that was made for them: without it the evidence is lost. */
    private static boolean isKeyWhole(ResultSet row, DecisionKeys keys) throws SQLException {
        byte[] wrapped = row.getBytes("wrapped");
        try {
            return wrapped != null && keys.unwrap(wrapped, row.getObject("key", UUID.class)).length > 0;
        } catch (RuntimeException altered) {
            return false;
        }
    }

    /** What searches and figures are to find the decision by. */
    private static String criteria(DecisionRow decision) {
        return decision.outcomeLines().stream()
                .filter(line -> line.outcome() == Outcome.NOT_MET || line.outcome() == Outcome.UNKNOWN)
                .sorted(Comparator.comparing(OutcomeLine::criterion))
                .map(line -> line.criterion() + " " + line.outcome() + " " + line.effect())
                .collect(Collectors.joining(","));
    }

    private static boolean isActAsEntered(ResultSet row) throws SQLException {
        if (row.getObject("id") == null) {
            return false;
        }
        DecisionAct act = ActQuery.read(row);
        return act.kind().name().equals(row.getString("entered"))
                && CanonicalJson.of(act.payload()).equals(row.getString("payload"));
    }
}
