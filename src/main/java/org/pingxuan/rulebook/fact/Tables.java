package org.pingxuan.rulebook.fact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pingxuan.calendar.SpecialDay;
import org.pingxuan.calendar.WorkingDays;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.policy.Row;
import org.pingxuan.shared.Normal;
import org.pingxuan.shared.Text;
import org.pingxuan.submission.Award;

/** What rules look up in the decision tables of the policy in force: lists, numbers, dates, the working-day calendar. */
public final class Tables {

    private final PolicyContent policy;
    private final WorkingDays workingDays;

    public Tables(PolicyContent policy) {
        this.policy = policy;
        this.workingDays = calendarOf(policy.table("working-days").rows());
    }

    private static WorkingDays calendarOf(Collection<Row> rows) {
        Set<Integer> years = new HashSet<>();
        for (Row row : rows) {
            years.add(row.integer("year"));
        }
        List<SpecialDay> days = rows.stream()
                .map(row -> new SpecialDay(row.date("date"), "WORK".equals(row.text("kind")), row.text("unit")))
                .toList();
        return WorkingDays.of(years, days);
    }

    public WorkingDays workingDays() {
        return workingDays;
    }

    /** The row of a table with this id, matched in normal form; empty where the text is unknown or no row has it. */
    public Optional<Row> row(String table, String id) {
        return policy.table(table).row(Normal.form(id));
    }

    /** The rows of a table whose column holds a value, in the order of the sheet. */
    public List<Row> rows(String table, String key, Object value) {
        return policy.table(table).where(key, value);
    }

    /** The one row whose column holds a value. */
    public Row only(String table, String key, Object value) {
        List<Row> rows = rows(table, key, value);
        if (rows.size() != 1) {
            throw new IllegalStateException(
                    "table " + table + " has " + rows.size() + " rows with " + key + " " + value + ", not one");
        }
        return rows.get(0);
    }

    /**
     * A code's class by a list table.
     *
     * @param id the code as sent; null is unknown
     * @param column the column that holds the class
     * @param otherwise the class of a code that the table lacks
     * @return null where the code is unknown
     */
    public String classOf(String table, String id, String column, String otherwise) {
        if (Normal.form(id) == null) {
            return null;
        }
        return row(table, id).map(row -> row.text(column)).orElse(otherwise);
    }

    /** A yes or no of a listed code; null where the code is unknown, {@code otherwise} where the table lacks it. */
    public Boolean yes(String table, String id, String column, boolean otherwise) {
        if (Normal.form(id) == null) {
            return null;
        }
        return row(table, id).map(row -> row.yes(column)).orElse(otherwise);
    }

    /** The attested items (rows of the attested table) that one submission for an award is asked for. */
    public List<Row> attested(Award award) {
        return policy.table("attested").rows().stream()
                .filter(item -> row("criteria", item.id())
                        .filter(criterion -> "SUBMISSION".equals(criterion.text("stage"))
                                && criterion.codes("awards").contains(award.name()))
                        .isPresent())
                .toList();
    }

    /** The criteria of an award that read records against the nominee. */
    public List<String> criteriaOnIncidents(Award award) {
        return policy.table("incident-types").rows().stream()
                .map(row -> row.text("criterion"))
                .distinct()
                .filter(id -> row("criteria", id)
                        .filter(criterion -> criterion.codes("awards").contains(award.name()))
                        .isPresent())
                .toList();
    }

    /** A code's title by a list table, or the code itself where the table lacks it; null where the code is unknown. */
    public Text titleOf(String table, String id) {
        if (Normal.form(id) == null) {
            return null;
        }
        return row(table, id).map(Row::title).orElse(Text.of(id.strip(), id.strip()));
    }

    /** The label of a code in the list of a table's column; null where the code is unknown. */
    public Text labelOf(String table, String column, String code) {
        return code == null
                ? null
                : policy.table(table)
                        .schema()
                        .column(column)
                        .orElseThrow()
                        .list()
                        .label(code);
    }

    /** A number of the thresholds table. */
    public BigDecimal number(String threshold) {
        return policy.table("thresholds").required(threshold).decimal("number");
    }

    /** A date of the thresholds table. */
    public LocalDate date(String threshold) {
        return policy.table("thresholds").required(threshold).date("date");
    }

    public PolicyContent policy() {
        return policy;
    }
}
