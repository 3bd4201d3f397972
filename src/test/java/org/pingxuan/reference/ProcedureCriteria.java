package org.pingxuan.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/** The procedure of 四(一)1 and 四(一)2(1): meetings, notices, opinions, reporting up. */
final class ProcedureCriteria {

    private final Paper paper;
    private final Paper procedure;
    private final String award;
    private final ReferenceContext context;
    private final LocalDate unitNoticeFrom;
    private final LocalDate unitNoticeTo;
    private final LocalDate cityNoticeFrom;
    private final LocalDate cityNoticeTo;
    private final LocalDate reportedUpOn;

    private ProcedureCriteria(Paper paper, String award, ReferenceContext context) {
        this.paper = paper;
        this.procedure = paper.at("procedure");
        this.award = award;
        this.context = context;
        this.unitNoticeFrom = procedure.day("unitNotice", "from");
        this.unitNoticeTo = procedure.day("unitNotice", "to");
        this.cityNoticeFrom = procedure.day("cityNotice", "from");
        this.cityNoticeTo = procedure.day("cityNotice", "to");
        this.reportedUpOn = procedure.day("reportedUpOn");
    }

    static void check(Paper paper, String award, ReferenceContext context, SortedMap<String, Line> lines) {
        ProcedureCriteria criteria = new ProcedureCriteria(paper, award, context);
        lines.put("X-CAL", criteria.calendar());
        lines.put("X-SEQ", criteria.sequence());
        lines.put("G-UNIT-LEADERS", criteria.leadersMeeting());
        lines.put("N-OBJ-CHECK", criteria.objectionsChecked());
        lines.put("N-NOOBJ", criteria.noObjection());
        lines.put("G-CONSULT", criteria.opinions());
        ReferenceChecker.act(paper, lines, "G-UNIT-NOM", "G-HEAR");
        Line unitNotice = fiveWorkingDays(criteria.unitNoticeFrom, criteria.unitNoticeTo, "RETURN", "RETURN");
        if (award.equals("PACESETTER")) {
            lines.put("N-P-5", unitNotice);
            return;
        }
        lines.put("N-UNIT-5", unitNotice);
        lines.put("N-CITY-5", fiveWorkingDays(criteria.cityNoticeFrom, criteria.cityNoticeTo, "RETURN", "RETURN"));
        lines.put("G-REPORT-UP", recorded(criteria.reportedUpOn));
        lines.put("G-CITY-DECIDE", recorded(criteria.procedure.day("cityMeetingOn")));
        lines.put("G-LEVELS", criteria.levels());
        lines.put("G-CITY-SUBMIT", criteria.submittedAfterNotice());
    }

    /** X-CAL: the working days of each year that a notice begins or ends in must be known. */
    private Line calendar() {
        boolean known = Stream.of(unitNoticeFrom, unitNoticeTo, cityNoticeFrom, cityNoticeTo)
                .allMatch(day -> day == null || WorkingDayTable.knows(day));
        return known ? Line.met() : Line.unknown("RETURN");
    }

    /**
     * N-UNIT-5, N-CITY-5, N-P-5: "进行不少于5个工作日的公示", the posting day counted, flagged when it decides.
     *
     * @param tooShort effect of fewer than five
     * @param unknown effect of a day that is missing or a year that is not loaded
     */
    static Line fiveWorkingDays(LocalDate from, LocalDate to, String tooShort, String unknown) {
        if (from == null || to == null) {
            return Line.unknown(unknown);
        }
        if (to.isBefore(from)) {
            return Line.notMet(tooShort);
        }
        if (!WorkingDayTable.knows(from) || !WorkingDayTable.knows(to)) {
            return Line.unknown(unknown);
        }
        if (WorkingDayTable.between(from, to) < 5) {
            return Line.notMet(tooShort);
        }
        return WorkingDayTable.between(from.plusDays(1), to) < 5 ? Line.met("FLAG") : Line.met();
    }

    /** G-UNIT-LEADERS: "由领导班子集体研究确定推荐对象，并…公示": the meeting is not after the notice began. */
    private Line leadersMeeting() {
        LocalDate meeting = procedure.day("leadersMeetingOn");
        if (meeting == null || unitNoticeFrom == null) {
            return Line.unknown("RETURN");
        }
        return meeting.isAfter(unitNoticeFrom) ? Line.notMet("REVIEW") : Line.met();
    }

    /** N-OBJ-CHECK: "对公示期间反映的问题，要认真组织核查", in both notices. */
    private Line objectionsChecked() {
        Line unitNotice = objections("unitNotice");
        boolean noCityNotice = !procedure.at("cityNotice").given();
        return award.equals("PACESETTER") && noCityNotice ? unitNotice : unitNotice.or(objections("cityNotice"));
    }

    private Line objections(String notice) {
        return objections(procedure.list(notice, "objections"), "INELIGIBLE", "RETURN");
    }

    /** open blocks, upheld is out, unfounded counts as none and is flagged without a written finding. */
    static Line objections(List<Paper> objections, String upheld, String unknown) {
        if (objections == null) {
            return Line.unknown(unknown);
        }
        Line line = Line.met();
        for (Paper objection : objections) {
            String state = objection.text("state");
            if (state == null) {
                line = line.or(Line.unknown(unknown));
            } else if (state.equals("UPHELD")) {
                line = line.or(Line.notMet(upheld));
            } else if (state.equals("OPEN")) {
                line = line.or(Line.notMet("REVIEW"));
            } else if (objection.text("finding") == null) {
                line = line.or(Line.met("FLAG"));
            }
        }
        return line;
    }

    /** N-NOOBJ: "对公示期满无异议的推荐对象，由其所在单位将推荐材料报送": after the notice's last day. */
    private Line noObjection() {
        Line line = Line.met();
        if (reportedUpOn == null || unitNoticeTo == null) {
            line = Line.unknown("RETURN");
        } else if (!reportedUpOn.isAfter(unitNoticeTo)) {
            line = Line.notMet("RETURN");
        }
        List<Paper> objections = procedure.list("unitNotice", "objections");
        if (objections == null) {
            return line.or(Line.unknown("RETURN"));
        }
        for (Paper objection : objections) {
            String state = objection.text("state");
            if (state == null) {
                line = line.or(Line.unknown("RETURN"));
            } else if (state.equals("OPEN")) {
                line = line.or(Line.notMet("REVIEW"));
            }
        }
        return line;
    }

    /** G-CONSULT: "推荐对象上报前，…征求组织人事、纪检监察、公安等部门的意见". */
    private Line opinions() {
        return opinion("PERSONNEL").or(opinion("DISCIPLINE")).or(opinion("POLICE"));
    }

    private Line opinion(String organ) {
        List<Paper> opinions = procedure.items("opinions").stream()
                .filter(opinion -> organ.equals(opinion.text("organ")))
                .toList();
        boolean window = award.equals("STAR_WINDOW");
        if (opinions.stream().anyMatch(opinion -> "DISAGREE".equals(opinion.text("answer")))) {
            return Line.notMet("INELIGIBLE");
        }
        List<LocalDate> agreed = opinions.stream()
                .filter(opinion -> "AGREE".equals(opinion.text("answer")) && opinion.day("on") != null)
                .map(opinion -> opinion.day("on"))
                .toList();
        if (agreed.isEmpty() || reportedUpOn == null) {
            return Line.unknown(window || !organ.equals("POLICE") && fromEarlierRound() ? "REVIEW" : "RETURN");
        }
        LocalDate oldest = reportedUpOn.minusMonths(12);
        boolean inTime = agreed.stream().anyMatch(on -> !on.isAfter(reportedUpOn) && !on.isBefore(oldest));
        return inTime ? Line.met() : Line.notMet(window ? "REVIEW" : "RETURN");
    }

    private boolean fromEarlierRound() {
        return award.equals("PACESETTER")
                && EarlierTitle.of("OUTSTANDING_INDIVIDUAL", paper.at("person"), context.register())
                        .carries();
    }

    /** G-REPORT-UP: "将推荐材料报送至当地县级及以上人社部门"; G-CITY-DECIDE: "集体研究择优确定推荐对象". */
    private static Line recorded(LocalDate day) {
        return day == null ? Line.unknown("RETURN") : Line.met();
    }

    /** G-LEVELS: "县级及以上人社部门自下而上逐级审核": the county where the unit's chain has one, and the city. */
    private Line levels() {
        if (procedure.day("cityMeetingOn") == null) {
            return Line.unknown("RETURN");
        }
        String unit = paper.text("unit");
        boolean noCounties = "JL-MHK".equals(unit) || "JL-CBS".equals(unit);
        if (noCounties || procedure.day("countyReviewOn") != null) {
            return Line.met();
        }
        String level =
                award.equals("STAR_WINDOW") ? paper.text("window", "level") : paper.text("person", "employer", "level");
        boolean aboveCounty =
                level != null && !Set.of("COUNTY", "TOWNSHIP", "COMMUNITY").contains(level);
        return aboveCounty ? Line.met() : Line.unknown("RETURN");
    }

    /** G-CITY-SUBMIT: "公示不少于5个工作日无异议，报送省人社厅": after the city notice's last day. */
    private Line submittedAfterNotice() {
        if (cityNoticeTo == null) {
            return Line.unknown("RETURN");
        }
        return context.receivedOn().isAfter(cityNoticeTo) ? Line.met() : Line.notMet("RETURN");
    }

    /** X-SEQ: the acts of 四(一) follow one another; what other criteria answer is left to them. */
    private Line sequence() {
        boolean backwards = after(unitNoticeFrom, unitNoticeTo) || after(cityNoticeFrom, cityNoticeTo);
        if (backwards) {
            return Line.notMet("RETURN");
        }
        LocalDate[] acts = {
            procedure.day("leadersMeetingOn"),
            unitNoticeFrom,
            unitNoticeTo,
            reportedUpOn,
            procedure.day("countyReviewOn"),
            procedure.day("cityMeetingOn"),
            cityNoticeFrom,
            cityNoticeTo,
            context.receivedOn()
        };
        int unitNoticeEnds = 2;
        int reportedUp = 3;
        int cityNoticeEnds = 7;
        int received = 8;
        for (int earlier = 0; earlier < acts.length; earlier++) {
            for (int later = earlier + 1; later < acts.length; later++) {
                boolean answeredElsewhere = earlier == unitNoticeEnds && later == reportedUp
                        || earlier == cityNoticeEnds && later == received;
                if (!answeredElsewhere && after(acts[earlier], acts[later])) {
                    return Line.notMet("REVIEW");
                }
            }
        }
        if (procedure.items("opinions").stream().anyMatch(opinion -> after(opinion.day("on"), reportedUpOn))) {
            return Line.notMet("REVIEW");
        }
        int lastNeeded = award.equals("PACESETTER") ? reportedUp : cityNoticeEnds;
        int countyReview = 4;
        for (int act = 0; act <= lastNeeded; act++) {
            if (act != countyReview && acts[act] == null) {
                return Line.unknown("NONE");
            }
        }
        return Line.met();
    }

    private static boolean after(LocalDate day, LocalDate other) {
        return day != null && other != null && day.isAfter(other);
    }
}
