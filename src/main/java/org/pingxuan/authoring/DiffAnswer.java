package org.pingxuan.authoring;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.shared.Language;

/**
 * A difference between a draft and its base, as it is told.
 *
 * @param toldByImpact changed tables that are compared with whole slates and lists, so that no region of one nominee says what they do
 */
record DiffAnswer(
        Base base,
        List<String> rules,
        List<Row> rows,
        Map<String, Integer> moved,
        List<Changed> regions,
        List<String> toldByImpact) {

    record Base(UUID id, int version, String digest) {}

    /**
     * @param change ADDED, REMOVED or CHANGED
     * @param row its number in the sheet
     */
    record Row(
            String table,
            String title,
            String id,
            int row,
            String change,
            List<PolicyDiff.CellChange> cells,
            String sentence) {}

    /** Inputs that are answered otherwise; outcome and effect apart by a space. */
    record Changed(
            String table,
            List<String> criteria,
            Map<String, Set<String>> when,
            String from,
            String to,
            String sentence,
            Map<String, String> example) {}

    static DiffAnswer of(PolicyDiff diff, Drafts.Base base, PolicyContent draft, Language language) {
        return new DiffAnswer(
                new Base(
                        base.version().id(),
                        base.version().version(),
                        base.version().digest()),
                diff.rules(),
                diff.rows().stream()
                        .map(row -> new Row(
                                row.table(),
                                row.title().in(language),
                                row.id(),
                                row.number(),
                                row.kind().name(),
                                row.cells(),
                                row.sentence().in(language)))
                        .toList(),
                diff.moved(),
                diff.regions().stream()
                        .map(region -> new Changed(
                                region.table(),
                                region.criteria(),
                                region.when(),
                                region.from(),
                                region.to(),
                                region.sentence().in(language),
                                region.example()))
                        .toList(),
                ListRegions.toldByImpact(base.content(), draft));
    }
}
