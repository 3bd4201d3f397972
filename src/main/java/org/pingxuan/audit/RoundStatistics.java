package org.pingxuan.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import javax.sql.DataSource;
import org.pingxuan.access.Caller;
import org.pingxuan.ledger.Sql;
import org.pingxuan.submission.Award;
import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.Verdict;

/**
 * Counts a round's submissions, each by the newest decision on it; in indexes alone: all versions, less the few that others correct.
 */
@Singleton
class RoundStatistics {

    private static final String CELL = "d.award, d.unit, d.verdict, d.decided_on";
    private static final String LINE = "c.criterion, c.outcome, c.effect";

    /** What is for review waits for a reviewer until it is resolved or withdrawn; few of the many were acted upon yet. */
    private static final String WAITS = " AND d.verdict = 'REVIEW'"
            + " AND NOT EXISTS (SELECT FROM decision newer WHERE newer.corrects = d.id)"
            + " AND (NOT EXISTS (SELECT FROM decision_act a WHERE a.decision = d.id"
            + " AND a.kind IN ('RESOLUTION', 'WITHDRAWAL')) OR standing_of(d.id) = 'REVIEW')";

    private final DataSource database;

    @Inject
    RoundStatistics(DataSource database) {
        this.database = database;
    }

    /**
     * How many submissions of one kind there are.
     *
     * @param key an award, a unit ("" where it was not stated), a local day
     * @param verdicts by verdict, gravest first; those that none has are left out
     */
    record Count(String key, long total, Map<Verdict, Long> verdicts) {}

    /**
     * How often a criterion stood in the way.
     *
     * @param notMet submissions that it was NOT_MET for
     * @param unknown submissions that it was UNKNOWN for
     * @param effects by effect
     */
    record CriterionCount(String criterion, long notMet, long unknown, Map<String, Long> effects) {

        /** Submissions whose verdict it stands in the way of. */
        private long inTheWay() {
            return effects.entrySet().stream()
                    .filter(effect -> Effect.valueOf(effect.getKey()).isGraverThan(Effect.FLAG))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }

    /**
     * Submissions that wait for a person.
     *
     * @param total advised REVIEW, and not resolved or withdrawn
     * @param units by unit
     * @param awards by award
     */
    record Waiting(long total, Map<String, Long> awards, Map<String, Long> units) {}

    /**
     * A round in numbers.
     *
     * @param total submissions, each counted once whatever its versions
     * @param verdicts the advice on them
     * @param days by local day of the decision, oldest first
     * @param criteria what stands in the way most often first; what is unknown without effect, last
     */
    record Statistics(
            String round,
            long total,
            Map<Verdict, Long> verdicts,
            List<Count> awards,
            List<Count> units,
            List<Count> days,
            List<CriterionCount> criteria,
            Waiting waiting) {}

    private record Cell(Award award, String unit, Verdict verdict, LocalDate day, long decisions) {}

    /** What the caller may read of a round. */
    Statistics of(String round, Caller caller) {
        String[] units = caller.mayReadAll() ? null : caller.readableUnits().toArray(String[]::new);
        List<Cell> cells = rows(
                newest(
                        "d",
                        CELL,
                        of("decision d", "d", round, units),
                        of("decision newer JOIN decision d ON d.id = newer.corrects", "d", round, units)),
                row -> new Cell(
                        Award.valueOf(row.getString("award")),
                        row.getString("unit"),
                        Verdict.valueOf(row.getString("verdict")),
                        row.getObject("decided_on", LocalDate.class),
                        row.getLong("decisions")));
        return new Statistics(
                round,
                cells.stream().mapToLong(Cell::decisions).sum(),
                verdicts(cells),
                counts(cells, cell -> cell.award().name()),
                counts(cells, Cell::unit),
                counts(cells, cell -> cell.day().toString()),
                criteria(round, units),
                waiting(round, units));
    }

    private static List<Count> counts(List<Cell> cells, Function<Cell, String> key) {
        Map<String, List<Cell>> byKey = new TreeMap<>();
        cells.forEach(cell -> byKey.computeIfAbsent(key.apply(cell), none -> new ArrayList<>())
                .add(cell));
        return byKey.entrySet().stream()
                .map(entry -> new Count(
                        entry.getKey(),
                        entry.getValue().stream().mapToLong(Cell::decisions).sum(),
                        verdicts(entry.getValue())))
                .toList();
    }

    private static Map<Verdict, Long> verdicts(List<Cell> cells) {
        Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
        cells.forEach(cell -> verdicts.merge(cell.verdict(), cell.decisions(), Long::sum));
        return verdicts;
    }

    private record CriterionRow(String criterion, String outcome, String effect, long decisions) {}

    private List<CriterionCount> criteria(String round, String[] units) {
        Map<String, List<CriterionRow>> byCriterion = new TreeMap<>();
        rows(
                        newest(
                                "c",
                                LINE,
                                of("decision_criterion c", "c", round, units),
                                of(
                                        "decision newer JOIN decision_criterion c ON c.decision = newer.corrects",
                                        "c",
                                        round,
                                        units)),
                        row -> new CriterionRow(
                                row.getString("criterion"),
                                row.getString("outcome"),
                                row.getString("effect"),
                                row.getLong("decisions")))
                .forEach(row -> byCriterion
                        .computeIfAbsent(row.criterion(), none -> new ArrayList<>())
                        .add(row));
        return byCriterion.entrySet().stream()
                .map(entry -> count(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong((CriterionCount count) -> -count.inTheWay())
                        .thenComparingLong(count -> -(count.notMet() + count.unknown()))
                        .thenComparing(CriterionCount::criterion))
                .toList();
    }

    private static CriterionCount count(String criterion, List<CriterionRow> rows) {
        Map<String, Long> outcomes = new TreeMap<>();
        Map<String, Long> effects = new TreeMap<>();
        for (CriterionRow row : rows) {
            outcomes.merge(row.outcome(), row.decisions(), Long::sum);
            effects.merge(row.effect(), row.decisions(), Long::sum);
        }
        return new CriterionCount(
                criterion, outcomes.getOrDefault("NOT_MET", 0L), outcomes.getOrDefault("UNKNOWN", 0L), effects);
    }

    private record WaitingRow(String award, String unit, long decisions) {}

    private Waiting waiting(String round, String[] units) {
        List<WaitingRow> rows = rows(
                new SqlText()
                        .add("SELECT d.award, d.unit, count(*) AS decisions")
                        .add(of("decision d", "d", round, units))
                        .add(WAITS + " GROUP BY 1, 2"),
                row -> new WaitingRow(row.getString("award"), row.getString("unit"), row.getLong("decisions")));
        Map<String, Long> byAward = new LinkedHashMap<>();
        Map<String, Long> byUnit = new TreeMap<>();
        for (Award award : Award.values()) {
            rows.stream()
                    .filter(row -> row.award().equals(award.name()))
                    .forEach(row -> byAward.merge(row.award(), row.decisions(), Long::sum));
        }
        rows.forEach(row -> byUnit.merge(row.unit(), row.decisions(), Long::sum));
        return new Waiting(rows.stream().mapToLong(WaitingRow::decisions).sum(), byAward, byUnit);
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The rows of a round; units null are all. */
    private static SqlText of(String tables, String table, String round, String[] units) {
        SqlText from = new SqlText().add(" FROM " + tables + " WHERE " + table + ".round = ?", round);
        return units == null ? from : from.add(" AND " + table + ".unit = ANY (?)", (Object) units);
    }

    private static SqlText newest(String table, String columns, SqlText all, SqlText corrected) {
        return new SqlText()
                .add("SELECT " + columns + ", sum(counted) AS decisions FROM (SELECT " + columns
                        + ", count(*) AS counted")
                .add(all)
                .add(" GROUP BY " + columns + " UNION ALL SELECT " + columns + ", -count(*)")
                .add(corrected)
                .add(" GROUP BY " + columns + ") " + table + " GROUP BY " + columns + " HAVING sum(counted) > 0");
    }

    private <T> List<T> rows(SqlText sql, Sql.Row<T> reader) {
        return Sql.rows(database, reader, sql.text(), sql.values());
    }
}
