package org.pingxuan.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pingxuan.shared.Problems;
import org.pingxuan.submission.FinalList.Procedure;
import org.pingxuan.submission.Submission.Notice;

/** Whether a parsed tree is a final list. Whether its entries are decisions of the round is for the store to say. */
public final class FinalListCheck {

    private static final int TEXT = 4_000;

    private FinalListCheck() {}

    /**
     * @throws Problems 422 with every fault at once
     */
    public static FinalList check(JsonNode body) {
        return Fields.check(body, "", FinalListCheck::read);
    }

    private record Posted(Notice notice, String place) {}

    private static FinalList read(Fields list) {
        String award = list.required("award", Codes.AWARD);
        List<String> entries = list.list("entries", entry -> {
            String decision = entry.notBlank("decision", SubmissionCheck.REFERENCE);
            if (!entry.has("decision")) {
                entry.fault("decision", "missing", "缺少判定编号", "Missing: the id of a decision");
            }
            return decision;
        });
        if (entries == null && !list.has("entries")) {
            list.fault("entries", "missing", "缺少名单", "Missing: the entries of the list");
        }
        List<String> decisions = entries == null ? List.of() : entries;
        Set<String> seen = new HashSet<>();
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < decisions.size(); i++) {
            if (decisions.get(i) == null) {
                continue;
            }
            kept.add(decisions.get(i));
            if (!seen.add(decisions.get(i))) {
                list.faultAt(
                        "entries/" + i + "/decision",
                        "decision-twice",
                        decisions.get(i),
                        "名单中重复列入同一判定",
                        "This decision stands on the list already");
            }
        }
        list.refuseIdNumbers("procedure");
        Procedure procedure = list.objectOrEmpty("procedure", FinalListCheck::procedure);
        return new FinalList(award == null ? null : Award.valueOf(award), kept, procedure);
    }

    private static Procedure procedure(Fields procedure) {
        Posted posted = procedure.object(
                "notice", notice -> new Posted(SubmissionCheck.notice(notice), notice.name("place", TEXT)));
        return new Procedure(
                procedure.date("assessedOn"),
                procedure.date("proposedOn"),
                procedure.date("decidedOn"),
                posted == null ? null : posted.notice(),
                posted == null ? null : posted.place(),
                procedure.bool("shortlistReasons"),
                procedure.date("forwardedOn"),
                procedure.date("expertPanelOn"),
                procedure.name("decisionNumber", SubmissionCheck.NAME),
                procedure.codes("issuers", Codes.DEPARTMENT),
                procedure.date("releasedOn"));
    }
}
