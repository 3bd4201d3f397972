package org.pingxuan.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.pingxuan.shared.Problems;
import org.pingxuan.submission.Submission.Attestation;

/** Whether a parsed tree is a slate: its own fields and every submission in it, all faults at once. */
public final class SlateCheck {

    private final SubmissionTerms terms;
    private final SubmissionCheck submissions;

    public SlateCheck(SubmissionTerms terms) {
        this.terms = terms;
        this.submissions = new SubmissionCheck(terms);
    }

    /**
     * The slate that {@code body} is.
     *
     * @param body a tree parsed with BigDecimal for its numbers
     * @throws Problems 422 with every fault at once
     */
    public Slate check(JsonNode body) {
        return Fields.check(body, "", this::read);
    }

    private Slate read(Fields slate) {
        String code = slate.required("award", Codes.AWARD);
        Award award = code == null ? null : Award.valueOf(code);
        String unit = slate.requiredName("unit", SubmissionCheck.NAME, "缺少推荐单位", "Missing: the recommending unit");
        OffsetDateTime receivedAt = slate.instant("receivedAt");
        Map<String, Attestation> attestations = slate.objectOrEmpty(
                "attestations", answers -> SubmissionCheck.attestations(answers, terms.attestedOfSlates()));
        slate.refuseIdNumbers("attestations");
        Days days = slate.objectOrEmpty(
                "procedure", procedure -> new Days(procedure.date("bodySetUpOn"), procedure.date("contactSheetOn")));
        Papers papers = slate.objectOrEmpty(
                "materials",
                paper -> new Papers(paper.bool("report"), paper.codes("reportSections", Codes.REPORT_SECTION)));
        SubmissionDefaults defaults = new SubmissionDefaults(unit, award, receivedAt);
        List<Submission> sent = slate.list("submissions", submission -> submissions.read(submission, defaults));
        refuseStrangeReferences(slate, sent);
        return days == null || papers == null
                ? null
                : new Slate(
                        unit,
                        award,
                        receivedAt,
                        attestations,
                        days.bodySetUpOn(),
                        days.contactSheetOn(),
                        papers.report(),
                        papers.sections(),
                        sent);
    }

    private record Days(LocalDate bodySetUpOn, LocalDate contactSheetOn) {}

    private record Papers(Boolean report, List<String> sections) {}

    /** A reference names one submission of the slate; a tie names a reference of the slate. */
    private static void refuseStrangeReferences(Fields slate, List<Submission> sent) {
        if (sent == null) {
            return;
        }
        Map<String, Long> times = sent.stream()
                .filter(Objects::nonNull)
                .map(Submission::reference)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(reference -> reference, HashMap::new, Collectors.counting()));
        Set<String> told = new HashSet<>();
        for (int i = 0; i < sent.size(); i++) {
            Submission submission = sent.get(i);
            if (submission == null) {
                continue;
            }
            if (times.getOrDefault(submission.reference(), 0L) > 1 && !told.add(submission.reference())) {
                slate.faultAt(
                        "submissions/" + i + "/reference",
                        "reference-twice",
                        submission.reference(),
                        "同一汇总表中编号重复",
                        "This reference stands twice on the slate");
            }
            for (int tie = 0; tie < submission.tiedWith().size(); tie++) {
                String reference = submission.tiedWith().get(tie);
                if (reference != null && !times.containsKey(reference)) {
                    slate.faultAt(
                            "submissions/" + i + "/tiedWith/" + tie,
                            "unknown-reference",
                            reference,
                            "汇总表中没有此编号",
                            "No submission of this slate has this reference");
                }
            }
        }
    }
}
