package org.pingxuan.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
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
