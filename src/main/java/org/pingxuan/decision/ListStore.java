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
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.pingxuan.ledger.CanonicalJson;
import org.pingxuan.ledger.Hash;
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

    private static final String SELECT = "SELECT l.*, e.index AS ledger_index, e.hash AS ledger_hash FROM judged_list l"
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

    /**
     * The lists and commendations that are not what the ledger was told of, that are missing, or that it was never told of; by id.
     */
    public List<UUID> contradictingLedger() {
        List<Entered> lists = Sql.rows(
                database,
                row -> Entered.read(row, row.getString("checks")),
                "SELECT coalesce(l.id, e.subject) AS either, l.id, l.checks, e.payload FROM judged_list l FULL JOIN"
                        + " (SELECT subject, kind, payload FROM ledger_entry WHERE kind IN ('SLATE', 'FINAL_LIST')) e"
                        + " ON e.subject = l.id AND e.kind = l.kind");
        List<Entered> commendations = Sql.rows(
                database,
                row -> Entered.read(row, row.getString("list")),
                "SELECT coalesce(c.id, e.subject) AS either, c.id, c.list, e.payload FROM commendation c FULL JOIN"
                        + " (SELECT subject, payload FROM ledger_entry WHERE kind = 'COMMENDATION') e ON e.subject = c.id");
        return Stream.concat(
                        lists.stream().filter(entered -> !isListAsEntered(entered)),
                        commendations.stream().filter(entered -> !isCommendationAsEntered(entered)))
                .map(Entered::either)
                .sorted()
                .toList();
    }

    /**
     * A row and what the ledger says of it.
     *
     * @param row null where it is missing
     * @param column one of its columns
     * @param payload null where the ledger says nothing
     */
    private record Entered(UUID either, UUID row, String column, String payload) {
        static Entered read(ResultSet row, String column) throws SQLException {
            return new Entered(
                    row.getObject("either", UUID.class),
                    row.getObject("id", UUID.class),
                    column,
                    row.getString("payload"));
        }
    }

    private boolean isListAsEntered(Entered entered) {
        if (entered.row() == null || entered.payload() == null) {
            return false;
        }
        try {
            return byId(entered.row())
                    .map(list -> CanonicalJson.of(PendingList.payload(list.asNew(), entered.column())))
                    .filter(entered.payload()::equals)
                    .isPresent();
        } catch (IllegalStateException altered) {
            return false;
        }
    }

    private boolean isCommendationAsEntered(Entered entered) {
        return entered.row() != null
                && entered.payload() != null
                && commendation(UUID.fromString(entered.column()))
                        .map(commendation -> CanonicalJson.of(PendingCommendation.payload(commendation)))
                        .filter(entered.payload()::equals)
                        .isPresent();
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
        String sql = "SELECT l.id, l.unit, m.* FROM judged_list l JOIN judged_list_member m ON m.list = l.id"
                + " WHERE l.kind = 'SLATE' AND l.round = ? AND l.award = ? AND l.unit <> ? AND NOT m.reserve AND "
                + NEWEST
                + " AND NOT EXISTS (SELECT FROM decision d WHERE d.id = m.decision AND " + DecisionQuery.WITHDRAWN
                + ") ORDER BY l.unit, m.place";
        return Sql.rows(
                connection,
                row -> new Other(row.getObject(1, UUID.class), row.getString(2), member(row)),
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
        return Sql.rows(
                        database,
                        ListStore::commendation,
                        "SELECT c.*, h.decision, h.honour FROM commendation c JOIN commendation_honour h ON h.commendation = c.id"
                                + " WHERE c.list = ?",
                        list)
                .stream()
                .reduce(ListStore::joined);
    }

    private static Commendation joined(Commendation one, Commendation other) {
        Map<UUID, UUID> honours = new HashMap<>(one.honours());
        honours.putAll(other.honours());
        return new Commendation(
                one.id(), one.list(), one.decisionNumber(), one.issuedOn(), honours, one.by(), one.at());
    }

    /** With the one honour of the row. */
    private static Commendation commendation(ResultSet row) throws SQLException {
        return new Commendation(
                row.getObject("id", UUID.class),
                row.getObject("list", UUID.class),
                row.getString("decision_number"),
                row.getObject("issued_on", LocalDate.class),
                Map.of(row.getObject("decision", UUID.class), row.getObject("honour", UUID.class)),
                row.getString("acted_by"),
                row.getTimestamp("at").toInstant());
    }

    private List<StoredList> lists(String condition, Object... parameters) {
        return Sql.rows(database, ListStore::list, SELECT + condition, parameters).stream()
                .map(this::withMembers)
                .toList();
    }

    private StoredList withMembers(StoredList list) {
        List<ListMember> members = Sql.rows(
                database,
                ListStore::member,
                "SELECT * FROM judged_list_member m WHERE m.list = ? ORDER BY m.place",
                list.id());
        return new StoredList(
                list.id(),
                list.key(),
                list.version(),
                list.replaces(),
                list.received(),
                list.bodyDigest(),
                list.facts(),
                members,
                list.judged(),
                list.ledgerIndex(),
                list.ledgerHash());
    }

    private static ListMember member(ResultSet row) throws SQLException {
        return new ListMember(
                row.getString("reference"),
                row.getObject("decision", UUID.class),
                row.getBoolean("reserve"),
                row.getString("number_key"),
                row.getString("name_key"),
                row.getObject("front_line", Boolean.class));
    }

    private static StoredList list(ResultSet row) throws SQLException {
        return new StoredList(
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
                List.of(),
                new JudgedList(
                        ListVerdict.valueOf(row.getString("verdict")),
                        checks(row.getString("checks")),
                        new CitedPolicy(
                                row.getString("policy_id"),
                                row.getInt("policy_version"),
                                row.getString("policy_digest"),
                                row.getObject("policy_in_force_from", LocalDate.class)),
                        row.getString("engine_build"),
                        row.getTimestamp("decided_at").toInstant()),
                row.getLong("ledger_index"),
                Hash.of(row.getBytes("ledger_hash")));
    }

    private static List<CheckLine> checks(String json) {
        try {
            return List.of(StoredFacts.JSON.readValue(json, CheckLine[].class));
        } catch (JsonProcessingException altered) {
            throw new IllegalStateException("checks that are not what was stored", altered);
        }
    }
}
