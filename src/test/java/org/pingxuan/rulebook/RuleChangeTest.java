package org.pingxuan.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleChangeTest {

    private static final String ONE = """
            rule "W-ONE 甲 the first"
                @clause("一")
            when
                $f : Facts( forWindow )
            then
                findings.report( $f ); // end of it
            end""";
    private static final String TWO = """
            rule "W-TWO the second"
            when
                $f : Facts( "end" != null )
            then
                findings.report( $f );
            end""";

    private static String file(String... parts) {
        return "package org.pingxuan.rules.window;\n\n// 说明\nimport org.pingxuan.policy.Row;\n\n"
                + String.join("\n\n", parts) + "\n";
    }

    private static List<RuleChange> between(String was, String is) {
        return RuleChange.between(Map.of("window/a.drl", was), Map.of("window/a.drl", is));
    }

    @Test
    void equal_rules_differ_in_nothing() {
        assertThat(RuleChange.between(
                        PolicySource.ofBuild().rules(), PolicySource.ofBuild().rules()))
                .isEmpty();
        assertThat(between(file(ONE), file(ONE))).isEmpty();
    }

    @Test
    void a_rule_that_says_something_else_is_told_by_its_name_with_both_texts() {
        String other = ONE.replace("forWindow", "!forWindow");
        assertThat(between(file(ONE, TWO), file(other, TWO)))
                .containsExactly(new RuleChange("window/a.drl", "W-ONE 甲 the first", ONE, other));
    }

    @Test
    void rules_that_are_new_or_gone_have_one_text() {
        assertThat(between(file(ONE), file(ONE, TWO)))
                .containsExactly(new RuleChange("window/a.drl", "W-TWO the second", null, TWO));
        assertThat(between(file(ONE, TWO), file(TWO)))
                .containsExactly(new RuleChange("window/a.drl", "W-ONE 甲 the first", ONE, null));
    }

    @Test
    void rules_that_change_places_differ_in_nothing() {
        assertThat(between(file(ONE, TWO), file(TWO, ONE))).isEmpty();
    }

    @Test
    void lines_beside_the_rules_are_told_as_lines() {
        assertThat(between(file(ONE), file(ONE).replace("// 说明", "// 新的说明\n// 两行")))
                .containsExactly(new RuleChange("window/a.drl", null, "// 说明", "// 新的说明\n// 两行"));
    }

    @Test
    void a_file_that_is_new_is_told_by_its_rules() {
        assertThat(RuleChange.between(Map.of(), Map.of("window/a.drl", file(ONE), "clauses.yaml", "a: 1")))
                .containsExactly(
                        new RuleChange("clauses.yaml", null, null, "a: 1"),
                        new RuleChange("window/a.drl", "W-ONE 甲 the first", null, ONE),
                        new RuleChange(
                                "window/a.drl",
                                null,
                                null,
                                "package org.pingxuan.rules.window;\n// 说明\nimport org.pingxuan.policy.Row;"));
    }

    @Test
    void rules_that_do_not_parse_are_told_by_their_lines() {
        assertThat(between(file(ONE), "rule when nonsense"))
                .contains(new RuleChange("window/a.drl", "W-ONE 甲 the first", ONE, null));
    }
}
