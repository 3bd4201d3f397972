package org.pingxuan.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.policy.Row;
import org.pingxuan.policy.TypedTable;
import org.pingxuan.rulebook.BuildPolicy;
import org.pingxuan.rulebook.Rulebook;
import org.pingxuan.slate.Elsewhere;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.Slate;
import org.pingxuan.verdict.ListVerdict;

/** What the deadline does to a slate, by the case table that answers submissions too. */
class LateSlateTest {

    private static final ListVerdict IN_TIME = judge(BuildPolicy.rulebook(), LocalDate.of(2024, 5, 10));

    @ParameterizedTest
    @CsvSource({
        "2024-05-10, FORFEIT, NON_COMPLIANT",
        "2024-05-11, FORFEIT, FORFEITED",
        "2024-05-11, INELIGIBLE, NON_COMPLIANT",
        "2024-05-11, REVIEW, NON_COMPLIANT"
    })
    void a_changed_reading_of_late_materials_holds_for_slates(
            LocalDate receivedOn, String effect, ListVerdict verdict) {
        assertThat(IN_TIME).isEqualTo(ListVerdict.NON_COMPLIANT);
        assertThat(judge(Rulebook.of(late(effect)), receivedOn)).isEqualTo(verdict);
    }

    /** A slate with nobody on it, which is not compliant whenever it comes. */
    private static ListVerdict judge(Rulebook rulebook, LocalDate receivedOn) {
        Slate slate = new Slate("JL-JL", Award.STAR_WINDOW, null, Map.of(), null, null, null, null, List.of());
        return ListJudgement.answer(rulebook, new ListJudgement.JoinedSlate(slate, receivedOn, null, Elsewhere.NONE))
                .verdict();
    }

    private static PolicyContent late(String effect) {
        PolicyContent build = BuildPolicy.content();
        List<Row> rows = build.table("deadline-cases").rows().stream()
                .map(row -> {
                    Map<String, Object> cells = new HashMap<>(row.values());
                    if (row.id().equals("DL-AFTER")) {
                        cells.put("effect", effect);
                    }
                    return new Row(row.table(), row.id(), row.number(), cells);
                })
                .toList();
        Map<String, TypedTable> tables = new TreeMap<>(build.tables());
        tables.put(
                "deadline-cases", new TypedTable(build.table("deadline-cases").schema(), rows));
        return new PolicyContent(build.rules(), tables);
    }
}
