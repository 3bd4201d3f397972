package org.pingxuan.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pingxuan.policy.CaseTable;
import org.pingxuan.policy.KeyCell;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.policy.Row;
import org.pingxuan.policy.TableSchema;
import org.pingxuan.policy.TypedTable;
import org.pingxuan.rulebook.BuildPolicy;

class RegionsTest {

    private static final List<String> OUTCOMES = List.of("MET", "NOT_MET", "UNKNOWN", "NOT_APPLICABLE");
    private static final List<String> EFFECTS = List.of("NONE", "FLAG", "REVIEW", "RETURN", "INELIGIBLE");

    private final PolicyContent base = BuildPolicy.content();

    private PolicyContent with(TypedTable table) {
        return ContentEdit.with(base, table.name(), List.copyOf(table.rows()));
    }

    private static Row with(Row row, Map<String, Object> cells) {
        Map<String, Object> values = new HashMap<>(row.values());
        values.putAll(cells);
        return new Row(row.table(), row.id(), row.number(), values);
    }

    @Test
    void equal_policies_differ_in_no_region() {
        assertThat(PolicyDiff.of(base, base)).isEqualTo(new PolicyDiff(List.of(), List.of(), Map.of(), List.of()));
    }

    /** Rows are changed at random, in what they ask and in what they answer, and every input is asked of both tables. */
    @Test
    void no_region_is_missed_and_none_is_invented() {
        Random random = new Random(20240408);
        List<TypedTable> tables = base.tables().values().stream()
                .filter(table -> table.schema().cases())
                .toList();
        int changedInputs = 0;
        for (int round = 0; round < 150; round++) {
            TypedTable table = tables.get(random.nextInt(tables.size()));
            TypedTable changed = changed(table, random);
            List<Region> regions = Regions.between(base, with(changed));
            CaseTable old = new CaseTable(table);
            CaseTable young = new CaseTable(changed);
            for (String criterion : criteria(table.name())) {
                for (Map<String, String> values :
                        young.combinations(criterion, table.schema().keys())) {
                    String from = answer(old.answers(criterion, values));
                    String to = answer(young.answers(criterion, values));
                    List<Region> holding = regions.stream()
                            .filter(region -> region.criteria().contains(criterion))
                            .filter(region -> Boxes.holds(region.when(), coded(values)))
                            .toList();
                    if (Objects.equals(from, to)) {
                        assertThat(holding)
                                .as("%s %s %s", table.name(), criterion, values)
                                .isEmpty();
                    } else {
                        changedInputs++;
                        assertThat(holding)
                                .as("%s %s %s", table.name(), criterion, values)
                                .isNotEmpty()
                                .allMatch(region ->
                                        Objects.equals(region.from(), from) && Objects.equals(region.to(), to));
                    }
                }
            }
            assertThat(regions).allSatisfy(region -> {
                assertThat(region.sentence().zh()).contains("例如");
                assertThat(region.example()).isNotEmpty();
            });
        }
        assertThat(changedInputs).isGreaterThan(500);
    }

    private List<String> criteria(String table) {
        return base.table("criteria").rows().stream()
                .filter(row -> table.equals(row.text("table")))
                .map(Row::id)
                .toList();
    }

    private static TypedTable changed(TypedTable table, Random random) {
        List<Row> rows = new ArrayList<>(table.rows());
        TableSchema schema = table.schema();
        for (int change = 0; change < 1 + random.nextInt(4) && !rows.isEmpty(); change++) {
            int at = random.nextInt(rows.size());
            Row row = rows.get(at);
            switch (random.nextInt(3)) {
                case 0 ->
                    rows.set(
                            at,
                            with(
                                    row,
                                    Map.of(
                                            "outcome", OUTCOMES.get(random.nextInt(OUTCOMES.size())),
                                            "effect", EFFECTS.get(random.nextInt(EFFECTS.size())))));
                case 1 -> rows.remove(at);
                default -> {
                    var key = schema.keys().get(random.nextInt(schema.keys().size()));
                    List<String> codes = new ArrayList<>(key.list().codes().keySet());
                    if (key.absent()) {
                        codes.add(KeyCell.ABSENT);
                    }
                    rows.set(
                            at,
                            with(
                                    row,
                                    Map.of(
                                            key.key(),
                                            new KeyCell(java.util.Set.of(codes.get(random.nextInt(codes.size())))))));
                }
            }
        }
        return new TypedTable(schema, rows);
    }

    private static String answer(List<Row> rows) {
        return rows.size() == 1
                ? rows.get(0).text("outcome") + " " + rows.get(0).text("effect")
                : null;
    }

    private static Map<String, String> coded(Map<String, String> values) {
        Map<String, String> coded = new LinkedHashMap<>(values);
        coded.replaceAll((key, value) -> value == null ? KeyCell.ABSENT : value);
        return coded;
    }

    /** Bounds and points are changed at random, and figures at, beside and between all bounds are asked of both. */
    @Test
    void of_scores_every_figure_whose_points_change_lies_in_a_region_and_no_other() {
        Random random = new Random(7);
        TypedTable scoring = base.table("scoring");
        for (int round = 0; round < 60; round++) {
            List<Row> rows = new ArrayList<>();
            BigDecimal cut = BigDecimal.valueOf(random.nextInt(100));
            for (Row row : scoring.rows()) {
                rows.add(
                        switch (row.id()) {
                            case "RATE-LESS" -> with(row, Map.of("below", cut));
                            case "RATE-90" ->
                                with(row, Map.of("from", cut, "points", BigDecimal.valueOf(random.nextInt(4))));
                            default -> row;
                        });
            }
            List<Region> regions = Regions.between(base, with(new TypedTable(scoring.schema(), rows)));
            for (int tenth = -20; tenth <= 1020; tenth += 5) {
                BigDecimal figure = BigDecimal.valueOf(tenth, 1);
                String from = points(scoring.rows(), figure);
                String to = points(rows, figure);
                List<Region> holding = regions.stream()
                        .filter(region -> region.when().get("/window/favourableRate").stream()
                                .anyMatch(range -> lies(figure, range)))
                        .toList();
                assertThat(holding).as("%s cut at %s", figure, cut).hasSize(from.equals(to) ? 0 : 1);
                assertThat(holding)
                        .allMatch(region ->
                                region.from().equals(from) && region.to().equals(to));
            }
        }
    }

    private static String points(Iterable<Row> rows, BigDecimal figure) {
        for (Row row : rows) {
            if (row.text("path") != null
                    && (row.decimal("from") == null || figure.compareTo(row.decimal("from")) >= 0)
                    && (row.decimal("below") == null || figure.compareTo(row.decimal("below")) < 0)) {
                return row.decimal("points").toPlainString() + "/4";
            }
        }
        return "0/4";
    }

    private static boolean lies(BigDecimal figure, String range) {
        String[] bounds = range.substring(1, range.length() - 1).split(", ");
        return (bounds[0].equals("-∞") || figure.compareTo(new BigDecimal(bounds[0])) >= 0)
                && (bounds[1].equals("+∞") || figure.compareTo(new BigDecimal(bounds[1])) < 0);
    }
}
