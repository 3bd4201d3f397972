package org.pingxuan.access;

import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.pingxuan.shared.Digest;

/** Slow, salted hashes of passwords (bcrypt), some 50 to 100 ms each. */
@ApplicationScoped
public class Passwords {

    static final int SHORTEST = 8;
    static final int LONGEST = 256;

    /** bcrypt looks at no more bytes. */
    private static final int BCRYPT_BYTES = 72;

    private static final int COST = 10;

    /** What a password is checked against where there is no such user, so that the answer takes as long. */
    private final String nobody = hash("nobody");

    String hash(String password) {
        return BcryptUtil.bcryptHash(whole(password), COST);
    }

    /**
     * @param hash as made by {@link #hash}; null where there is no such user: the answer is no, after the usual time
     */
    boolean matches(String password, String hash) {
        return BcryptUtil.matches(whole(password), hash == null ? nobody : hash) && hash != null;
    }

    /** A long password stands by its digest, so that its end counts too. */
    private static String whole(String password) {
        boolean fits = password.getBytes(StandardCharsets.UTF_8).length <= BCRYPT_BYTES;
        return fits ? password : Digest.of(password);
    }
}
