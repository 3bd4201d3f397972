package org.pingxuan.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.pingxuan.policy.Criterion;
import org.pingxuan.policy.Row;
import org.pingxuan.policy.Stage;
import org.pingxuan.rulebook.BuildPolicy;
import org.pingxuan.rulebook.Rulebook;
import org.pingxuan.rulebook.fact.Facts;
import org.pingxuan.rulebook.fact.FinalFacts;
import org.pingxuan.slate.ListsOfTheBuild;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.FinalListCheck;
import org.pingxuan.submission.Slate;
import org.pingxuan.submission.SlateCheck;
import org.pingxuan.submission.SubmissionCheck;
import org.pingxuan.verdict.Finding;

/** Each scenario of slates and final lists gives exactly the finding that it names, and every case of their tables has one. */
class ListScenariosTest {

    private static final LocalDate RECEIVED = LocalDate.of(2024, 5, 8);

    private final Rulebook rulebook = BuildPolicy.rulebook();
    private final ListsOfTheBuild lists = new ListsOfTheBuild(rulebook);
    private final SlateCheck slates = new SlateCheck(rulebook.terms());
    private final SubmissionCheck submissions = new SubmissionCheck(rulebook.terms());

    @TestFactory
    Stream<DynamicContainer> each_scenario_gives_the_finding_that_it_names() {
        return scenarios().entrySet().stream()
                .map(file -> DynamicContainer.dynamicContainer(
                        file.getKey(),
                        file.getValue().stream()
                                .map(scenario ->
                                        DynamicTest.dynamicTest(scenario.name(), () -> assertFinding(scenario)))));
    }

    @Test
    void every_criterion_of_lists_has_a_scenario_for_each_of_its_cases() {
        Map<String, List<ListScenario>> scenarios = scenarios();
        List<String> missing = new ArrayList<>();
        for (Criterion criterion : criteria()) {
            Set<String> covered = scenarios.getOrDefault(criterion.id(), List.of()).stream()
                    .map(scenario -> scenario.expected().split(" ")[2])
                    .collect(Collectors.toSet());
            for (Row row : rulebook.cases().tableOf(criterion.id()).rowsOf(criterion.id())) {
                if (!covered.contains(row.id())) {
                    missing.add(criterion.id() + " " + row.id());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void a_slate_has_19_17_or_16_criteria_and_a_final_list_9_10_or_8() {
        List<Integer> sizes = new ArrayList<>();
        for (Stage stage : List.of(Stage.SLATE, Stage.FINAL)) {
            for (Award award : Award.values()) {
                sizes.add(rulebook.criteria(stage, award).size());
            }
        }
        assertThat(sizes).containsExactly(19, 17, 16, 9, 10, 8);
    }

    private void assertFinding(ListScenario scenario) {
        boolean ofSlate = rulebook.catalogue().get(scenario.criterion()).stage() == Stage.SLATE;
        Finding finding = (ofSlate ? ofSlate(scenario) : ofFinalList(scenario))
                .stream()
                        .filter(candidate -> candidate.criterion().equals(scenario.criterion()))
                        .findFirst()
                        .orElseThrow();
        assertThat(finding.outcome() + " " + finding.effect() + " "
                        + finding.tableRow().id())
                .isEqualTo(scenario.expected());
        assertThat(finding.message().zh()).doesNotContain("{", "（未填）");
        assertThat(finding.message().en()).doesNotContain("{", "(not given)");
    }

    private List<Finding> ofSlate(ListScenario scenario) {
        Slate slate = slates.check(scenario.slate());
        List<Slate> others = scenario.others().stream().map(slates::check).toList();
        return lists.judge(slate, ListsOfTheBuild.elsewhere(rulebook, slate, others), RECEIVED, scenario.header());
    }

    private List<Finding> ofFinalList(ListScenario scenario) {
        ObjectNode body = scenario.finalList();
        ArrayNode sent = (ArrayNode) body.remove("entries");
        ArrayNode entries = body.putArray("entries");
        List<FinalFacts.Member> members = new ArrayList<>();
        for (JsonNode entry : sent) {
            String reference = entry.path("reference").asText();
            entries.addObject().put("decision", reference);
            ((ObjectNode) entry).put("award", scenario.award().name());
            members.add(new FinalFacts.Member(
                    reference,
                    new Facts(submissions.check(entry), RECEIVED, scenario.register(), false),
                    scenario.onList()));
        }
        return lists.judge(FinalListCheck.check(body), members, scenario.candidates());
    }

    private List<Criterion> criteria() {
        return rulebook.catalogue().values().stream()
                .filter(criterion -> criterion.stage() != Stage.SUBMISSION)
                .toList();
    }

    private Map<String, List<ListScenario>> scenarios() {
        Map<String, List<ListScenario>> all = new TreeMap<>();
        for (Criterion criterion : criteria()) {
            try (InputStream file =
                    ListScenariosTest.class.getResourceAsStream("/scenarios/" + criterion.id() + ".yaml")) {
                if (file != null) {
                    List<ListScenario> scenarios = new ArrayList<>();
                    new YAMLMapper()
                            .readTree(file)
                            .path("scenarios")
                            .forEach(node -> scenarios.add(new ListScenario(criterion.id(), node)));
                    all.put(criterion.id(), scenarios);
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return all;
    }
}
