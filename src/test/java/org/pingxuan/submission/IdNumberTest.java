package org.pingxuan.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingxuan.submission.IdNumber.Fault;

/** Area 229999 does not exist: none of these is anybody's number. */
class IdNumberTest {

    @ParameterizedTest
    @CsvSource({
        "22999919880615011X, 1988-06-15, MALE",
        "229999198806150224, 1988-06-15, FEMALE",
        "22999919900101019X, 1990-01-01, MALE",
        "229999199001010739, 1990-01-01, MALE",
        "229999200002290010, 2000-02-29, MALE",
        "229999190001010017, 1900-01-01, MALE",
    })
    void a_sound_number_tells_birth_date_and_gender(String text, LocalDate birthDate, String gender) {
        IdNumber number = IdNumber.of(text);

        assertThat(number.faults()).isEmpty();
        assertThat(number.birthDate()).hasValue(birthDate);
        assertThat(number.gender()).hasValue(gender);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"22999919880615011x", " 229999 19880615 011X ", "２２９９９９１９８８０６１５０１１Ｘ", "229999　19880615\u00a0011x"
            })
    void spaces_small_x_and_full_width_figures_are_put_right(String text) {
        assertThat(IdNumber.of(text)).isEqualTo(IdNumber.of("22999919880615011X"));
    }

    @Test
    void a_number_of_the_year_1191_fails_on_its_date_alone() {
        assertThat(IdNumber.of("22999911910229001X").faults()).containsExactly(Fault.BIRTH_DATE);
        assertThat(IdNumber.of("22999911910229001X").birthDate()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"229999199802290013", "229999190002290014", "229999189912310012", "229999199013010015"})
    void a_day_that_never_was_or_lies_before_1900_is_no_birth_date(String text) {
        assertThat(IdNumber.of(text).faults()).containsExactly(Fault.BIRTH_DATE);
    }

    @Test
    void a_wrong_last_place_is_a_check_digit_fault() {
        assertThat(IdNumber.of("229999198806150110").faults()).containsExactly(Fault.CHECK_DIGIT);
        assertThat(IdNumber.of("229999199813310010").faults()).containsExactly(Fault.CHECK_DIGIT, Fault.BIRTH_DATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"229999880615011", "22999919880615011", "22999919880615011X0", "22999919880615022400"})
    void any_length_but_18_is_refused_the_void_15_digits_too(String text) {
        assertThat(IdNumber.of(text).faults()).contains(Fault.LENGTH).doesNotContain(Fault.CHECK_DIGIT);
        assertThat(IdNumber.of(text).birthDate()).isEmpty();
        assertThat(IdNumber.of(text).gender()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2299991988061501XX", "22999919880615A11X", "X29999198806150110", "22999919880615٠11X"})
    void anything_but_digits_and_a_last_x_is_refused(String text) {
        assertThat(IdNumber.of(text).faults()).containsExactly(Fault.CHARACTERS);
    }

    @Test
    void a_blank_has_no_length_and_no_characters() {
        assertThat(IdNumber.of(" ").faults()).containsExactly(Fault.LENGTH, Fault.CHARACTERS);
    }

    @Test
    void in_a_text_that_is_shown_every_sound_number_is_masked_and_nothing_else() {
        assertThat(IdNumber.maskedIn("示例甲（229999199001010739），又作２２９９９９１９８８０６１５０１１Ｘ。"))
                .isEqualTo("示例甲（229*************39），又作229*************1X。");
        assertThat(IdNumber.maskedIn("22999919880615011x")).isEqualTo("229*************1X");
        for (String other :
                new String[] {"229999199001010730", "2299991990010107391", "12220102MB0000001Q", "四星级", ""}) {
            assertThat(IdNumber.maskedIn(other)).isEqualTo(other);
        }
        assertThat(IdNumber.maskedIn(null)).isNull();
    }

    @Test
    void it_is_shown_masked_only() {
        assertThat(IdNumber.of("229999199001010739").masked()).isEqualTo("229*************39");
        assertThat(IdNumber.of("229999199001010739")).hasToString("229*************39");
        assertThat(IdNumber.of("2299991990").masked()).isEqualTo("229*****90");
        assertThat(IdNumber.of("229999199").masked()).isEqualTo("*********");
    }
}
