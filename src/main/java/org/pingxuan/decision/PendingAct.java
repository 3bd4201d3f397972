package org.pingxuan.decision;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.pingxuan.ledger.Columns;
import org.pingxuan.ledger.Insertion;
import org.pingxuan.ledger.LedgerNote;
import org.pingxuan.ledger.RecordTable;
import org.pingxuan.ledger.Recorded;
import org.pingxuan.ledger.Sql;
import org.pingxuan.ledger.UnderLock;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/** An act on its way to the record. All but an unmasking bear on the newest version of a submission that was not withdrawn. */
record PendingAct(DecisionAct act) implements Recorded {

    private static final RecordTable<PendingAct> TABLE = new Table();

    @Override
    public UUID id() {
        return act.id();
    }

    @Override
    public String key() {
        return act.id().toString();
    }

    @Override
    public RecordTable<?> table() {
        return TABLE;
    }

    /** @throws Problems 409 where another act or version came first */
    @Override
    public Optional<PendingAct> beforeCommit(UnderLock lock) throws SQLException {
        if (act.kind() == DecisionAct.Kind.UNMASKING) {
            return Optional.empty();
        }
        try (PreparedStatement select = lock.connection()
                .prepareStatement(
                        "SELECT (SELECT n.id FROM decision n WHERE n.corrects = ? AND n.id IS DISTINCT FROM ?),"
                                + " EXISTS (SELECT FROM decision_act WHERE decision = ? AND kind = 'WITHDRAWAL' AND id <> ?)")) {
            select.setObject(1, act.decision());
            select.setObject(2, act.made(), java.sql.Types.OTHER);
            select.setObject(3, act.decision());
            select.setObject(4, act.id());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                UUID newer = row.getObject(1, UUID.class);
                if (newer != null) {
                    throw Problems.conflict(Problem.at(
                            "id",
                            "not-the-newest",
                            newer,
                            "这一判定记录已有更新的版本 " + newer,
                            "This decision has a newer version, " + newer));
                }
                if (row.getBoolean(2)) {
                    throw withdrawn(act.decision());
                }
            }
        }
        return Optional.empty();
    }

    private static Problems withdrawn(UUID decision) {
        return Problems.conflict(Problem.at("id", "withdrawn", decision, "这一申报已撤回", "This submission was withdrawn"));
    }

    private static final class Table implements RecordTable<PendingAct> {

        @Override
        public String name() {
            // after the decision that an assessment makes
            return "decision_act";
        }

        @Override
        public List<Insertion> insert(Connection connection, List<PendingAct> acts) throws SQLException {
            Set<UUID> inserted = Columns.of(connection, acts)
                    .add("uuid", pending -> pending.act().id())
                    .add("text", pending -> pending.act().kind())
                    .add("uuid", pending -> pending.act().decision())
                    .add("text", pending -> pending.act().verdict())
                    .add("text", pending -> pending.act().reason())
                    .add("text", pending -> pending.act().authority())
                    .add("uuid", pending -> pending.act().made())
                    .add("numeric", pending -> pending.act().score())
                    .add("date", pending -> pending.act().assessedOn())
                    .add("text", pending -> pending.act().document())
                    .add("text", pending -> pending.act().path())
                    .add("text", pending -> pending.act().state())
                    .add("text", pending -> pending.act().by())
                    .add("timestamptz", pending -> pending.act().at())
                    .insertNew("decision_act (" + ActQuery.COLUMNS + ")");
            List<Insertion> insertions = new ArrayList<>(acts.size());
            for (PendingAct pending : acts) {
                DecisionAct act = pending.act();
                if (inserted.contains(act.id())) {
                    insertions.add(
                            Insertion.of(act.id(), LedgerNote.of(act.kind().name(), act.decision(), act.payload())));
                } else if (isOnRecord(connection, act.id())) {
                    insertions.add(Insertion.existing(act.id()));
                } else {
                    // what two withdrawals at once have in common is the decision
                    throw withdrawn(act.decision());
                }
            }
            return insertions;
        }

        private static boolean isOnRecord(Connection connection, UUID act) throws SQLException {
            return Sql.id(connection, "SELECT id FROM decision_act WHERE id = ?", act)
                    .isPresent();
        }
    }
}
