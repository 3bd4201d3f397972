package org.pingxuan.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pingxuan.reference.ReferenceFinalContext.Entry;

class ReferenceFinalCheckerTest {

    @ParameterizedTest
    @CsvSource({
        "10,10,10,MET NONE",
        "11,10,9,NOT_MET NON_COMPLIANT",
        "10,10,9,NOT_MET FLAG",
        "10,10,11,NOT_MET NON_COMPLIANT",
    })
    void ten_windows_of_each_star_are_commended(int three, int four, int five, String line) {
        List<Entry> entries = new ArrayList<>();
        Map.of(3, three, 4, four, 5, five)
                .forEach((stars, count) -> entries.addAll(times(count, "{'window': {'appliedStars': " + stars + "}}")));
        assertThat(of("STAR_WINDOW", "{}", entries, "Q-W-AWARD")).isEqualTo(line);
    }

    @Test
    void an_unknown_star_is_returned_where_nothing_is_over() {
        List<Entry> entries = times(1, "{'window': {}}");
        assertThat(of("STAR_WINDOW", "{}", entries, "Q-W-AWARD")).isEqualTo("UNKNOWN RETURN");
        entries.addAll(times(11, "{'window': {'appliedStars': 4}}"));
        assertThat(of("STAR_WINDOW", "{}", entries, "Q-W-AWARD")).isEqualTo("NOT_MET NON_COMPLIANT");
    }

    @ParameterizedTest
    @CsvSource({"99,NOT_MET FLAG", "100,MET NONE", "101,NOT_MET NON_COMPLIANT"})
    void a_hundred_individuals_are_commended(int count, String line) {
        assertThat(of("OUTSTANDING_INDIVIDUAL", "{}", times(count, "{}"), "Q-I-AWARD"))
                .isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({"19,NOT_MET FLAG", "20,MET NONE", "21,NOT_MET NON_COMPLIANT"})
    void twenty_pacesetters_are_commended(int count, String line) {
        assertThat(of("PACESETTER", "{}", times(count, "{}"), "Q-P-AWARD")).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({
        "5,100,MET NONE",
        "6,100,NOT_MET NON_COMPLIANT",
        "1,20,MET NONE",
        "1,19,NOT_MET FLAG",
        "5,99,NOT_MET FLAG",
        "0,0,MET NONE",
    })
    void five_of_a_hundred_may_be_of_division_level(int division, int all, String line) {
        List<Entry> entries = times(division, "{'person': {'grade': 'DIVISION_DEPUTY'}}");
        entries.addAll(times(all - division, "{'person': {'grade': 'BUREAU_DEPUTY'}}"));
        assertThat(of("OUTSTANDING_INDIVIDUAL", "{}", entries, "Q-XCJ-5")).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({"31,11,MET NONE", "30,11,NOT_MET FLAG", "40,10,NOT_MET FLAG"})
    void there_are_more_candidates_than_places(int candidates, int threeStars, String line) {
        ReferenceFinalContext context =
                new ReferenceFinalContext(List.of(), candidates, Map.of(3, threeStars, 4, 11, 5, 11), false);
        assertThat(line("STAR_WINDOW", "{}", context, "G-DIFF")).isEqualTo(line);
    }

    @Test
    void a_pacesetter_falls_with_the_title_of_this_round_unless_an_earlier_one_carries() {
        JsonNode person = json("{'person': {'idNumber': '22999919900101019X', 'honours': []}}");
        JsonNode claiming = json(
                "{'person': {'idNumber': '22999919900101019X', 'honours': [{'honour': 'OUTSTANDING_INDIVIDUAL'}]}}");
        RegisterEntry title = new RegisterEntry("OUTSTANDING_INDIVIDUAL", 2021, null, false);
        RegisterEntry revoked = new RegisterEntry("OUTSTANDING_INDIVIDUAL", 2021, null, true);
        assertThat(depends(new Entry(person, "ELIGIBLE", List.of(title), false), true))
                .isEqualTo("MET NONE");
        assertThat(depends(new Entry(person, "ELIGIBLE", List.of(), true), true))
                .isEqualTo("MET NONE");
        assertThat(depends(new Entry(claiming, "ELIGIBLE", List.of(), false), true))
                .isEqualTo("MET FLAG");
        assertThat(depends(new Entry(claiming, "ELIGIBLE", List.of(revoked), false), true))
                .isEqualTo("NOT_MET NON_COMPLIANT");
        assertThat(depends(new Entry(person, "ELIGIBLE", List.of(), false), true))
                .isEqualTo("NOT_MET NON_COMPLIANT");
        assertThat(depends(new Entry(person, "ELIGIBLE", List.of(), false), false))
                .isEqualTo("UNKNOWN UNKNOWN");
        assertThat(depends(new Entry(json("{'person': {'honours': []}}"), "ELIGIBLE", List.of(), false), true))
                .isEqualTo("UNKNOWN UNKNOWN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'from': '2024-06-06', 'to': '2024-06-13', 'place': 'PORTAL'} | MET FLAG",
                "{'from': '2024-06-05', 'to': '2024-06-13', 'place': 'PORTAL'} | MET NONE",
                "{'from': '2024-06-06', 'to': '2024-06-12', 'place': 'PORTAL'} | NOT_MET NON_COMPLIANT",
                "{'from': '2024-06-05', 'to': '2024-06-13', 'place': '报纸'}   | NOT_MET NON_COMPLIANT",
                "{'from': '2024-06-05', 'to': '2024-06-13'}                    | UNKNOWN UNKNOWN",
                "{'from': '2024-06-05', 'place': 'PORTAL'}                     | UNKNOWN UNKNOWN",
                "{'from': '2026-12-21', 'to': '2027-01-13', 'place': 'PORTAL'} | UNKNOWN UNKNOWN",
            })
    void the_third_notice_stands_five_working_days_on_the_portal(String notice, String line) {
        String procedure = "{'notice': " + notice + "}";
        assertThat(of("STAR_WINDOW", procedure, List.of(), "N-PROV-5")).isEqualTo(line);
        assertThat(of("PACESETTER", procedure, List.of(), "N-P-PROV-5")).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                          | MET NONE",
                "{'state': 'UNFOUNDED', 'finding': '不实'} | MET NONE",
                "{'state': 'UNFOUNDED'}                    | MET FLAG",
                "{'state': 'OPEN'}                         | NOT_MET REVIEW",
                "{'state': 'UPHELD'}, {'state': 'OPEN'}    | NOT_MET NON_COMPLIANT",
                "{}                                        | UNKNOWN UNKNOWN",
            })
    void an_objection_holds_the_decision_back(String objections, String line) {
        String procedure =
                "{'decisionNumber': '0号', 'issuers': ['PUBLICITY', 'HRSS', 'PARTY_WORK', 'UNION'], 'notice': {'objections': [%s]}}"
                        .formatted(objections == null ? "" : objections);
        assertThat(of("STAR_WINDOW", procedure, List.of(), "G-PRAISE")).isEqualTo(line);
        assertThat(of("PACESETTER", procedure, List.of(), "P-DECISION")).isEqualTo(line);
    }

    @Test
    void four_departments_issue_the_decision_on_pacesetters() {
        String procedure = "{'decisionNumber': '0号', 'issuers': [%s], 'notice': {'objections': []}}";
        assertThat(of("PACESETTER", procedure.formatted("'HRSS'"), List.of(), "P-DECISION"))
                .isEqualTo("NOT_MET NON_COMPLIANT");
        assertThat(of("PACESETTER", "{}", List.of(), "P-DECISION")).isEqualTo("UNKNOWN UNKNOWN");
    }

    @ParameterizedTest
    @CsvSource({"2024-06-03,MET NONE", "2024-06-02,NOT_MET NON_COMPLIANT"})
    void each_act_of_the_province_follows_the_one_before(String day, String line) {
        String procedure =
                "{'assessedOn': '2024-06-03', 'forwardedOn': '2024-06-03', 'proposedOn': '%1$s', 'expertPanelOn': '%1$s'}"
                        .formatted(day);
        assertThat(of("STAR_WINDOW", procedure, List.of(), "G-PROV-PROPOSE")).isEqualTo(line);
        assertThat(of("PACESETTER", procedure, List.of(), "P-EXPERTS")).isEqualTo(line);
        assertThat(of("STAR_WINDOW", procedure, List.of(), "G-PROV-DECIDE")).isEqualTo("UNKNOWN UNKNOWN");
    }

    @ParameterizedTest
    @CsvSource({"2024-12-31,MET NONE", "2025-01-01,NOT_MET FLAG"})
    void the_release_is_due_by_the_end_of_the_year(String day, String line) {
        assertThat(of("STAR_WINDOW", "{'releasedOn': '" + day + "'}", List.of(), "T-YEAREND"))
                .isEqualTo(line);
        assertThat(of("STAR_WINDOW", "{}", List.of(), "T-YEAREND")).isEqualTo("UNKNOWN NONE");
    }

    @Test
    void an_entry_that_is_not_eligible_makes_the_list_non_compliant() {
        List<Line> fine = List.of(Line.met(), Line.notMet("FLAG"));
        assertThat(ReferenceFinalChecker.verdict(fine, context(times(1, "{}")))).isEqualTo("COMPLIANT");
        List<Entry> review = List.of(new Entry(json("{}"), "REVIEW", List.of(), false));
        assertThat(ReferenceFinalChecker.verdict(fine, context(review))).isEqualTo("NON_COMPLIANT");
        assertThat(ReferenceFinalChecker.verdict(List.of(Line.unknown("UNKNOWN")), context(List.of())))
                .isEqualTo("UNKNOWN");
    }

    private static List<Entry> times(int count, String submission) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(new Entry(json(submission), "ELIGIBLE", List.of(), false));
        }
        return entries;
    }

    private static String depends(Entry entry, boolean individualsListPosted) {
        ReferenceFinalContext context = new ReferenceFinalContext(List.of(entry), 0, Map.of(), individualsListPosted);
        return line("PACESETTER", "{}", context, "X-P-DEPENDS");
    }

    private static String of(String award, String procedure, List<Entry> entries, String criterion) {
        return line(award, procedure, context(entries), criterion);
    }

    private static ReferenceFinalContext context(List<Entry> entries) {
        return new ReferenceFinalContext(entries, 0, Map.of(), false);
    }

    private static String line(String award, String procedure, ReferenceFinalContext context, String criterion) {
        JsonNode list = json("{'award': '%s', 'procedure': %s}".formatted(award, procedure));
        Line line = ReferenceFinalChecker.check(list, context).get(criterion);
        return line.outcome() + " " + line.effect();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException faulty) {
            throw new UncheckedIOException(faulty);
        }
    }
}
