package org.pingxuan.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> KNOWN = List.of("from", "to", "objections", "creditCode", "SECTION_CHIEF");

    @ParameterizedTest
    @CsvSource({
        "form, from",
        "fro, from",
        "froom, from",
        "frem, from",
        "TO, to",
        "objection, objections",
        "credit_code, creditCode",
        "section_chef, SECTION_CHIEF",
        "SECTION_HEAF, SECTION_CHIEF",
    })
    void a_slip_finds_the_word_that_was_meant(String word, String meant) {
        assertThat(Nearest.to(word, KNOWN)).hasValue(meant);
    }

    @ParameterizedTest
    @CsvSource({"fo12, from", "person, creditCode", "remarks, objections", "SECTION_DEPUTY, SECTION_CHIEF"})
    void a_word_too_far_off_finds_nothing(String word, String known) {
        assertThat(Nearest.to(word, List.of(known))).isEmpty();
    }

    @Test
    void among_equally_near_words_the_first_in_alphabetical_order_is_meant() {
        assertThat(Nearest.to("bit", List.of("bot", "bat", "but"))).hasValue("bat");
    }

    @Test
    void a_very_long_word_and_an_empty_list_find_nothing() {
        assertThat(Nearest.to("x".repeat(61), List.of("x".repeat(60)))).isEmpty();
        assertThat(Nearest.to("x".repeat(60), List.of("x".repeat(60)))).isPresent();
        assertThat(Nearest.to("from", List.of())).isEmpty();
    }
}
