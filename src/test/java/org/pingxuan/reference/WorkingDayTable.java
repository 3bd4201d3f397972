package org.pingxuan.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/** Working days of 2023 to 2026 after the State Council's notices (X-CAL: other years are not known). */
final class WorkingDayTable {

    private static final Set<LocalDate> OFF = new HashSet<>();
    private static final Set<LocalDate> MAKE_UP = new HashSet<>();

    static {
        try (InputStream file = WorkingDayTable.class.getResourceAsStream("/reference/workdays-2023-2026.json")) {
            JsonNode table = new ObjectMapper().readTree(file);
            read(table.get("off"), OFF);
            read(table.get("makeup_work"), MAKE_UP);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private WorkingDayTable() {}

    private static void read(JsonNode years, Set<LocalDate> days) {
        for (JsonNode year : years) {
            for (JsonNode day : year) {
                days.add(LocalDate.parse(day.get(0).asText()));
            }
        }
    }

    static boolean knows(LocalDate day) {
        return day.getYear() >= 2023 && day.getYear() <= 2026;
    }

    /** Working days from first to last, both counted; 0 when last is before first. */
    static int between(LocalDate first, LocalDate last) {
        int days = 0;
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            if (MAKE_UP.contains(day) || !weekend && !OFF.contains(day)) {
                days++;
            }
        }
        return days;
    }
}
