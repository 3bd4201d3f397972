package org.pingxuan.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pingxuan.policy.CaseTable;
import org.pingxuan.policy.Criterion;
import org.pingxuan.policy.Row;
import org.pingxuan.policy.TableSchema;
import org.pingxuan.policy.TypedTable;
import org.pingxuan.workbook.TableReader;
import org.pingxuan.workbook.TableReader.ReadTable;
import org.pingxuan.workbook.TableReader.TestRow;

/** What the decision tables and the clause register of the build promise to those who read them. */
class TablesOfTheBuildTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

    private final Rulebook rulebook = BuildPolicy.rulebook();

    @Test
    void each_combination_that_a_criterion_can_ask_for_has_exactly_one_row() {
        List<String> faults = new ArrayList<>();
        for (Criterion criterion : answeredByTables()) {
            CaseTable table = rulebook.cases().tableOf(criterion.id());
            table.gaps(criterion.id()).forEach(gap -> faults.add(criterion.id() + " has no row for " + gap));
            table.overlaps(criterion.id()).keySet().forEach(twice -> faults.add(criterion.id() + " twice: " + twice));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void every_test_row_gets_its_outcome_and_every_case_has_a_test_row() {
        List<String> faults = new ArrayList<>();
        for (ReadTable read : caseTables()) {
            CaseTable table = new CaseTable(read.table());
            Set<String> untested =
                    read.table().rows().stream().map(Row::id).collect(Collectors.toCollection(TreeSet::new));
            for (TestRow test : read.tests()) {
                Row row = table.answer(test.criterion() == null ? "" : test.criterion(), test.values());
                untested.remove(row.id());
                if (!row.text("outcome").equals(test.outcome())
                        || !row.text("effect").equals(test.effect())) {
                    faults.add(read.table().name() + " " + test.id() + " gets " + row.id());
                }
            }
            untested.forEach(id -> faults.add(read.table().name() + " " + id + " has no test row"));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void messages_and_remedies_stand_in_both_languages_with_the_same_placeholders() {
        List<String> faults = new ArrayList<>();
        for (ReadTable read : caseTables()) {
            for (Row row : read.table().rows()) {
                boolean message = placeholders(row.text("zh")).equals(placeholders(row.text("en")));
                boolean remedy = placeholders(row.text("remedyZh")).equals(placeholders(row.text("remedyEn")))
                        && (row.text("remedyZh") == null) == (row.text("remedyEn") == null);
                boolean silent =
                        row.text("remedyZh") == null && !Set.of("NONE", "FLAG").contains(row.text("effect"));
                if (!message || !remedy || silent) {
                    faults.add(read.table().name() + " " + row.id());
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void every_row_cites_a_clause_of_the_register() throws IOException {
        Set<String> known = new HashSet<>();
        clauses().forEach(clause -> known.add(clause.get("loc").asText()));
        Set<String> unknown = new TreeSet<>();
        for (TypedTable table : BuildPolicy.content().tables().values()) {
            if (!table.name().equals("working-days")) {
                table.rows().stream()
                        .map(row -> row.text("clause"))
                        .filter(Objects::nonNull)
                        .filter(clause -> !known.contains(clause)
                                && !Stream.of(clause.split("、")).allMatch(known::contains))
                        .forEach(unknown::add);
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void every_criterion_stands_at_a_clause_and_every_clause_says_what_checks_it_or_why_nothing_does()
            throws IOException {
        Set<String> named = new TreeSet<>();
        for (JsonNode clause : clauses()) {
            clause.path("criteria").forEach(criterion -> named.add(criterion.asText()));
            assertThat(clause.has("criteria")
                            || clause.at("/notChecked/zh").isTextual()
                                    && clause.at("/notChecked/en").isTextual())
                    .as(clause.get("id").asText())
                    .isTrue();
        }
        assertThat(named).isEqualTo(new TreeSet<>(rulebook.catalogue().keySet()));
    }

    private List<Criterion> answeredByTables() {
        return List.copyOf(rulebook.catalogue().values());
    }

    private static List<ReadTable> caseTables() {
        PolicySource source = PolicySource.ofBuild();
        Map<String, TableSchema> schemas = source.schemas();
        return schemas.values().stream()
                .filter(TableSchema::cases)
                .map(schema -> TableReader.read(source.workbooks().get(schema.name()), schema))
                .toList();
    }

    private static List<JsonNode> clauses() throws IOException {
        JsonNode register =
                new YAMLMapper().readTree(PolicySource.ofBuild().rules().get("clauses.yaml"));
        List<JsonNode> clauses = new ArrayList<>();
        register.get("clauses").forEach(clauses::add);
        register.get("derived").forEach(clauses::add);
        return clauses;
    }

    private static Set<String> placeholders(String text) {
        return text == null
                ? Set.of()
                : PLACEHOLDER
                        .matcher(text)
                        .results()
                        .map(match -> match.group())
                        .collect(Collectors.toSet());
    }
}
