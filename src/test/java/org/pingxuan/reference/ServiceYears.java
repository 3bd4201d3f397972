package org.pingxuan.reference;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** I-YEARS-3: "在人社系统工作3年（含）以上", service added up to the day before a reference date. */
final class ServiceYears {

    private static final LocalDate REFERENCE = LocalDate.of(2024, 5, 10);
    private static final LocalDate ISSUED = LocalDate.of(2024, 4, 1);

    private ServiceYears() {}

    /** Which day of its month a month-only date is taken for, at either end of a period. */
    private enum Reading {
        LAST_DAYS(true, true),
        SHORTEST(true, false),
        LONGEST(false, true);

        private final boolean fromLate;
        private final boolean toLate;

        Reading(boolean fromLate, boolean toLate) {
            this.fromLate = fromLate;
            this.toLate = toLate;
        }
    }

    /** Days from begin on, until end, which is not one of them. */
    private record Span(LocalDate begin, LocalDate end) {}

    static Line check(List<Paper> service) {
        if (service == null) {
            return Line.unknown("RETURN");
        }
        List<Paper> usable = service.stream().filter(ServiceYears::isUsable).toList();
        boolean certainly = reached(usable, Reading.SHORTEST, REFERENCE);
        if (!certainly && usable.size() < service.size()) {
            return Line.unknown("RETURN");
        }
        if (!certainly) {
            return Line.notMet(reached(usable, Reading.LONGEST, REFERENCE) ? "REVIEW" : "INELIGIBLE");
        }
        boolean justReached = !reached(usable, Reading.LAST_DAYS, ISSUED);
        boolean interrupted = merged(usable, Reading.LAST_DAYS, REFERENCE).size() > 1;
        return justReached || interrupted ? Line.met("FLAG") : Line.met();
    }

    private static boolean isUsable(Paper period) {
        String from = period.text("from");
        String to = period.text("to");
        return from != null && (to == null || !day(from, false).isAfter(day(to, true)));
    }

    /** Days served, laid back from the reference date, must begin three years before it or earlier. */
    private static boolean reached(List<Paper> service, Reading reading, LocalDate reference) {
        long days = merged(service, reading, reference).stream()
                .mapToLong(span -> ChronoUnit.DAYS.between(span.begin(), span.end()))
                .sum();
        return !reference.minusDays(days).plusYears(3).isAfter(reference);
    }

    private static List<Span> merged(List<Paper> service, Reading reading, LocalDate reference) {
        List<Span> spans = new ArrayList<>();
        for (Paper period : service) {
            LocalDate begin = day(period.text("from"), reading.fromLate);
            String to = period.text("to");
            LocalDate end = to == null ? reference : day(to, reading.toLate).plusDays(1);
            end = end.isAfter(reference) ? reference : end;
            if (begin.isBefore(end)) {
                spans.add(new Span(begin, end));
            }
        }
        spans.sort(Comparator.comparing(Span::begin));
        List<Span> merged = new ArrayList<>();
        for (Span span : spans) {
            Span last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last == null || span.begin().isAfter(last.end())) {
                merged.add(span);
            } else if (span.end().isAfter(last.end())) {
                merged.set(merged.size() - 1, new Span(last.begin(), span.end()));
            }
        }
        return merged;
    }

    private static LocalDate day(String date, boolean late) {
        if (date.length() > 7) {
            return LocalDate.parse(date);
        }
        YearMonth month = YearMonth.parse(date);
        return late ? month.atEndOfMonth() : month.atDay(1);
    }
}
