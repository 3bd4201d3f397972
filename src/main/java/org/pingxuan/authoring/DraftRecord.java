package org.pingxuan.authoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.pingxuan.ledger.Insertion;
import org.pingxuan.ledger.LedgerNote;
import org.pingxuan.ledger.RecordTable;
import org.pingxuan.ledger.Recorded;
import org.pingxuan.ledger.Sql;

/**
 * A step of a draft on its way to the record. Where another came first under this number, it is refused with {@link
 * org.pingxuan.ledger.AlreadyRecorded}.
 *
 * @param draft the draft before this step; for the first step, as it will be
 * @param number 1 for the first
 * @param kept what the step names by digest: a workbook, or the text of an impact statement; null where nothing
 */
record DraftRecord(UUID id, Draft draft, int number, DraftStep step, byte[] kept) implements Recorded {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RecordTable<DraftRecord> TABLE = RecordTable.oneByOne("draft_step", DraftRecord::insert);

    @Override
    public String key() {
        return draft.id() + "\n" + String.format("%09d", number);
    }

    @Override
    public RecordTable<?> table() {
        return TABLE;
    }

    @Override
    public boolean mustBeNew() {
        return true;
    }

    private Insertion insert(Connection connection) throws SQLException {
        if (step instanceof DraftStep.Opened) {
            Sql.update(
                    connection,
                    "INSERT INTO draft (id, round, base, note, rules) VALUES (?, ?, ?, ?, ?::json) ON CONFLICT DO NOTHING",
                    draft.id(),
                    draft.round(),
                    draft.base(),
                    draft.note(),
                    draft.rules() == null ? null : json(draft.rules()));
        } else if (step instanceof DraftStep.Uploaded uploaded) {
            Sql.update(
                    connection,
                    "INSERT INTO draft_workbook (digest, workbook) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    uploaded.workbook(),
                    kept);
        } else if (step instanceof DraftStep.Submitted submitted) {
            Sql.update(
                    connection,
                    "INSERT INTO impact_statement (digest, statement) VALUES (?, convert_from(?, 'UTF8'))"
                            + " ON CONFLICT DO NOTHING",
                    submitted.impact(),
                    kept);
        }
        int inserted = Sql.update(
                connection,
                "INSERT INTO draft_step (id, draft, number, kind, by, at, detail) VALUES (?, ?, ?, ?, ?, ?, ?::json)"
                        + " ON CONFLICT DO NOTHING",
                id,
                draft.id(),
                number,
                step.kind(),
                step.by(),
                step.at().atOffset(ZoneOffset.UTC),
                json(step.detail()));
        return inserted == 0
                ? Insertion.existing(Sql.id(
                                connection,
                                "SELECT id FROM draft_step WHERE draft = ? AND number = ?",
                                draft.id(),
                                number)
                        .orElseThrow())
                : Insertion.of(id, LedgerNote.of("DRAFT_" + step.kind(), id, step.payload(draft.id())));
    }

    private static String json(Map<String, String> texts) {
        try {
            return JSON.writeValueAsString(texts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts are JSON", impossible);
        }
    }
}
