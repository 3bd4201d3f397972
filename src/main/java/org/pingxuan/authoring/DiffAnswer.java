package org.pingxuan.authoring;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.policy.PolicyVersion;
import org.pingxuan.shared.Language;

/**
 * What a draft would change of the policy in force, as it is told.
 *
 * @param base the version that the draft began from
 * @param against the version that it is compared with: the one in force today, or its base where it can no longer be published
 * @param toldByImpact changed tables whose effect no region of one nominee says, for instance because they are compared with whole slates
 */
record DiffAnswer(
        Base base,
        Base against,
        List<Rule> rules,
        List<Row> rows,
        Map<String, Integer> moved,
        List<Changed> regions,
        List<String> toldByImpact) {

    /** A version, by what names it. */
    record Base(UUID id, int version, String digest) {

        private static Base of(PolicyVersion version) {
            return new Base(version.id(), version.version(), version.digest());
        }
    }

    /**
     * A rule that is another, or what else changed in a rules' file.
     *
     * @param rule its name, which begins with the criterion's id; null for what is no rule
     * @param change ADDED, REMOVED or CHANGED
     * @param from the rule's text, or the lines that are gone; null where there is none
     * @param to the rule's text, or the lines that are new
     */
    record Rule(String file, String rule, String change, String from, String to, String sentence) {}

    /**
     * @param change ADDED, REMOVED or CHANGED
     * @param row its number in the sheet
     */
    record Row(String table, String title, String id, int row, String change, List<Cell> cells, String sentence) {}

    /**
     * @param column its key
     * @param from as people read it; null where it was empty
     * @param to likewise
     */
    record Cell(String column, String header, String from, String to) {

        private static Cell of(PolicyDiff.CellChange cell, Language language) {
            return new Cell(
                    cell.column(),
                    cell.header().in(language),
                    cell.from() == null ? null : cell.from().in(language),
                    cell.to() == null ? null : cell.to().in(language));
        }
    }

    /** Inputs that are answered otherwise; outcome and effect apart by a space. */
    record Changed(
            String table,
            List<String> criteria,
            Map<String, Set<String>> when,
            String from,
            String to,
            String sentence,
            Map<String, String> example) {}

    static DiffAnswer of(
            PolicyDiff diff, PolicyVersion base, Drafts.Base against, PolicyContent draft, Language language) {
        return new DiffAnswer(
                Base.of(base),
                Base.of(against.version()),
                diff.rules().stream()
                        .map(rule -> new Rule(
                                rule.file(),
                                rule.rule(),
                                PolicyDiff.kind(rule).name(),
                                rule.from(),
                                rule.to(),
                                PolicyDiff.sentence(rule).in(language)))
                        .toList(),
                diff.rows().stream()
                        .map(row -> new Row(
                                row.table(),
                                row.title().in(language),
                                row.id(),
                                row.number(),
                                row.kind().name(),
                                row.cells().stream()
                                        .map(cell -> Cell.of(cell, language))
                                        .toList(),
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
                ListRegions.toldByImpact(against.content(), draft, diff.regions()));
    }
}
