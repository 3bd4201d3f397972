package org.pingxuan.submission;

import java.time.LocalDate;
import java.util.List;
import org.pingxuan.submission.Submission.Notice;

/**
 * The province's proposed commendation list for one award (拟表扬名单) as it is stated. Null is unknown.
 *
 * @param award never null
 * @param decisions the entries: ids of decisions, in the list's order, none twice
 * @param procedure never null
 */
public record FinalList(Award award, List<String> decisions, Procedure procedure) {

    public FinalList {
        decisions = List.copyOf(decisions);
    }

    /**
     * The province's acts, by day.
     *
     * @param assessedOn assessment of the nominees
     * @param proposedOn proposal made on the assessment
     * @param decidedOn decision of the leading group
     * @param notice the province's public notice
     * @param place where it was posted: PORTAL, or any other text
     * @param shortlistReasons whether the reasons for the shortlist are on record
     * @param forwardedOn when pacesetters were forwarded to the four departments
     * @param expertPanelOn when the expert panel met
     * @param decisionNumber number of the commendation
     * @param issuers departments that issue it: PUBLICITY, HRSS, PARTY_WORK, UNION
     * @param releasedOn when it was published
     */
    public record Procedure(
            LocalDate assessedOn,
            LocalDate proposedOn,
            LocalDate decidedOn,
            Notice notice,
            String place,
            Boolean shortlistReasons,
            LocalDate forwardedOn,
            LocalDate expertPanelOn,
            String decisionNumber,
            List<String> issuers,
            LocalDate releasedOn) {}
}
