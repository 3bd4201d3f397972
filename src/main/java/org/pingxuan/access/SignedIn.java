package org.pingxuan.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;

/**
 * Who signed in with what, for five minutes, so that a request does not pay for a slow hash. Kept under a hash whose key lives in
 * this process only. Any change of users or keys, on whichever replica, ends all of it within a second.
 */
@ApplicationScoped
public class SignedIn {

    private static final Logger LOG = Logger.getLogger(SignedIn.class);
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int MOST = 10_000;

    private final AccessLog log;
    private final SecretKeySpec key = key();
    private final Cache<ByteBuffer, Entry> entries =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build();
    /** The number of the newest change that this replica knows of. */
    private final AtomicLong newest = new AtomicLong(-1);

    @Inject
    SignedIn(AccessLog log) {
        this.log = log;
    }

    /**
     * One successful check.
     *
     * @param asOf the newest change known before the check began
     * @param expiresOn the last local day on which it holds; null where that has no end
     */
    record Entry(SecurityIdentity identity, long asOf, LocalDate expiresOn) {}

    /** To be asked before the record is read; see {@link Entry#asOf}. */
    long asOf() {
        return newest.get();
    }

    /** The check of these credentials, where it was done lately and nothing has changed since; null otherwise. */
    Entry find(String kind, String name, String secret) {
        Entry entry = entries.getIfPresent(hash(kind, name, secret));
        return entry == null || entry.asOf() != newest.get() ? null : entry;
    }

    void keep(String kind, String name, String secret, Entry entry) {
        entries.put(hash(kind, name, secret), entry);
    }

    static SecurityIdentity identity(String name, Collection<String> roles, Collection<String> units, boolean every) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRoles(Set.copyOf(roles))
                .addAttribute(CurrentCaller.UNITS, Set.copyOf(units))
                .addAttribute(CurrentCaller.EVERY_UNIT, every)
                .build();
    }

    void changedHere(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccessLog.Appended change) {
        newest.accumulateAndGet(change.number(), Math::max);
    }

    /** Other replicas change users and keys too. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookForChanges() {
        try {
            newest.accumulateAndGet(log.head(), Math::max);
        } catch (PersistenceException unreachable) {
            LOG.debug("the database does not answer; health reports it", unreachable);
        }
    }

    private ByteBuffer hash(String kind, String name, String secret) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            for (String part : new String[] {kind, name, secret}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
                mac.update(bytes);
            }
            return ByteBuffer.wrap(mac.doFinal());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", impossible);
        }
    }

    private static SecretKeySpec key() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return new SecretKeySpec(random, "HmacSHA256");
    }
}
