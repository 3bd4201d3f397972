package org.pingxuan.policy;

import java.util.List;
import java.util.Set;
import org.pingxuan.shared.Text;

/**
 * A criterion (条件) as the catalogue describes it.
 *
 * @param id unique in the policy
 * @param clause the clause that it checks, as the notice counts ("三(一)1¶2")
 * @param awards codes of the awards that it applies to
 * @param table the case table that answers it; null where none does
 * @param paths the facts that it reads, as JSON Pointers
 */
public record Criterion(
        String id, String clause, Stage stage, Set<String> awards, String table, List<String> paths, Text title) {

    /** Reads a row of the catalogue (table {@code criteria}). */
    public static Criterion of(Row row) {
        return new Criterion(
                row.id(),
                row.text("clause"),
                Stage.valueOf(row.text("stage")),
                Set.copyOf(row.codes("awards")),
                row.text("table"),
                List.of(row.text("paths").split("、")),
                row.title());
    }
}
