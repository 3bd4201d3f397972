package org.pingxuan.decision;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.pingxuan.ledger.Columns;
import org.pingxuan.ledger.Insertion;
import org.pingxuan.ledger.LedgerNote;
import org.pingxuan.ledger.RecordTable;
import org.pingxuan.ledger.Sql;
import org.pingxuan.shared.Digest;
import org.pingxuan.verdict.Outcome;

/** Writes decisions with their nominees, criteria and encrypted facts, a group at a time. */
final class DecisionTable implements RecordTable<PendingDecision> {

    private final DecisionKeys keys;
    private final NomineeTable nominees;

    DecisionTable(DecisionKeys keys) {
        this.keys = keys;
        this.nominees = new NomineeTable(keys);
    }

    /** A unit as the column holds it: '' where it was not stated, so that the key is unique all the same. */
    static String unit(String unit) {
        return unit == null ? "" : unit;
    }

    @Override
    public String name() {
        return "decision";
    }

    @Override
    public List<Insertion> insert(Connection connection, List<PendingDecision> pending) throws SQLException {
        Map<PendingDecision, NomineeTable.Nominee> known = nominees.nominees(connection, pending);
        List<DecisionRow> rows = new ArrayList<>(pending.size());
        for (PendingDecision one : pending) {
            rows.add(DecisionRow.of(one.decision(), known.get(one).id()));
        }
        Set<UUID> inserted = insertRows(connection, rows);

        Map<PendingDecision, DecisionRow> fresh = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            if (inserted.remove(rows.get(i).id())) {
                fresh.put(pending.get(i), rows.get(i));
                pending.get(i).inserted(rows.get(i));
            }
        }
        insertCriteria(connection, List.copyOf(fresh.keySet()));
        Map<UUID, byte[]> sealed = insertFacts(connection, fresh);

        List<Insertion> insertions = new ArrayList<>(pending.size());
        for (PendingDecision one : pending) {
            DecisionRow row = fresh.get(one);
            insertions.add(
                    row == null
                            ? Insertion.existing(existing(connection, one.decision()))
                            : Insertion.of(
                                    row.id(),
                                    LedgerNote.of(
                                            "DECISION",
                                            row.id(),
                                            row.payload(known.get(one).pinned(), Digest.of(sealed.get(row.id()))))));
        }
        return insertions;
    }

    private static Set<UUID> insertRows(Connection connection, List<DecisionRow> rows) throws SQLException {
        return Columns.of(connection, rows)
                .add("uuid", DecisionRow::id)
                .add("text", DecisionRow::round)
                .add("text", DecisionRow::award)
                .add("text", DecisionRow::unit)
                .add("text", DecisionRow::reference)
                .add("int", DecisionRow::version)
                .add("uuid", DecisionRow::corrects)
                .add("uuid", DecisionRow::nominee)
                .add("uuid", DecisionRow::slate)
                .add("bool", DecisionRow::reserve)
                .add("text", DecisionRow::verdict)
                .add("json", DecisionRow::outcomes)
                .add("numeric", DecisionRow::scoreTotal)
                .add("json", DecisionRow::score)
                .add("text", DecisionRow::policyId)
                .add("int", DecisionRow::policyVersion)
                .add("text", DecisionRow::policyDigest)
                .add("date", DecisionRow::policyInForceFrom)
                .add("text", DecisionRow::engineBuild)
                .add("timestamptz", DecisionRow::receivedAt)
                .add("timestamptz", DecisionRow::effectiveAt)
                .add("timestamptz", DecisionRow::arrivedAt)
                .add("timestamptz", DecisionRow::decidedAt)
                .add("text", DecisionRow::statedBy)
                .add("text", DecisionRow::askedBy)
                .add("text", DecisionRow::bodyDigest)
                .insertNew("decision (" + DecisionQuery.COLUMNS + ")");
    }

    private record CriterionRow(NewDecision decision, OutcomeLine line) {}

    private static void insertCriteria(Connection connection, List<PendingDecision> fresh) throws SQLException {
        List<CriterionRow> rows = fresh.stream()
                .map(PendingDecision::decision)
                .flatMap(decision -> decision.judged().outcomes().stream()
                        .filter(line -> line.outcome() == Outcome.NOT_MET || line.outcome() == Outcome.UNKNOWN)
                        .map(line -> new CriterionRow(decision, line)))
                .toList();
        Columns.of(connection, rows)
                .add("text", row -> row.line().criterion())
                .add("uuid", row -> row.decision().id())
                .add("text", row -> row.line().outcome())
                .add("text", row -> row.line().effect())
                .add("timestamptz", row -> row.decision().judged().decidedAt())
                .add("text", row -> row.decision().submission().round())
                .add("text", row -> unit(row.decision().submission().unit()))
                .insert("decision_criterion (criterion, decision, outcome, effect, decided_at, round, unit)");
    }

    /** The sealed facts by decision. */
    private Map<UUID, byte[]> insertFacts(Connection connection, Map<PendingDecision, DecisionRow> fresh)
            throws SQLException {
        nominees.insertNames(connection, fresh);
        Map<UUID, NomineeTable.Key> nomineeKeys = nominees.keys(
                connection,
                fresh.values().stream()
                        .map(DecisionRow::nominee)
                        .distinct()
                        .sorted()
                        .toList());
        Map<UUID, byte[]> sealed = new LinkedHashMap<>();
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO decision_facts (decision, key, sealed) VALUES (?, ?, ?)")) {
            for (Map.Entry<PendingDecision, DecisionRow> one : fresh.entrySet()) {
                DecisionRow row = one.getValue();
                NomineeTable.Key key = nomineeKeys.get(row.nominee());
                byte[] facts = one.getKey().packedFacts();
                sealed.put(row.id(), DecisionKeys.seal(facts, keys.unwrap(key.wrapped(), key.id()), row.id()));
                insert.setObject(1, row.id());
                insert.setObject(2, key.id());
                insert.setBytes(3, sealed.get(row.id()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return sealed;
    }

    private static UUID existing(Connection connection, NewDecision decision) throws SQLException {
        SubmissionKey submission = decision.submission();
        return Sql.id(
                        connection,
                        "SELECT id FROM decision WHERE round = ? AND unit = ? AND award = ? AND reference = ? AND version = ?",
                        submission.round(),
                        unit(submission.unit()),
                        submission.award().name(),
                        submission.reference(),
                        decision.version())
                .orElseThrow(
                        () -> new IllegalStateException("the id " + decision.id() + " belongs to another submission"));
    }
}
