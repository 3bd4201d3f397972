package org.pingxuan.decision;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.pingxuan.ledger.Sql;
import org.pingxuan.shared.Problem;

/** Whether a final list is still the newest of its award, and its members still stand ELIGIBLE. */
final class ListStanding {

    private ListStanding() {}

    /** Everything that stands against commending a list by now, each a problem of its own; empty where nothing does. */
    static List<Problem> against(Connection connection, UUID list) throws SQLException {
        List<Problem> problems = new ArrayList<>(Sql.rows(
                connection,
                row -> Problem.at(
                        "",
                        "not-the-newest",
                        row.getString(1),
                        "不是该奖项最新的名单",
                        "A newer list of this award is on record"),
                "SELECT n.id FROM judged_list l JOIN judged_list n ON n.kind = l.kind AND n.round = l.round"
                        + " AND n.award = l.award AND n.unit = l.unit AND n.version > l.version"
                        + " WHERE l.id = ? ORDER BY n.version DESC LIMIT 1",
                list));
        problems.addAll(Sql.rows(
                connection,
                row -> row.getBoolean("newest")
                        ? Problem.at(
                                "/entries/" + row.getString("reference"),
                                "not-eligible",
                                row.getString("standing"),
                                "现行结论不是合格",
                                "It does not stand ELIGIBLE now")
                        : Problem.at(
                                "/entries/" + row.getString("reference"),
                                "not-the-newest",
                                row.getString("decision"),
                                "该判定记录已有更新的版本，请重新提交名单",
                                "This decision has a newer version; post the list anew"),
                "SELECT * FROM (SELECT m.place, m.reference, m.decision, coalesce(standing_of(d.id), d.verdict) AS standing, "
                        + DecisionQuery.NEWEST
                        + " AS newest FROM judged_list_member m JOIN decision d ON d.id = m.decision WHERE m.list = ?) entry"
                        + " WHERE NOT newest OR standing <> 'ELIGIBLE' ORDER BY place",
                list));
        return problems;
    }
}
