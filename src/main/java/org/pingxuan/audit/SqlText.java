package org.pingxuan.audit;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A statement that grows piece by piece, each with the values of its own parameters. */
final class SqlText {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    SqlText add(String piece, Object... itsValues) {
        text.append(piece);
        Collections.addAll(values, itsValues);
        return this;
    }

    SqlText add(SqlText other) {
        text.append(other.text);
        values.addAll(other.values);
        return this;
    }

    String text() {
        return text.toString();
    }

    /** Gives the statement's parameters their values; a {@code String[]} is an array of texts. */
    void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            statement.setObject(
                    i + 1,
                    value instanceof String[] texts ? statement.getConnection().createArrayOf("text", texts) : value);
        }
    }
}
