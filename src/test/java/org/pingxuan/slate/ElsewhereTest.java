package org.pingxuan.slate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.pingxuan.rulebook.BuildPolicy;
import org.pingxuan.submission.Slate;
import org.pingxuan.submission.SlateCheck;
import org.pingxuan.submission.Submission;

class ElsewhereTest {

    private static Submission window(String reference, String number, String name) {
        ObjectNode slate = JsonNodeFactory.instance.objectNode();
        slate.put("unit", "JL-CC").put("award", "STAR_WINDOW");
        ObjectNode window = slate.putArray("submissions")
                .addObject()
                .put("reference", reference)
                .putObject("window");
        window.put("creditCode", number).put("name", name);
        Slate read = new SlateCheck(BuildPolicy.rulebook().terms()).check(slate);
        return read.submissions().get(0);
    }

    @Test
    void a_nominee_stands_elsewhere_wherever_one_of_the_same_number_or_for_want_of_numbers_of_the_same_name_does() {
        Random random = new Random(20240510);
        String[] numbers = {null, "12220102MB0000001Q", "12220102MB0000002Q"};
        String[] names = {"甲窗口", "乙窗口"};
        List<Submission> here = new ArrayList<>();
        for (String number : numbers) {
            for (String name : names) {
                here.add(window("r" + here.size(), number, name));
            }
        }
        for (int round = 0; round < 50; round++) {
            List<Elsewhere.Nominee> others = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                Submission there = window("x", numbers[random.nextInt(3)], names[random.nextInt(2)]);
                String unit = "U" + random.nextInt(3);
                others.add(new Elsewhere.Nominee("slate of " + unit, unit, Identity.of(there), random.nextBoolean()));
            }
            Map<String, Set<String>> expected = new HashMap<>();
            for (Submission one : here) {
                for (Elsewhere.Nominee other : others) {
                    if (Identity.of(one).isSame(other.identity())) {
                        expected.computeIfAbsent(one.reference(), none -> new TreeSet<>())
                                .add(other.unit());
                    }
                }
            }
            assertThat(Elsewhere.of(here, Identity::of, others).standing()).isEqualTo(expected);
        }
    }

    @Test
    void the_front_line_is_counted_among_those_of_whom_it_is_known() {
        Identity nobody = new Identity(null, null);
        Elsewhere elsewhere = Elsewhere.of(
                List.of(),
                Identity::of,
                List.of(
                        new Elsewhere.Nominee("a", "A", nobody, true),
                        new Elsewhere.Nominee("a", "A", nobody, false),
                        new Elsewhere.Nominee("b", "B", nobody, null)));
        assertThat(elsewhere.frontLine()).isEqualTo(1);
        assertThat(elsewhere.known()).isEqualTo(2);
        assertThat(elsewhere.slates()).containsExactly("a", "b");
    }
}
