package org.pingxuan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingxuan.shared.Problems;

class RequestKeyTest {

    private static RequestKey key(String key) {
        return new RequestKey("intake", "POST", "/path", key, "digest");
    }

    @Test
    void a_key_has_1_to_128_visible_characters() {
        assertThat(key("!").key()).isEqualTo("!");
        assertThat(key("~".repeat(128)).key()).hasSize(128);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "ké", "密钥", "a\n", "\u007f"})
    void what_is_empty_or_not_visible_ascii_is_refused(String faulty) {
        assertThatThrownBy(() -> key(faulty)).isInstanceOfSatisfying(Problems.class, problems -> {
            assertThat(problems.status()).isEqualTo(400);
            assertThat(problems.list().get(0).pointer()).isEqualTo("Idempotency-Key");
        });
    }

    @Test
    void a_key_of_129_characters_is_refused() {
        assertThatThrownBy(() -> key("k".repeat(129))).isInstanceOf(Problems.class);
    }
}
