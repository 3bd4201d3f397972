package org.pingxuan.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.pingxuan.shared.Problems;

/** Runs one statement with its parameters, in the order of its question marks: null is NULL, a {@code String[]} an array of texts. */
public final class Sql {

    private static final int FETCH = 500;

    private Sql() {}

    /** Reads the row at hand, and does not move on. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Takes the row at hand, and does not move on. */
    @FunctionalInterface
    public interface Taker {
        void take(ResultSet row) throws SQLException;
    }

    /** Inserts, changes or deletes; returns how many rows. */
    public static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    /** Hands over row after row, however many there are: inside a transaction they come {@value #FETCH} at a time. */
    public static void each(Connection connection, Taker taker, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement select = prepared(connection, sql, parameters)) {
            select.setFetchSize(FETCH);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    taker.take(row);
                }
            }
        }
    }

    /** What {@code reader} makes of each row, in their order. */
    public static <T> List<T> rows(Connection connection, Row<T> reader, String sql, Object... parameters)
            throws SQLException {
        List<T> rows = new ArrayList<>();
        each(connection, row -> rows.add(reader.read(row)), sql, parameters);
        return rows;
    }

    /**
     * As {@link #rows(Connection, Row, String, Object...)}, on a connection of its own.
     *
     * @throws Problems 503 where the database does not answer
     */
    public static <T> List<T> rows(DataSource database, Row<T> reader, String sql, Object... parameters) {
        try (Connection connection = database.getConnection()) {
            return rows(connection, reader, sql, parameters);
        } catch (SQLException failed) {
            throw Problems.unreadable();
        }
    }

    /**
     * What {@code reader} makes of the first row, on a connection of its own; empty where there is no row.
     *
     * @throws Problems 503 where the database does not answer
     */
    public static <T> Optional<T> first(DataSource database, Row<T> reader, String sql, Object... parameters) {
        return rows(database, reader, sql, parameters).stream().findFirst();
    }

    /** The id in the first column of the first row; empty where there is no row. */
    public static Optional<UUID> id(Connection connection, String sql, Object... parameters) throws SQLException {
        return rows(connection, row -> row.getObject(1, UUID.class), sql, parameters).stream()
                .findFirst();
    }

    /**
     * The number in the one row of the answer, on a connection of its own.
     *
     * @throws Problems 503 where the database does not answer
     */
    public static long count(DataSource database, String sql, Object... parameters) {
        return first(database, row -> row.getLong(1), sql, parameters).orElseThrow();
    }

    /**
     * Asks on a connection of its own, in a transaction that sees one state of the database and changes nothing.
     *
     * @throws Problems 503 where the database does not answer
     */
    public static <T> T inSnapshot(DataSource database, UnderLock.Question<T> question) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement snapshot = connection.createStatement()) {
                snapshot.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
                return question.ask(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException failed) {
            throw Problems.unreadable();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(
                    i + 1,
                    parameters[i] instanceof String[] texts ? connection.createArrayOf("text", texts) : parameters[i]);
        }
        return statement;
    }
}
