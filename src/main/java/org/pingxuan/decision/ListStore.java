package org.pingxuan.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.pingxuan.ledger.Hash;
import org.pingxuan.ledger.RecordComparison;
import org.pingxuan.ledger.Recorded;
import org.pingxuan.ledger.Sql;
import org.pingxuan.ledger.UnderLock;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.submission.Award;
import org.pingxuan.verdict.ListVerdict;

/** Slates and final lists on record, every version, and the commendations of final lists. */
@Singleton
public class ListStore {

    static final String COLUMNS =
            "id, kind, round, unit, award, version, replaces, received_at, effective_at, arrived_at,"
                    + " decided_at, stated_by, asked_by, body_digest, facts, verdict, checks, policy_id, policy_version,"
                    + " policy_digest, policy_in_force_from, engine_build";

    private static final String MEMBER = "json_build_object('reference', m.reference, 'decision', m.decision,"
            + " 'reserve', m.reserve, 'numberKey', m.number_key, 'nameKey', m.name_key, 'frontLine', m.front_line)";
    private static final String MEMBERS = "(SELECT coalesce(json_agg(" + MEMBER + " ORDER BY m.place), '[]')"
            + " FROM judged_list_member m WHERE m.list = l.id)";
    private static final String COMMENDATIONS =
            "SELECT c.*, (SELECT coalesce(json_object_agg(h.decision, h.honour), '{}')"
                    + " FROM commendation_honour h WHERE h.commendation = c.id) AS honours";
    private static final String SELECT =
            "SELECT l.*, " + MEMBERS + " AS members, e.index AS ledger_index, e.hash AS ledger_hash FROM judged_list l"
                    + " JOIN ledger_entry e ON e.subject = l.id AND e.kind = l.kind WHERE ";

    /** That {@code l} is the newest version of its list. */
    static final String NEWEST = "NOT EXISTS (SELECT FROM judged_list n WHERE n.kind = l.kind AND n.round = l.round"
            + " AND n.award = l.award AND n.unit = l.unit AND n.version > l.version)";

    private final DataSource database;
    private final DecisionStore decisions;

    @Inject
    ListStore(DataSource database, DecisionStore decisions) {
        this.database = database;
        this.decisions = decisions;
    }

    /** What is asked again while nothing can be committed in between: whether the judgement still holds. */
    @FunctionalInterface
    public interface BeforeCommit {
        /** @return the list judged anew, or empty where the judgement holds */
        Optional<NewList> judgedAnew(NewList list, UnderLock lock) throws SQLException;
    }

    /** The list as a record, to be recorded together with the decisions on it; its version must be new. */
    public Recorded pending(NewList list, BeforeCommit check) {
        return new PendingList(list, check);
    }

    /** The commendation as a record, to be recorded together with the honours. */
    public Recorded pending(Commendation commendation) {
        return new PendingCommendation(commendation);
    }

    /** The keyed hash by which nominees of lists are matched by number; null for null. */
    public String numberKey(String number) {
        return key("number", number);
    }

    /** The keyed hash by which nominees of lists are matched by name; null for null. */
    public String nameKey(String name) {
        return key("name", name);
    }

    private String key(String kind, String identity) {
        return identity == null
                ? null
                : decisions.bodyDigest(("list-member\n" + kind + "\n" + identity).getBytes(StandardCharsets.UTF_8));
    }

    public Optional<StoredList> byId(UUID id) {
        return lists("l.id = ?", id).stream().findFirst();
    }

    /** Oldest first. */
    public List<StoredList> versions(ListKey key) {
        return lists(
                "l.kind = ? AND l.round = ? AND l.award = ? AND l.unit = ? ORDER BY l.version",
                key.kind().name(),
                key.round(),
                key.award().name(),
                key.unit());
    }

    public Optional<StoredList> newest(ListKey key) {
        return lists(
                        "l.kind = ? AND l.round = ? AND l.award = ? AND l.unit = ? ORDER BY l.version DESC LIMIT 1",
                        key.kind().name(),
                        key.round(),
                        key.award().name(),
                        key.unit())
                .stream()
                .findFirst();
    }

    /**
     * The newest version of each list of a kind in the round, newest first.
     *
     * @param units null for every unit
     * @param award null for every award
     */
    public List<StoredList> newest(ListKey.Kind kind, String round, Set<String> units, Award award) {
        return lists("l.kind = ? AND l.round = ? AND " + NEWEST + " ORDER BY l.id DESC", kind.name(), round).stream()
                .filter(list -> units == null || units.contains(list.key().unit()))
                .filter(list -> award == null || list.key().award() == award)
                .toList();
    }

    /** Lists of the round, every version, that stand in the ledger behind a place, in its order. */
    public List<StoredList> recordedAfter(String round, long ledgerIndex) {
        return lists("l.round = ? AND e.index > ? ORDER BY e.index", round, ledgerIndex);
    }

    /** Every list there is, every version, oldest first. */
    public List<UUID> ids() {
        return Sql.rows(database, row -> row.getObject(1, UUID.class), "SELECT l.id FROM judged_list l ORDER BY l.id");
    }

    /** The lists and commendations that are not what the ledger was told of, that are missing, or that it was never told of. */
    public List<RecordComparison.Contradiction> contradictingLedger() {
        return new RecordComparison()
                .with(
                        "SELECT l.*, " + MEMBERS + " AS members, l.id AS subject, l.kind AS entry FROM judged_list l",
                        row -> RecordComparison.wasTold(
                                row, PendingList.payload(recorded(row), row.getString("checks"))),
                        ListKey.Kind.SLATE.name(),
                        ListKey.Kind.FINAL_LIST.name())
                .with(
                        COMMENDATIONS + ", c.id AS subject, 'COMMENDATION' AS entry FROM commendation c",
                        row -> RecordComparison.wasTold(row, PendingCommendation.payload(commendation(row))),
                        "COMMENDATION")
                .contradictions(database);
    }

    /** How many lists of the round, every version counted, stand in the ledger behind a place. */
    public long countRecordedAfter(String round, long ledgerIndex) {
        return Sql.count(
                database,
                "SELECT count(*) FROM judged_list l JOIN ledger_entry e ON e.subject = l.id AND e.kind = l.kind"
                        + " WHERE l.round = ? AND e.index > ?",
                round,
                ledgerIndex);
    }

    /**
     * A nomination on another unit's newest slate.
     *
     * @param list that slate
     */
    public record Other(UUID list, String unit, ListMember member) {}

    /** The newest slates of the other units for the award. */
    public Set<UUID> otherSlates(ListKey slate) {
        try (Connection connection = database.getConnection()) {
            return otherSlates(slate, connection);
        } catch (SQLException failed) {
            throw Problems.unreadable();
        }
    }

    /** As {@link #otherSlates(ListKey)}, while none can be committed in between. */
    public Set<UUID> otherSlates(ListKey slate, UnderLock lock) throws SQLException {
        return otherSlates(slate, lock.connection());
    }

    private static Set<UUID> otherSlates(ListKey slate, Connection connection) throws SQLException {
        return Set.copyOf(Sql.rows(
                connection,
                row -> row.getObject(1, UUID.class),
                "SELECT l.id FROM judged_list l WHERE l.kind = 'SLATE' AND l.round = ? AND l.award = ? AND l.unit <> ? AND "
                        + NEWEST,
                slate.round(),
                slate.award().name(),
                slate.unit()));
    }

    /** Who stands on the newest slates of the other units for the award, without reserves and those that were withdrawn. */
    public List<Other> others(ListKey slate) {
        try (Connection connection = database.getConnection()) {
            return others(slate, connection);
        } catch (SQLException failed) {
            throw Problems.unreadable();
        }
    }

    /** As {@link #others(ListKey)}, while nothing can be committed in between. */
    public List<Other> others(ListKey slate, UnderLock lock) throws SQLException {
        return others(slate, lock.connection());
    }

    private static List<Other> others(ListKey slate, Connection connection) throws SQLException {
        String sql = "SELECT l.id, l.unit, " + MEMBER + " FROM judged_list l JOIN judged_list_member m ON m.list = l.id"
                + " WHERE l.kind = 'SLATE' AND l.round = ? AND l.award = ? AND l.unit <> ? AND NOT m.reserve AND "
                + NEWEST
                + " AND NOT EXISTS (SELECT FROM decision d WHERE d.id = m.decision AND " + DecisionQuery.WITHDRAWN
                + ") ORDER BY l.unit, m.place";
        return Sql.rows(
                connection,
                row -> new Other(
                        row.getObject(1, UUID.class), row.getString(2), read(row.getString(3), ListMember.class)),
                sql,
                slate.round(),
                slate.award().name(),
                slate.unit());
    }

    /**
     * Keys of those on a list who still hold what it gave: members whose honour was revoked after its commendation are left out.
     */
    public Set<String> standingNumbers(UUID list) {
        String sql = "SELECT m.number_key FROM judged_list_member m WHERE m.list = ? AND m.number_key IS NOT NULL"
                + " AND NOT EXISTS (SELECT FROM commendation c JOIN commendation_honour h ON h.commendation = c.id"
                + " JOIN honour_revocation r ON r.honour = h.honour WHERE c.list = m.list AND h.decision = m.decision)";
        return Set.copyOf(Sql.rows(database, row -> row.getString(1), sql, list));
    }

    /** Everything that stands against commending a final list by now: a newer one, or members that do not stand ELIGIBLE. */
    public List<Problem> againstCommending(UUID list) {
        try (Connection connection = database.getConnection()) {
            return ListStanding.against(connection, list);
        } catch (SQLException failed) {
            throw Problems.unreadable();
        }
    }

    public Optional<Commendation> commendation(UUID list) {
        return Sql.first(
                database, ListStore::commendation, COMMENDATIONS + " FROM commendation c WHERE c.list = ?", list);
    }

    private static Commendation commendation(ResultSet row) throws SQLException {
        Map<UUID, UUID> honours = new HashMap<>();
        Map<?, ?> stored = read(row.getString("honours"), Map.class);
        stored.forEach((decision, honour) ->
                honours.put(UUID.fromString(decision.toString()), UUID.fromString(honour.toString())));
        return new Commendation(
                row.getObject("id", UUID.class),
                row.getObject("list", UUID.class),
                row.getString("decision_number"),
                row.getObject("issued_on", LocalDate.class),
                honours,
                row.getString("acted_by"),
                row.getTimestamp("at").toInstant());
    }

    private List<StoredList> lists(String condition, Object... parameters) {
        return Sql.rows(database, ListStore::stored, SELECT + condition, parameters);
    }

    private static StoredList stored(ResultSet row) throws SQLException {
        NewList list = recorded(row);
        return new StoredList(
                list.id(),
                list.key(),
                list.version(),
                list.replaces(),
                list.received(),
                list.bodyDigest(),
                list.facts(),
                list.members(),
                list.judged(),
                row.getLong("ledger_index"),
                Hash.of(row.getBytes("ledger_hash")));
    }

    /** As it was when it was to be recorded. */
    private static NewList recorded(ResultSet row) throws SQLException {
        return new NewList(
                row.getObject("id", UUID.class),
                new ListKey(
                        ListKey.Kind.valueOf(row.getString("kind")),
                        row.getString("round"),
                        row.getString("unit"),
                        Award.valueOf(row.getString("award"))),
                row.getInt("version"),
                row.getObject("replaces", UUID.class),
                new Received(
                        row.getTimestamp("received_at").toInstant(),
                        row.getTimestamp("effective_at").toInstant(),
                        row.getTimestamp("arrived_at").toInstant(),
                        row.getString("stated_by"),
                        row.getString("asked_by")),
                row.getString("body_digest"),
                row.getString("facts"),
                List.of(read(row.getString("members"), ListMember[].class)),
                new JudgedList(
                        ListVerdict.valueOf(row.getString("verdict")),
                        List.of(read(row.getString("checks"), CheckLine[].class)),
                        new CitedPolicy(
                                row.getString("policy_id"),
                                row.getInt("policy_version"),
                                row.getString("policy_digest"),
                                row.getObject("policy_in_force_from", LocalDate.class)),
                        row.getString("engine_build"),
                        row.getTimestamp("decided_at").toInstant()));
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return StoredFacts.JSON.readValue(json, type);
        } catch (JsonProcessingException altered) {
            throw new IllegalStateException("a list that is not what was stored", altered);
        }
    }
}
