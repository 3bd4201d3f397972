package org.pingxuan.rulebook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.pingxuan.policy.ClauseRegister;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.shared.Problems;

/**
 * Published policies as they were written: tables and clauses, never compiled. Who must explain a decision needs no rules engine,
 * now or years later.
 */
@ApplicationScoped
public class PolicyArchive {

    private static final int KEPT = 4;

    private final DataSource database;
    private final PolicySource.Reader reader;
    private final Cache<String, Archived> byDigest =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    public PolicyArchive(DataSource database, PolicySource.Reader reader) {
        this.database = database;
        this.reader = reader;
    }

    /** A policy's content and its clause register. */
    public record Archived(PolicyContent content, ClauseRegister clauses) {

        /** @throws IllegalArgumentException where the rules hold no clause register */
        public static Archived of(PolicyContent content) {
            return new Archived(content, ClauseRegisters.parse(content.rules().get(ClauseRegisters.FILE)));
        }
    }

    /**
     * @param policy the id of a published version
     * @param digest the content that a decision cites
     * @throws Problems 503 where the database does not answer
     * @throws IllegalStateException where what is stored is not what was published
     */
    public Archived policy(UUID policy, String digest) {
        return byDigest.get(digest, unread -> read(policy, digest));
    }

    private Archived read(UUID policy, String digest) {
        try (Connection connection = database.getConnection()) {
            PolicyContent content = PolicyRecords.source(connection, policy).content(reader);
            if (!content.digest().equals(digest)) {
                throw new IllegalStateException("policy " + policy + " is " + content.digest() + ", not " + digest);
            }
            return Archived.of(content);
        } catch (SQLException unreachable) {
            throw Problems.unreachable();
        }
    }
}
