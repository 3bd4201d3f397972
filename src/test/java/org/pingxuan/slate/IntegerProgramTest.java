package org.pingxuan.slate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntegerProgramTest {

    private static final int SIZE = 40;

    /** Exactly this many members. */
    private static List<Region> demanding(int members) {
        Tally count = Tally.count(all(), SIZE);
        return List.of(
                count.minus(members).notNegative(),
                count.times(-1).minus(-members).notNegative());
    }

    private static BitSet all() {
        BitSet all = new BitSet();
        all.set(0, SIZE);
        return all;
    }

    private static long[] costs() {
        return IntStream.range(0, SIZE)
                .mapToLong(place -> 1000 + place * 7919L % 977)
                .toArray();
    }

    @Test
    void the_cheapest_list_is_found() {
        Optional<BitSet> found = new IntegerProgram(SIZE, demanding(3), Budget.ofSearch()).cheapest(costs(), Map.of());
        long[] sorted = costs();
        Arrays.sort(sorted);
        assertThat(found.orElseThrow().stream()
                        .mapToLong(place -> costs()[place])
                        .sum())
                .isEqualTo(sorted[0] + sorted[1] + sorted[2]);
    }

    @Test
    void without_time_it_says_so_instead_of_guessing() {
        assertThatThrownBy(() -> new IntegerProgram(SIZE, demanding(3), Budget.of(0, System::nanoTime))
                        .cheapest(costs(), Map.of()))
                .isInstanceOf(NotSolvedInTime.class)
                .hasMessageContaining("40 nominees");
    }

    @Test
    void all_questions_of_a_search_share_its_time() {
        AtomicLong now = new AtomicLong();
        Budget budget = Budget.of(30, now::get);
        assertThat(new IntegerProgram(SIZE, demanding(3), budget).cheapest(costs(), Map.of()))
                .isPresent();
        now.set(TimeUnit.SECONDS.toNanos(29));
        assertThat(budget.left(SIZE)).isEqualTo(1.0);
        assertThat(new IntegerProgram(SIZE, demanding(4), budget).cheapest(costs(), Map.of()))
                .isPresent();
        now.set(TimeUnit.SECONDS.toNanos(30));
        assertThatThrownBy(() -> new IntegerProgram(SIZE, demanding(5), budget).cheapest(costs(), Map.of()))
                .isInstanceOf(NotSolvedInTime.class);
    }
}
