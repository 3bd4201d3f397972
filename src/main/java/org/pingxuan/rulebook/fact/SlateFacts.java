package org.pingxuan.rulebook.fact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pingxuan.policy.Row;
import org.pingxuan.shared.Text;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.Codes;
import org.pingxuan.submission.Slate;
import org.pingxuan.verdict.Figure;

/**
 * Everything that the rules see of one slate, joined once.
 *
 * @param receivedOn the local day (Asia/Shanghai) of receipt
 * @param officialHeader whether a workbook kept the official header; null where the slate was sent as JSON
 * @param answers what was counted, by criterion and notion; a notion without an entry is unknown
 * @param figures the arithmetic, by criterion
 */
public record SlateFacts(
        Slate slate,
        LocalDate receivedOn,
        Boolean officialHeader,
        Map<String, Map<String, String>> answers,
        Map<String, Figure> figures) {

    public Award award() {
        return slate.award();
    }

    public boolean isForWindows() {
        return award().isForWindow();
    }

    public boolean isForIndividuals() {
        return award() == Award.OUTSTANDING_INDIVIDUAL;
    }

    /** What was counted for a criterion, with its arithmetic. */
    public Notion counted(String criterion, String notion) {
        return Counted.notion(notion, answers.getOrDefault(criterion, Map.of()).get(notion), figures.get(criterion));
    }

    /** Whether the slate lists anybody; unknown where it has no list. */
    public Notion listed() {
        Notion counted = counted("D-SUMMARY", "kept");
        return slate.submissions() == null ? new Notion("kept", null, counted.evidence(), counted.shown()) : counted;
    }

    /** Whether the workbook's header row is the official one. */
    public Notion header() {
        return Notion.yesNo("kept", officialHeader).read("/header", officialHeader);
    }

    public Notion report() {
        return Notion.yesNo("kept", slate.report()).read("/materials/report", slate.report());
    }

    /** Whether the report has all five sections. */
    public Notion sections() {
        List<String> given = slate.reportSections();
        List<Text> missing = new ArrayList<>();
        if (given != null) {
            Codes.REPORT_SECTION.labels().forEach((section, label) -> {
                if (!given.contains(section)) {
                    missing.add(label);
                }
            });
        }
        return Notion.yesNo("kept", given == null ? null : missing.isEmpty())
                .read("/materials/reportSections", given, String.join(", ", Codes.REPORT_SECTION.codes()))
                .show("missing", Papers.list(missing));
    }

    /** The answer on an attested item of the slate. */
    public Items attested(String criterion, Tables tables) {
        Row item = tables.row("attested", criterion).orElseThrow();
        return Attestations.of(slate.attestations(), item, Notion.yesNo("attested.applies", true));
    }
}
