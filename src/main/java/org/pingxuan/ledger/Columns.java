package org.pingxuan.ledger;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Many rows sent column by column, as arrays, for {@code INSERT … SELECT * FROM unnest(?, ?, …)}: one statement and one
 * round trip however many rows there are.
 *
 * @param <T> what a row is made from
 */
public final class Columns<T> {

    private final Connection connection;
    private final List<T> rows;
    private final List<Array> arrays = new ArrayList<>();

    private Columns(Connection connection, List<T> rows) {
        this.connection = connection;
        this.rows = rows;
    }

    public static <T> Columns<T> of(Connection connection, List<T> rows) {
        return new Columns<>(connection, rows);
    }

    /**
     * One column more.
     *
     * @param type the column's PostgreSQL type
     * @param value a row's value: a byte[], or anything whose text PostgreSQL reads as that type; null is NULL
     */
    public Columns<T> add(String type, Function<? super T, ?> value) throws SQLException {
        String[] texts = rows.stream().map(value).map(Columns::text).toArray(String[]::new);
        arrays.add(connection.createArrayOf(type, texts));
        return this;
    }

    /** {@code unnest(?, ?, …)}, with as many parameters as there are columns. */
    public String unnest() {
        return "unnest(" + String.join(", ", Collections.nCopies(arrays.size(), "?")) + ")";
    }

    /** The statement with the columns as its first parameters. */
    public PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arrays.size(); i++) {
            statement.setArray(i + 1, arrays.get(i));
        }
        return statement;
    }

    /**
     * Inserts the rows.
     *
     * @param into the table and its columns, in the order in which they were added: {@code table (a, b, …)}
     */
    public void insert(String into) throws SQLException {
        try (PreparedStatement insert = prepare(insertion(into))) {
            insert.executeUpdate();
        }
    }

    /** As {@link #insert}, of the rows that are not there yet; returns their ids. */
    public Set<UUID> insertNew(String into) throws SQLException {
        return ids(insertion(into) + " ON CONFLICT DO NOTHING RETURNING id");
    }

    /** The ids in the first column of what the statement returns. */
    public Set<UUID> ids(String sql) throws SQLException {
        Set<UUID> ids = new HashSet<>();
        try (PreparedStatement statement = prepare(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    private String insertion(String into) {
        return "INSERT INTO " + into + " SELECT * FROM " + unnest();
    }

    private static String text(Object value) {
        if (value == null) {
            return null;
        }
        return value instanceof byte[] bytes ? "\\x" + HexFormat.of().formatHex(bytes) : value.toString();
    }
}
