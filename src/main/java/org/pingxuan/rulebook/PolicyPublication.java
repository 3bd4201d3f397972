package org.pingxuan.rulebook;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.pingxuan.ledger.Insertion;
import org.pingxuan.ledger.LedgerNote;
import org.pingxuan.ledger.RecordTable;
import org.pingxuan.ledger.Recorded;
import org.pingxuan.ledger.Sql;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.policy.Round;
import org.pingxuan.shared.Digest;

/**
 * A policy version on its way to the record: its content, its row, its ledger entry and a new policy epoch come in one
 * transaction. Where the version is taken, it is refused with {@link org.pingxuan.ledger.AlreadyRecorded}.
 *
 * @param round created with its first version
 * @param version one more than the round's newest
 * @param source the files as they were uploaded
 * @param content the same as typed data
 * @param publishedBy the author
 * @param approvedBy null for a version that the build brings along
 * @param build the build that publishes
 */
public record PolicyPublication(
        UUID id,
        Round round,
        int version,
        PolicySource source,
        PolicyContent content,
        LocalDate inForceFrom,
        Instant publishedAt,
        String note,
        String publishedBy,
        String approvedBy,
        String build)
        implements Recorded {

    private static final RecordTable<PolicyPublication> TABLE =
            RecordTable.oneByOne("policy_version", PolicyPublication::insert);

    @Override
    public String key() {
        return round.id() + "\n" + String.format("%09d", version);
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
    public boolean isRestedOn() {
        return true;
    }

    private Insertion insert(Connection connection) throws SQLException {
        OffsetDateTime at = publishedAt.atOffset(ZoneOffset.UTC);
        Sql.update(
                connection,
                "INSERT INTO round (id, title_zh, title_en, created_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                round.id(),
                round.title().zh(),
                round.title().en(),
                round.createdAt().atOffset(ZoneOffset.UTC));
        Sql.update(
                connection,
                "INSERT INTO policy_rules (digest, files) VALUES (?, ?::json) ON CONFLICT DO NOTHING",
                content.rulesDigest(),
                PolicyRecords.json(source.rules()));
        Map<String, String> tables = new LinkedHashMap<>();
        for (String name : content.tables().keySet()) {
            byte[] workbook = source.workbooks().get(name);
            tables.put(name, Digest.of(workbook));
            Sql.update(
                    connection,
                    "INSERT INTO policy_table (digest, workbook) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    tables.get(name),
                    workbook);
        }
        int inserted = Sql.update(
                connection,
                """
                INSERT INTO policy_version (id, round, version, digest, rules_digest, tables, in_force_from, published_at, note,
                                            published_by, approved_by, build)
                SELECT ?, ?, ?, ?, ?, ?::json, ?, ?, ?, ?, ?, ?
                WHERE (SELECT coalesce(max(version), 0) FROM policy_version WHERE round = ?) = ? ON CONFLICT DO NOTHING""",
                id,
                round.id(),
                version,
                content.digest(),
                content.rulesDigest(),
                PolicyRecords.json(tables),
                inForceFrom,
                at,
                note,
                publishedBy,
                approvedBy,
                build,
                round.id(),
                version - 1);
        if (inserted == 0) {
            return Insertion.existing(standing(connection));
        }
        Sql.update(connection, "UPDATE policy_epoch SET epoch = epoch + 1");
        return Insertion.of(id, LedgerNote.of("POLICY_PUBLISHED", id, payload(tables)));
    }

    private Map<String, Object> payload(Map<String, String> tables) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("policy", id.toString());
        payload.put("round", round.id());
        payload.put("version", version);
        payload.put("digest", content.digest());
        payload.put("rules", content.rulesDigest());
        payload.put("tables", tables);
        payload.put("inForceFrom", inForceFrom.toString());
        payload.put("note", Digest.of(note));
        payload.put("publishedBy", publishedBy);
        payload.put("approvedBy", approvedBy);
        payload.put("build", build);
        return payload;
    }

    /** Its own id where it was recorded before, whatever came later; else the newest version's. */
    private UUID standing(Connection connection) throws SQLException {
        return Sql.id(
                        connection,
                        "SELECT id FROM policy_version WHERE round = ? ORDER BY id = ? DESC, version DESC LIMIT 1",
                        round.id(),
                        id)
                .orElseThrow(() ->
                        new IllegalStateException("version " + version + " cannot be the first of " + round.id()));
    }
}
