package org.pingxuan.screening;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.pingxuan.calendar.WorkingDays;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.decision.ListKey;
import org.pingxuan.decision.ListMember;
import org.pingxuan.decision.ListStore;
import org.pingxuan.decision.StoredDecision;
import org.pingxuan.decision.StoredList;
import org.pingxuan.policy.Row;
import org.pingxuan.rulebook.Rulebook;
import org.pingxuan.rulebook.fact.Tables;
import org.pingxuan.shared.Language;
import org.pingxuan.shared.LocalDay;
import org.pingxuan.shared.Text;
import org.pingxuan.submission.Award;
import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.ListVerdict;
import org.pingxuan.verdict.Outcome;

/**
 * A unit's plan: for each step of the procedure the last lawful day, reckoned back from the deadline over the unit's working days, and
 * what its slates still lack.
 */
@Singleton
public class Plans {

    private final FinalLists rounds;
    private final ListStore lists;
    private final DecisionStore decisions;
    private final InstantSource clock;

    @Inject
    Plans(FinalLists rounds, ListStore lists, DecisionStore decisions, InstantSource clock) {
        this.rounds = rounds;
        this.lists = lists;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * @param today the local day (Asia/Shanghai) from which days are counted
     * @param slates one for each award, sent or not
     */
    public record Answer(String round, String unit, LocalDate today, List<Step> steps, List<Missing> slates) {}

    /**
     * A step of the procedure.
     *
     * @param step its name, the field of {@code procedure} that states it; "receivedAt" for the submission
     * @param awards for whose nominees it is due
     * @param lastDay the last lawful day; null where the working days of a year are not loaded
     * @param daysLeft days from today to it, 0 on the day itself, negative after it
     * @param workingDaysLeft working days after today up to it; null where not known or past
     */
    public record Step(
            String step,
            List<Award> awards,
            String title,
            String clause,
            LocalDate lastDay,
            Long daysLeft,
            Integer workingDaysLeft) {}

    /**
     * What a slate lacks.
     *
     * @param slate the newest version; null where none was sent
     * @param checks criteria of the slate that are unknown or returned
     * @param nominees criteria of nominees that are unknown or returned, by reference
     */
    public record Missing(
            Award award,
            @JsonInclude(JsonInclude.Include.ALWAYS) UUID slate,
            @JsonInclude(JsonInclude.Include.ALWAYS) ListVerdict verdict,
            List<Lack> checks,
            Map<String, List<String>> nominees) {}

    /** A criterion of a slate that lacks something, and what to do. */
    public record Lack(String criterion, Outcome outcome, Effect effect, String message, String remedy) {}

    /** @throws org.pingxuan.shared.Problems 404 where there is no such round */
    public Answer plan(String round, String unit, Language language) {
        Instant now = clock.instant();
        LocalDate today = LocalDay.of(now);
        Rulebook rulebook = rounds.policy(round, now).rulebook();
        List<Missing> missing = new ArrayList<>();
        for (Award award : Award.values()) {
            missing.add(missing(ListKey.slate(round, unit, award), language));
        }
        return new Answer(round, unit, today, new Reckoning(rulebook.tables(), unit, today, language).steps(), missing);
    }

    private Missing missing(ListKey key, Language language) {
        StoredList slate = lists.newest(key).orElse(null);
        if (slate == null) {
            return new Missing(key.award(), null, null, List.of(), Map.of());
        }
        List<Lack> checks = slate.judged().checks().stream()
                .map(line -> line.finding())
                .filter(finding -> finding.outcome() == Outcome.UNKNOWN && finding.effect() != Effect.NONE
                        || finding.effect() == Effect.RETURN)
                .map(finding -> new Lack(
                        finding.criterion(),
                        finding.outcome(),
                        finding.effect(),
                        finding.message().in(language),
                        finding.remedy() == null ? null : finding.remedy().in(language)))
                .toList();
        Map<UUID, StoredDecision> byId = new HashMap<>();
        decisions
                .byIds(slate.members().stream().map(ListMember::decision).toList())
                .forEach(decision -> byId.put(decision.id(), decision));
        Map<String, List<String>> nominees = new LinkedHashMap<>();
        for (ListMember member : slate.members()) {
            List<String> lacking = byId.get(member.decision()).outcomes().stream()
                    .filter(line -> line.effect() == Effect.RETURN)
                    .map(line -> line.criterion())
                    .toList();
            if (!lacking.isEmpty()) {
                nominees.put(member.reference(), lacking);
            }
        }
        return new Missing(key.award(), slate.id(), slate.judged().verdict(), checks, nominees);
    }

    /** The steps reckoned back from the deadline. */
    private static final class Reckoning {

        private static final List<Award> RECOMMENDED = List.of(Award.STAR_WINDOW, Award.OUTSTANDING_INDIVIDUAL);
        private static final List<Award> PACESETTERS = List.of(Award.PACESETTER);

        private final Tables tables;
        private final WorkingDays workingDays;
        private final String unit;
        private final LocalDate today;
        private final Language language;
        private final List<Step> steps = new ArrayList<>();

        Reckoning(Tables tables, String unit, LocalDate today, Language language) {
            this.tables = tables;
            this.workingDays = tables.workingDays();
            this.unit = unit;
            this.today = today;
            this.language = language;
        }

        List<Step> steps() {
            LocalDate deadline = tables.only("deadlines", "criterion", "T-0510").date("date");
            for (String act : List.of("T-0420-BODY", "T-0420-CONTACT")) {
                Row row = tables.only("deadlines", "criterion", act);
                add(
                        act.equals("T-0420-BODY") ? "bodySetUpOn" : "contactSheetOn",
                        List.of(Award.values()),
                        act.equals("T-0420-BODY")
                                ? Text.of("成立评选机构", "set up the selection body")
                                : Text.of("报送工作联系表", "send the contact sheet"),
                        "五¶2",
                        row.date("accepted"));
            }
            LocalDate cityTo = deadline.minusDays(1);
            LocalDate cityFrom = start(cityTo, "N-CITY-5");
            unitSteps(RECOMMENDED, cityFrom, "N-UNIT-5");
            if (!Boolean.FALSE.equals(tables.yes("units", unit, "countyReview", true))) {
                add("countyReviewOn", RECOMMENDED, Text.of("县级审核", "the county's review"), "四(一)1(2)", cityFrom);
            }
            add(
                    "cityMeetingOn",
                    RECOMMENDED,
                    Text.of("推荐单位集体研究", "the recommending unit's meeting"),
                    "四(一)1(2)",
                    cityFrom);
            add(
                    "cityNotice/from",
                    RECOMMENDED,
                    Text.of("推荐单位公示开始", "the recommending unit's notice begins"),
                    "四(一)1(2)",
                    cityFrom);
            add(
                    "cityNotice/to",
                    RECOMMENDED,
                    Text.of("推荐单位公示结束", "the recommending unit's notice ends"),
                    "四(一)1(2)",
                    cityTo);
            unitSteps(PACESETTERS, deadline, "N-P-5");
            add("receivedAt", List.of(Award.values()), Text.of("报送推荐材料", "hand in the materials"), "五¶3", deadline);
            return List.copyOf(steps);
        }

        /** The unit's meeting, notice and reporting up, where reporting up is due on {@code reported}. */
        private void unitSteps(List<Award> awards, LocalDate reported, String notice) {
            String clause = awards == PACESETTERS ? "四(一)2(1)" : "四(一)1(1)";
            LocalDate to = reported == null ? null : reported.minusDays(1);
            LocalDate from = to == null ? null : start(to, notice);
            add("leadersMeetingOn", awards, Text.of("领导班子集体研究", "the leaders' meeting"), clause, from);
            add("unitNotice/from", awards, Text.of("本单位公示开始", "the unit's notice begins"), clause, from);
            add("unitNotice/to", awards, Text.of("本单位公示结束", "the unit's notice ends"), clause, to);
            add("opinions", awards, Text.of("征求各部门意见", "the organs' opinions"), clause, reported);
            add("reportedUpOn", awards, Text.of("上报", "reporting up"), clause, reported);
        }

        /** The last day on which a notice may begin that ends on {@code to} and runs long enough; null where that is not known. */
        private LocalDate start(LocalDate to, String criterion) {
            Row notice = tables.only("notices", "criterion", criterion);
            int days = notice.integer("days");
            boolean posting = notice.yes("countPostingDay");
            for (LocalDate from = to; ; from = from.minusDays(1)) {
                OptionalInt counted = workingDays.count(from, to, posting, unit);
                if (counted.isEmpty()) {
                    return null;
                }
                if (counted.getAsInt() >= days) {
                    return from;
                }
            }
        }

        private void add(String step, List<Award> awards, Text title, String clause, LocalDate lastDay) {
            Long left = lastDay == null ? null : Long.valueOf(ChronoUnit.DAYS.between(today, lastDay));
            OptionalInt working =
                    lastDay == null || left < 0 ? OptionalInt.empty() : workingDays.count(today, lastDay, false, unit);
            steps.add(new Step(
                    step,
                    awards,
                    title.in(language),
                    clause,
                    lastDay,
                    left,
                    working.isPresent() ? Integer.valueOf(working.getAsInt()) : null));
        }
    }
}
