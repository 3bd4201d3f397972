package org.pingxuan.authoring;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.pingxuan.ledger.Recorder;
import org.pingxuan.policy.ClauseRegister.Notice;
import org.pingxuan.policy.PolicyVersion;
import org.pingxuan.policy.Round;
import org.pingxuan.rulebook.ClauseRegisters;
import org.pingxuan.rulebook.PolicyPublication;
import org.pingxuan.rulebook.PolicySource;
import org.pingxuan.rulebook.PolicyStore;
import org.pingxuan.rulebook.Rulebook;
import org.pingxuan.shared.Micros;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.TimeOrderedId;

/**
 * Publishes the policy that the build brings along as the first of its round, once. A later build changes nothing that is in
 * force: what differs is said in the log, and policy staff publish it.
 */
@ApplicationScoped
public class FirstPolicy {

    private static final Logger LOG = Logger.getLogger(FirstPolicy.class);

    /** Of the advisory lock under which one replica at a time publishes ("pxround"). */
    private static final long LOCK = 0x7078726f756e64L;

    /** Before what the service starts with rests on a policy. */
    private static final int EARLY = 1_000;

    private final DataSource database;
    private final PolicyStore policies;
    private final Recorder recorder;
    private final InstantSource clock;
    private final String build;

    public FirstPolicy(
            DataSource database,
            PolicyStore policies,
            Recorder recorder,
            InstantSource clock,
            @ConfigProperty(name = "quarkus.application.version") String build) {
        this.database = database;
        this.policies = policies;
        this.recorder = recorder;
        this.clock = clock;
        this.build = build;
    }

    void atStart(@Observes @Priority(EARLY) StartupEvent started) {
        publishOnce(PolicySource.ofBuild());
    }

    /**
     * Publishes the files as version 1 of the round that their notice names, unless the round has a policy.
     *
     * @throws IllegalStateException where they may not be published: a broken build
     */
    void publishOnce(PolicySource source) {
        Notice notice =
                ClauseRegisters.parse(source.rules().get(ClauseRegisters.FILE)).notice();
        if (!policies.versions(notice.round()).isEmpty()) {
            compare(source, policies.versions(notice.round()).get(0));
            return;
        }
        List<Problem> problems = PolicyChecks.of(source);
        if (!problems.isEmpty()) {
            throw new IllegalStateException("the build's policy may not be published: " + problems);
        }
        Rulebook rulebook = policies.rulebook(source);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement lock = connection.createStatement()) {
                // a busy machine may take long to load what was published, and the lock is kept meanwhile
                lock.execute("SET LOCAL idle_in_transaction_session_timeout = '10min'");
                lock.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
                policies.refresh();
                if (policies.versions(notice.round()).isEmpty()) {
                    publish(source, rulebook, notice);
                }
            } finally {
                connection.rollback();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the first policy cannot be published", failed);
        }
    }

    private void publish(PolicySource source, Rulebook rulebook, Notice notice) {
        Instant now = Micros.now(clock);
        LocalDate inForceFrom = rulebook.tables().date("service.issueDate");
        PolicyPublication publication = new PolicyPublication(
                TimeOrderedId.next(clock),
                new Round(notice.round(), notice.roundTitle(), now),
                1,
                source,
                rulebook.policy(),
                inForceFrom,
                now,
                "随软件发布的首版政策，依据" + notice.number(),
                "build",
                null,
                build);
        recorder.recordAndWait(List.of(publication));
        policies.refresh();
        LOG.infof(
                "published policy v1 of round %s, in force from %s: %s",
                notice.round(), inForceFrom, rulebook.policy().digest());
    }

    private void compare(PolicySource source, PolicyVersion newest) {
        PolicySource published = policies.source(newest.id());
        Set<String> differing = new TreeSet<>();
        if (!published.rules().equals(source.rules())) {
            differing.add("rules");
        }
        Set<String> names = new TreeSet<>(published.workbooks().keySet());
        names.addAll(source.workbooks().keySet());
        for (String name : names) {
            if (!Arrays.equals(
                    published.workbooks().get(name), source.workbooks().get(name))) {
                differing.add(name);
            }
        }
        if (!differing.isEmpty()) {
            LOG.infof(
                    "this build brings other files than policy v%d of round %s, which stays in force; publish them as a"
                            + " draft where they are wanted: %s",
                    newest.version(), newest.round(), differing);
        }
    }
}
