package org.pingxuan.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pingxuan.database.KeyFile;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.ledger.LedgerKey;
import org.pingxuan.ledger.Recorder;
import org.pingxuan.policy.PolicyVersion;
import org.pingxuan.rulebook.PolicySource;
import org.pingxuan.rulebook.PolicyStore;
import org.pingxuan.workbook.TableReader;

class FirstPolicyTest {

    private static final String ROUND = "2024-02";
    private static final KeyPair SIGNING = KeyFile.ofSecret(
                    "a secret of at least 32 bytes, for tests only".getBytes(StandardCharsets.UTF_8))
            .signing();

    private final InstantSource clock = InstantSource.fixed(Instant.parse("2024-04-20T02:00:00Z"));
    private final TestDatabase.Connections database = TestDatabase.fresh();
    private final Recorder recorder =
            new Recorder(database.app(), new LedgerKey(SIGNING.getPrivate(), SIGNING.getPublic()), clock, 8);
    private final PolicyStore policies = new PolicyStore(
            database.app(),
            (workbook, schema) -> TableReader.read(workbook, schema).table(),
            clock);
    private final FirstPolicy first = new FirstPolicy(database.app(), policies, recorder, clock, "1.2.3");
    private final PolicySource ofBuild = PolicySource.ofBuild();

    @AfterEach
    void stop() {
        recorder.close();
    }

    @Test
    void the_first_start_publishes_the_policy_of_the_build_and_a_later_one_with_other_files_changes_nothing() {
        policies.refresh();
        first.publishOnce(ofBuild);
        first.publishOnce(withRules("clauses.yaml", "\n# changed\n"));

        assertThat(policies.epoch()).isEqualTo(1);
        assertThat(policies.rounds()).extracting("id").containsExactly(ROUND);
        assertThat(policies.round(ROUND).orElseThrow().title().zh()).startsWith("第二届");
        assertThat(policies.versions(ROUND)).hasSize(1);
        PolicyVersion version = policies.versions(ROUND).get(0);
        assertThat(version.version()).isEqualTo(1);
        assertThat(version.inForceFrom()).isEqualTo(LocalDate.of(2024, 4, 1));
        assertThat(version.approvedBy()).isNull();
        assertThat(version.build()).isEqualTo("1.2.3");
        assertThat(version.ledgerIndex()).isZero();
    }

    @Test
    void two_replicas_that_start_at_once_publish_one_version() {
        policies.refresh();
        PolicyStore other = new PolicyStore(
                database.app(),
                (workbook, schema) -> TableReader.read(workbook, schema).table(),
                clock);
        other.refresh();
        first.publishOnce(ofBuild);
        new FirstPolicy(database.app(), other, recorder, clock, "1.2.3").publishOnce(ofBuild);

        assertThat(other.versions(ROUND)).hasSize(1);
        assertThat(other.epoch()).isEqualTo(1);
    }

    @Test
    void a_build_whose_policy_has_faults_does_not_start() {
        policies.refresh();
        PolicySource faulty = withRules("window/scope.drl", "\nrule \"W-SCOPE again\" when then end\n");

        assertThatThrownBy(() -> first.publishOnce(faulty))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not-one-rule");
        assertThat(policies.rounds()).isEmpty();
    }

    private PolicySource withRules(String path, String more) {
        Map<String, String> rules = new TreeMap<>(ofBuild.rules());
        rules.merge(path, more, String::concat);
        return new PolicySource(rules, ofBuild.workbooks());
    }
}
