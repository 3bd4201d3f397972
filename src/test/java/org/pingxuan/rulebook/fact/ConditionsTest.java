package org.pingxuan.rulebook.fact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pingxuan.policy.Row;
import org.pingxuan.rulebook.BuildPolicy;
import org.pingxuan.submission.SubmissionCheck;
import org.pingxuan.verdict.Outcome;

/** What additional criteria make of a submission. */
class ConditionsTest {

    private static final LocalDate RECEIVED = LocalDate.of(2024, 5, 8);

    private final Conditions conditions = new Conditions(BuildPolicy.rulebook().tables());

    @ParameterizedTest
    @CsvSource({
        "LT, 2024-05-08, NOT_MET",
        "LT, 2024-05-09, MET",
        "LE, 2024-05-08, MET",
        "LE, 2024-05-07, NOT_MET",
        "EQ, 2024-05-08, MET",
        "EQ, 2024-05-07, NOT_MET",
        "GE, 2024-05-08, MET",
        "GT, 2024-05-08, NOT_MET"
    })
    void the_receipt_is_the_local_day_that_counts_for_the_deadline(String comparator, String value, Outcome outcome)
            throws IOException {
        ObjectNode stated = example("window");
        stated.put("receivedAt", "2024-05-08T15:20:00+08:00");
        ObjectNode onArrival = example("window");
        onArrival.remove("receivedAt");

        assertThat(judge(stated, "/receivedAt", comparator, value).outcome()).isEqualTo(outcome);
        assertThat(judge(onArrival, "/receivedAt", comparator, value).outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "2012-07, LE, 2012-07-15, UNKNOWN",
        "2012-07, LE, 2012-07-30, UNKNOWN",
        "2012-07, LE, 2012-07-31, MET",
        "2012-07, LE, 2012-06-30, NOT_MET",
        "2012-07, LT, 2012-07-31, UNKNOWN",
        "2012-07, LT, 2012-08-01, MET",
        "2012-07, LT, 2012-07-01, NOT_MET",
        "2012-07, GE, 2012-07-01, MET",
        "2012-07, GE, 2012-07-02, UNKNOWN",
        "2012-07, GT, 2012-07-01, UNKNOWN",
        "2012-07, GT, 2012-07-31, NOT_MET",
        "2012-07, EQ, 2012-07-15, UNKNOWN",
        "2012-07, EQ, 2012-08-01, NOT_MET",
        "2012-07, NE, 2012-07-15, UNKNOWN",
        "2012-07, NE, 2012-08-01, MET",
        "2012-07, IN, 2012-06-30、2012-07-31, UNKNOWN",
        "2012-07, IN, 2012-06-30、2012-08-01, NOT_MET",
        "2012-07-15, LE, 2012-07-15, MET",
        "2012-07-16, LE, 2012-07-15, NOT_MET",
        "2012-07-15, EQ, 2012-07-15, MET"
    })
    void a_day_known_to_its_month_only_is_compared_by_both_ends(
            String worked, String comparator, String value, Outcome outcome) throws IOException {
        ObjectNode person = example("individual");
        ((ObjectNode) person.get("person")).put("workStartedOn", worked);

        assertThat(judge(person, "/person/workStartedOn", comparator, value).outcome())
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"'', NOT_MET", "'  ', NOT_MET", "　, NOT_MET", "无, MET"})
    void a_blank_text_is_not_given(String contestResult, Outcome outcome) throws IOException {
        ObjectNode window = example("window");
        ((ObjectNode) window.get("window")).put("contestResult", contestResult);

        assertThat(judge(window, "/window/contestResult", "GIVEN", null).outcome())
                .isEqualTo(outcome);
    }

    @Test
    void a_premise_that_a_partial_date_leaves_open_is_unknown() throws IOException {
        ObjectNode person = example("individual");
        ((ObjectNode) person.get("person")).put("workStartedOn", "2012-07");

        Case open = judge(
                person,
                "/person/frontline",
                "EQ",
                "是",
                Map.of("whenPath", "/person/workStartedOn", "whenValue", "2012-07-15"));
        assertThat(open.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    private Case judge(ObjectNode body, String path, String comparator, String value) {
        return judge(body, path, comparator, value, Map.of());
    }

    private Case judge(ObjectNode body, String path, String comparator, String value, Map<String, Object> further) {
        Map<String, Object> cells = new HashMap<>(Map.of(
                "awards",
                List.of(body.path("award").asText()),
                "path",
                path,
                "comparator",
                comparator,
                "effect",
                "INELIGIBLE",
                "unknown",
                "RETURN",
                "zh",
                "条件",
                "en",
                "criterion"));
        if (value != null) {
            cells.put("value", value);
        }
        cells.putAll(further);
        return conditions.judge(
                new Row("conditions", "J-1", 2, cells),
                new Facts(
                        new SubmissionCheck(BuildPolicy.rulebook().terms()).check(body),
                        RECEIVED,
                        Register.EMPTY,
                        false));
    }

    private static ObjectNode example(String name) throws IOException {
        try (InputStream file = ConditionsTest.class.getResourceAsStream("/examples/" + name + ".json")) {
            return (ObjectNode) new ObjectMapper().readTree(file);
        }
    }
}
