package org.pingxuan.authoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.pingxuan.shared.Language;
import org.pingxuan.shared.Problem;

/**
 * A draft as it is told.
 *
 * @param state OPEN, SUBMITTED or APPROVED
 * @param base the version that it began from
 * @param rules "base", or "build" where it brings the rules of a build
 * @param authors everybody who had a hand in it, and so may not approve it
 * @param rejected why it was sent back last; null where it was not, or is submitted anew
 * @param impact the digest that is to be approved; null before it is submitted
 * @param policy the version that it became; null before it is approved
 * @param inForceFrom likewise
 * @param tables what was uploaded: name to digest of the file
 */
record DraftAnswer(
        UUID id,
        String round,
        String state,
        Base base,
        String note,
        String rules,
        String author,
        Set<String> authors,
        Instant openedAt,
        Rejected rejected,
        String impact,
        UUID policy,
        LocalDate inForceFrom,
        Map<String, String> tables,
        List<Step> steps) {

    record Base(UUID id, int version) {}

    record Rejected(String by, Instant at, String reason) {}

    /** What happened. */
    record Step(String step, String by, Instant at, Map<String, String> detail) {}

    static DraftAnswer of(Draft draft, int baseVersion) {
        DraftState state = draft.state();
        DraftStep.Rejected sentBack = state instanceof DraftState.Open open ? open.sentBack() : null;
        DraftStep.Approved approved = state instanceof DraftState.Approved done ? done.as() : null;
        String impact = approved != null
                ? approved.impact()
                : state instanceof DraftState.Submitted waits ? waits.as().impact() : null;
        return new DraftAnswer(
                draft.id(),
                draft.round(),
                state.getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT),
                new Base(draft.base(), baseVersion),
                draft.note(),
                draft.rules() == null ? "base" : "build",
                draft.author(),
                draft.authors(),
                draft.steps().get(0).at(),
                sentBack == null ? null : new Rejected(sentBack.by(), sentBack.at(), sentBack.reason()),
                impact,
                approved == null ? null : approved.policy(),
                approved == null ? null : approved.inForceFrom(),
                draft.workbooks(),
                draft.steps().stream()
                        .map(step -> new Step(step.kind(), step.by(), step.at(), new TreeMap<>(step.detail())))
                        .toList());
    }

    /**
     * What the checks of a draft found.
     *
     * @param digest of the policy that it would be; null where a workbook cannot be read
     * @param publishable whether it may be submitted
     */
    record Checks(
            String digest,
            boolean publishable,
            List<Map<String, Object>> problems,
            List<Map<String, Object>> notes,
            List<Tests> tests) {

        static Checks of(PolicyReport report, Language language) {
            return new Checks(
                    report.content() == null ? null : report.content().digest(),
                    report.isPublishable(),
                    told(report.problems(), language),
                    told(report.notes(), language),
                    report.tests().stream()
                            .map(tests -> new Tests(
                                    tests.table(),
                                    tests.title().in(language),
                                    tests.tests(),
                                    tests.red(),
                                    tests.cases(),
                                    tests.covered()))
                            .toList());
        }
    }

    /** The test rows of one table: how many, how many are red, how many of the table's cases they reach. */
    record Tests(String table, String title, int tests, int red, int cases, int covered) {}

    /**
     * An upload that was taken.
     *
     * @param tableDigest of the typed rows, whatever the file's bytes
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Uploaded(
            UUID draft,
            String table,
            int rows,
            int testRows,
            String tableDigest,
            String digest,
            List<Map<String, Object>> notes,
            Checks checks) {

        static Uploaded of(Drafts.Uploaded upload, Language language) {
            Checks checks = Checks.of(upload.report(), language);
            return new Uploaded(
                    upload.draft().id(),
                    upload.read().table().name(),
                    upload.read().table().rows().size(),
                    upload.read().tests().size(),
                    upload.read().table().digest(),
                    checks.digest(),
                    told(upload.notes(), language),
                    checks);
        }
    }

    /** Problems as every answer tells them. */
    static List<Map<String, Object>> told(List<Problem> problems, Language language) {
        List<Map<String, Object>> told = new ArrayList<>();
        for (Problem problem : problems) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("code", problem.code());
            one.put("pointer", problem.pointer());
            one.put("value", problem.value());
            one.put("help", problem.help().in(language));
            told.add(one);
        }
        return told;
    }
}
