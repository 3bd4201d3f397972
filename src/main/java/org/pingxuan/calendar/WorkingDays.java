package org.pingxuan.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which days are working days: a day listed off is none, a make-up day is one although a weekend, any other Monday to
 * Friday is one. A day that one unit keeps for itself goes before the common list. Years are calendar years: 2022-12-31, off by
 * the notice for 2023, is unknown until 2022 is loaded too. Immutable.
 *
 * <p>Wherever a unit is asked for, null means no unit: the common list alone.
 */
public final class WorkingDays {

    private final Set<Integer> years;
    private final Map<LocalDate, Boolean> common = new HashMap<>();
    private final Map<String, Map<LocalDate, Boolean>> local = new HashMap<>();

    private WorkingDays(Set<Integer> years) {
        this.years = years;
    }

    /**
     * @param years the years whose notice is loaded; special days of other years are kept and stay unknown
     * @param specialDays in any order; a repeated day is harmless
     * @throws IllegalArgumentException where one day is both off and working for the same unit
     */
    public static WorkingDays of(Collection<Integer> years, Collection<SpecialDay> specialDays) {
        WorkingDays days = new WorkingDays(Set.copyOf(years));
        for (SpecialDay special : specialDays) {
            Map<LocalDate, Boolean> list = special.unit() == null
                    ? days.common
                    : days.local.computeIfAbsent(special.unit(), unit -> new HashMap<>());
            Boolean before = list.put(special.day(), special.working());
            if (before != null && before != special.working()) {
                throw new IllegalArgumentException(special.day() + " is both off and working");
            }
        }
        return days;
    }

    public boolean isLoaded(int year) {
        return years.contains(year);
    }

    /** Whether {@code day} is a working day for {@code unit}; empty where its year is not loaded. */
    public Optional<Boolean> isWorkingDay(LocalDate day, String unit) {
        return isLoaded(day.getYear()) ? Optional.of(works(day, unit)) : Optional.empty();
    }

    /**
     * The working days from {@code from} to {@code to}, the last day included.
     *
     * @param countFirstDay whether {@code from} itself counts, where it is a working day
     * @return 0 where {@code to} is before {@code from}; empty where any year from the one day to the other is not loaded
     */
    public OptionalInt count(LocalDate from, LocalDate to, boolean countFirstDay, String unit) {
        if (to.isBefore(from)) {
            return OptionalInt.of(0);
        }
        for (int year = from.getYear(); year <= to.getYear(); year++) {
            if (!isLoaded(year)) {
                return OptionalInt.empty();
            }
        }
        LocalDate first = countFirstDay ? from : from.plusDays(1);
        return OptionalInt.of((int)
                first.datesUntil(to.plusDays(1)).filter(day -> works(day, unit)).count());
    }

    /**
     * The {@code n}-th working day after {@code day}; {@code day} itself where {@code n} is 0.
     *
     * @param n not negative
     * @return empty where a year that has to be looked at is not loaded
     */
    public Optional<LocalDate> plus(LocalDate day, int n, String unit) {
        return step(day, n, 1, unit);
    }

    /** The {@code n}-th working day before {@code day}, as {@link #plus}. */
    public Optional<LocalDate> minus(LocalDate day, int n, String unit) {
        return step(day, n, -1, unit);
    }

    private Optional<LocalDate> step(LocalDate day, int n, int direction, String unit) {
        if (n < 0) {
            throw new IllegalArgumentException("n is negative: " + n);
        }
        LocalDate reached = day;
        int left = n;
        while (left > 0) {
            reached = reached.plusDays(direction);
            if (!isLoaded(reached.getYear())) {
                return Optional.empty();
            }
            if (works(reached, unit)) {
                left--;
            }
        }
        return Optional.of(reached);
    }

    private boolean works(LocalDate day, String unit) {
        Boolean special = local.getOrDefault(unit, Map.of()).get(day);
        if (special == null) {
            special = common.get(day);
        }
        return special != null ? special : day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
    }
}
