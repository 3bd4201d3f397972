package org.pingxuan.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A table whose records are inserted one after another. */
record OneByOne<T extends Recorded>(String name, RecordTable.OneInsertion<T> insertion) implements RecordTable<T> {

    @Override
    public List<Insertion> insert(Connection connection, List<T> records) throws SQLException {
        List<Insertion> insertions = new ArrayList<>(records.size());
        for (T record : records) {
            insertions.add(insertion.insert(record, connection));
        }
        return insertions;
    }
}
