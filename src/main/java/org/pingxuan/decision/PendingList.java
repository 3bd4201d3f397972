package org.pingxuan.decision;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.pingxuan.ledger.CanonicalJson;
import org.pingxuan.ledger.Columns;
import org.pingxuan.ledger.Insertion;
import org.pingxuan.ledger.LedgerNote;
import org.pingxuan.ledger.RecordTable;
import org.pingxuan.ledger.Recorded;
import org.pingxuan.ledger.Sql;
import org.pingxuan.ledger.UnderLock;
import org.pingxuan.shared.Digest;

/** A list on its way to the record. */
final class PendingList implements Recorded {

    private static final Table TABLE = new Table();

    private final NewList list;
    private final ListStore.BeforeCommit check;

    PendingList(NewList list, ListStore.BeforeCommit check) {
        this.list = list;
        this.check = check;
    }

    NewList list() {
        return list;
    }

    @Override
    public UUID id() {
        return list.id();
    }

    @Override
    public String key() {
        ListKey key = list.key();
        return String.join(
                "\n",
                key.kind().name(),
                key.round(),
                key.award().name(),
                key.unit(),
                String.format("%09d", list.version()));
    }

    @Override
    public RecordTable<?> table() {
        return TABLE;
    }

    @Override
    public boolean mustBeNew() {
        return true;
    }

    @Override
    public Optional<PendingList> beforeCommit(UnderLock lock) throws SQLException {
        return check.judgedAnew(list, lock).map(anew -> new PendingList(anew, check));
    }

    private String checks() {
        return CheckLine.json(list.judged().checks());
    }

    private LedgerNote note() {
        return LedgerNote.of(list.key().kind().name(), list.id(), payload(list, checks()));
    }

    /** What the ledger is told of a list. */
    static Map<String, Object> payload(NewList list, String checks) {
        List<Map<String, Object>> members = new ArrayList<>();
        for (ListMember member : list.members()) {
            Map<String, Object> columns = new LinkedHashMap<>();
            columns.put("reference", member.reference());
            columns.put("decision", member.decision().toString());
            columns.put("reserve", member.reserve());
            columns.put("number", member.numberKey());
            columns.put("name", member.nameKey());
            columns.put("frontLine", member.frontLine());
            members.add(columns);
        }
        CitedPolicy policy = list.judged().policy();
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("replaces", list.replaces() == null ? null : list.replaces().toString());
        record.put("policyId", policy.id());
        record.put("policyVersion", policy.version());
        record.put("policyInForceFrom", policy.inForceFrom().toString());
        record.put("facts", list.facts());
        record.put("checks", checks);
        record.put("members", members);
        record.put("receivedAt", list.received().receivedAt().toString());
        record.put("effectiveAt", list.received().effectiveAt().toString());
        record.put("arrivedAt", list.received().arrivedAt().toString());
        record.put("statedBy", list.received().statedBy());
        record.put("askedBy", list.received().askedBy());
        record.put("decidedAt", list.judged().decidedAt().toString());
        record.put("engineBuild", list.judged().engineBuild());
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("list", list.id().toString());
        payload.put("round", list.key().round());
        payload.put("unit", list.key().unit());
        payload.put("award", list.key().award().name());
        payload.put("version", list.version());
        payload.put("verdict", list.judged().verdict().name());
        payload.put("policy", policy.digest());
        payload.put("bodyDigest", list.bodyDigest());
        payload.put("record", Digest.of(CanonicalJson.of(record)));
        return payload;
    }

    private static final class Table implements RecordTable<PendingList> {

        @Override
        public String name() {
            return "judged_list";
        }

        @Override
        public List<Insertion> insert(Connection connection, List<PendingList> lists) throws SQLException {
            Set<UUID> inserted = Columns.of(connection, lists)
                    .add("uuid", PendingList::id)
                    .add("text", one -> one.list.key().kind())
                    .add("text", one -> one.list.key().round())
                    .add("text", one -> one.list.key().unit())
                    .add("text", one -> one.list.key().award())
                    .add("int", one -> one.list.version())
                    .add("uuid", one -> one.list.replaces())
                    .add("timestamptz", one -> one.list.received().receivedAt())
                    .add("timestamptz", one -> one.list.received().effectiveAt())
                    .add("timestamptz", one -> one.list.received().arrivedAt())
                    .add("timestamptz", one -> one.list.judged().decidedAt())
                    .add("text", one -> one.list.received().statedBy())
                    .add("text", one -> one.list.received().askedBy())
                    .add("text", one -> one.list.bodyDigest())
                    .add("text", one -> one.list.facts())
                    .add("text", one -> one.list.judged().verdict())
                    .add("text", PendingList::checks)
                    .add("text", one -> one.list.judged().policy().id())
                    .add("int", one -> one.list.judged().policy().version())
                    .add("text", one -> one.list.judged().policy().digest())
                    .add("date", one -> one.list.judged().policy().inForceFrom())
                    .add("text", one -> one.list.judged().engineBuild())
                    .insertNew("judged_list (" + ListStore.COLUMNS + ")");
            List<Insertion> insertions = new ArrayList<>(lists.size());
            for (PendingList one : lists) {
                if (inserted.contains(one.id())) {
                    insertMembers(connection, one);
                    insertions.add(Insertion.of(one.id(), one.note()));
                } else {
                    insertions.add(Insertion.existing(existing(connection, one)));
                }
            }
            return insertions;
        }

        private static void insertMembers(Connection connection, PendingList one) throws SQLException {
            List<ListMember> members = one.list.members();
            if (members.isEmpty()) {
                return;
            }
            List<Integer> places = new ArrayList<>();
            for (int place = 0; place < members.size(); place++) {
                places.add(place);
            }
            Columns.of(connection, places)
                    .add("uuid", place -> one.id())
                    .add("int", place -> place)
                    .add("text", place -> members.get(place).reference())
                    .add("uuid", place -> members.get(place).decision())
                    .add("bool", place -> members.get(place).reserve())
                    .add("text", place -> members.get(place).numberKey())
                    .add("text", place -> members.get(place).nameKey())
                    .add("bool", place -> members.get(place).frontLine())
                    .insert("judged_list_member"
                            + " (list, place, reference, decision, reserve, number_key, name_key, front_line)");
        }

        private static UUID existing(Connection connection, PendingList one) throws SQLException {
            ListKey key = one.list.key();
            return Sql.id(
                            connection,
                            "SELECT id FROM judged_list WHERE kind = ? AND round = ? AND award = ? AND unit = ? AND version = ?",
                            key.kind().name(),
                            key.round(),
                            key.award().name(),
                            key.unit(),
                            one.list.version())
                    .orElseThrow();
        }
    }
}
