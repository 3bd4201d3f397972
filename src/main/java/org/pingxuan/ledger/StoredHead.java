package org.pingxuan.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;

/** The one row of the head: what was signed, and the edge to go on from. */
record StoredHead(LedgerHead head, RightEdge edge) {

    static final String SELECT = "SELECT size, edge, root, at, signature FROM ledger_head";

    /** @throws BrokenLedger where the row is missing or its columns contradict each other */
    static StoredHead read(ResultSet row) throws SQLException {
        if (!row.next()) {
            throw new BrokenLedger("the ledger has no head");
        }
        try {
            long size = row.getLong("size");
            LedgerHead head = new LedgerHead(
                    size,
                    Hash.of(row.getBytes("root")),
                    row.getTimestamp("at").toInstant(),
                    row.getString("signature"));
            return new StoredHead(head, new RightEdge(size, HashList.split(row.getBytes("edge"))));
        } catch (IllegalArgumentException contradiction) {
            throw new BrokenLedger("the ledger's head contradicts itself");
        }
    }
}
