package org.pingxuan.slate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pingxuan.slate.Nominations.window;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom rows of ratios count. */
class FilterTest {

    @ParameterizedTest
    @CsvSource({"LE, 2024-05-08, true", "LE, 2024-05-07, false", "EQ, 2024-05-08, true", "EQ, 2024-05-07, false"})
    void the_receipt_is_a_local_day(String comparator, String value, boolean counts) {
        Filter filter = new Filter("/receivedAt", comparator, value);
        assertThat(filter.counts(window(1, "COUNTY", 3).receivedOn(LocalDate.of(2024, 5, 8))))
                .isEqualTo(counts);
    }

    @Test
    void a_blank_text_is_not_given() {
        assertThat(new Filter("/reference", "GIVEN", null).counts(window(1, "COUNTY", 3)))
                .isTrue();
        assertThat(new Filter("/reference", "GIVEN", null)
                        .counts(window(1, "COUNTY", 3).named(" ")))
                .isFalse();
    }
}
