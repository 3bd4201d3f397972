package org.pingxuan.decision;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.pingxuan.ledger.Sql;
import org.pingxuan.verdict.Verdict;

/** Reads acts. */
final class ActQuery {

    static final String COLUMNS =
            "id, kind, decision, verdict, reason, authority, made, score, assessed_on, document, path, state, acted_by, at";

    private ActQuery() {}

    /** @param condition on {@code a}, with the value of its one parameter */
    static List<DecisionAct> where(DataSource database, String condition, UUID value) {
        return Sql.rows(
                database,
                ActQuery::read,
                "SELECT " + COLUMNS + " FROM decision_act a WHERE " + condition + " ORDER BY a.at, a.id",
                value);
    }

    /**
     * The kinds of acts by which persons hold decisions as they are: the last resolution, unless it returns the submission, or the
     * withdrawal; else the assessment or objection that made the version.
     */
    static Map<UUID, DecisionAct.Kind> holding(Connection connection, Collection<UUID> decisions) throws SQLException {
        String joined = decisions.stream().map(UUID::toString).collect(Collectors.joining(","));
        Map<UUID, DecisionAct.Kind> holding = new HashMap<>();
        Sql.each(
                connection,
                row -> {
                    if (!Verdict.RETURNED.name().equals(row.getString(3))) {
                        holding.put(row.getObject(1, UUID.class), DecisionAct.Kind.valueOf(row.getString(2)));
                    }
                },
                "SELECT DISTINCT ON (held) held, kind, verdict FROM ("
                        + "SELECT decision AS held, kind, verdict, at, id FROM decision_act"
                        + " WHERE decision = ANY (string_to_array(?, ',')::uuid[]) AND kind IN ('RESOLUTION', 'WITHDRAWAL')"
                        + " UNION ALL SELECT made, kind, verdict, at, id FROM decision_act"
                        + " WHERE made = ANY (string_to_array(?, ',')::uuid[])) a"
                        + " ORDER BY held, kind DESC, at DESC, id DESC",
                joined,
                joined);
        return holding;
    }

    static DecisionAct read(ResultSet row) throws SQLException {
        String verdict = row.getString("verdict");
        return new DecisionAct(
                row.getObject("id", UUID.class),
                DecisionAct.Kind.valueOf(row.getString("kind")),
                row.getObject("decision", UUID.class),
                verdict == null ? null : Verdict.valueOf(verdict),
                row.getString("reason"),
                row.getString("authority"),
                row.getObject("made", UUID.class),
                row.getBigDecimal("score"),
                row.getObject("assessed_on", LocalDate.class),
                row.getString("document"),
                row.getString("path"),
                row.getString("state"),
                row.getString("acted_by"),
                row.getTimestamp("at").toInstant());
    }
}
