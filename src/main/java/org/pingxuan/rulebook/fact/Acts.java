package org.pingxuan.rulebook.fact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.pingxuan.shared.Normal;
import org.pingxuan.shared.Text;
import org.pingxuan.submission.Submission.Notice;
import org.pingxuan.submission.Submission.Opinion;
import org.pingxuan.submission.Submission.Procedure;

/** The acts before submission (四(一)): whether they are on record, and whether they follow one another. */
public final class Acts {

    private static final Set<String> COUNTY_LEVELS = Set.of("COUNTY", "TOWNSHIP", "COMMUNITY");
    private static final String UNIT_TO = "/procedure/unitNotice/to";
    private static final String REPORTED = "/procedure/reportedUpOn";
    private static final String CITY_TO = "/procedure/cityNotice/to";
    private static final String RECEIVED = "/receivedAt";

    private Acts() {}

    /** An act of the procedure, by the path that says when it took place. */
    private record Act(String path, LocalDate on, Text title, boolean needed) {}

    /** Whether an act is on record. */
    public static Notion recorded(String path, LocalDate on, String zh, String en) {
        return Notion.of("recorded", on == null ? null : "YES")
                .read(path, on)
                .show("missing", on == null ? Text.of(zh, en) : null);
    }

    /** Whether every level of the unit's chain reviewed: the county's only for windows and employers of county level and below. */
    public static Notion levels(Facts facts, Tables tables) {
        Procedure procedure = facts.submission().procedure();
        String level = facts.isForWindow()
                ? facts.submission().window().level()
                : facts.submission().person().employer() == null
                        ? null
                        : facts.submission().person().employer().level();
        Boolean countyLevel = tables.yes("units", facts.submission().unit(), "countyReview", true);
        boolean countyDue =
                !Boolean.FALSE.equals(countyLevel) && (level == null || COUNTY_LEVELS.contains(Normal.form(level)));
        List<Text> missing = new ArrayList<>();
        if (countyDue && procedure.countyReviewOn() == null) {
            missing.add(Text.of("县级审核", "the county's review"));
        }
        if (procedure.cityMeetingOn() == null) {
            missing.add(Text.of("推荐单位集体研究", "the recommending unit's meeting"));
        }
        return Notion.of("recorded", missing.isEmpty() ? "YES" : null)
                .read(facts.isForWindow() ? "/window/level" : "/person/employer/level", level)
                .read("/procedure/countyReviewOn", procedure.countyReviewOn())
                .read("/procedure/cityMeetingOn", procedure.cityMeetingOn())
                .show("missing", Papers.list(missing));
    }

    /** Whether the leaders' meeting came before the unit's notice began; two acts on one day are in order. */
    public static Notion meeting(Procedure procedure) {
        LocalDate meeting = procedure.leadersMeetingOn();
        LocalDate from =
                procedure.unitNotice() == null ? null : procedure.unitNotice().from();
        String value = meeting == null || from == null ? null : meeting.isAfter(from) ? "AFTER_NOTICE" : "IN_TIME";
        return Notion.of("meeting", value)
                .read("/procedure/leadersMeetingOn", meeting, from == null ? null : "≤ " + from)
                .read("/procedure/unitNotice/from", from)
                .show("meeting", meeting)
                .show("from", from);
    }

    /**
     * Whether the acts follow one another (X-SEQ). The days after a notice are the business of N-NOOBJ and G-CITY-SUBMIT, the
     * deadline that of T-0510, and a missing date that of its own criterion.
     */
    public static Notion sequence(Facts facts) {
        List<Act> acts = acts(facts);
        Notion notion = Notion.of("order", null);
        for (Act act : acts) {
            notion = notion.read(act.path(), act.on());
        }
        Act[] backwards = periodBackwards(acts);
        if (backwards != null) {
            return pair(notion, "BACKWARDS", backwards[0], backwards[1]);
        }
        for (int i = 0; i < acts.size(); i++) {
            for (int j = i + 1; j < acts.size(); j++) {
                Act first = acts.get(i);
                Act second = acts.get(j);
                if (!isElsewhere(first, second)
                        && first.on() != null
                        && second.on() != null
                        && first.on().isAfter(second.on())) {
                    return pair(notion, "OUT_OF_ORDER", first, second);
                }
            }
        }
        Act late = lateOpinion(facts);
        if (late != null) {
            LocalDate reportedUp = facts.submission().procedure().reportedUpOn();
            return pair(
                    notion.read(late.path(), late.on()),
                    "OUT_OF_ORDER",
                    late,
                    new Act(REPORTED, reportedUp, Text.of("上报", "reporting up"), true));
        }
        boolean missing = acts.stream().anyMatch(act -> act.needed() && act.on() == null);
        return new Notion("order", missing ? null : "IN_ORDER", notion.evidence(), notion.shown());
    }

    private static List<Act> acts(Facts facts) {
        Procedure procedure = facts.submission().procedure();
        Notice unit = Objects.requireNonNullElse(procedure.unitNotice(), new Notice(null, null, null));
        Notice city = Objects.requireNonNullElse(procedure.cityNotice(), new Notice(null, null, null));
        boolean cityDue = !facts.isPacesetter();
        return List.of(
                new Act(
                        "/procedure/leadersMeetingOn",
                        procedure.leadersMeetingOn(),
                        Text.of("领导班子集体研究", "the leaders' meeting"),
                        true),
                new Act(
                        "/procedure/unitNotice/from",
                        unit.from(),
                        Text.of("本单位公示开始", "the start of the unit's notice"),
                        true),
                new Act(UNIT_TO, unit.to(), Text.of("本单位公示结束", "the end of the unit's notice"), true),
                new Act(REPORTED, procedure.reportedUpOn(), Text.of("上报", "reporting up"), true),
                new Act(
                        "/procedure/countyReviewOn",
                        procedure.countyReviewOn(),
                        Text.of("县级审核", "the county's review"),
                        false),
                new Act(
                        "/procedure/cityMeetingOn",
                        procedure.cityMeetingOn(),
                        Text.of("推荐单位集体研究", "the recommending unit's meeting"),
                        cityDue),
                new Act(
                        "/procedure/cityNotice/from",
                        city.from(),
                        Text.of("推荐单位公示开始", "the start of the recommending unit's notice"),
                        cityDue),
                new Act(CITY_TO, city.to(), Text.of("推荐单位公示结束", "the end of the recommending unit's notice"), cityDue),
                new Act(RECEIVED, facts.receivedOn(), Text.of("报送收到", "receipt"), true));
    }

    private static Act[] periodBackwards(List<Act> acts) {
        for (int i = 0; i + 1 < acts.size(); i++) {
            Act from = acts.get(i);
            Act to = acts.get(i + 1);
            if (from.path().endsWith("/from")
                    && from.on() != null
                    && to.on() != null
                    && to.on().isBefore(from.on())) {
                return new Act[] {from, to};
            }
        }
        return null;
    }

    private static boolean isElsewhere(Act first, Act second) {
        return first.path().equals(UNIT_TO) && second.path().equals(REPORTED)
                || first.path().equals(CITY_TO) && second.path().equals(RECEIVED);
    }

    private static Act lateOpinion(Facts facts) {
        Procedure procedure = facts.submission().procedure();
        List<Opinion> opinions = procedure.opinions();
        if (opinions == null || procedure.reportedUpOn() == null) {
            return null;
        }
        for (int i = 0; i < opinions.size(); i++) {
            LocalDate on = opinions.get(i).on();
            if (on != null && on.isAfter(procedure.reportedUpOn())) {
                return new Act("/procedure/opinions/" + i + "/on", on, Text.of("征求意见", "an organ's opinion"), false);
            }
        }
        return null;
    }

    private static Notion pair(Notion notion, String value, Act first, Act second) {
        return new Notion("order", value, notion.evidence(), notion.shown())
                .show("first", first.title())
                .show("firstOn", first.on())
                .show("second", second.title())
                .show("secondOn", second.on());
    }
}
