package org.pingxuan.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {

    /** The State Council's arrangements for 2023 to 2026; Yanbian keeps 3 September. */
    private static final WorkingDays CALENDAR = calendar();

    private static WorkingDays calendar() {
        List<SpecialDay> days = new ArrayList<>();
        off(days, "2022-12-31/2023-01-02", "2023-01-21/2023-01-27", "2023-04-05/2023-04-05", "2023-04-29/2023-05-03");
        off(days, "2023-06-22/2023-06-24", "2023-09-29/2023-10-06");
        off(days, "2024-01-01/2024-01-01", "2024-02-10/2024-02-17", "2024-04-04/2024-04-06", "2024-05-01/2024-05-05");
        off(days, "2024-06-10/2024-06-10", "2024-09-15/2024-09-17", "2024-10-01/2024-10-07");
        off(days, "2025-01-01/2025-01-01", "2025-01-28/2025-02-04", "2025-04-04/2025-04-06", "2025-05-01/2025-05-05");
        off(days, "2025-05-31/2025-06-02", "2025-10-01/2025-10-08");
        off(days, "2026-01-01/2026-01-03", "2026-02-15/2026-02-23", "2026-04-04/2026-04-06", "2026-05-01/2026-05-05");
        off(days, "2026-06-19/2026-06-21", "2026-09-25/2026-09-27", "2026-10-01/2026-10-07");
        makeUp(days, 2023, "01-28", "01-29", "04-23", "05-06", "06-25", "10-07", "10-08");
        makeUp(days, 2024, "02-04", "02-18", "04-07", "04-28", "05-11", "09-14", "09-29", "10-12");
        makeUp(days, 2025, "01-26", "02-08", "04-27", "09-28", "10-11");
        makeUp(days, 2026, "01-04", "02-14", "02-28", "05-09", "09-20", "10-10");
        for (int year = 2023; year <= 2026; year++) {
            days.add(new SpecialDay(LocalDate.of(year, 9, 3), false, "JL-YB"));
        }
        return WorkingDays.of(List.of(2023, 2024, 2025, 2026), days);
    }

    private static void off(List<SpecialDay> days, String... periods) {
        for (String period : periods) {
            LocalDate.parse(period.substring(0, 10))
                    .datesUntil(LocalDate.parse(period.substring(11)).plusDays(1))
                    .forEach(day -> days.add(SpecialDay.off(day)));
        }
    }

    private static void makeUp(List<SpecialDay> days, int year, String... monthDays) {
        for (String monthDay : monthDays) {
            days.add(SpecialDay.makeUp(MonthDay.parse("--" + monthDay).atYear(year)));
        }
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    @ParameterizedTest(name = "{0} to {1}: {2} working days, {3} without the posting day")
    @CsvSource({
        // the worked dates of the readings
        "2024-04-01, 2024-05-10, 27, 26",
        "2024-04-03, 2024-04-10, 5, 4",
        "2024-04-26, 2024-05-06, 5, 4",
        "2024-04-30, 2024-05-08, 4, 3",
        "2024-05-06, 2024-05-10, 5, 4",
        "2024-05-01, 2024-05-10, 5, 5",
        // the latest plan that fits: unit's notice, then the city's
        "2024-04-24, 2024-04-29, 5, 4",
        "2024-04-30, 2024-05-09, 5, 4",
        "2024-04-22, 2024-04-28, 6, 5",
        "2024-04-29, 2024-05-09, 6, 5",
        // published award notices that say five working days
        "2024-01-31, 2024-02-05, 5, 4",
        "2025-04-15, 2025-04-21, 5, 4",
        // one day
        "2024-05-10, 2024-05-10, 1, 0",
        "2024-05-04, 2024-05-04, 0, 0",
        // the last day before the first
        "2024-05-10, 2024-05-09, 0, 0",
        // over the turn of a year
        "2023-12-29, 2024-01-02, 2, 1",
    })
    void working_days_count_the_last_day_and_on_demand_the_first(
            LocalDate from, LocalDate to, int withFirst, int withoutFirst) {
        assertThat(CALENDAR.count(from, to, true, "JL-CC")).hasValue(withFirst);
        assertThat(CALENDAR.count(from, to, false, "JL-CC")).hasValue(withoutFirst);
    }

    @ParameterizedTest
    @CsvSource({"2023, 249", "2024, 251", "2025, 248", "2026, 248"})
    void every_loaded_year_has_the_working_days_of_its_notice(int year, int workingDays) {
        LocalDate first = Year.of(year).atDay(1);
        assertThat(CALENDAR.count(first, first.plusYears(1).minusDays(1), true, null))
                .hasValue(workingDays);
    }

    @ParameterizedTest(name = "{0} works: {1} ({2})")
    @CsvSource({
        "2024-02-09, true, 除夕 was formally a working day before 2025",
        "2025-01-28, false, 除夕 is a statutory day since 2025",
        "2024-02-04, true, a make-up Sunday",
        "2024-05-11, true, a make-up Saturday",
        "2024-05-12, false, an ordinary Sunday",
        "2023-12-30, false, an ordinary weekend beside a one-day holiday",
        "2024-06-08, false, likewise",
        "2024-06-10, false, a Monday off",
        "2024-03-08, true, a half day for some is a working day",
        "2023-05-04, true, likewise",
        "2024-04-05, false, a Friday off",
        "2024-04-20, false, the day of the selection bodies is a Saturday",
        "2024-05-10, true, the deadline",
    })
    void a_day_works_as_the_notice_of_its_year_says(LocalDate day, boolean works, String why) {
        assertThat(CALENDAR.isWorkingDay(day, "JL-CC")).as(why).hasValue(works);
    }

    @Test
    void a_local_day_off_holds_for_its_unit_alone() {
        LocalDate day = day("2024-09-03");

        assertThat(CALENDAR.isWorkingDay(day, "JL-YB")).hasValue(false);
        assertThat(CALENDAR.isWorkingDay(day, "JL-CC")).hasValue(true);
        assertThat(CALENDAR.isWorkingDay(day, null)).hasValue(true);
        assertThat(CALENDAR.count(day("2024-09-02"), day("2024-09-06"), true, "JL-YB"))
                .hasValue(4);
        assertThat(CALENDAR.count(day("2024-09-02"), day("2024-09-06"), true, "JL-CC"))
                .hasValue(5);
        assertThat(CALENDAR.plus(day("2024-09-02"), 1, "JL-YB")).hasValue(day("2024-09-04"));
    }

    @Test
    void a_local_day_goes_before_the_common_list() {
        LocalDate holiday = day("2024-05-01");
        WorkingDays days = WorkingDays.of(
                List.of(2024), List.of(SpecialDay.off(holiday), new SpecialDay(holiday, true, "JL-SIB")));

        assertThat(days.isWorkingDay(holiday, "JL-SIB")).hasValue(true);
        assertThat(days.isWorkingDay(holiday, "JL-CC")).hasValue(false);
    }

    @Test
    void a_year_that_is_not_loaded_is_unknown() {
        assertThat(CALENDAR.isLoaded(2026)).isTrue();
        assertThat(CALENDAR.isLoaded(2027)).isFalse();
        assertThat(CALENDAR.isWorkingDay(day("2027-01-04"), null)).isEmpty();
        assertThat(CALENDAR.isWorkingDay(day("2022-12-31"), null)).isEmpty();
        assertThat(CALENDAR.count(day("2026-12-31"), day("2026-12-31"), true, null))
                .hasValue(1);
        assertThat(CALENDAR.count(day("2026-12-31"), day("2027-01-01"), true, null))
                .isEmpty();
        assertThat(CALENDAR.count(day("2022-12-31"), day("2023-01-10"), false, null))
                .isEmpty();
    }

    @Test
    void a_year_missing_between_two_loaded_ones_is_unknown() {
        WorkingDays gap = WorkingDays.of(List.of(2022, 2024), List.of());

        assertThat(gap.count(day("2022-12-30"), day("2024-01-02"), true, null)).isEqualTo(OptionalInt.empty());
    }

    @Test
    void an_end_before_the_beginning_has_no_working_days_whatever_is_loaded() {
        assertThat(CALENDAR.count(day("2030-05-10"), day("2030-05-09"), true, null))
                .hasValue(0);
    }

    @ParameterizedTest(name = "{1} working days after {0}: {2}")
    @CsvSource({
        "2024-04-30, 0, 2024-04-30",
        "2024-04-30, 1, 2024-05-06",
        "2024-04-30, 3, 2024-05-08",
        "2024-05-10, 1, 2024-05-11",
        "2024-05-10, 3, 2024-05-14",
        "2024-05-04, 0, 2024-05-04",
        "2024-05-04, 1, 2024-05-06",
        "2024-12-31, 1, 2025-01-02",
        "2022-12-31, 1, 2023-01-03",
    })
    void stepping_forward_finds_the_nth_working_day_after(LocalDate day, int n, LocalDate expected) {
        assertThat(CALENDAR.plus(day, n, "JL-CC")).hasValue(expected);
    }

    @ParameterizedTest(name = "{1} working days before {0}: {2}")
    @CsvSource({
        "2024-05-06, 1, 2024-04-30",
        "2024-05-10, 5, 2024-04-30",
        "2024-04-29, 1, 2024-04-28",
        "2024-01-02, 1, 2023-12-29",
        "2024-01-02, 0, 2024-01-02",
    })
    void stepping_back_finds_the_nth_working_day_before(LocalDate day, int n, LocalDate expected) {
        assertThat(CALENDAR.minus(day, n, "JL-CC")).hasValue(expected);
    }

    @Test
    void stepping_into_a_year_that_is_not_loaded_is_unknown() {
        assertThat(CALENDAR.plus(day("2026-12-31"), 1, null)).isEqualTo(Optional.empty());
        assertThat(CALENDAR.plus(day("2026-12-30"), 1, null)).hasValue(day("2026-12-31"));
        assertThat(CALENDAR.minus(day("2023-01-03"), 1, null)).isEqualTo(Optional.empty());
        assertThatThrownBy(() -> CALENDAR.plus(day("2024-05-10"), -1, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_day_cannot_be_both_off_and_working_for_the_same_unit() {
        LocalDate day = day("2024-05-01");

        assertThatThrownBy(() -> WorkingDays.of(List.of(2024), List.of(SpecialDay.off(day), SpecialDay.makeUp(day))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2024-05-01 is both off and working");
        assertThat(WorkingDays.of(List.of(2024), List.of(SpecialDay.off(day), SpecialDay.off(day)))
                        .isWorkingDay(day, null))
                .hasValue(false);
    }
}
