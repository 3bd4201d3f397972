package org.pingxuan.submission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodesTest {

    @Test
    void the_sixteen_kinds_of_windows_stand_in_the_notices_order() {
        assertThat(Codes.WINDOW_CATEGORY.codes())
                .containsExactly(
                        "EMPLOYMENT",
                        "SOCIAL_INSURANCE",
                        "ARBITRATION",
                        "LABOUR_INSPECTION",
                        "SKILL_APPRAISAL",
                        "ABILITY_APPRAISAL",
                        "HOTLINE_12333",
                        "WEBSITE",
                        "EXAMINATION",
                        "WORKER_GRADE",
                        "TALENT_SERVICE",
                        "PETITION",
                        "SERVICE_HALL",
                        "GRASSROOTS_PLATFORM",
                        "OTHER_WINDOW",
                        "ADMIN_DEPARTMENT");
    }

    @Test
    void grades_rise_from_none_to_above() {
        assertThat(Codes.GRADE.codes())
                .containsExactly(
                        "NONE",
                        "CLERK_2",
                        "CLERK_1",
                        "SECTION_DEPUTY",
                        "SECTION_CHIEF",
                        "DIVISION_DEPUTY",
                        "DIVISION_CHIEF",
                        "BUREAU_DEPUTY",
                        "BUREAU_CHIEF",
                        "ABOVE");
    }

    @Test
    void the_other_lists_are_those_of_the_interface() {
        assertThat(Codes.AWARD.codes()).containsExactly("STAR_WINDOW", "OUTSTANDING_INDIVIDUAL", "PACESETTER");
        assertThat(Codes.LEVEL.codes()).containsExactly("PROVINCE", "CITY", "COUNTY", "TOWNSHIP", "COMMUNITY");
        assertThat(Codes.GENDER.codes()).containsExactly("MALE", "FEMALE");
        assertThat(Codes.POLITICAL_AFFILIATION.codes())
                .containsExactly("01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13");
        assertThat(Codes.EMPLOYMENT.codes())
                .containsExactly(
                        "ESTABLISHED",
                        "CONTRACT",
                        "DISPATCHED",
                        "PUBLIC_WELFARE",
                        "SECONDED",
                        "RETIRED",
                        "LEFT",
                        "DECEASED");
        assertThat(Codes.KNOWLEDGE_TITLE_LEVEL.codes()).containsExactly("NATIONAL", "PROVINCE", "CITY");
        assertThat(Codes.INCIDENT_TYPE.codes())
                .containsExactly(
                        "ILLEGAL_CASE", "DISCIPLINE", "CONDUCT", "COMPLAINT", "INSPECTION_NAMED", "DISHONESTY_LIST");
        assertThat(Codes.INCIDENT_STATUS.codes())
                .containsExactly("CONFIRMED", "PENDING", "UNFOUNDED", "MINOR", "LISTED_IN_ERROR");
        assertThat(Codes.ATTESTATION_ANSWER.codes()).containsExactly("YES", "NO", "UNCLEAR");
        assertThat(Codes.ORGAN.codes()).containsExactly("PERSONNEL", "DISCIPLINE", "POLICE", "UNITED_FRONT");
        assertThat(Codes.OPINION_ANSWER.codes()).containsExactly("AGREE", "DISAGREE");
        assertThat(Codes.OBJECTION_STATE.codes()).containsExactly("OPEN", "UNFOUNDED", "UPHELD");
        assertThat(Codes.DEPARTMENT.codes()).containsExactly("PUBLICITY", "HRSS", "PARTY_WORK", "UNION");
    }
}
