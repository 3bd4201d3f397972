package org.pingxuan.rulebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.pingxuan.policy.PolicyVersion;
import org.pingxuan.policy.Round;
import org.pingxuan.shared.Digest;
import org.pingxuan.shared.Text;

/** Reads published policies from the database. */
final class PolicyRecords {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

    private PolicyRecords() {}

    /**
     * All that was published, without the contents.
     *
     * @param versions by round, newest first
     */
    record Published(long epoch, Map<String, Round> rounds, Map<String, List<PolicyVersion>> versions) {}

    static long epoch(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT epoch FROM policy_epoch");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The epoch is read first: what is published meanwhile is read under the old one, and read again when it is seen. */
    static Published published(Connection connection) throws SQLException {
        long epoch = epoch(connection);
        Map<String, Round> rounds = new LinkedHashMap<>();
        Map<String, List<PolicyVersion>> versions = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                        SELECT r.id AS round, r.title_zh, r.title_en, r.created_at, v.id, v.version, v.digest, v.rules_digest,
                               v.in_force_from, v.published_at, v.note, v.published_by, v.approved_by, v.build, e.index
                        FROM policy_version v JOIN round r ON r.id = v.round
                        LEFT JOIN ledger_entry e ON e.subject = v.id AND e.kind = 'POLICY_PUBLISHED'
                        ORDER BY r.id, v.version DESC""");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String round = row.getString("round");
                rounds.putIfAbsent(
                        round,
                        new Round(
                                round,
                                Text.of(row.getString("title_zh"), row.getString("title_en")),
                                row.getObject("created_at", OffsetDateTime.class)
                                        .toInstant()));
                versions.computeIfAbsent(round, none -> new ArrayList<>()).add(version(row));
            }
        }
        return new Published(epoch, rounds, versions);
    }

    private static PolicyVersion version(ResultSet row) throws SQLException {
        return new PolicyVersion(
                row.getObject("id", UUID.class),
                row.getString("round"),
                row.getInt("version"),
                row.getString("digest"),
                row.getString("rules_digest"),
                row.getObject("in_force_from", LocalDate.class),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                row.getString("note"),
                row.getString("published_by"),
                row.getString("approved_by"),
                row.getString("build"),
                row.getObject("index", Long.class));
    }

    /**
     * The files that a version was published with.
     *
     * @throws IllegalStateException where a file is not the one that was published
     */
    static PolicySource source(Connection connection, UUID policy) throws SQLException {
        Map<String, String> rules;
        Map<String, String> digests;
        try (PreparedStatement select = connection.prepareStatement("SELECT r.files, v.tables FROM policy_version v"
                + " JOIN policy_rules r ON r.digest = v.rules_digest WHERE v.id = ?")) {
            select.setObject(1, policy);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("there is no policy " + policy);
                }
                rules = texts(row.getString(1));
                digests = texts(row.getString(2));
            }
        }
        Map<String, byte[]> byDigest = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT digest, workbook FROM policy_table WHERE digest = ANY (?)")) {
            select.setArray(1, connection.createArrayOf("text", digests.values().toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    byDigest.put(row.getString(1), row.getBytes(2));
                }
            }
        }
        Map<String, byte[]> workbooks = new TreeMap<>();
        digests.forEach((name, digest) -> {
            byte[] workbook = byDigest.get(digest);
            if (workbook == null || !Digest.of(workbook).equals(digest)) {
                throw new IllegalStateException("the table " + name + " of policy " + policy + " was altered");
            }
            workbooks.put(name, workbook);
        });
        return new PolicySource(rules, workbooks);
    }

    static String json(Map<String, String> texts) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(texts));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> texts(String json) {
        try {
            return JSON.readValue(json, TEXTS);
        } catch (JsonProcessingException altered) {
            throw new IllegalStateException("a published policy is not what was written", altered);
        }
    }
}
