package org.pingxuan.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.pingxuan.http.Listing;
import org.pingxuan.http.Page;
import org.pingxuan.shared.Digest;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/** The API keys on record, of which only hashes are kept. Each change is written to the {@link AccessLog}. */
@ApplicationScoped
public class ApiKeys {

    /** Tells people, and scanners of source code, what they are looking at. */
    private static final String PREFIX = "px_";

    private static final int RANDOM_BYTES = 32;

    private final EntityManager database;
    private final AccessLog log;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    ApiKeys(EntityManager database, AccessLog log, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
    }

    /**
     * A key that was just made.
     *
     * @param key the key itself, which nobody can be told again
     */
    record Made(ApiKey about, String key) {}

    /** The key's record, revoked and expired ones too; null where there is no such key. */
    @Transactional
    ApiKey find(String key) {
        return database.createQuery("from ApiKeyEntity k where k.keyHash = :hash", ApiKeyEntity.class)
                .setParameter("hash", hash(key))
                .getResultStream()
                .findFirst()
                .map(ApiKeyEntity::key)
                .orElse(null);
    }

    /**
     * @throws Problems 409 where a key of that name is not revoked
     */
    @Transactional
    Made create(String name, String[] roles, String[] units, LocalDate expiresOn, String by) {
        byte[] secret = new byte[RANDOM_BYTES];
        random.nextBytes(secret);
        String key = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        log.lock();
        if (taken(name)) {
            throw Problems.conflict(Problem.at(
                    "/name",
                    "name-taken",
                    name,
                    "已有同名且未撤销的 API 密钥",
                    "An API key of that name exists and is not revoked"));
        }
        ApiKeyEntity row = new ApiKeyEntity();
        row.id = UUID.randomUUID();
        row.name = name;
        row.keyHash = hash(key);
        row.roles = roles;
        row.units = units;
        row.expiresOn = expiresOn;
        row.createdAt = clock.instant();
        row.createdBy = by;
        database.persist(row);
        log.append(by, AccessLog.API_KEY, row.id, name, "CREATED", null, null);
        log.append(by, AccessLog.API_KEY, row.id, name, "ROLES", null, roles);
        log.append(by, AccessLog.API_KEY, row.id, name, "UNITS", null, units);
        return new Made(row.key(), key);
    }

    /**
     * Ends the key; does nothing where that has been done before.
     *
     * @throws Problems 404 where there is no such key
     */
    @Transactional
    void revoke(UUID id, String by) {
        log.lock();
        ApiKeyEntity row = database.find(ApiKeyEntity.class, id);
        if (row == null) {
            throw Problems.notFound(
                    Problem.at("", "no-such-key", id.toString(), "没有这个 API 密钥", "There is no such API key"));
        }
        if (row.revokedAt == null) {
            row.revokedAt = clock.instant();
            log.append(by, AccessLog.API_KEY, row.id, row.name, "REVOKED", null, null);
        }
    }

    /** The keys in the order of their ids, revoked ones too. */
    @Transactional
    Listing<ApiKey> list(Page page, UUID after) {
        List<ApiKeyEntity> rows = database.createQuery(
                        "from ApiKeyEntity k where :after is null or k.id > :after order by k.id", ApiKeyEntity.class)
                .setParameter("after", after)
                .setMaxResults(page.size() + 1)
                .getResultList();
        long total = database.createQuery("select count(*) from ApiKeyEntity", Long.class)
                .getSingleResult();
        return Listing.of(rows, page, total, ApiKeyEntity::key, row -> row.id.toString());
    }

    private boolean taken(String name) {
        return database.createQuery(
                                "select count(*) from ApiKeyEntity k where lower(k.name) = lower(:name) and k.revokedAt is null",
                                Long.class)
                        .setParameter("name", name)
                        .getSingleResult()
                > 0;
    }

    private static byte[] hash(String key) {
        return Digest.sha256(key.getBytes(StandardCharsets.UTF_8));
    }
}
