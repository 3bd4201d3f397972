package org.pingxuan.authoring;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.pingxuan.database.KeyFile;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.ledger.LedgerKey;
import org.pingxuan.ledger.Recorder;
import org.pingxuan.ledger.Recording;
import org.pingxuan.policy.Round;
import org.pingxuan.policy.TypedTable;
import org.pingxuan.rulebook.PolicyPublication;
import org.pingxuan.rulebook.PolicySource;
import org.pingxuan.rulebook.PolicyStore;
import org.pingxuan.shared.Digest;
import org.pingxuan.shared.Text;
import org.pingxuan.shared.TimeOrderedId;
import org.pingxuan.workbook.TableReader;

/** A database of its own in which the build's policy is published, and what publishes further ones. */
public final class PublishedPolicies implements AutoCloseable {

    public static final String ROUND = "2024-02";
    public static final Instant NOW = Instant.parse("2024-04-20T02:00:00Z");

    /** Reads every workbook once for all tests. */
    private static final Map<String, TypedTable> READ = new ConcurrentHashMap<>();

    public final TestDatabase.Connections database = TestDatabase.fresh();
    public final InstantSource clock = InstantSource.fixed(NOW);
    public final Recorder recorder;
    public final PolicyStore policies = replica();
    private final PolicySource source = PolicySource.ofBuild();

    public PublishedPolicies() {
        KeyPair signing = KeyFile.ofSecret(
                        "a secret of at least 32 bytes, for tests only".getBytes(StandardCharsets.UTF_8))
                .signing();
        recorder = new Recorder(database.app(), new LedgerKey(signing.getPrivate(), signing.getPublic()), clock, 64);
        policies.refresh();
        publish(publication(1, "2024-04-01", source)).join();
        policies.refresh();
    }

    /** One more replica on the same database; it knows nothing until it is refreshed. */
    public PolicyStore replica() {
        return new PolicyStore(
                database.app(),
                (workbook, schema) -> READ.computeIfAbsent(
                        Digest.of(workbook) + schema,
                        unread -> TableReader.read(workbook, schema).table()),
                clock);
    }

    /** The build's files with one more line in a rules' file: another content. */
    public PolicySource changed() {
        Map<String, String> rules = new TreeMap<>(source.rules());
        rules.merge("clauses.yaml", "\n# changed\n", String::concat);
        return new PolicySource(rules, source.workbooks());
    }

    public PolicySource unchanged() {
        return source;
    }

    public PolicyPublication publication(int version, String inForceFrom, PolicySource files) {
        return new PolicyPublication(
                TimeOrderedId.next(clock),
                new Round(ROUND, Text.of("第二届", "second"), NOW),
                version,
                files,
                policies.rulebook(files).policy(),
                LocalDate.parse(inForceFrom),
                NOW,
                "a reading corrected",
                "policy",
                "approver",
                "test");
    }

    /** Publishes, and does not tell this replica. */
    public CompletableFuture<List<Recording>> publish(PolicyPublication publication) {
        return recorder.record(List.of(publication)).toCompletableFuture();
    }

    @Override
    public void close() {
        recorder.close();
    }
}
