package org.pingxuan.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pingxuan.policy.Criterion;
import org.pingxuan.policy.Row;
import org.pingxuan.policy.Stage;
import org.pingxuan.rulebook.fact.Case;
import org.pingxuan.rulebook.fact.Conditions;
import org.pingxuan.rulebook.fact.Facts;
import org.pingxuan.rulebook.fact.Register;
import org.pingxuan.shared.Text;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/window/contestResult | 市级一等奖 | GIVEN | | 条件：已填写区域比武成绩。 | criterion: contest results is given.",
                "/window/contestResult | | GIVEN | | 条件：没有填写区域比武成绩。 | criterion: contest results is not given.",
                "/window/level | TOWNSHIP | IN | CITY、COUNTY | 条件：层级为乡镇、街道，要求为市级、县级之一。 | criterion: level is township; required is one of city, county.",
                "/window/level | COUNTY | IN | CITY、COUNTY | 条件：层级为县级，符合要求。 | criterion: level is county, as required.",
                "/window/category | PETITION | NE | PETITION | 条件：窗口类型为信访接待机构，要求不为信访接待机构。 | criterion: kind of window is petition reception body; required is other than petition reception body.",
                "/window/onServiceMap | false | EQ | 是 | 条件：已纳入电子地图为否，要求为是。 | criterion: on the service e-map is no; required is yes.",
                "/window/appliedStars | 3 | GE | 4 | 条件：申报星级为3，要求不小于4。 | criterion: stars applied for is 3; required is at least 4.",
                "/receivedAt | 2024-05-08T15:20:00+08:00 | LT | 2024-05-08 | 条件：收到日期为2024年5月8日，要求早于2024年5月8日。 | criterion: day of receipt is 2024-05-08; required is before 2024-05-08."
            })
    void a_finding_is_said_in_words_of_both_languages(
            String path, String given, String comparator, String value, String zh, String en) throws IOException {
        ObjectNode window = example("window");
        ObjectNode parent = path.startsWith("/window/") ? (ObjectNode) window.get("window") : window;
        parent.set(
                path.substring(path.lastIndexOf('/') + 1),
                given == null || given.matches("true|false|\\d")
                        ? new ObjectMapper().readTree(String.valueOf(given))
                        : parent.textNode(given));
        assertThat(said(judge(window, path, comparator, value))).isEqualTo(Text.of(zh, en));
    }

    @Test
    void a_day_that_is_not_known_is_said_to_be_so() throws IOException {
        ObjectNode person = example("individual");
        ((ObjectNode) person.get("person")).put("workStartedOn", "2012-07");
        assertThat(said(judge(person, "/person/workStartedOn", "LE", "2012-07-15")))
                .isEqualTo(
                        Text.of(
                                "条件：参加工作时间只写到2012年7月，要求不晚于2012年7月15日，无法判定。",
                                "criterion: first day of work says only 2012-07; required is not after 2012-07-15, so it cannot be judged."));
    }

    @Test
    void an_unknown_premise_is_what_is_said_to_be_missing_not_the_fact() throws IOException {
        ObjectNode window = example("window");
        ((ObjectNode) window.get("window")).remove("level");
        assertThat(said(judge(
                        window,
                        "/window/appliedStars",
                        "GE",
                        "4",
                        Map.of("whenPath", "/window/level", "whenValue", "COUNTY"))))
                .isEqualTo(Text.of(
                        "条件：层级未填，无法判定是否适用。", "criterion: level is not given, so whether it applies cannot be told."));
    }

    /** The message as it is reported. */
    private static Text said(Case found) {
        FindingReport report = new FindingReport(Map.of(
                "J-1",
                new Criterion(
                        "J-1",
                        "三(一)1",
                        Stage.SUBMISSION,
                        Set.of("STAR_WINDOW"),
                        "conditions",
                        List.of(),
                        Text.of("条件", "criterion"))));
        report.report(found);
        return report.findings().get(0).message();
    }

    @Test
    void an_id_number_is_shown_masked() throws IOException {
        ObjectNode person = example("individual");
        ((ObjectNode) person.get("person")).put("idNumber", "229999199001010739");

        Case judged = judge(person, "/person/idNumber", "EQ", "x");

        assertThat(judged.outcome()).isEqualTo(Outcome.NOT_MET);
        assertThat(judged.toString()).contains("229*************39").doesNotContain("229999199001010739");
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
