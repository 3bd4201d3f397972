package org.pingxuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailedTriesTest {

    private Instant now = Instant.parse("2024-05-08T07:20:01Z");
    private final FailedTries tries = new FailedTries(() -> now);

    @Test
    void four_wrong_passwords_are_free_and_the_fifth_begins_the_pauses() {
        fail(FailedTries.FREE - 1);
        assertThat(pause()).isZero();
        fail(1);
        assertThat(pause()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void the_pause_doubles_to_a_minute() {
        fail(FailedTries.FREE + 1);
        assertThat(pause()).isEqualTo(Duration.ofSeconds(2));
        fail(4);
        assertThat(pause()).isEqualTo(Duration.ofSeconds(32));
        fail(1);
        assertThat(pause()).isEqualTo(Duration.ofSeconds(60));
        fail(1_000);
        assertThat(pause()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void the_pause_ends_by_itself() {
        fail(FailedTries.FREE + 1);
        now = now.plusMillis(1_999);
        assertThat(pause()).isEqualTo(Duration.ofMillis(1));
        now = now.plusMillis(1);
        assertThat(pause()).isZero();
    }

    @Test
    void tries_from_another_address_hold_nobody_up() {
        fail(FailedTries.FREE);

        assertThat(tries.pause("name", "192.0.2.2")).isZero();
        assertThat(tries.pause("other", "192.0.2.1")).isZero();
    }

    @Test
    void the_right_password_ends_the_count() {
        fail(FailedTries.FREE);
        tries.succeeded("name", "192.0.2.1");

        assertThat(pause()).isZero();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            tries.failed("name", "192.0.2.1");
        }
    }

    private Duration pause() {
        return tries.pause("name", "192.0.2.1");
    }
}
