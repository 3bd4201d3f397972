package org.pingxuan.submission;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.pingxuan.submission.Submission.Attestation;

/**
 * A recommending unit's list for one award (推荐汇总表) as it states it. Null is unknown; an empty list says "none".
 *
 * @param unit the recommending unit's code; never null
 * @param award never null
 * @param receivedAt when the materials were received, as stated; null means the moment of arrival
 * @param attestations answers by criterion id (G-GATE, G-TRUTH, G-OPEN); never null
 * @param bodySetUpOn when the unit's selection body was set up
 * @param contactSheetOn when its contact sheet was sent
 * @param report whether the report was handed in
 * @param reportSections its sections: ORGANISATION, PROCESS, NOTICES, ORDER, OPINION
 * @param submissions in the sequence sent, reserves among them; each names this unit and award
 */
public record Slate(
        String unit,
        Award award,
        OffsetDateTime receivedAt,
        Map<String, Attestation> attestations,
        LocalDate bodySetUpOn,
        LocalDate contactSheetOn,
        Boolean report,
        List<String> reportSections,
        List<Submission> submissions) {

    /** The same slate with other submissions. */
    public Slate with(List<Submission> others) {
        return new Slate(
                unit, award, receivedAt, attestations, bodySetUpOn, contactSheetOn, report, reportSections, others);
    }
}
