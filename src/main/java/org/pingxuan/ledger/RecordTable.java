package org.pingxuan.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The table of one kind of record, written in batches.
 *
 * @param <T> what it holds
 */
public interface RecordTable<T extends Recorded> {

    /** The table's name; tables are written in the order of their names. */
    String name();

    /**
     * Inserts what is not there yet ({@code ON CONFLICT DO NOTHING}), in the caller's transaction.
     *
     * @param records in the order of their keys; keys may repeat
     * @return one result for each record, in the same order
     */
    List<Insertion> insert(Connection connection, List<T> records) throws SQLException;

    /** Inserts one record where it is not there yet, in the caller's transaction. */
    @FunctionalInterface
    interface OneInsertion<T> {
        Insertion insert(T record, Connection connection) throws SQLException;
    }

    /** A table of what comes rarely: its records are inserted one after another. */
    static <T extends Recorded> RecordTable<T> oneByOne(String name, OneInsertion<T> insertion) {
        return new OneByOne<>(name, insertion);
    }
}
