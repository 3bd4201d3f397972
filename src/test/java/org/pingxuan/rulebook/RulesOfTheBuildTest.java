package org.pingxuan.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kie.api.definition.rule.Rule;
import org.pingxuan.policy.Criterion;

/** The DRL of the build against the catalogue: one rule for each criterion, each notion derived once and read somewhere. */
class RulesOfTheBuildTest {

    private static final String GENERIC = "additional criteria";
    private static final Pattern DERIVED = Pattern.compile("rule \"notion ([^:\"]+):");
    private static final Pattern READ = Pattern.compile("(?:Notion|Items)\\( name == \"([^\":]+)[\":]");
    private static final Set<String> FORBIDDEN = Set.of(
            "salience", "agenda-group", "no-loop", "lock-on-active", "eval(", "modify(", "update(", "System.", "Date(");

    private final Collection<Rule> rules = new RulesCompiler()
            .compile(BuildPolicy.content()).getKiePackages().stream()
                    .flatMap(inPackage -> inPackage.getRules().stream())
                    .toList();
    private final Map<String, String> sources = BuildPolicy.content().rules().entrySet().stream()
            .filter(file -> file.getKey().endsWith(".drl"))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    @Test
    void each_criterion_has_one_rule_named_after_it_with_its_clause() {
        Map<String, String> found = new TreeMap<>();
        criterionRules()
                .forEach(rule -> assertThat(found.put(
                                criterionOf(rule),
                                String.valueOf(rule.getMetaData().get("clause"))))
                        .as(rule.getName())
                        .isNull());
        Map<String, String> due = new TreeMap<>();
        for (Criterion criterion : BuildPolicy.rulebook().catalogue().values()) {
            due.put(criterion.id(), criterion.clause());
        }

        assertThat(found).isEqualTo(due);
    }

    @Test
    void no_rule_stands_without_a_catalogue_row() {
        assertThat(criterionRules().stream().map(RulesOfTheBuildTest::criterionOf))
                .allSatisfy(id -> assertThat(BuildPolicy.rulebook().catalogue()).containsKey(id));
    }

    @Test
    void every_notion_is_read_by_some_rule_and_every_notion_read_is_derived() {
        assertThat(names(READ)).isEqualTo(names(DERIVED));
    }

    @Test
    void rules_rest_on_no_firing_order_and_do_nothing_but_insert_notions_or_report() {
        sources.forEach((file, source) -> {
            FORBIDDEN.forEach(word -> assertThat(source).as(file).doesNotContain(word));
            assertThat(consequences(source))
                    .as(file)
                    .allMatch(line -> line.startsWith("insert( ") || line.equals("findings.report( $case );"));
        });
    }

    private static List<String> consequences(String source) {
        return Pattern.compile("then\\n(.*?)end\\n", Pattern.DOTALL)
                .matcher(source)
                .results()
                .map(found -> found.group(1).strip())
                .toList();
    }

    private Set<String> names(Pattern pattern) {
        return sources.values().stream()
                .flatMap(source -> pattern.matcher(source).results())
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Rule> criterionRules() {
        return rules.stream()
                .filter(rule ->
                        !rule.getName().startsWith("notion ") && !rule.getName().startsWith(GENERIC))
                .toList();
    }

    private static String criterionOf(Rule rule) {
        return rule.getName().substring(0, rule.getName().indexOf(' '));
    }
}
