package org.pingxuan.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.pingxuan.policy.CaseTable;
import org.pingxuan.policy.Row;
import org.pingxuan.rulebook.BuildPolicy;
import org.pingxuan.rulebook.Evaluation;
import org.pingxuan.rulebook.Rulebook;
import org.pingxuan.rulebook.fact.Facts;
import org.pingxuan.rulebook.fact.Register;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.SubmissionCheck;
import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.Finding;
import org.pingxuan.verdict.Verdict;

/** Each criterion's scenarios give exactly the finding that they name, and every case of every table has one. */
class ScenariosTest {

    private final Rulebook rulebook = BuildPolicy.rulebook();
    private final SubmissionCheck check = new SubmissionCheck(rulebook.terms());

    @TestFactory
    Stream<DynamicContainer> each_scenario_gives_the_finding_that_it_names() {
        return Scenarios.of(criteria()).entrySet().stream()
                .map(file -> DynamicContainer.dynamicContainer(
                        file.getKey(),
                        file.getValue().stream()
                                .map(scenario ->
                                        DynamicTest.dynamicTest(scenario.name(), () -> assertFinding(scenario)))));
    }

    @Test
    void every_criterion_has_a_scenario_for_each_of_its_cases() {
        Map<String, List<Scenario>> scenarios = Scenarios.of(criteria());
        List<String> missing = new ArrayList<>();
        for (String criterion : criteria()) {
            Set<String> covered = scenarios.getOrDefault(criterion, List.of()).stream()
                    .map(Scenario::caseId)
                    .collect(Collectors.toSet());
            for (Row row : casesOf(criterion)) {
                if (!covered.contains(row.id())) {
                    missing.add(criterion + " " + row.id());
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void the_examples_are_eligible_with_no_effect_but_flags() {
        for (Award award : Award.values()) {
            Evaluation evaluation = rulebook.evaluate(
                    new Facts(check.check(Scenarios.example(award)), LocalDate.of(2024, 4, 30), Register.EMPTY, false));

            assertThat(evaluation.verdict()).isEqualTo(Verdict.ELIGIBLE);
            assertThat(evaluation.findings()).extracting(Finding::effect).isSubsetOf(Effect.NONE, Effect.FLAG);
        }
    }

    @Test
    void a_window_has_62_criteria_an_individual_51_and_a_pacesetter_45() {
        assertThat(rulebook.criteria(Award.STAR_WINDOW)).hasSize(62);
        assertThat(rulebook.criteria(Award.OUTSTANDING_INDIVIDUAL)).hasSize(51);
        assertThat(rulebook.criteria(Award.PACESETTER)).hasSize(45);
    }

    private void assertFinding(Scenario scenario) {
        Evaluation evaluation = rulebook.evaluate(new Facts(
                check.check(scenario.body(Scenarios.example(scenario.award()))),
                scenario.receivedOn(),
                scenario.register(),
                scenario.individualBefore()));
        Finding finding = evaluation.findings().stream()
                .filter(candidate -> candidate.criterion().equals(scenario.criterion()))
                .findFirst()
                .orElseThrow();

        assertThat(List.of(
                        finding.outcome().name(),
                        finding.effect().name(),
                        finding.tableRow().id()))
                .containsExactly(scenario.outcome(), scenario.effect(), scenario.caseId());
        assertThat(finding.message().zh()).doesNotContain("{", "（未填）");
        assertThat(finding.message().en()).doesNotContain("{", "(not given)");
    }

    private Set<String> criteria() {
        Set<String> all = new TreeSet<>();
        for (Award award : Award.values()) {
            all.addAll(rulebook.criteria(award));
        }
        return all;
    }

    /** The rows that may answer for a criterion: of a shared table, those that its own group or limit can reach. */
    private List<Row> casesOf(String criterion) {
        CaseTable table = rulebook.cases().tableOf(criterion);
        if (!table.table().name().equals("attestation-cases")) {
            return table.rowsOf(criterion);
        }
        String group =
                rulebook.tables().row("attested", criterion).orElseThrow().text("group");
        boolean conditional = criterion.equals("I-ZST-MERIT");
        return table.rowsOf(criterion).stream()
                .filter(row -> row.key("attested.group").matches(group))
                .filter(row ->
                        conditional || row.key("attested.applies").codes().equals(Set.of("YES")))
                .toList();
    }
}
