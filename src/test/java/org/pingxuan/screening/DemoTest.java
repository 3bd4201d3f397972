package org.pingxuan.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.ledger.Ledger;
import org.pingxuan.submission.Award;
import org.pingxuan.verdict.Verdict;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DemoTest {

    @Inject
    DataSource database;

    @Inject
    Demo demo;

    @Inject
    DecisionStore decisions;

    @Inject
    Ledger ledger;

    @BeforeEach
    void the_demo_is_loaded() throws SQLException {
        if (verdicts().isEmpty()) {
            assertThat(demo.load()).isEqualTo(55);
        }
    }

    /** Verdicts by award, and the units under "units". */
    private Map<String, Set<String>> verdicts() throws SQLException {
        Map<String, Set<String>> verdicts = new TreeMap<>();
        try (Connection connection = database.getConnection();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("select award, verdict, unit from decision where stated_by = 'demo'")) {
            while (rows.next()) {
                verdicts.computeIfAbsent(rows.getString(1), none -> new TreeSet<>())
                        .add(rows.getString(2));
                verdicts.computeIfAbsent("units", none -> new TreeSet<>()).add(rows.getString(3));
            }
        }
        return verdicts;
    }

    @Test
    void each_award_has_nominations_of_every_verdict_from_several_units() throws SQLException {
        for (Award award : Award.values()) {
            assertThat(verdicts().get(award.name())).as(award.name()).hasSize(Verdict.values().length);
        }
        assertThat(verdicts().get("units")).hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void the_register_shows_in_what_was_found() throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet row = connection.createStatement().executeQuery("""
                        select c.effect from decision d join decision_criterion c on c.decision = d.id
                        where d.reference = 'demo-bs-p-01' and c.criterion = 'P-PRIOR'""")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("REVIEW");
        }
    }

    @Test
    void units_have_sent_slates_compliant_and_not() throws SQLException {
        Map<String, String> slates = new TreeMap<>();
        try (Connection connection = database.getConnection();
                ResultSet rows = connection.createStatement().executeQuery("""
                                select l.unit, l.verdict from judged_list l where exists (select 1 from judged_list_member m
                                where m.list = l.id and m.reference like 'demo-slate-%')""")) {
            while (rows.next()) {
                slates.put(rows.getString(1), rows.getString(2));
            }
        }
        assertThat(slates)
                .isEqualTo(Map.of(
                        "JL-JL", "COMPLIANT",
                        "JL-SP", "NON_COMPLIANT",
                        "JL-LY", "NON_COMPLIANT",
                        "JL-TH", "NON_COMPLIANT"));
    }

    @Test
    void a_start_on_a_database_with_decisions_submits_nothing() {
        long before = ledger.head().size();
        new Demo(true, null, null, null, null, decisions, null, null).atStart(null);
        assertThat(ledger.head().size()).isEqualTo(before).isPositive();
    }
}
