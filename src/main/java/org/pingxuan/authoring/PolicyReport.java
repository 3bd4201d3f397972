package org.pingxuan.authoring;

import java.util.List;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.rulebook.Rulebook;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Text;

/**
 * What the checks of a policy found.
 *
 * @param content null where some workbook cannot be read
 * @param rulebook null where the rules cannot be loaded with these tables
 * @param problems why it may not be published, in the order of the tables; empty where it may
 * @param notes what was taken although it was not written as expected
 * @param tests how far the test rows of each case table reach
 */
record PolicyReport(
        PolicyContent content, Rulebook rulebook, List<Problem> problems, List<Problem> notes, List<Coverage> tests) {

    PolicyReport {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
        tests = List.copyOf(tests);
    }

    boolean isPublishable() {
        return problems.isEmpty();
    }

    /**
     * The test rows (用例) of one case table.
     *
     * @param tests how many there are
     * @param red how many of them get another answer than they expect
     * @param cases how many rows the table has
     * @param covered how many of these rows answer some test row
     */
    record Coverage(String table, Text title, int tests, int red, int cases, int covered) {}
}
