package org.pingxuan.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {

    private static String shown(String value) {
        return Problem.at("/a", "code", value, "错", "wrong").value();
    }

    @Test
    void a_value_is_shown_up_to_200_characters() {
        assertThat(shown("x".repeat(200))).isEqualTo("x".repeat(200));
        assertThat(shown("x".repeat(201))).isEqualTo("x".repeat(200) + "…");
        assertThat(shown(null)).isNull();
    }

    @Test
    void half_a_character_is_replaced_so_that_it_can_be_written() {
        assertThat(shown("a\ud83d")).isEqualTo("a\ufffd");
        assertThat(shown("\ude00\ud83d\ude00")).isEqualTo("\ufffd\ud83d\ude00");
        assertThat(shown("x".repeat(199) + "😀")).isEqualTo("x".repeat(199) + "\ufffd…");
        assertThat(Problem.at("/\udc00", "code", null, "错", "wrong").pointer()).isEqualTo("/\ufffd");
    }
}
