package org.pingxuan.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceCheckerTest {

    @Test
    void the_awards_have_62_and_51_and_45_criteria() {
        assertThat(Sent.window().lines()).hasSize(62);
        assertThat(Sent.individual().lines()).hasSize(51);
        assertThat(Sent.pacesetter().lines()).hasSize(45);
    }

    @Test
    void the_examples_are_eligible_and_nothing_in_them_is_more_than_a_flag() {
        for (Sent example : List.of(Sent.window(), Sent.individual(), Sent.pacesetter())) {
            assertThat(example.verdict()).isEqualTo("ELIGIBLE");
            assertThat(example.lines().values()).extracting(Line::effect).isSubsetOf("NONE", "FLAG");
        }
    }

    @Test
    void the_gravest_effect_gives_the_verdict() {
        Sent late = Sent.window().receivedOn("2024-05-11").with("/window/grade", "'ABOVE'");
        assertThat(late.verdict()).isEqualTo("FORFEITED");
        assertThat(late.receivedOn("2024-05-10").verdict()).isEqualTo("INELIGIBLE");
        assertThat(Sent.window().without("/window/grade").verdict()).isEqualTo("RETURNED");
        assertThat(Sent.window().with("/window/onServiceMap", "false").verdict())
                .isEqualTo("REVIEW");
        assertThat(Sent.window().with("/window/contestResult", "''").verdict()).isEqualTo("ELIGIBLE");
    }

    @ParameterizedTest
    @CsvSource({"2024-05-09,MET NONE", "2024-05-10,MET FLAG", "2024-05-11,NOT_MET FORFEIT"})
    void the_tenth_of_May_is_the_last_day(String receivedOn, String line) {
        assertThat(Sent.window().receivedOn(receivedOn).of("T-0510")).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-04-03,2024-04-10,MET FLAG",
        "2024-04-26,2024-05-06,MET FLAG",
        "2024-04-30,2024-05-08,NOT_MET RETURN",
        "2024-04-30,2024-05-09,MET FLAG",
        "2024-05-06,2024-05-10,MET FLAG",
        "2024-05-05,2024-05-10,MET NONE",
        "2024-05-01,2024-05-10,MET NONE",
        "2024-04-24,2024-04-29,MET FLAG",
        "2024-04-23,2024-04-29,MET NONE",
        "2024-04-11,2024-04-10,NOT_MET RETURN",
        "2022-12-20,2023-01-10,UNKNOWN RETURN",
        "2026-12-20,2027-01-10,UNKNOWN RETURN",
    })
    void a_notice_needs_five_working_days_counting_make_up_days(String from, String to, String line) {
        String notice = "{'from': '%s', 'to': '%s', 'objections': []}".formatted(from, to);
        assertThat(Sent.window().with("/procedure/unitNotice", notice).of("N-UNIT-5"))
                .isEqualTo(line);
        assertThat(Sent.individual().with("/procedure/cityNotice", notice).of("N-CITY-5"))
                .isEqualTo(line);
        assertThat(Sent.pacesetter().with("/procedure/unitNotice", notice).of("N-P-5"))
                .isEqualTo(line);
    }

    @Test
    void between_issue_and_deadline_lie_27_working_days() {
        assertThat(WorkingDayTable.between(LocalDate.of(2024, 4, 1), LocalDate.of(2024, 5, 10)))
                .isEqualTo(27);
    }

    @ParameterizedTest
    @CsvSource({"2023,249", "2024,251", "2025,248", "2026,248"})
    void the_years_have_as_many_working_days_as_their_notices_leave(int year, int days) {
        assertThat(WorkingDayTable.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)))
                .isEqualTo(days);
    }

    @Test
    void a_notice_in_a_year_without_a_calendar_is_unknown() {
        assertThat(Sent.window().of("X-CAL")).isEqualTo("MET NONE");
        assertThat(Sent.window()
                        .with("/procedure/cityNotice/from", "'2022-12-31'")
                        .of("X-CAL"))
                .isEqualTo("UNKNOWN RETURN");
        assertThat(Sent.window()
                        .without("/procedure/unitNotice")
                        .without("/procedure/cityNotice")
                        .of("X-CAL"))
                .isEqualTo("MET NONE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'from': '2021-04-01'}                                                    | MET NONE",
                "{'from': '2021-04-02'}                                                    | MET FLAG",
                "{'from': '2021-05-10'}                                                    | MET FLAG",
                "{'from': '2021-05-11'}                                                    | NOT_MET INELIGIBLE",
                "{'from': '2021-05-10', 'to': '2024-05-10'}                                | MET FLAG",
                "{'from': '2021-05-10', 'to': '2024-05-09'}                                | MET FLAG",
                "{'from': '2021-05-10', 'to': '2024-05-08'}                                | NOT_MET INELIGIBLE",
                "{'from': '2021-05'}                                                       | NOT_MET REVIEW",
                "{'from': '2021-04'}                                                       | MET FLAG",
                "{'from': '2021-03'}                                                       | MET NONE",
                "{'from': '2021-06'}                                                       | NOT_MET INELIGIBLE",
                "{'from': '2015-03-01', 'to': '2018-02-28'}                                | MET NONE",
                "{'from': '2015-03-01', 'to': '2018-02-27'}                                | NOT_MET INELIGIBLE",
                "{'from': '2015-03-01', 'to': '2018-02'}                                   | NOT_MET REVIEW",
                "{'from': '2015-01-01', 'to': '2016-12-31'}, {'from': '2017-01-01', 'to': '2019-12-31'} | MET NONE",
                "{'from': '2015-01-01', 'to': '2016-12-31'}, {'from': '2017-01-02', 'to': '2019-12-31'} | MET FLAG",
                "{'from': '2015-01-01', 'to': '2017-12-31'}, {'from': '2015-01-01', 'to': '2017-12-31'} | MET NONE",
                "{'from': '2016-01-01', 'to': '2017-12-31'}, {'from': '2016-01-01', 'to': '2017-12-31'} | NOT_MET INELIGIBLE",
                "{'from': '2015-03-01'}, {'from': null}                                    | MET NONE",
                "{'from': '2023-03-01'}, {'from': null}                                    | UNKNOWN RETURN",
                "{'from': '2023-03-01'}, {'from': '2020-03-01', 'to': '2019-03-01'}        | UNKNOWN RETURN",
                "{'from': '2024-05-10'}                                                    | NOT_MET INELIGIBLE",
                "                                                                          | NOT_MET INELIGIBLE",
            })
    void three_years_of_service_count_to_the_tenth_of_May(String periods, String line) {
        String service = "[" + (periods == null ? "" : periods) + "]";
        assertThat(Sent.individual().with("/person/service", service).of("I-YEARS-3"))
                .isEqualTo(line);
    }

    @Test
    void service_that_is_not_stated_is_unknown() {
        assertThat(Sent.pacesetter().without("/person/service").of("I-YEARS-3")).isEqualTo("UNKNOWN RETURN");
    }

    @ParameterizedTest
    @CsvSource({
        "3,3,NOT_MET INELIGIBLE",
        "3,4,MET FLAG",
        "3,5,MET FLAG",
        "4,4,NOT_MET INELIGIBLE",
        "4,5,MET FLAG",
        "4,6,NOT_MET RETURN",
        "5,5,NOT_APPLICABLE NONE",
    })
    void a_window_with_stars_may_apply_only_for_more(int held, int applied, String line) {
        Sent sent = Sent.window()
                .with("/window/starsHeld", "[{'stars': %d, 'year': 2021}]".formatted(held))
                .with("/window/appliedStars", Integer.toString(applied));
        assertThat(sent.of("W-STAR-UP")).isEqualTo(line);
    }

    @Test
    void a_window_with_five_stars_may_not_apply_again() {
        assertThat(Sent.window()
                        .with("/window/starsHeld", "[{'stars': 5}, {'year': 2021}]")
                        .of("W-STAR-5"))
                .isEqualTo("NOT_MET INELIGIBLE");
        assertThat(Sent.window()
                        .with("/window/starsHeld", "[{'stars': 4}, {'year': 2021}]")
                        .of("W-STAR-5"))
                .isEqualTo("UNKNOWN RETURN");
        assertThat(Sent.window().with("/window/starsHeld", "null").of("W-STAR-5"))
                .isEqualTo("UNKNOWN RETURN");
    }

    @Test
    void the_register_is_believed_over_the_submission() {
        Sent silent = Sent.window().without("/window/starsHeld").registered("STAR_WINDOW", 2021, 3);
        assertThat(silent.of("W-STAR-UP")).isEqualTo("MET NONE");
        Sent denied = Sent.window().registered("STAR_WINDOW", 2021, 3);
        assertThat(denied.of("W-STAR-UP")).isEqualTo("MET REVIEW");
        assertThat(denied.of("W-STAR-5")).isEqualTo("MET REVIEW");
        assertThat(denied.of("W-STAR-NEW")).isEqualTo("NOT_APPLICABLE NONE");
        Sent otherYear = Sent.window()
                .with("/window/starsHeld", "[{'stars': 3, 'year': 2020}]")
                .registered("STAR_WINDOW", 2021, 3);
        assertThat(otherYear.of("W-STAR-UP")).isEqualTo("MET REVIEW");
        assertThat(otherYear.with("/window/starsHeld", "[{'stars': 3}]").of("W-STAR-UP"))
                .isEqualTo("MET NONE");
    }

    @Test
    void a_revoked_star_does_not_count_and_is_reviewed() {
        Sent revoked = Sent.window().revoked("STAR_WINDOW", 2021, 5);
        assertThat(revoked.of("W-STAR-5")).isEqualTo("MET REVIEW");
        assertThat(revoked.of("W-STAR-UP")).isEqualTo("NOT_APPLICABLE REVIEW");
        assertThat(revoked.of("W-STAR-NOTE")).isEqualTo("NOT_APPLICABLE REVIEW");
        assertThat(revoked.of("W-STAR-NEW")).isEqualTo("MET NONE");
        Sent lower = Sent.window().without("/window/starsHeld").revoked("STAR_WINDOW", 2019, 3);
        assertThat(lower.registered("STAR_WINDOW", 2021, 4)
                        .with("/window/appliedStars", "5")
                        .of("W-STAR-UP"))
                .isEqualTo("MET NONE");
    }

    @ParameterizedTest
    @CsvSource({
        "2021年四星级,MET FLAG",
        "２０２１年4 星,MET FLAG",
        "2020年四星级,NOT_MET RETURN",
        "2021年三星级,NOT_MET RETURN",
        "2021年,NOT_MET RETURN",
        "四星,NOT_MET RETURN",
        "编号12021四星,NOT_MET RETURN",
        "'',NOT_MET RETURN",
    })
    void the_remarks_name_year_and_star(String remarks, String line) {
        Sent sent = Sent.window()
                .with("/window/starsHeld", "[{'stars': 3, 'year': 2019}, {'stars': 4, 'year': 2021}]")
                .with("/window/remarks", "'" + remarks + "'");
        assertThat(sent.of("W-STAR-NOTE")).isEqualTo(line);
    }

    @Test
    void remarks_that_contradict_the_register_are_reviewed_and_incomplete_ones_returned() {
        Sent sent = Sent.window().without("/window/starsHeld").registered("STAR_WINDOW", 2021, 4);
        assertThat(sent.with("/window/remarks", "'2021年四星'").of("W-STAR-NOTE")).isEqualTo("MET NONE");
        assertThat(sent.with("/window/remarks", "'2020年四星'").of("W-STAR-NOTE")).isEqualTo("NOT_MET REVIEW");
        assertThat(sent.with("/window/remarks", "'四星'").of("W-STAR-NOTE")).isEqualTo("NOT_MET RETURN");
    }

    @Test
    void a_held_star_without_a_year_cannot_be_checked_in_the_remarks() {
        assertThat(Sent.window().with("/window/starsHeld", "[{'stars': 4}]").of("W-STAR-NOTE"))
                .isEqualTo("UNKNOWN RETURN");
    }

    @ParameterizedTest
    @CsvSource({
        "GRASSROOTS_PLATFORM,MET NONE,NOT_APPLICABLE NONE,NOT_APPLICABLE NONE",
        "OTHER_WINDOW,MET NONE,NOT_MET REVIEW,NOT_APPLICABLE NONE",
        "ADMIN_DEPARTMENT,MET NONE,NOT_APPLICABLE NONE,NOT_MET RETURN",
        "夜校,NOT_MET INELIGIBLE,NOT_APPLICABLE NONE,NOT_APPLICABLE NONE",
        "' ',UNKNOWN RETURN,UNKNOWN RETURN,UNKNOWN RETURN",
    })
    void a_window_is_of_one_of_sixteen_types(String category, String scope, String other, String admin) {
        Sent sent = Sent.window().with("/window/category", "'" + category + "'");
        assertThat(sent.of("W-SCOPE")).isEqualTo(scope);
        assertThat(sent.of("W-SCOPE-OTHER")).isEqualTo(other);
        assertThat(sent.of("W-SCOPE-ADMIN")).isEqualTo(admin);
    }

    @Test
    void an_administrative_department_with_a_statement_is_reviewed() {
        Sent sent =
                Sent.window().with("/window/category", "'ADMIN_DEPARTMENT'").with("/window/adminContribution", "'示例'");
        assertThat(sent.of("W-SCOPE-ADMIN")).isEqualTo("NOT_MET REVIEW");
    }

    @ParameterizedTest
    @CsvSource({
        "DIVISION_CHIEF,MET NONE",
        "BUREAU_DEPUTY,NOT_MET INELIGIBLE",
        "ABOVE,NOT_MET INELIGIBLE",
        "NONE,MET NONE"
    })
    void a_unit_of_bureau_level_is_out(String grade, String line) {
        assertThat(Sent.window().with("/window/grade", "'" + grade + "'").of("Q-UNIT-FJ"))
                .isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({
        "SECTION_CHIEF,'','',MET NONE",
        "DIVISION_DEPUTY,'','',NOT_MET RETURN",
        "DIVISION_DEPUTY,示例,'',NOT_MET REVIEW",
        "BUREAU_DEPUTY,示例,'',NOT_MET INELIGIBLE",
        "BUREAU_DEPUTY,'',示例,NOT_MET REVIEW",
    })
    void persons_of_division_level_need_reasons_and_of_bureau_level_an_exemption(
            String grade, String justification, String exemption, String line) {
        Sent sent = Sent.individual()
                .with("/person/grade", "'" + grade + "'")
                .with("/person/gradeJustification", "'" + justification + "'")
                .with("/person/exemption", "'" + exemption + "'");
        assertThat(sent.of("Q-XCJ-SOFT")).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({
        "2018-12-31,CONFIRMED,MET NONE,NOT_MET INELIGIBLE",
        "2019-01-01,CONFIRMED,NOT_MET INELIGIBLE,NOT_MET INELIGIBLE",
        "2019-01-01,MINOR,NOT_MET REVIEW,NOT_MET REVIEW",
        "2018-12-31,PENDING,MET NONE,NOT_MET REVIEW",
    })
    void incidents_count_from_2019_for_windows_and_over_the_career_for_persons(
            String on, String status, String window, String person) {
        String incidents = "[{'type': 'COMPLAINT', 'on': '%s', 'status': '%s'}]".formatted(on, status);
        assertThat(Sent.window().with("/incidents", incidents).of("W-NEG-COMPLAINT"))
                .isEqualTo(window);
        assertThat(Sent.individual().with("/incidents", incidents).of("I-NEG-COMPLAINT"))
                .isEqualTo(person);
        assertThat(Sent.individual().with("/incidents", incidents).of("I-NEG-LAW"))
                .isEqualTo("MET NONE");
    }

    @Test
    void an_incident_without_a_date_is_reviewed_and_without_a_type_returned() {
        assertThat(Sent.window()
                        .with("/incidents", "[{'type': 'DISCIPLINE', 'status': 'CONFIRMED'}]")
                        .of("W-NEG-LAW"))
                .isEqualTo("NOT_MET REVIEW");
        assertThat(Sent.window()
                        .with("/incidents", "[{'on': '2020-01-01', 'status': 'CONFIRMED'}]")
                        .of("W-NEG-INSPECT"))
                .isEqualTo("UNKNOWN RETURN");
        assertThat(Sent.window()
                        .with("/incidents", "[{'type': 'DISHONESTY_LIST', 'on': '2020-01-01'}]")
                        .verdict())
                .isEqualTo("ELIGIBLE");
        assertThat(Sent.window().without("/incidents").of("W-NEG-LAW")).isEqualTo("UNKNOWN RETURN");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-04-15,MET NONE,MET NONE",
        "2024-04-16,NOT_MET REVIEW,NOT_MET RETURN",
        "2023-04-15,MET NONE,MET NONE",
        "2023-04-14,NOT_MET REVIEW,NOT_MET RETURN",
    })
    void an_opinion_is_given_in_the_twelve_months_to_reporting_up(String on, String window, String person) {
        String opinions =
                "[{'organ': 'PERSONNEL', 'answer': 'AGREE', 'on': '%s'}, {'organ': 'DISCIPLINE', 'answer': 'AGREE', 'on': '2024-04-12'}, {'organ': 'POLICE', 'answer': 'AGREE', 'on': '2024-04-12'}]"
                        .formatted(on);
        assertThat(Sent.window().with("/procedure/opinions", opinions).of("G-CONSULT"))
                .isEqualTo(window);
        assertThat(Sent.individual().with("/procedure/opinions", opinions).of("G-CONSULT"))
                .isEqualTo(person);
    }

    @Test
    void missing_opinions_are_reviewed_for_windows_and_for_pacesetters_of_earlier_rounds() {
        String police = "[{'organ': 'POLICE', 'answer': 'AGREE', 'on': '2024-04-12'}]";
        assertThat(Sent.window().with("/procedure/opinions", "[]").of("G-CONSULT"))
                .isEqualTo("UNKNOWN REVIEW");
        assertThat(Sent.individual().with("/procedure/opinions", police).of("G-CONSULT"))
                .isEqualTo("UNKNOWN RETURN");
        assertThat(Sent.pacesetter().with("/procedure/opinions", police).of("G-CONSULT"))
                .isEqualTo("UNKNOWN REVIEW");
        assertThat(Sent.pacesetter().with("/procedure/opinions", "[]").of("G-CONSULT"))
                .isEqualTo("UNKNOWN RETURN");
        assertThat(Sent.pacesetter()
                        .with("/person/honours", "[]")
                        .with("/procedure/opinions", police)
                        .of("G-CONSULT"))
                .isEqualTo("UNKNOWN RETURN");
    }

    @Test
    void one_organ_that_disagrees_is_enough() {
        String opinions = "[{'organ': 'POLICE', 'answer': 'DISAGREE'}]";
        assertThat(Sent.pacesetter().with("/procedure/opinions", opinions).of("G-CONSULT"))
                .isEqualTo("NOT_MET INELIGIBLE");
        assertThat(Sent.pacesetter().with("/procedure/opinions", opinions).of("P-CONSULT-PS"))
                .isEqualTo("NOT_MET INELIGIBLE");
    }

    @ParameterizedTest
    @CsvSource({"01,false", "03,false", "04,true", "12,true", "13,false"})
    void democratic_parties_and_persons_without_party_need_the_united_front(String affiliation, boolean asked) {
        Sent sent = Sent.individual().with("/person/politicalAffiliation", "'" + affiliation + "'");
        assertThat(sent.of("G-CONSULT-UF")).isEqualTo(asked ? "UNKNOWN RETURN" : "NOT_APPLICABLE NONE");
    }

    @ParameterizedTest
    @CsvSource({
        "{'state': 'OPEN'},NOT_MET REVIEW,NOT_MET REVIEW",
        "{'state': 'UPHELD'},NOT_MET INELIGIBLE,MET NONE",
        "{'state': 'UNFOUNDED'},MET FLAG,MET NONE",
        "{},UNKNOWN RETURN,UNKNOWN RETURN",
    })
    void objections_block_until_they_are_found_untrue(String objection, String checked, String noObjection) {
        Sent sent = Sent.individual().with("/procedure/unitNotice/objections", "[" + objection + "]");
        assertThat(sent.of("N-OBJ-CHECK")).isEqualTo(checked);
        assertThat(sent.of("N-NOOBJ")).isEqualTo(noObjection);
    }

    @Test
    void a_pacesetter_needs_no_city_notice() {
        Sent sent = Sent.pacesetter().without("/procedure/cityNotice").without("/procedure/cityMeetingOn");
        assertThat(sent.of("N-OBJ-CHECK")).isEqualTo("MET NONE");
        assertThat(sent.of("X-SEQ")).isEqualTo("MET NONE");
        assertThat(Sent.individual().without("/procedure/cityNotice").of("N-OBJ-CHECK"))
                .isEqualTo("UNKNOWN RETURN");
        assertThat(Sent.individual().without("/procedure/cityNotice").of("X-SEQ"))
                .isEqualTo("UNKNOWN NONE");
    }

    @Test
    void reporting_up_and_submitting_wait_until_the_last_day_of_the_notice_is_over() {
        assertThat(Sent.window().with("/procedure/reportedUpOn", "'2024-04-11'").of("N-NOOBJ"))
                .isEqualTo("NOT_MET RETURN");
        assertThat(Sent.window().with("/procedure/reportedUpOn", "'2024-04-12'").of("N-NOOBJ"))
                .isEqualTo("MET NONE");
        assertThat(Sent.window().receivedOn("2024-04-26").of("G-CITY-SUBMIT")).isEqualTo("NOT_MET RETURN");
        assertThat(Sent.window().receivedOn("2024-04-27").of("G-CITY-SUBMIT")).isEqualTo("MET NONE");
    }

    @Test
    void two_acts_on_one_day_are_in_order() {
        Sent sent = Sent.window().with("/procedure/leadersMeetingOn", "'2024-04-02'");
        assertThat(sent.of("G-UNIT-LEADERS")).isEqualTo("MET NONE");
        assertThat(sent.of("X-SEQ")).isEqualTo("MET NONE");
        sent.with("/procedure/leadersMeetingOn", "'2024-04-03'");
        assertThat(sent.of("G-UNIT-LEADERS")).isEqualTo("NOT_MET REVIEW");
        assertThat(sent.of("X-SEQ")).isEqualTo("NOT_MET REVIEW");
    }

    @Test
    void what_other_criteria_answer_is_not_out_of_order() {
        assertThat(Sent.window().receivedOn("2024-04-25").of("X-SEQ")).isEqualTo("MET NONE");
        assertThat(Sent.window().receivedOn("2024-04-17").of("X-SEQ")).isEqualTo("NOT_MET REVIEW");
        assertThat(Sent.window()
                        .with("/procedure/reportedUpOn", "'2024-04-10'")
                        .with("/procedure/opinions", "[]")
                        .of("X-SEQ"))
                .isEqualTo("MET NONE");
        assertThat(Sent.window().with("/procedure/reportedUpOn", "'2024-04-11'").of("X-SEQ"))
                .isEqualTo("NOT_MET REVIEW");
        assertThat(Sent.window()
                        .with("/procedure/unitNotice/to", "'2024-04-01'")
                        .of("X-SEQ"))
                .isEqualTo("NOT_MET RETURN");
    }

    @ParameterizedTest
    @CsvSource({
        "JL-CC,COUNTY,UNKNOWN RETURN",
        "JL-CC,CITY,MET NONE",
        "JL-SIB,COMMUNITY,UNKNOWN RETURN",
        "JL-MHK,COUNTY,MET NONE",
        "JL-CBS,TOWNSHIP,MET NONE",
        "JL-XX,TOWNSHIP,UNKNOWN RETURN",
    })
    void the_county_reviews_where_the_chain_has_a_county(String unit, String level, String line) {
        Sent window = Sent.window().with("/unit", "'" + unit + "'").with("/window/level", "'" + level + "'");
        assertThat(window.without("/procedure/countyReviewOn").of("G-LEVELS")).isEqualTo(line);
        Sent person =
                Sent.individual().with("/unit", "'" + unit + "'").with("/person/employer/level", "'" + level + "'");
        assertThat(person.without("/procedure/countyReviewOn").of("G-LEVELS")).isEqualTo(line);
    }

    @Test
    void a_pacesetter_comes_from_the_outstanding_individuals() {
        assertThat(Sent.pacesetter().of("P-PRIOR")).isEqualTo("MET FLAG");
        assertThat(Sent.pacesetter().with("/person/honours", "[]").of("P-PRIOR"))
                .isEqualTo("NOT_MET INELIGIBLE");
        assertThat(Sent.pacesetter().with("/person/honours", "null").of("P-PRIOR"))
                .isEqualTo("UNKNOWN RETURN");
        assertThat(Sent.pacesetter()
                        .with("/person/honours", "null")
                        .submittedAsIndividualBefore()
                        .of("P-PRIOR"))
                .isEqualTo("MET NONE");
        assertThat(Sent.pacesetter()
                        .registered("OUTSTANDING_INDIVIDUAL", 2021, null)
                        .of("P-PRIOR"))
                .isEqualTo("MET NONE");
        assertThat(Sent.pacesetter()
                        .registered("OUTSTANDING_INDIVIDUAL", 2019, null)
                        .of("P-PRIOR"))
                .isEqualTo("MET REVIEW");
        assertThat(Sent.pacesetter()
                        .revoked("OUTSTANDING_INDIVIDUAL", 2021, null)
                        .of("P-PRIOR"))
                .isEqualTo("NOT_MET REVIEW");
    }

    @Test
    void nobody_is_a_pacesetter_twice() {
        assertThat(Sent.pacesetter()
                        .with("/person/honours", "[{'honour': 'PACESETTER'}]")
                        .of("P-ONCE"))
                .isEqualTo("NOT_MET INELIGIBLE");
        assertThat(Sent.pacesetter().registered("PACESETTER", 2021, null).of("P-ONCE"))
                .isEqualTo("NOT_MET INELIGIBLE");
        assertThat(Sent.pacesetter().revoked("PACESETTER", 2021, null).of("P-ONCE"))
                .isEqualTo("MET REVIEW");
        assertThat(Sent.pacesetter()
                        .registered("OUTSTANDING_INDIVIDUAL", 2021, null)
                        .of("P-ONCE"))
                .isEqualTo("MET NONE");
    }

    @Test
    void a_second_time_as_an_individual_is_only_shown() {
        assertThat(Sent.individual().of("X-REPEAT-I")).isEqualTo("MET NONE");
        assertThat(Sent.individual().with("/person/honours", "null").of("X-REPEAT-I"))
                .isEqualTo("UNKNOWN NONE");
        assertThat(Sent.individual()
                        .with("/person/honours", "[{'honour': 'PACESETTER'}]")
                        .of("X-REPEAT-I"))
                .isEqualTo("NOT_MET FLAG");
        assertThat(Sent.individual()
                        .registered("OUTSTANDING_INDIVIDUAL", 2021, null)
                        .of("X-REPEAT-I"))
                .isEqualTo("NOT_MET REVIEW");
    }

    @Test
    void the_four_departments_of_the_social_insurance_bureau_are_reviewed() {
        Sent three = Sent.pacesetter().with("/procedure/fourDepartments", "['PUBLICITY', 'HRSS', 'UNION']");
        assertThat(three.of("P-FOUR-UP")).isEqualTo("NOT_MET RETURN");
        assertThat(three.with("/unit", "'JL-SIB'").of("P-FOUR-UP")).isEqualTo("NOT_MET REVIEW");
    }

    @ParameterizedTest
    @CsvSource({
        "22999919880615011X,MALE,MET NONE",
        "22999919880615011x,MALE,MET NONE",
        "２29999 19880615 011X,MALE,MET NONE",
        "229999198806150224,FEMALE,MET NONE",
        "22999919900101019X,FEMALE,NOT_MET RETURN",
        "229999198806150225,FEMALE,NOT_MET RETURN",
        "22999911910229001X,MALE,NOT_MET RETURN",
        "229999880615011,MALE,NOT_MET RETURN",
        "' ',MALE,UNKNOWN RETURN",
    })
    void an_id_number_has_a_check_digit_a_birth_date_and_a_sex(String number, String gender, String line) {
        Sent sent = Sent.individual()
                .with("/person/idNumber", "'" + number + "'")
                .with("/person/gender", "'" + gender + "'");
        assertThat(sent.of("X-ID-CHECK")).isEqualTo(line);
    }

    @Test
    void a_good_id_number_without_a_sex_beside_it_is_unknown() {
        assertThat(Sent.individual().without("/person/gender").of("X-ID-CHECK")).isEqualTo("UNKNOWN RETURN");
    }

    @ParameterizedTest
    @CsvSource({
        "91350100M000100Y43,MET NONE",
        "91350100m000100y43,MET NONE",
        "91350100M000100Y44,NOT_MET FLAG",
        "91350100M000100Y4,NOT_MET FLAG",
        "91350100M000100I43,NOT_MET FLAG",
        "'',UNKNOWN NONE",
    })
    void a_credit_code_is_only_shown(String code, String line) {
        assertThat(Sent.window().with("/window/creditCode", "'" + code + "'").of("X-ID-CHECK"))
                .isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({"2000,MET NONE", "2001,NOT_MET RETURN", "0,MET NONE"})
    void stated_words_are_compared_as_they_are(int words, String line) {
        Sent sent = Sent.window().with("/materials/mainDeeds", "{'words': " + words + "}");
        assertThat(sent.of("D-DEEDS-2000")).isEqualTo(line);
        assertThat(sent.of("D-DEEDS")).isEqualTo(words == 0 ? "NOT_MET RETURN" : "MET NONE");
    }

    @Test
    void a_text_counts_han_and_full_width_marks_one_by_one_and_latin_runs_as_one() {
        assertThat(DeedsLength.of("人社，服务。")).isEqualTo(new DeedsLength(6, 6));
        assertThat(DeedsLength.of("2024年 HRSS online, 99.5%\n")).isEqualTo(new DeedsLength(6, 21));
        assertThat(DeedsLength.of("𠮷\u3000（")).isEqualTo(new DeedsLength(2, 2));
        String exact = "好".repeat(499);
        assertThat(Sent.window()
                        .with("/materials/briefDeeds", "{'text': '" + exact + " ok'}")
                        .of("D-BRIEF-500"))
                .isEqualTo("MET FLAG");
        assertThat(Sent.window()
                        .with("/materials/briefDeeds", "{'text': '" + exact + " k \u3000'}")
                        .of("D-BRIEF-500"))
                .isEqualTo("MET NONE");
        assertThat(Sent.window()
                        .with("/materials/briefDeeds", "{'text': '" + exact + " k 好'}")
                        .of("D-BRIEF-500"))
                .isEqualTo("NOT_MET RETURN");
        assertThat(Sent.window().with("/materials/briefDeeds", "{'text': ' '}").of("D-BRIEF-500"))
                .isEqualTo("UNKNOWN RETURN");
    }

    @ParameterizedTest
    @CsvSource({"W-POL,INELIGIBLE", "W-C1-NORM,INELIGIBLE", "W-C1-SYS,REVIEW", "G-HEAR,RETURN", "W-ASSESS-STAR,REVIEW"})
    void a_no_weighs_by_what_was_asked(String criterion, String effect) {
        Sent sent = Sent.window();
        String path = "/attestations/" + criterion;
        assertThat(sent.with(path + "/answer", "'NO'").of(criterion)).isEqualTo("NOT_MET " + effect);
        assertThat(sent.with(path + "/answer", "'UNCLEAR'").of(criterion)).isEqualTo("NOT_MET REVIEW");
        assertThat(sent.with(path + "/answer", "'YES'")
                        .with(path + "/by", "' '")
                        .of(criterion))
                .isEqualTo("MET FLAG");
        assertThat(sent.without(path).of(criterion))
                .isEqualTo(criterion.startsWith("W-ASSESS") ? "UNKNOWN REVIEW" : "UNKNOWN RETURN");
    }

    @Test
    void a_knowledge_title_of_the_province_stands_in_the_remarks_and_of_a_city_is_a_flag() {
        Sent sent =
                Sent.individual().with("/person/knowledgeTitle", "{'level': 'PROVINCE', 'year': 2022, 'title': '知识通'}");
        assertThat(sent.of("I-ZST-LEVEL")).isEqualTo("MET NONE");
        assertThat(sent.of("I-ZST-NOTE")).isEqualTo("NOT_MET RETURN");
        assertThat(sent.with("/person/remarks", "'2022年知识通'").of("I-ZST-NOTE")).isEqualTo("MET NONE");
        sent.with("/person/knowledgeTitle/level", "'CITY'");
        assertThat(sent.of("I-ZST-LEVEL")).isEqualTo("NOT_MET FLAG");
        assertThat(sent.of("I-ZST-NOTE")).isEqualTo("NOT_APPLICABLE NONE");
        sent.with("/person/knowledgeTitle", "{}");
        assertThat(sent.of("I-ZST-LEVEL")).isEqualTo("UNKNOWN FLAG");
        assertThat(sent.of("I-ZST-MERIT")).isEqualTo("UNKNOWN RETURN");
    }

    @Test
    void the_score_leaves_out_what_does_not_apply_and_rounds_half_up() {
        Map<String, Line> lines = Map.of(
                "A",
                new Line("MET", "FLAG"),
                "B",
                new Line("NOT_MET", "REVIEW"),
                "C",
                new Line("NOT_APPLICABLE", "NONE"));
        Map<String, BigDecimal> counted =
                Map.of("A", new BigDecimal(1), "B", new BigDecimal(7), "C", new BigDecimal(9));
        assertThat(ReferenceScore.total(lines, counted, List.of())).contains(new BigDecimal("12.5"));
        var rating = List.of(
                new ReferenceScore.Interval(null, new BigDecimal(99), BigDecimal.ZERO),
                new ReferenceScore.Interval(new BigDecimal(99), null, new BigDecimal(8)));
        var totals = Stream.of("98.99", "99")
                .map(share -> new ReferenceScore.Measured(new BigDecimal(8), new BigDecimal(share), rating))
                .map(head -> ReferenceScore.total(lines, counted, List.of(head)).orElseThrow())
                .toList();
        assertThat(totals).containsExactly(new BigDecimal("6.3"), new BigDecimal("56.3"));
        assertThat(ReferenceScore.total(Map.of(), counted, List.of())).isEmpty();
    }
}
