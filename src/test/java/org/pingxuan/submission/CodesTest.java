package org.pingxuan.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.policy.Row;
import org.pingxuan.rulebook.BuildPolicy;
import org.pingxuan.shared.Text;

/** A code is called the same in a submission's form and in the decision tables. */
class CodesTest {

    private static final PolicyContent POLICY = BuildPolicy.content();

    static Stream<Arguments> listed() {
        return Stream.of(
                Arguments.of(Codes.AWARD, "criteria", "awards"),
                Arguments.of(Codes.EMPLOYMENT, "employment-cases", "employment"),
                Arguments.of(Codes.KNOWLEDGE_TITLE_LEVEL, "knowledge-title", "title.level"),
                Arguments.of(Codes.INCIDENT_TYPE, "incident-types", "type"),
                Arguments.of(Codes.INCIDENT_STATUS, "incidents", "incident.record"),
                Arguments.of(Codes.ATTESTATION_ANSWER, "attestation-cases", "attested.answer"),
                Arguments.of(Codes.ORGAN, "opinions", "opinion.organ"),
                Arguments.of(Codes.OPINION_ANSWER, "opinions", "opinion"),
                Arguments.of(Codes.OBJECTION_STATE, "objections", "objection"));
    }

    @ParameterizedTest
    @MethodSource("listed")
    void a_code_is_called_as_in_the_list_of_its_column(CodeList codes, String table, String column) {
        org.pingxuan.policy.CodeList list =
                POLICY.table(table).schema().column(column).orElseThrow().list();
        assertThat(codes.labels())
                .isNotEmpty()
                .allSatisfy((code, label) -> assertThat(label).isEqualTo(list.label(code)));
    }

    @Test
    void kinds_of_windows_and_affiliations_are_those_of_their_tables_in_their_order() {
        assertThat(Codes.WINDOW_CATEGORY.labels().entrySet())
                .extracting(code -> code.getKey(), code -> code.getValue())
                .containsExactlyElementsOf(titles("window-categories"));
        assertThat(Codes.POLITICAL_AFFILIATION.labels().entrySet())
                .extracting(code -> code.getKey(), code -> code.getValue())
                .containsExactlyElementsOf(titles("affiliations"));
    }

    /** The table adds in brackets what people call a grade besides. */
    @Test
    void grades_are_those_of_their_table_rising() {
        assertThat(Codes.GRADE.codes())
                .containsExactlyElementsOf(
                        POLICY.table("grades").rows().stream().map(Row::id).toList());
        Codes.GRADE.labels().forEach((grade, label) -> {
            Text title = POLICY.table("grades").required(grade).title();
            assertThat(title.zh().replaceFirst("（.*", "")).isEqualTo(label.zh());
            assertThat(title.en()).isEqualTo(label.en());
        });
    }

    private static List<org.assertj.core.groups.Tuple> titles(String table) {
        return POLICY.table(table).rows().stream()
                .map(row -> org.assertj.core.api.Assertions.tuple(row.id(), row.title()))
                .toList();
    }
}
