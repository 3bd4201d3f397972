package org.pingxuan.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PackedTest {

    @Test
    void what_is_unpacked_is_what_was_packed() {
        for (String text : new String[] {"", "{}", "材料齐全 ".repeat(40_000)}) {
            byte[] plain = text.getBytes(StandardCharsets.UTF_8);
            assertThat(Packed.unpacked(Packed.of(plain))).isEqualTo(plain);
        }
    }

    @Test
    void words_that_repeat_take_a_fraction_of_the_room() {
        byte[] plain = "{\"outcome\":\"MET\",\"effect\":\"NONE\"}".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        assertThat(Packed.of(plain)).hasSizeLessThan(plain.length / 20);
    }

    @Test
    void what_was_cut_or_was_never_packed_is_refused() {
        byte[] packed = Packed.of("{\"a\":1}".repeat(100).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Packed.unpacked(Arrays.copyOf(packed, packed.length / 2)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Packed.unpacked(new byte[] {1, 2, 3})).isInstanceOf(IllegalStateException.class);
    }
}
