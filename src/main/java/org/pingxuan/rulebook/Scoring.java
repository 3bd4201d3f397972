package org.pingxuan.rulebook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.policy.Row;
import org.pingxuan.policy.TableSchema;
import org.pingxuan.rulebook.fact.Facts;
import org.pingxuan.submission.Award;
import org.pingxuan.verdict.Finding;
import org.pingxuan.verdict.Outcome;
import org.pingxuan.verdict.Score;
import org.pingxuan.verdict.Score.Item;
import org.pingxuan.verdict.Score.Part;
import org.pingxuan.verdict.TableRow;

/**
 * Points by the notice's own heads, from the tables scoring-heads and scoring: a criterion counted there gives its points when met,
 * none when not met or unknown, and leaves both sums where it does not apply; a figure gives the points of its interval.
 */
final class Scoring {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final PolicyContent policy;

    Scoring(PolicyContent policy) {
        this.policy = policy;
    }

    Score score(Facts facts, List<Finding> findings) {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        findings.forEach(finding -> outcomes.put(finding.criterion(), finding.outcome()));
        List<Part> parts = new ArrayList<>();
        for (Row head : heads(facts.award())) {
            List<Item> items = new ArrayList<>();
            Map<String, List<Row>> figures = new LinkedHashMap<>();
            for (Row row : policy.table("scoring").where("head", head.id())) {
                if (row.text("criterion") != null) {
                    Outcome outcome = outcomes.get(row.text("criterion"));
                    if (outcome != null && outcome != Outcome.NOT_APPLICABLE) {
                        items.add(item(
                                row.text("criterion"),
                                outcome == Outcome.MET ? row.decimal("points") : BigDecimal.ZERO,
                                row));
                    }
                } else {
                    figures.computeIfAbsent(row.text("path"), none -> new ArrayList<>())
                            .add(row);
                }
            }
            figures.forEach((path, intervals) -> items.add(figure(path, intervals, facts)));
            parts.add(new Part(head.id(), head.title(), sum(items, true), sum(items, false), at(head), items));
        }
        BigDecimal points = parts.stream().map(Part::points).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal possible = parts.stream().map(Part::of).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal total =
                possible.signum() == 0 ? null : HUNDRED.multiply(points).divide(possible, 1, RoundingMode.HALF_UP);
        return new Score(total, parts);
    }

    private List<Row> heads(Award award) {
        return policy.table("scoring-heads").rows().stream()
                .filter(head -> head.codes("awards").contains(award.name()))
                .sorted(Comparator.comparing(head -> head.integer("order")))
                .toList();
    }

    private static Item figure(String path, List<Row> intervals, Facts facts) {
        Object actual = facts.at(path);
        BigDecimal figure = actual == null ? null : new BigDecimal(actual.toString());
        for (Row row : intervals) {
            boolean from = row.decimal("from") == null || figure != null && figure.compareTo(row.decimal("from")) >= 0;
            boolean below =
                    row.decimal("below") == null || figure != null && figure.compareTo(row.decimal("below")) < 0;
            if (figure != null && from && below) {
                return item(path, row.decimal("points"), row);
            }
        }
        return item(path, BigDecimal.ZERO, intervals.get(0));
    }

    private static Item item(String id, BigDecimal points, Row row) {
        return new Item(id, points, row.decimal("possible"), at(row));
    }

    private static BigDecimal sum(List<Item> items, boolean points) {
        return items.stream().map(item -> points ? item.points() : item.of()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static TableRow at(Row row) {
        return new TableRow(row.table(), row.id(), TableSchema.ROWS_SHEET, row.number());
    }
}
