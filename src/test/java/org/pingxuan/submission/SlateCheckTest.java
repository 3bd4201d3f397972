package org.pingxuan.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pingxuan.rulebook.BuildPolicy;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/** What a slate may say. */
class SlateCheckTest {

    @Test
    void a_slate_attests_the_items_of_the_policy_and_no_other() {
        SlateCheck check = new SlateCheck(new SubmissionTerms(Set.of("W-POL"), Set.of("G-NEW"), Map.of(), Set.of()));

        assertThat(check.check(attesting("G-NEW")).attestations()).containsOnlyKeys("G-NEW");
        for (String other : Set.of("G-GATE", "W-POL")) {
            Problems problems = catchThrowableOfType(Problems.class, () -> check.check(attesting(other)));
            assertThat(problems.list()).extracting(Problem::pointer).containsExactly("/attestations/" + other);
        }
    }

    @Test
    void the_build_asks_three_items_of_a_slate() {
        assertThat(BuildPolicy.rulebook().terms().attestedOfSlates())
                .containsExactlyInAnyOrder("G-GATE", "G-TRUTH", "G-OPEN");
    }

    private static ObjectNode attesting(String item) {
        ObjectNode slate = JsonNodeFactory.instance.objectNode();
        slate.put("unit", "JL-JL").put("award", "STAR_WINDOW").putArray("submissions");
        slate.putObject("attestations").putObject(item).put("answer", "YES").put("by", "党组");
        return slate;
    }
}
