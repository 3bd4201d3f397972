package org.pingxuan.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.pingxuan.http.Listing;
import org.pingxuan.http.Page;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/** The users on record. Each change is written to the {@link AccessLog} in the same transaction. */
@ApplicationScoped
public class Users {

    private final EntityManager database;
    private final AccessLog log;
    private final Passwords passwords;
    private final InstantSource clock;

    @Inject
    Users(EntityManager database, AccessLog log, Passwords passwords, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** A user and what its password is checked against. */
    record Credentials(User user, String passwordHash) {}

    /** What is to change; null leaves as it is. */
    record Change(String password, String[] roles, String[] units, Boolean enabled) {}

    /** What a user of this very name signs in with; null where there is none. */
    @Transactional
    Credentials credentials(String name) {
        return database.createQuery("from UserEntity u where u.name = :name", UserEntity.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst()
                .map(row -> new Credentials(row.user(), row.passwordHash))
                .orElse(null);
    }

    /**
     * @throws Problems 409 where the name is taken
     */
    @Transactional
    User create(String name, String password, String[] roles, String[] units, String by) {
        // outside the lock: it takes a tenth of a second
        String hash = passwords.hash(password);
        log.lock();
        if (taken(name)) {
            throw Problems.conflict(Problem.at("/name", "name-taken", name, "用户名已被使用", "The name is taken"));
        }
        UserEntity row = new UserEntity();
        row.id = UUID.randomUUID();
        row.name = name;
        row.passwordHash = hash;
        row.roles = roles;
        row.units = units;
        row.enabled = true;
        return created(row, by);
    }

    /** Creates, where the name is free, one of the first users; its password follows the bootstrap password. */
    void createFirst(String name, String passwordHash, boolean everyUnit) {
        if (taken(name)) {
            return;
        }
        UserEntity row = new UserEntity();
        row.id = UUID.randomUUID();
        row.name = name;
        row.passwordHash = passwordHash;
        row.bootstrap = true;
        row.roles = new String[] {name};
        row.units = new String[0];
        row.everyUnit = everyUnit;
        row.enabled = true;
        created(row, FirstUsers.BOOTSTRAP);
    }

    /** The first users whose password nobody has changed since. */
    List<UserEntity> followingBootstrap() {
        return database.createQuery("from UserEntity u where u.bootstrap order by u.name", UserEntity.class)
                .getResultList();
    }

    void followBootstrap(UserEntity row, String passwordHash) {
        row.passwordHash = passwordHash;
        log.append(FirstUsers.BOOTSTRAP, AccessLog.USER, row.id, row.name, "PASSWORD", null, null);
    }

    /**
     * @throws Problems 404 where there is no such user, 409 where no administrator would be left
     */
    @Transactional
    User change(UUID id, Change change, String by) {
        String hash = change.password() == null ? null : passwords.hash(change.password());
        log.lock();
        UserEntity row = found(id);
        if (hash != null) {
            row.passwordHash = hash;
            row.bootstrap = false;
            logged(row, by, "PASSWORD", null, null);
        }
        if (change.roles() != null && !Arrays.equals(row.roles, change.roles())) {
            logged(row, by, "ROLES", row.roles, change.roles());
            row.roles = change.roles();
        }
        if (change.units() != null && !Arrays.equals(row.units, change.units())) {
            logged(row, by, "UNITS", row.units, change.units());
            row.units = change.units();
        }
        if (change.enabled() != null && row.enabled != change.enabled()) {
            logged(row, by, "ENABLED", row.enabled, change.enabled());
            row.enabled = change.enabled();
        }
        mustLeaveAnAdministrator();
        return row.user();
    }

    /**
     * @throws Problems 404 where there is no such user
     */
    @Transactional
    User user(UUID id) {
        return found(id).user();
    }

    /** The users by name. */
    @Transactional
    Listing<User> list(Page page) {
        List<UserEntity> rows = database.createQuery(
                        "from UserEntity u where :after is null or u.name > :after order by u.name", UserEntity.class)
                .setParameter("after", page.after())
                .setMaxResults(page.size() + 1)
                .getResultList();
        long total = database.createQuery("select count(*) from UserEntity", Long.class)
                .getSingleResult();
        return Listing.of(rows, page, total, UserEntity::user, row -> row.name);
    }

    private User created(UserEntity row, String by) {
        row.createdAt = clock.instant();
        row.createdBy = by;
        database.persist(row);
        logged(row, by, "CREATED", null, null);
        logged(row, by, "ROLES", null, row.roles);
        if (row.units.length > 0) {
            logged(row, by, "UNITS", null, row.units);
        }
        return row.user();
    }

    private boolean taken(String name) {
        return database.createQuery("select count(*) from UserEntity u where lower(u.name) = lower(:name)", Long.class)
                        .setParameter("name", name)
                        .getSingleResult()
                > 0;
    }

    private UserEntity found(UUID id) {
        UserEntity row = database.find(UserEntity.class, id);
        if (row == null) {
            throw Problems.notFound(Problem.at("", "no-such-user", id.toString(), "没有这个用户", "There is no such user"));
        }
        return row;
    }

    private void mustLeaveAnAdministrator() {
        boolean left = database.createQuery("from UserEntity u where u.enabled", UserEntity.class)
                .getResultStream()
                .anyMatch(row -> List.of(row.roles).contains(Roles.ADMIN));
        if (!left) {
            throw Problems.conflict(Problem.at(
                    "",
                    "last-administrator",
                    null,
                    "至少须保留一名可登录的管理员",
                    "At least one administrator who may sign in must remain"));
        }
    }

    private void logged(UserEntity row, String by, String action, Object before, Object after) {
        log.append(by, AccessLog.USER, row.id, row.name, action, before, after);
    }
}
