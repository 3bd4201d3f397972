package org.pingxuan.submission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingxuan.submission.CreditCode.Fault;

class CreditCodeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "91350100M000100Y43",
                "12220102MB0000001Q",
                "12220102MB11173903",
                " 12220102 mb0000001q",
                "１２２２０１０２ＭＢ０００００01Q"
            })
    void a_sound_code_has_no_faults_however_it_is_typed(String text) {
        assertThat(CreditCode.of(text).faults()).isEmpty();
    }

    @Test
    void a_sum_that_31_divides_is_checked_by_0() {
        assertThat(CreditCode.of("12220102MB00000130").faults()).isEmpty();
        assertThat(CreditCode.of("12220102MB00000131").faults()).containsExactly(Fault.CHECK_CHARACTER);
    }

    @Test
    void a_wrong_last_place_is_a_check_fault() {
        assertThat(CreditCode.of("91350100M000100Y44").faults()).containsExactly(Fault.CHECK_CHARACTER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I1350100M000100Y43",
                "9135O100M000100Y43",
                "91350100S000100Y43",
                "91350100V000100Y43",
                "91350100Z000100Y43"
            })
    void the_letters_that_look_like_figures_are_refused(String text) {
        assertThat(CreditCode.of(text).faults()).containsExactly(Fault.CHARACTERS);
    }

    @Test
    void any_length_but_18_is_refused() {
        assertThat(CreditCode.of("91350100M000100Y4").faults()).containsExactly(Fault.LENGTH);
        assertThat(CreditCode.of("91350100M000100Y433").faults()).containsExactly(Fault.LENGTH);
    }

    @Test
    void an_id_number_can_pass_by_chance_as_both() {
        assertThat(CreditCode.of("229999199001010739").faults()).isEmpty();
        assertThat(IdNumber.of("229999199001010739").faults()).isEmpty();
    }
}
