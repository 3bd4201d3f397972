package org.pingxuan.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pingxuan.policy.Criterion;
import org.pingxuan.policy.TableSchema;
import org.pingxuan.rulebook.fact.Case;
import org.pingxuan.rulebook.fact.Notion;
import org.pingxuan.shared.Language;
import org.pingxuan.shared.Text;
import org.pingxuan.verdict.Evidence;
import org.pingxuan.verdict.Finding;
import org.pingxuan.verdict.TableRow;

/** Where rules report: one finding for each criterion, its message filled with what was found. */
public final class FindingReport {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Text NOT_GIVEN = Text.of("（未填）", "(not given)");

    private final Map<String, Criterion> catalogue;
    private final SortedMap<String, Finding> findings = new TreeMap<>();

    FindingReport(Map<String, Criterion> catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Reports the case that answers a criterion.
     *
     * @throws IllegalStateException where the criterion is not in the catalogue or was reported before
     */
    public void report(Case found) {
        Criterion criterion = catalogue.get(found.criterion());
        if (criterion == null) {
            throw new IllegalStateException(found.criterion() + " is not in the catalogue");
        }
        Map<String, Object> shown = new LinkedHashMap<>();
        found.notions().forEach(notion -> shown.putAll(notion.shown()));
        shown.put("criterion", criterion.title());
        Finding finding = new Finding(
                criterion.id(),
                criterion.clause(),
                found.outcome(),
                found.effect(),
                filled(found.message(), shown),
                found.remedy() == null ? null : filled(found.remedy(), shown),
                evidence(found.notions()),
                new TableRow(
                        found.row().table(),
                        found.row().id(),
                        TableSchema.ROWS_SHEET,
                        found.row().number()));
        if (findings.put(criterion.id(), finding) != null) {
            throw new IllegalStateException(criterion.id() + " was reported twice");
        }
    }

    /** Ordered by criterion id. */
    List<Finding> findings() {
        return List.copyOf(findings.values());
    }

    private static List<Evidence> evidence(List<Notion> notions) {
        Map<String, Evidence> byPath = new LinkedHashMap<>();
        for (Notion notion : notions) {
            for (Evidence evidence : notion.evidence()) {
                byPath.merge(evidence.path(), evidence, (first, second) -> first.limit() == null ? second : first);
            }
        }
        return new ArrayList<>(byPath.values());
    }

    private static Text filled(Text template, Map<String, Object> shown) {
        return Text.of(filled(template.zh(), shown, Language.ZH), filled(template.en(), shown, Language.EN));
    }

    private static String filled(String template, Map<String, Object> shown, Language language) {
        if (template.indexOf('{') < 0) {
            return template;
        }
        Matcher matcher = PLACEHOLDER.matcher(template);
        return matcher.replaceAll(
                match -> Matcher.quoteReplacement(display(shown.getOrDefault(match.group(1), NOT_GIVEN), language)));
    }

    private static String display(Object value, Language language) {
        if (value instanceof Text text) {
            return text.in(language);
        }
        if (value instanceof LocalDate date && language == Language.ZH) {
            return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
        }
        return String.valueOf(value);
    }
}
