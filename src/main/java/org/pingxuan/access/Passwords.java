package org.pingxuan.access;

import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;

/** Slow, salted hashes of passwords (bcrypt), about a tenth of a second each. */
@ApplicationScoped
public class Passwords {

    /** bcrypt takes no more bytes of UTF-8; a longer password would be cut short unseen. */
    static final int LONGEST_BYTES = 72;

    static final int SHORTEST = 8;

    private static final int COST = 11;

    /** What a password is checked against where there is no such user, so that the answer takes as long. */
    private final String nobody = hash("nobody");

    String hash(String password) {
        return BcryptUtil.bcryptHash(password, COST);
    }

    /**
     * @param hash as made by {@link #hash}; null where there is no such user: the answer is no, after the usual time
     */
    boolean matches(String password, String hash) {
        return BcryptUtil.matches(password, hash == null ? nobody : hash) && hash != null;
    }

    static boolean tooLong(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES;
    }
}
