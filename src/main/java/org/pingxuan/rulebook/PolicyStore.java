package org.pingxuan.rulebook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.pingxuan.ledger.UnderLock;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.policy.PolicyVersion;
import org.pingxuan.policy.Round;
import org.pingxuan.policy.TypedTable;
import org.pingxuan.rulebook.PolicyRecords.Published;
import org.pingxuan.shared.Digest;
import org.pingxuan.shared.Problems;

/**
 * The published policies, ready to judge. What governs is one immutable snapshot, exchanged whole when the policy epoch has
 * risen; so a request sees all of a publication or nothing of it.
 */
@ApplicationScoped
public class PolicyStore {

    private static final Logger LOG = Logger.getLogger(PolicyStore.class);
    private static final Comparator<Round> BY_AGE =
            Comparator.comparing(Round::createdAt).thenComparing(Round::id);

    /** Superseded versions that audits asked for last. */
    private static final int SUPERSEDED_KEPT = 8;

    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(30);
    private static final String UNDER_LOCK = PolicyStore.class.getName();

    private final DataSource database;
    private final PolicySource.Reader reader;
    private final InstantSource clock;

    private final Cache<UUID, ReadyPolicy> superseded =
            Caffeine.newBuilder().maximumSize(SUPERSEDED_KEPT).build();
    /** By content digest: versions of equal content share one. */
    private final Cache<String, Rulebook> rulebooks =
            Caffeine.newBuilder().weakValues().build();
    /** By rules and workbook: where one table changes, one is read. */
    private final Cache<String, TypedTable> tables =
            Caffeine.newBuilder().weakValues().build();

    private volatile PolicySnapshot snapshot = PolicySnapshot.EMPTY;
    private Instant tried = Instant.EPOCH;
    private boolean reachable = true;

    public PolicyStore(DataSource database, PolicySource.Reader reader, InstantSource clock) {
        this.database = database;
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * The policy that governs what is received on a local day (Asia/Shanghai): the newest version in force then.
     *
     * @return empty where the round is unknown or the day lies before its first version
     * @throws Problems 503 where this replica cannot load that version
     */
    public Optional<ReadyPolicy> inForce(String round, LocalDate day) {
        return snapshot.inForce(round, day);
    }

    /**
     * Any version that was ever published.
     *
     * @throws Problems 503 where this replica cannot load it
     */
    public Optional<ReadyPolicy> byId(UUID id) {
        PolicySnapshot now = snapshot;
        ReadyPolicy governing = now.ready().get(id);
        if (governing != null) {
            return Optional.of(governing);
        }
        return now.version(id).map(version -> superseded.get(id, none -> loaded(version)));
    }

    /** The versions of a round, newest first; empty for an unknown round. */
    public List<PolicyVersion> versions(String round) {
        return snapshot.versions().getOrDefault(round, List.of());
    }

    /** The version that governs a local day, whether or not this replica can load it. */
    public Optional<PolicyVersion> versionInForce(String round, LocalDate day) {
        return snapshot.versionInForce(round, day);
    }

    public Optional<PolicyVersion> version(UUID id) {
        return snapshot.version(id);
    }

    /**
     * The newest version of the newest round; empty while none is published.
     *
     * @throws Problems 503 where this replica cannot load it
     */
    public Optional<ReadyPolicy> newest() {
        return snapshot.rounds().values().stream()
                .max(BY_AGE)
                .flatMap(round -> byId(versions(round.id()).get(0).id()));
    }

    /** The round that the service began with; empty where none has a policy. */
    public Optional<Round> firstRound() {
        return snapshot.rounds().values().stream().min(BY_AGE);
    }

    /** By id. */
    public List<Round> rounds() {
        return List.copyOf(snapshot.rounds().values());
    }

    public Optional<Round> round(String id) {
        return Optional.ofNullable(snapshot.rounds().get(id));
    }

    /**
     * The files that a version was published with, byte by byte.
     *
     * @param policy the id of a version
     */
    public PolicySource source(UUID policy) {
        try (Connection connection = database.getConnection()) {
            return PolicyRecords.source(connection, policy);
        } catch (SQLException unreachable) {
            throw Problems.unreachable();
        }
    }

    /** How many publications this replica has seen. */
    public long epoch() {
        return snapshot.epoch();
    }

    /** Versions that cover some day and that this replica cannot load; empty when all is well. */
    public Set<PolicyVersion> unloaded() {
        return snapshot.unloaded();
    }

    /**
     * The policy that has taken the place of the one that a submission was judged under, as seen while the ledger's head is
     * locked. No decision can then stand behind a publication in the ledger and cite what that replaced.
     *
     * @param judgedUnder as {@link #inForce} gave it for {@code day}
     * @return what to judge under anew; empty where it still governs
     * @throws Problems 503 where this replica cannot load the new one
     */
    public Optional<ReadyPolicy> replacing(ReadyPolicy judgedUnder, LocalDate day, UnderLock lock) throws SQLException {
        PolicyVersion judged = judgedUnder.version();
        // what is seen here may never be committed, so it is not shared
        PolicySnapshot now = lock.once(UNDER_LOCK, connection -> {
            PolicySnapshot shared = snapshot;
            return PolicyRecords.epoch(connection) == shared.epoch() ? shared : loaded(connection);
        });
        return now.inForce(judged.round(), day)
                .filter(governing -> !governing.version().id().equals(judged.id()));
    }

    /**
     * Sees what was published, at once rather than within a second.
     *
     * @throws Problems 503 where the database does not answer
     */
    @PostConstruct
    public synchronized void refresh() {
        try (Connection connection = database.getConnection()) {
            boolean again = !snapshot.unloaded().isEmpty() && !clock.instant().isBefore(tried.plus(BEFORE_NEXT_TRY));
            if (again || PolicyRecords.epoch(connection) != snapshot.epoch()) {
                tried = clock.instant();
                snapshot = loaded(connection);
                LOG.infof(
                        "policies at epoch %d: %d loaded, %d cannot be",
                        snapshot.epoch(),
                        snapshot.ready().size(),
                        snapshot.unloaded().size());
            }
        } catch (SQLException unreachable) {
            throw Problems.unreachable();
        }
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void follow() {
        try {
            refresh();
            reachable = true;
        } catch (Problems unreachable) {
            if (reachable) {
                LOG.warn("the policy epoch cannot be read; what was loaded stays in force here");
            }
            reachable = false;
        }
    }

    private PolicySnapshot loaded(Connection connection) throws SQLException {
        Published published = PolicyRecords.published(connection);
        PolicySnapshot before = snapshot;
        return PolicySnapshot.of(published, version -> {
            ReadyPolicy known = before.ready().get(version.id());
            return known != null ? Optional.of(known) : tryToLoad(version, connection);
        });
    }

    private Optional<ReadyPolicy> tryToLoad(PolicyVersion version, Connection connection) {
        try {
            return Optional.of(load(version, connection));
        } catch (SQLException | RuntimeException broken) {
            LOG.errorf(
                    broken,
                    "policy %s v%d cannot be loaded: this replica judges nothing of the days it covers",
                    version.round(),
                    version.version());
            return Optional.empty();
        }
    }

    private ReadyPolicy loaded(PolicyVersion version) {
        try (Connection connection = database.getConnection()) {
            return load(version, connection);
        } catch (SQLException unreachable) {
            throw Problems.unreachable();
        }
    }

    private ReadyPolicy load(PolicyVersion version, Connection connection) throws SQLException {
        Rulebook rulebook = rulebooks.getIfPresent(version.digest());
        if (rulebook == null) {
            rulebook = rulebook(PolicyRecords.source(connection, version.id()));
            String digest = rulebook.policy().digest();
            if (!digest.equals(version.digest())) {
                throw new IllegalStateException("its content is " + digest + ", not " + version.digest());
            }
        }
        return ReadyPolicy.of(version, rulebook);
    }

    /**
     * Files made ready to judge, whether published or not; equal contents give one rulebook.
     *
     * @throws Problems 422 with every faulty cell
     * @throws IllegalArgumentException where the rules do not compile
     */
    public Rulebook rulebook(PolicySource source) {
        PolicyContent content = content(source);
        return rulebooks.get(content.digest(), unknown -> Rulebook.of(content));
    }

    /**
     * Files as typed data, whether published or not.
     *
     * @throws Problems 422 with every faulty cell
     */
    public PolicyContent content(PolicySource source) {
        String rules = Digest.of(PolicyRecords.json(source.rules()));
        return source.content((workbook, schema) ->
                tables.get(rules + schema.name() + Digest.of(workbook), unread -> reader.read(workbook, schema)));
    }
}
