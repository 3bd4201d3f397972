package org.pingxuan.submission;

import java.time.LocalDate;
import java.time.YearMonth;
import org.pingxuan.shared.Day;

/**
 * A date that may be known to the month only, as service periods often are ({@code 2021-05}).
 *
 * @param earliest the first day that it can mean
 * @param latest the last day that it can mean; equal to {@code earliest} for a whole date
 */
public record PartialDate(LocalDate earliest, LocalDate latest) {

    public static PartialDate day(LocalDate day) {
        return new PartialDate(day, day);
    }

    public static PartialDate month(YearMonth month) {
        return new PartialDate(month.atDay(1), month.atEndOfMonth());
    }

    /**
     * @param text {@code yyyy-MM-dd} or {@code yyyy-MM}
     * @throws java.time.DateTimeException where it is neither
     */
    public static PartialDate parse(String text) {
        return text.length() == 7 ? month(YearMonth.parse(text)) : day(Day.of(text));
    }

    public boolean isMonthOnly() {
        return !earliest.equals(latest);
    }

    @Override
    public String toString() {
        return isMonthOnly() ? YearMonth.from(earliest).toString() : earliest.toString();
    }
}
