package org.pingxuan.submission;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.pingxuan.shared.LocalDay;

/**
 * One nomination (申报) as its unit states it. Null is unknown; an empty list says "none". Free texts are as sent; codes are in
 * {@link org.pingxuan.shared.Normal normal form}.
 *
 * @param award never null
 * @param unit the recommending unit's code ({@code JL-CC}); may be one that the register lacks
 * @param reference the unit's own name for this nomination; null where one is to be made
 * @param order place in the unit's recommending order, 1 is first
 * @param receivedAt when the materials were received, as stated; null means the moment of arrival
 * @param reserve whether a slate's repair may fill a place from it; outside every count
 * @param tiedWith references of the same slate that the unit declared equal; never null
 * @param window the nominee where the award is for windows (all unknown where nothing was sent), else null
 * @param person the nominee where the award is for persons (all unknown where nothing was sent), else null
 * @param incidents records against the nominee; empty says "none"
 * @param attestations answers by criterion id, in the order of the ids; never null
 * @param procedure the acts before submission; never null
 * @param materials what was handed in; never null
 * @param additional values of facts declared in the fields table, by code: String, BigDecimal, Boolean, LocalDate or List of String, in the
 *     order of the codes; never null
 */
public record Submission(
        Award award,
        String unit,
        String reference,
        Integer order,
        OffsetDateTime receivedAt,
        boolean reserve,
        List<String> tiedWith,
        Window window,
        Person person,
        List<Incident> incidents,
        Map<String, Attestation> attestations,
        Procedure procedure,
        Materials materials,
        Map<String, Object> additional) {

    /** The same nomination at another place of its slate. */
    public Submission placed(Integer newOrder, boolean asReserve) {
        return with(reference, newOrder, receivedAt, asReserve);
    }

    /** The same nomination under a name that was made for it. */
    public Submission named(String newReference) {
        return with(newReference, order, receivedAt, reserve);
    }

    /** The same nomination as received on a local day (Asia/Shanghai). */
    public Submission receivedOn(LocalDate day) {
        return with(reference, order, day.atStartOfDay(LocalDay.ZONE).toOffsetDateTime(), reserve);
    }

    private Submission with(String newReference, Integer newOrder, OffsetDateTime newReceivedAt, boolean asReserve) {
        return new Submission(
                award,
                unit,
                newReference,
                newOrder,
                newReceivedAt,
                asReserve,
                tiedWith,
                window,
                person,
                incidents,
                attestations,
                procedure,
                materials,
                additional);
    }

    /** The local day (Asia/Shanghai) of receipt as stated; null means the day of arrival. */
    public LocalDate receivedOn() {
        return receivedAt == null
                ? null
                : receivedAt.atZoneSameInstant(LocalDay.ZONE).toLocalDate();
    }

    /**
     * A window or platform that is nominated.
     *
     * @param category one of the sixteen codes, or any other text
     * @param level PROVINCE, CITY, COUNTY, TOWNSHIP or COMMUNITY
     * @param divisionCode GB/T 2260, as sent
     * @param grade institutional grade of the window itself (机构规格), a code of {@link Codes#GRADE}
     * @param appliedStars stars applied for
     * @param starsHeld stars held from earlier rounds
     * @param remarks the 备注 column of Annex 7
     * @param onServiceMap whether its place is on the service e-map
     * @param firstBatchMonitoring first connected to the ministry's monitoring platform
     * @param quickServicePilot a pilot of the quick-service action
     * @param favourableRate share of good ratings in percent, 0 to 100
     * @param contestResult results in skills contests
     * @param adminContribution an administrative department's statement of contribution
     */
    public record Window(
            String name,
            String creditCode,
            String category,
            String level,
            String divisionCode,
            String grade,
            Integer appliedStars,
            List<StarHeld> starsHeld,
            String remarks,
            Boolean onServiceMap,
            Boolean firstBatchMonitoring,
            Boolean quickServicePilot,
            BigDecimal favourableRate,
            String contestResult,
            String adminContribution) {}

    /** A star rating held from an earlier round. */
    public record StarHeld(Integer stars, Integer year) {}

    /**
     * A person who is nominated.
     *
     * @param idNumber resident ID number (GB 11643), as sent; never shown or logged in the clear
     * @param gender MALE or FEMALE
     * @param ethnicity GB/T 3304 code or any text
     * @param politicalAffiliation GB/T 4762 code, 01 to 13
     * @param employment a code of {@link Codes#EMPLOYMENT}
     * @param service periods of work in the HRSS system; an open period has a null {@code to}
     * @param grade post or rank, a code of {@link Codes#GRADE}
     * @param rankOnly whether {@code grade} is by rank (职级) only, without a post
     * @param gradeJustification the unit's written reason for nominating a division-level person
     * @param exemption the leading group's written exemption
     * @param knowledgeTitle a 人社知识通 title; null says none
     * @param honours earlier honours
     * @param remarks the 备注 column of Annex 8 or 10
     */
    public record Person(
            String name,
            String idNumber,
            String gender,
            String ethnicity,
            String politicalAffiliation,
            Employer employer,
            String employment,
            PartialDate workStartedOn,
            List<ServicePeriod> service,
            String grade,
            Boolean rankOnly,
            String gradeJustification,
            String exemption,
            Boolean frontline,
            KnowledgeTitle knowledgeTitle,
            List<HonourClaim> honours,
            String remarks) {}

    /** Where a person works; {@code category} and {@code level} as of a window. */
    public record Employer(String name, String category, String level) {}

    /** A period of work in the HRSS system, both days included; {@code to} null: still at work. */
    public record ServicePeriod(PartialDate from, PartialDate to) {}

    /** A 人社知识通 title: {@code level} NATIONAL, PROVINCE or CITY. */
    public record KnowledgeTitle(String level, Integer year, String title) {}

    /** An earlier honour that the submission claims: a code of the honours table and its year. */
    public record HonourClaim(String honour, Integer year) {}

    /**
     * A record against the nominee.
     *
     * @param type ILLEGAL_CASE, DISCIPLINE, CONDUCT, COMPLAINT, INSPECTION_NAMED or DISHONESTY_LIST
     * @param on the day of the event, not of its discovery
     * @param status CONFIRMED, PENDING, UNFOUNDED, MINOR or LISTED_IN_ERROR
     */
    public record Incident(String type, LocalDate on, String status, String note) {}

    /** An attested answer: YES, NO or UNCLEAR, by a named role. */
    public record Attestation(String answer, String by, LocalDate on, String note) {}

    /**
     * The acts before submission, by day.
     *
     * @param opinions opinions of the organs that were asked; empty says none was asked
     * @param fourDepartments departments to which a pacesetter's file went: PUBLICITY, HRSS, PARTY_WORK, UNION
     */
    public record Procedure(
            LocalDate leadersMeetingOn,
            Notice unitNotice,
            List<Opinion> opinions,
            LocalDate reportedUpOn,
            LocalDate countyReviewOn,
            LocalDate cityMeetingOn,
            Notice cityNotice,
            List<String> fourDepartments) {
        public static final Procedure NONE = new Procedure(null, null, null, null, null, null, null, null);
    }

    /** A public notice (公示), from its posting day to its last day, with the objections raised. */
    public record Notice(LocalDate from, LocalDate to, List<Objection> objections) {}

    /** An objection raised during a notice: {@code state} OPEN, UNFOUNDED or UPHELD; {@code finding} in writing. */
    public record Objection(LocalDate on, String state, String finding) {}

    /** An organ's opinion: organ PERSONNEL, DISCIPLINE, POLICE or UNITED_FRONT; answer AGREE or DISAGREE. */
    public record Opinion(String organ, String answer, LocalDate on) {}

    /** What was handed in. */
    public record Materials(
            Boolean approvalForm,
            Boolean consultationForm,
            Boolean basicFacts,
            Deeds mainDeeds,
            Deeds briefDeeds,
            Boolean paperReceived,
            Boolean electronicReceived,
            Photos photos) {
        public static final Materials NONE = new Materials(null, null, null, null, null, null, null, null);
    }

    /** Deeds (事迹): their text, or the number of words that the unit counted; at least one is not null. */
    public record Deeds(String text, Integer words) {}

    /** ID photos: number on paper, an electronic copy, unit and name on the back. */
    public record Photos(Integer paper, Boolean electronic, Boolean labelled) {}
}
