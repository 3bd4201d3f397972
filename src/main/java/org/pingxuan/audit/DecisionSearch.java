package org.pingxuan.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.pingxuan.decision.NameGrams;
import org.pingxuan.http.Listing;
import org.pingxuan.http.Page;
import org.pingxuan.ledger.Sql;
import org.pingxuan.shared.Problems;
import org.pingxuan.submission.Award;
import org.pingxuan.verdict.Verdict;

/** Finds decisions, newest first. */
@Singleton
class DecisionSearch {

    /** Plans are made for the values at hand: a rare name and a common one want different ones. */
    private static final String SETTINGS = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;"
            + " SET LOCAL plan_cache_mode = force_custom_plan; SET LOCAL jit = off";

    /** What is shown of the ids in {@code page}. A nominee that was erased and came back has a new key and a new name. */
    private static final String SHOWN = " SELECT d.*, n.kind, s.name, s.mask, k.id IS NULL AS erased,"
            + " coalesce(standing_of(d.id), d.verdict) AS standing"
            + " FROM page JOIN decision d ON d.id = page.id"
            + " JOIN nominee n ON n.id = d.nominee"
            + " LEFT JOIN decision_facts f ON f.decision = d.id"
            + " LEFT JOIN nominee_key k ON k.id = f.key"
            + " LEFT JOIN LATERAL (SELECT name, mask FROM nominee_search WHERE nominee = d.nominee"
            + " ORDER BY since DESC, name LIMIT 1) s ON true"
            + " ORDER BY page.decided_at DESC, page.id DESC";

    private final DataSource database;

    @Inject
    DecisionSearch(DataSource database) {
        this.database = database;
    }

    /** @param after null is the beginning */
    Listing<ListedDecision> find(DecisionFilter filter, Page page, ListPosition after) {
        return ask(connection -> {
            SqlText part = new SqlText().add("WITH page AS (").add(ids(filter, after, page.size() + 1L));
            List<ListedDecision> rows = new ArrayList<>();
            each(connection, part.add(")" + SHOWN), rows::add);
            return Listing.of(
                    rows,
                    page,
                    count(connection, filter),
                    row -> row,
                    row -> row.position().toString());
        });
    }

    /** Hands over every decision that the filter finds, however many, row by row. */
    void all(DecisionFilter filter, Consumer<ListedDecision> reader) {
        ask(connection -> {
            each(
                    connection,
                    new SqlText()
                            .add("WITH page AS (")
                            .add(ids(filter, null, null))
                            .add(")" + SHOWN),
                    reader);
            return null;
        });
    }

    /** The ids of all that {@link #all} hands over, in its order; nothing else of them is read. */
    List<UUID> allIds(DecisionFilter filter) {
        SqlText ids = ids(filter, null, null);
        return ask(
                connection -> Sql.rows(connection, row -> row.getObject("id", UUID.class), ids.text(), ids.values()));
    }

    private static long count(Connection connection, DecisionFilter filter) throws SQLException {
        SqlText count = new SqlText()
                .add("SELECT count(*) FROM (")
                .add(matches(filter, null, Listing.EXACT + 1, false))
                .add(") found");
        return Sql.rows(connection, row -> row.getLong(1), count.text(), count.values())
                .get(0);
    }

    private static SqlText ids(DecisionFilter filter, ListPosition after, Long limit) {
        return new SqlText()
                .add("SELECT id, decided_at FROM (")
                .add(matches(filter, after, limit, true))
                .add(") found");
    }

    /**
     * The times and ids that the filter finds; by name and by reference are two ways that plan apart.
     *
     * @param ordered false where names need only be counted, whatever their order
     */
    private static SqlText matches(DecisionFilter filter, ListPosition after, Long limit, boolean ordered) {
        if (filter.words() == null) {
            // in the order of the list even to be counted: the indexes have it, and other plans read rows
            return branch(filter, new SqlText(), after, limit, true);
        }
        SqlText both = new SqlText()
                .add("(")
                .add(branch(filter, named(filter.words()), after, limit, ordered))
                .add(") UNION (")
                .add(branch(filter, referenced(filter.words()), after, limit, ordered))
                .add(")");
        if (ordered) {
            both.add(" ORDER BY decided_at DESC, id DESC");
        }
        return limit == null ? both : both.add(" LIMIT ?", limit);
    }

    private static SqlText branch(
            DecisionFilter filter, SqlText words, ListPosition after, Long limit, boolean ordered) {
        boolean byCriterion = filter.criterion() != null;
        String at = byCriterion ? "c.decided_at" : "d.decided_at";
        String id = byCriterion ? "c.decision" : "d.id";
        SqlText sql = new SqlText().add("SELECT " + at + " AS decided_at, " + id + " AS id FROM decision d");
        if (byCriterion) {
            sql.add(" JOIN decision_criterion c ON c.decision = d.id AND c.criterion = ?", filter.criterion());
        }
        sql.add(" WHERE true");
        if (filter.round() != null) {
            sql.add(" AND d.round = ?", filter.round());
        }
        if (filter.award() != null) {
            sql.add(" AND d.award = ?", filter.award().name());
        }
        if (filter.unit() != null) {
            sql.add(" AND d.unit = ?", filter.unit());
        }
        if (filter.verdict() != null) {
            sql.add(" AND d.verdict = ?", filter.verdict().name());
        }
        if (filter.policy() != null) {
            sql.add(" AND d.policy_id = ?", filter.policy());
        }
        if (filter.from() != null) {
            sql.add(" AND " + at + " >= ?", filter.from().atOffset(ZoneOffset.UTC));
        }
        if (filter.before() != null) {
            sql.add(" AND " + at + " < ?", filter.before().atOffset(ZoneOffset.UTC));
        }
        if (filter.units() != null) {
            sql.add(" AND d.unit = ANY (?)", (Object) filter.units().toArray(String[]::new));
        }
        if (!filter.everyVersion()) {
            sql.add(" AND NOT EXISTS (SELECT FROM decision newer WHERE newer.corrects = " + id + ")");
        }
        sql.add(words);
        if (after != null) {
            sql.add(" AND (" + at + ", " + id + ") < (?, ?)", after.at().atOffset(ZoneOffset.UTC), after.id());
        }
        if (ordered) {
            sql.add(" ORDER BY 1 DESC, 2 DESC");
        }
        return limit == null ? sql : sql.add(" LIMIT ?", limit);
    }

    /** Names of up to two characters are whole pieces; in a longer one the pieces must also stand in this order. */
    private static SqlText named(String words) {
        String compact = NameGrams.compact(words);
        SqlText named = new SqlText()
                .add(" AND d.nominee IN (SELECT s.nominee FROM nominee_search s WHERE s.grams @> ?", (Object)
                        NameGrams.of(words).toArray(String[]::new));
        if (compact.codePointCount(0, compact.length()) > 2) {
            named.add(" AND strpos(lower(regexp_replace(normalize(s.name, NFKC), '\\s', '', 'g')), ?) > 0", compact);
        }
        return named.add(")");
    }

    private static SqlText referenced(String words) {
        String prefix = words.codePoints()
                .map(Character::toLowerCase)
                .mapToObj(Character::toString)
                .map(character -> "\\%_".contains(character) ? "\\" + character : character)
                .collect(Collectors.joining());
        return new SqlText().add(" AND lower(d.reference) LIKE ?", prefix + "%");
    }

    private static void each(Connection connection, SqlText sql, Consumer<ListedDecision> reader) throws SQLException {
        Sql.each(connection, row -> reader.accept(read(row)), sql.text(), sql.values());
    }

    private static ListedDecision read(ResultSet row) throws SQLException {
        boolean erased = row.getBoolean("erased");
        NomineeMask mask = new NomineeMask(row.getString("kind"));
        String unit = row.getString("unit");
        return new ListedDecision(
                row.getObject("id", UUID.class),
                row.getString("round"),
                Award.valueOf(row.getString("award")),
                unit.isEmpty() ? null : unit,
                row.getString("reference"),
                row.getInt("version"),
                row.getObject("corrects", UUID.class),
                row.getObject("slate", UUID.class),
                row.getBoolean("reserve"),
                row.getObject("nominee", UUID.class),
                erased ? null : mask.name(row.getString("name")),
                erased ? null : row.getString("mask"),
                erased ? Boolean.TRUE : null,
                Verdict.valueOf(row.getString("verdict")),
                Verdict.valueOf(row.getString("standing")),
                row.getBigDecimal("score_total"),
                new ListedDecision.PolicyName(row.getString("policy_id"), row.getInt("policy_version")),
                instant(row, "received_at"),
                instant(row, "decided_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private <T> T ask(Question<T> question) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement settings = connection.createStatement()) {
                settings.execute(SETTINGS);
                return question.ask(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException failed) {
            throw Problems.unreadable();
        }
    }
}
