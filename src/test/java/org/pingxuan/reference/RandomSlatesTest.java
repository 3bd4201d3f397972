package org.pingxuan.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.pingxuan.reference.RandomFinalLists.FinalList;
import org.pingxuan.reference.RandomSlates.Slate;

class RandomSlatesTest {

    private static final int SEEDS = 6_000;

    @Test
    void every_outcome_and_effect_of_slates_is_reached_and_no_other() {
        SortedSet<String> reached = new TreeSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            Slate slate = RandomSlates.slate(seed, RandomSlates.DEMO);
            ReferenceSlateChecker.check(slate.slate(), slate.context())
                    .forEach((criterion, line) -> reached.add(criterion + " " + line.outcome() + " " + line.effect()));
        }
        assertThat(reached).containsExactlyElementsOf(new TreeSet<>(Catalogue.golden("slate-coverage.txt")));
    }

    @Test
    void every_outcome_and_effect_of_final_lists_is_reached_and_no_other() {
        SortedSet<String> reached = new TreeSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            FinalList list = RandomFinalLists.list(seed);
            ReferenceFinalChecker.check(list.list(), list.context())
                    .forEach((criterion, line) -> reached.add(criterion + " " + line.outcome() + " " + line.effect()));
        }
        assertThat(reached).containsExactlyElementsOf(new TreeSet<>(Catalogue.golden("final-coverage.txt")));
    }

    @Test
    void every_slate_and_final_list_has_one_line_for_each_criterion_of_its_award() {
        for (long seed = 0; seed < 300; seed++) {
            Slate slate = RandomSlates.slate(seed, RandomSlates.DEMO);
            SortedMap<String, Line> ofSlate = ReferenceSlateChecker.check(slate.slate(), slate.context());
            String award = slate.slate().get("award").asText();
            assertThat(ofSlate.keySet()).isEqualTo(Catalogue.criteria("SLATE", award));
            FinalList list = RandomFinalLists.list(seed);
            SortedMap<String, Line> ofList = ReferenceFinalChecker.check(list.list(), list.context());
            assertThat(ofList.keySet())
                    .isEqualTo(
                            Catalogue.criteria("FINAL", list.list().get("award").asText()));
        }
    }

    @Test
    void the_same_seed_makes_the_same_slate_and_final_list() {
        assertThat(RandomSlates.slate(815, RandomSlates.DEMO)).isEqualTo(RandomSlates.slate(815, RandomSlates.DEMO));
        assertThat(RandomFinalLists.list(815)).isEqualTo(RandomFinalLists.list(815));
    }
}
