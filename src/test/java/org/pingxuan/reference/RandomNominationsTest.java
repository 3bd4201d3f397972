package org.pingxuan.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.pingxuan.reference.RandomNominations.Nomination;

class RandomNominationsTest {

    private static final int SEEDS = 20_000;

    @Test
    void every_outcome_and_effect_that_the_criteria_name_is_reached_and_no_other() {
        SortedSet<String> reached = new TreeSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            Nomination nomination = RandomNominations.nomination(seed);
            ReferenceChecker.check(nomination.submission(), nomination.context())
                    .forEach((criterion, line) -> reached.add(criterion + " " + line.outcome() + " " + line.effect()));
        }
        assertThat(reached).containsExactlyElementsOf(new TreeSet<>(Catalogue.golden("coverage.txt")));
    }

    @Test
    void every_nomination_has_one_line_for_each_criterion_of_its_award() {
        for (long seed = 0; seed < 300; seed++) {
            Nomination nomination = RandomNominations.nomination(seed);
            String award = nomination.submission().get("award").asText();
            SortedMap<String, Line> lines = ReferenceChecker.check(nomination.submission(), nomination.context());
            assertThat(lines.keySet()).isEqualTo(Catalogue.criteria("SUBMISSION", award));
        }
    }

    @Test
    void the_same_seed_makes_the_same_nomination_and_another_seed_another() {
        assertThat(RandomNominations.nomination(4711)).isEqualTo(RandomNominations.nomination(4711));
        assertThat(RandomNominations.nomination(4711)).isNotEqualTo(RandomNominations.nomination(4714));
    }
}
