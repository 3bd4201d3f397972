package org.pingxuan.rulebook.fact;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pingxuan.shared.Text;
import org.pingxuan.submission.PartialDate;
import org.pingxuan.submission.Submission.ServicePeriod;

/**
 * Years of work in the HRSS system (三(二)2¶2, A-08): periods add up to the reference date; "3年（含）以上" is reached where that many
 * years after the day from which the days served would run without a gap is not after the reference date.
 */
public final class ServiceYears {

    private ServiceYears() {}

    public static Notion of(Facts facts, Tables tables) {
        List<ServicePeriod> periods = facts.submission().person().service();
        int years = tables.number("service.years").intValueExact();
        LocalDate reference = tables.date("service.referenceDate");
        LocalDate issue = tables.date("service.issueDate");
        Notion notion = Notion.of("service", null)
                .read(
                        "/person/service",
                        periods == null
                                ? null
                                : periods.stream()
                                        .map(period -> period.from() + "/" + period.to())
                                        .toList(),
                        "≥ " + years + " years on " + reference)
                .show("required", years)
                .show("referenceDate", reference)
                .show("issueDate", issue);
        if (periods == null) {
            return notion;
        }
        Served least = Served.of(periods, reference, Reading.SHORTEST);
        Served most = Served.of(periods, reference, Reading.LONGEST);
        String value;
        if (least.reaches(years, reference)) {
            boolean beforeIssue = Served.of(periods, issue, Reading.LAST_DAYS).reaches(years, issue);
            boolean interrupted =
                    Served.of(periods, reference, Reading.LAST_DAYS).interrupted();
            value = !beforeIssue ? "AFTER_ISSUE" : interrupted ? "INTERRUPTED" : "ENOUGH";
        } else if (!least.complete()) {
            value = null;
        } else {
            value = most.reaches(years, reference) ? "MONTH_DECIDES" : "TOO_SHORT";
        }
        return new Notion(notion.name(), value, notion.evidence(), notion.shown())
                .show("served", least.words(reference));
    }

    /** How a month-only day is read: as the notice's readings do (its last day), or so that service is shortest or longest. */
    private enum Reading {
        SHORTEST,
        LONGEST,
        LAST_DAYS;

        LocalDate from(PartialDate from) {
            return this == LONGEST ? from.earliest() : from.latest();
        }

        LocalDate to(PartialDate to) {
            return this == SHORTEST ? to.earliest() : to.latest();
        }
    }

    /**
     * Days served up to a day.
     *
     * @param complete whether every period could be counted
     * @param interrupted whether days lie between periods
     */
    private record Served(long days, boolean complete, boolean interrupted) {

        static Served of(List<ServicePeriod> periods, LocalDate until, Reading reading) {
            List<LocalDate[]> spans = new ArrayList<>();
            boolean complete = true;
            for (ServicePeriod period : periods) {
                if (period == null || period.from() == null) {
                    complete = false;
                    continue;
                }
                LocalDate from = reading.from(period.from());
                LocalDate end = until;
                if (period.to() != null) {
                    if (period.to().latest().isBefore(period.from().earliest())) {
                        complete = false;
                        continue;
                    }
                    end = reading.to(period.to()).plusDays(1);
                }
                end = end.isAfter(until) ? until : end;
                if (from.isBefore(end)) {
                    spans.add(new LocalDate[] {from, end});
                }
            }
            spans.sort(Comparator.comparing(span -> span[0]));
            long days = 0;
            boolean interrupted = false;
            LocalDate covered = null;
            for (LocalDate[] span : spans) {
                interrupted |= covered != null && span[0].isAfter(covered);
                LocalDate start = covered == null || span[0].isAfter(covered) ? span[0] : covered;
                if (start.isBefore(span[1])) {
                    days += ChronoUnit.DAYS.between(start, span[1]);
                    covered = span[1];
                }
            }
            return new Served(days, complete, interrupted);
        }

        boolean reaches(int years, LocalDate reference) {
            return !reference.minusDays(days).plusYears(years).isAfter(reference);
        }

        Text words(LocalDate reference) {
            Period period = Period.between(reference.minusDays(days), reference);
            return Text.of(
                    period.getYears() + "年" + period.getMonths() + "个月" + period.getDays() + "天",
                    period.getYears() + " years " + period.getMonths() + " months " + period.getDays() + " days");
        }
    }
}
