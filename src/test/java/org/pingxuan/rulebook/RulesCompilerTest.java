package org.pingxuan.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.kie.api.KieBase;
import org.pingxuan.policy.PolicyContent;

class RulesCompilerTest {

    private static final int RULES = 4;
    private static final int TRIES = 50;

    private final RulesCompiler compiler = new RulesCompiler();

    /** The build's policy whose rules differ in a line that says nothing. */
    private static PolicyContent policy(int number) {
        Map<String, String> rules = new TreeMap<>(BuildPolicy.content().rules());
        rules.merge("clauses.yaml", "\n# " + number + "\n", String::concat);
        return new PolicyContent(rules, BuildPolicy.content().tables());
    }

    @Test
    void equal_rules_are_compiled_once_while_they_are_in_use() {
        KieBase compiled = compiler.compile(policy(0));
        assertThat(compiler.compile(policy(0))).isSameAs(compiled);
        assertThat(compiler.compile(policy(1))).isNotSameAs(compiled);
    }

    @Test
    void rules_that_nobody_uses_any_more_are_let_go() {
        KieBase used = compiler.compile(policy(0));
        List<WeakReference<KieBase>> unused = new ArrayList<>();
        for (int number = 1; number <= RULES; number++) {
            unused.add(new WeakReference<>(compiler.compile(policy(number))));
        }
        for (int i = 0; i < TRIES && unused.stream().anyMatch(rules -> rules.get() != null); i++) {
            System.gc();
        }
        assertThat(unused).allSatisfy(rules -> assertThat(rules.get()).isNull());
        assertThat(compiler.compile(policy(0))).isSameAs(used);
    }
}
