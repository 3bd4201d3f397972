package org.pingxuan.authoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.pingxuan.ledger.AlreadyRecorded;
import org.pingxuan.ledger.Recorded;
import org.pingxuan.ledger.Recorder;
import org.pingxuan.ledger.Sql;
import org.pingxuan.rulebook.PolicySource;
import org.pingxuan.rulebook.PolicyStore;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.shared.TimeOrderedId;

/** Drafts on record. */
@Singleton
class DraftStore {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

    private final DataSource database;
    private final Recorder recorder;
    private final PolicyStore policies;
    private final InstantSource clock;

    DraftStore(DataSource database, Recorder recorder, PolicyStore policies, InstantSource clock) {
        this.database = database;
        this.recorder = recorder;
        this.policies = policies;
        this.clock = clock;
    }

    /** @throws Problems 404 where there is no such draft */
    Draft required(UUID id) {
        return where("d.id = ?", id).stream()
                .findFirst()
                .orElseThrow(() ->
                        Problems.notFound(Problem.at("", "unknown-draft", id, "没有这份草案", "There is no such draft")));
    }

    /**
     * Newest first.
     *
     * @param round null for every round
     * @param before the draft that the list goes on behind; null for its beginning
     */
    List<Draft> list(String round, UUID before, int size) {
        return where(
                "d.id IN (SELECT id FROM draft WHERE (?::text IS NULL OR round = ?) AND (?::uuid IS NULL OR id < ?)"
                        + " ORDER BY id DESC LIMIT ?)",
                round,
                round,
                before,
                before,
                size);
    }

    long count(String round) {
        return Sql.count(database, "SELECT count(*) FROM draft WHERE ?::text IS NULL OR round = ?", round, round);
    }

    private List<Draft> where(String condition, Object... parameters) {
        Map<UUID, Draft> drafts = new LinkedHashMap<>();
        Sql.rows(
                        database,
                        DraftStore::draft,
                        "SELECT d.id, d.round, d.base, d.note, d.rules, s.kind, s.by, s.at, s.detail"
                                + " FROM draft d JOIN draft_step s ON s.draft = d.id WHERE " + condition
                                + " ORDER BY d.id DESC, s.number",
                        parameters)
                .forEach(draft -> drafts.merge(draft.id(), draft, DraftStore::joined));
        return List.copyOf(drafts.values());
    }

    private static Draft draft(ResultSet row) throws SQLException {
        DraftStep step = DraftStep.of(
                row.getString("kind"),
                row.getString("by"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                texts(row.getString("detail")));
        return new Draft(
                row.getObject("id", UUID.class),
                row.getString("round"),
                row.getObject("base", UUID.class),
                row.getString("note"),
                row.getString("rules") == null ? null : texts(row.getString("rules")),
                List.of(step));
    }

    private static Draft joined(Draft before, Draft further) {
        List<DraftStep> steps = new ArrayList<>(before.steps());
        steps.addAll(further.steps());
        return new Draft(before.id(), before.round(), before.base(), before.note(), before.rules(), steps);
    }

    /** The files of the policy that a draft would be. */
    PolicySource source(Draft draft) {
        PolicySource base = policies.source(draft.base());
        Map<String, byte[]> workbooks = new TreeMap<>(base.workbooks());
        if (draft.rules() != null) {
            // tables that only the new rules know come with them
            PolicySource.ofBuild().workbooks().forEach(workbooks::putIfAbsent);
        }
        draft.workbooks()
                .forEach((table, digest) -> workbooks.put(
                        table, bytes("draft_workbook", "workbook", digest).orElseThrow()));
        return new PolicySource(draft.rules() == null ? base.rules() : draft.rules(), workbooks);
    }

    /** The text of an impact statement that was submitted. */
    Optional<byte[]> statement(String digest) {
        return bytes("impact_statement", "convert_to(statement, 'UTF8')", digest);
    }

    private Optional<byte[]> bytes(String table, String column, String digest) {
        return Sql.first(
                database, row -> row.getBytes(1), "SELECT " + column + " FROM " + table + " WHERE digest = ?", digest);
    }

    /**
     * Puts a step on record, with what else must be recorded with it or not at all.
     *
     * @param kept what the step names by digest; null where nothing
     * @return the draft with the step
     * @throws Problems 409 where somebody else was faster, 503 where it cannot be recorded now
     */
    Draft take(Draft draft, DraftStep step, byte[] kept, List<Recorded> along) {
        boolean first = step instanceof DraftStep.Opened;
        int number = first ? 1 : draft.steps().size() + 1;
        List<Recorded> records = new ArrayList<>();
        records.add(new DraftRecord(TimeOrderedId.next(clock), draft, number, step, kept));
        records.addAll(along);
        record(records);
        return first
                ? draft
                : joined(
                        draft,
                        new Draft(draft.id(), draft.round(), draft.base(), draft.note(), draft.rules(), List.of(step)));
    }

    /**
     * Records all of these or none.
     *
     * @throws AlreadyRecorded where something that must be new is on record, and it is neither a step nor a version
     */
    void record(List<? extends Recorded> records) {
        try {
            recorder.recordAndWait(records);
        } catch (AlreadyRecorded taken) {
            if (taken.record() instanceof DraftRecord) {
                throw Problems.conflict(Problem.at(
                        "",
                        "draft-changed-meanwhile",
                        null,
                        "草案刚被他人改动，请重新查看后再办",
                        "Somebody else has just changed the draft; look at it again"));
            }
            throw taken;
        }
    }

    private static TreeMap<String, String> texts(String json) {
        try {
            return JSON.readValue(json, TEXTS);
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException("a step of a draft is not the JSON that was kept", malformed);
        }
    }
}
