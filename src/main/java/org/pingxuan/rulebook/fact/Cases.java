package org.pingxuan.rulebook.fact;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pingxuan.policy.CaseTable;
import org.pingxuan.policy.Criterion;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.policy.Row;
import org.pingxuan.policy.TypedTable;

/** Where rules ask for the case that answers a criterion; the catalogue says in which table it stands. */
public final class Cases {

    private final Map<String, CaseTable> byCriterion = new HashMap<>();

    public Cases(PolicyContent policy) {
        Map<String, CaseTable> tables = new HashMap<>();
        for (TypedTable table : policy.tables().values()) {
            if (table.schema().cases()) {
                tables.put(table.name(), new CaseTable(table));
            }
        }
        for (Row row : policy.table("criteria").rows()) {
            Criterion criterion = Criterion.of(row);
            if (criterion.table() != null) {
                CaseTable table = tables.get(criterion.table());
                if (table == null) {
                    throw new IllegalArgumentException(
                            criterion.id() + " names the table " + criterion.table() + ", which holds no cases");
                }
                byCriterion.put(criterion.id(), table);
            }
        }
    }

    /** The table that answers a criterion. */
    public CaseTable tableOf(String criterion) {
        CaseTable table = byCriterion.get(criterion);
        if (table == null) {
            throw new IllegalStateException("no table answers " + criterion);
        }
        return table;
    }

    public Case row(String criterion, Notion first) {
        return answer(criterion, List.of(first));
    }

    public Case row(String criterion, Notion first, Notion second) {
        return answer(criterion, List.of(first, second));
    }

    public Case row(String criterion, Notion first, Notion second, Notion third) {
        return answer(criterion, List.of(first, second, third));
    }

    public Case row(String criterion, Notion first, Notion second, Notion third, Notion fourth) {
        return answer(criterion, List.of(first, second, third, fourth));
    }

    /** The case of the item that decides: the gravest effect, then not met before unknown, then the first sent. */
    public Case gravest(String criterion, Items items) {
        Case gravest = null;
        for (List<Notion> item : items.each()) {
            Case found = answer(criterion, item);
            if (gravest == null || found.decidesBefore(gravest)) {
                gravest = found;
            }
        }
        return gravest;
    }

    private Case answer(String criterion, List<Notion> notions) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Notion notion : notions) {
            values.put(notion.name(), notion.value());
        }
        return Case.of(criterion, tableOf(criterion).answer(criterion, values), notions);
    }
}
