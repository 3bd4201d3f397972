package org.pingxuan.screening;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.decision.ListMember;
import org.pingxuan.decision.StoredDecision;
import org.pingxuan.decision.StoredFacts;
import org.pingxuan.decision.StoredList;
import org.pingxuan.ledger.RequestKey;
import org.pingxuan.rulebook.PolicyStore;
import org.pingxuan.rulebook.ReadyPolicy;
import org.pingxuan.shared.Digest;
import org.pingxuan.shared.Language;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.shared.Text;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.SlateCheck;
import org.pingxuan.submission.SubmissionDefaults;

/** Takes the workbooks in which units fill in their slates, and marks them. */
@Singleton
public class SlateUploads {

    private static final int UNPROCESSABLE = 422;

    private final SubmissionReader submissions;
    private final SlateReader reader;
    private final Slates slates;
    private final PolicyStore policies;
    private final DecisionStore decisions;

    @Inject
    SlateUploads(
            SubmissionReader submissions,
            SlateReader reader,
            Slates slates,
            PolicyStore policies,
            DecisionStore decisions) {
        this.submissions = submissions;
        this.reader = reader;
        this.slates = slates;
        this.policies = policies;
        this.decisions = decisions;
    }

    /**
     * A form as it was sent; each part is null where it is absent.
     *
     * @param file a filled template
     * @param receivedAt an instant with offset
     * @param unknown names of fields that are none of these, in order
     */
    record Sent(byte[] file, String unit, String award, String receivedAt, List<String> unknown) {

        Sent(byte[] file, String unit, String award, String receivedAt) {
            this(file, unit, award, receivedAt, List.of());
        }

        private ObjectNode beside() {
            ObjectNode beside = JsonNodeFactory.instance.objectNode();
            beside.put("unit", unit).put("award", award).put("receivedAt", receivedAt);
            return beside;
        }
    }

    /** What the upload is known by, all that was sent: the same file with other words beside it is another body. Null where {@code key} is. */
    RequestKey requestKey(String caller, String path, String key, Sent sent) {
        ObjectNode body = sent.beside();
        body.put("file", sent.file() == null ? null : Digest.of(sent.file()));
        return decisions.requestKey(caller, path, key, body);
    }

    /**
     * What the cells say, whether or not it is a valid slate.
     *
     * @throws Problems 404 where there is no such round; 422 where the file is no workbook of this award, or what stands beside it is
     *     faulty
     */
    SlateWorkbook read(String round, Sent sent, Instant arrivedAt) {
        ObjectNode beside = sent.beside();
        List<Problem> faults = new ArrayList<>();
        ReadyPolicy policy = submissions
                .receipt(round, beside, "", SubmissionDefaults.NONE, arrivedAt, faults)
                .policy();
        try {
            new SlateCheck(policy.terms()).check(beside);
        } catch (Problems invalid) {
            faults.addAll(0, invalid.list());
        }
        if (sent.file() == null) {
            faults.add(Problem.at(
                    "file",
                    "missing",
                    null,
                    "缺少上传的文件（file）；请附上填好的模板。",
                    "The file is missing (file); attach the filled template."));
        }
        for (String field : sent.unknown()) {
            faults.add(Problem.at(field, "unknown-field", null, "不是已知字段：" + field, field + " is not a known field"));
        }
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults);
        }
        SlateForm form = SlateForm.of(policy.rulebook(), Award.valueOf(sent.award()));
        return SlateWorkbook.read(sent.file(), form, sent.unit(), sent.receivedAt());
    }

    /** @throws Problems 422 with every fault of the slate; 503 where the policy cannot be loaded */
    ReceivedSlate received(String round, SlateWorkbook workbook, Instant arrivedAt) {
        List<Problem> faults = new ArrayList<>(workbook.faults());
        ReceivedSlate received = null;
        try {
            received = reader.read(round, workbook.body(), workbook.headerUnchanged(), arrivedAt);
        } catch (Problems invalid) {
            if (invalid.status() != UNPROCESSABLE) {
                throw invalid;
            }
            faults.addAll(invalid.list());
        }
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults);
        }
        return received;
    }

    /** The same problems, each at its cell. */
    Problems atCells(SlateWorkbook workbook, Problems problems) {
        return problems.retryAfter() != null
                ? problems
                : Problems.of(
                        problems.status(),
                        problems.title(),
                        problems.list().stream().map(workbook::atCell).toList());
    }

    /** The workbook as it was sent, with what was found of the slate on record. */
    byte[] marked(SlateWorkbook workbook, StoredList slate, Language language) {
        List<UUID> members = slate.members().stream().map(ListMember::decision).toList();
        Map<UUID, StoredDecision> byId = new HashMap<>();
        decisions.byIds(members).forEach(decision -> byId.put(decision.id(), decision));
        Map<UUID, byte[]> facts = decisions.facts(members);
        Map<String, Text> titles = new HashMap<>();
        policies.byId(UUID.fromString(slate.judged().policy().id()))
                .orElseThrow()
                .rulebook()
                .catalogue()
                .values()
                .forEach(criterion -> titles.put(criterion.id(), criterion.title()));
        return new SlateMarks(workbook, language)
                .withResults(
                        slate.judged(),
                        members.stream()
                                .map(id -> SlateMarks.Nominee.of(
                                        byId.get(id), facts.containsKey(id) ? StoredFacts.read(facts.get(id)) : null))
                                .toList(),
                        titles,
                        ListAnswer.RepairAnswer.of(slates.repairBeside(slate)));
    }
}
