package org.pingxuan.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.pingxuan.database.BootstrapPassword;

/**
 * Makes the first users, one for each role and named like it, with the bootstrap password. Each follows that password from start
 * to start until an administrator gives it one of its own. Only {@code intake} may submit for every unit.
 */
@ApplicationScoped
public class FirstUsers {

    static final String BOOTSTRAP = "bootstrap";

    private final Users users;
    private final AccessLog log;
    private final Passwords passwords;
    private final BootstrapPassword password;

    @Inject
    FirstUsers(Users users, AccessLog log, Passwords passwords, BootstrapPassword password) {
        this.users = users;
        this.log = log;
        this.passwords = passwords;
        this.password = password;
    }

    @Transactional
    void atStart(@Observes StartupEvent start) {
        log.lock();
        List<UserEntity> following = users.followingBootstrap();
        // they were hashed together, so one check and one hash do for all: a start must not wait for twelve
        boolean changed = !following.isEmpty() && !passwords.matches(password.value(), following.get(0).passwordHash);
        String hash = following.isEmpty() || changed ? passwords.hash(password.value()) : following.get(0).passwordHash;
        if (changed) {
            following.forEach(row -> users.followBootstrap(row, hash));
        }
        for (String role : Roles.ALL) {
            users.createFirst(role, hash, role.equals(Roles.INTAKE));
        }
    }
}
