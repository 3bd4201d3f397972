package org.pingxuan.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The transaction of a group while it holds the lock on the ledger's head. */
public final class UnderLock {

    private final Connection connection;
    private final Map<Object, Object> known = new HashMap<>();

    UnderLock(Connection connection) {
        this.connection = connection;
    }

    /** A question to the database. */
    @FunctionalInterface
    public interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    public Connection connection() {
        return connection;
    }

    /** Asks once for the whole group, however many of its records want to know. */
    @SuppressWarnings("unchecked")
    public <T> T once(Object name, Question<T> question) throws SQLException {
        if (!known.containsKey(name)) {
            known.put(name, question.ask(connection));
        }
        return (T) known.get(name);
    }
}
