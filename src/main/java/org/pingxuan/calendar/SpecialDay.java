package org.pingxuan.calendar;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A day that is not what its weekday says.
 *
 * @param day never null
 * @param working true: a make-up working day (调休上班); false: a day off
 * @param unit the recommending unit that alone keeps it ({@code JL-YB} on 3 September); null for every unit
 */
public record SpecialDay(LocalDate day, boolean working, String unit) {

    public SpecialDay {
        Objects.requireNonNull(day, "day");
    }

    public static SpecialDay off(LocalDate day) {
        return new SpecialDay(day, false, null);
    }

    public static SpecialDay makeUp(LocalDate day) {
        return new SpecialDay(day, true, null);
    }
}
