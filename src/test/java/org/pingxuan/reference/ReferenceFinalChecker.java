package org.pingxuan.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pingxuan.reference.ReferenceFinalContext.Entry;

/** A second, independent reading of the criteria of a final list, from the notice, the catalogue and decision 0004. */
public final class ReferenceFinalChecker {

    private final Paper procedure;
    private final String award;
    private final ReferenceFinalContext context;
    private final int listed;

    private ReferenceFinalChecker(JsonNode list, ReferenceFinalContext context) {
        Paper paper = new Paper(list);
        this.procedure = paper.at("procedure");
        this.award = paper.text("award");
        this.context = context;
        this.listed = context.entries().size();
    }

    /** One line for each criterion of final lists of the award, ordered by id. */
    public static SortedMap<String, Line> check(JsonNode list, ReferenceFinalContext context) {
        return new ReferenceFinalChecker(list, context).lines();
    }

    /** The gravest effect gives the verdict; an entry that is not eligible makes the list non-compliant. */
    public static String verdict(Collection<Line> lines, ReferenceFinalContext context) {
        boolean allEligible =
                context.entries().stream().allMatch(entry -> entry.standing().equals("ELIGIBLE"));
        return allEligible ? ReferenceSlateChecker.verdict(lines) : "NON_COMPLIANT";
    }

    private SortedMap<String, Line> lines() {
        SortedMap<String, Line> lines = new TreeMap<>();
        lines.put("G-DIFF", moreCandidatesThanPlaces());
        lines.put("T-YEAREND", released());
        if (award.equals("PACESETTER")) {
            lines.put("Q-P-AWARD", places(20));
            lines.put("X-P-DEPENDS", dependsOnIndividuals());
            lines.put("P-FORWARD", recorded("forwardedOn"));
            lines.put("P-EXPERTS", following("expertPanelOn", "forwardedOn"));
            lines.put("N-P-PROV-5", notice());
            lines.put("P-DECISION", jointDecision());
            return lines;
        }
        lines.put("G-PROV-SHORT", ReferenceChecker.handedIn(procedure.answer("shortlistReasons"), "FLAG"));
        lines.put("G-PROV-ASSESS", recorded("assessedOn"));
        lines.put("G-PROV-PROPOSE", following("proposedOn", "assessedOn"));
        lines.put("G-PROV-DECIDE", following("decidedOn", "proposedOn"));
        lines.put("N-PROV-5", notice());
        lines.put("G-PRAISE", praise());
        if (award.equals("STAR_WINDOW")) {
            lines.put("Q-W-AWARD", windowPlaces());
        } else {
            lines.put("Q-I-AWARD", places(100));
            lines.put("Q-XCJ-5", divisionLevel());
        }
        return lines;
    }

    /** Q-I-AWARD: "全省人社系统优质服务先进个人：100名"; Q-P-AWARD: "20名": ceilings, fewer is shown. */
    private Line places(int places) {
        if (listed > places) {
            return Line.notMet("NON_COMPLIANT");
        }
        return listed < places ? Line.notMet("FLAG") : Line.met();
    }

    /** Q-W-AWARD: "五星级、四星级、三星级各10个，共30个". */
    private Line windowPlaces() {
        boolean over = listed > 30;
        boolean fewer = listed < 30;
        for (int stars = 3; stars <= 5; stars++) {
            long ofStar = ofStar(stars);
            over |= ofStar > 10;
            fewer |= ofStar < 10;
        }
        if (over) {
            return Line.notMet("NON_COMPLIANT");
        }
        if (ofStar(null) > 0) {
            return Line.unknown("RETURN");
        }
        return fewer ? Line.notMet("FLAG") : Line.met();
    }

    private long ofStar(Integer stars) {
        return context.entries().stream()
                .filter(entry -> Objects.equals(stars, new Paper(entry.submission()).number("window", "appliedStars")))
                .count();
    }

    /** Q-XCJ-5: "县处级干部不超过优质服务先进个人表扬名额的5%": 5 of 100. */
    private Line divisionLevel() {
        List<String> grades = context.entries().stream()
                .map(entry -> new Paper(entry.submission()).text("person", "grade"))
                .toList();
        long persons = grades.stream()
                .filter(grade -> "DIVISION_DEPUTY".equals(grade) || "DIVISION_CHIEF".equals(grade))
                .count();
        if (persons > 5) {
            return Line.notMet("NON_COMPLIANT");
        }
        if (grades.contains(null)) {
            return Line.unknown("RETURN");
        }
        return 20 * persons > listed ? Line.notMet("FLAG") : Line.met();
    }

    /** G-DIFF: "差额评选": more candidates in the province than places. */
    private Line moreCandidatesThanPlaces() {
        boolean enough = switch (award) {
            case "STAR_WINDOW" ->
                context.candidates() > 30
                        && List.of(3, 4, 5).stream()
                                .allMatch(stars -> context.candidatesByStar().getOrDefault(stars, 0) > 10);
            case "OUTSTANDING_INDIVIDUAL" -> context.candidates() > 100;
            default -> context.candidates() > 20;
        };
        return enough ? Line.met() : Line.notMet("FLAG");
    }

    /** X-P-DEPENDS: a pacesetter stands or falls with this round's title as an individual, or holds an earlier one. */
    private Line dependsOnIndividuals() {
        return Line.gravest(context.entries().stream().map(this::depends).toList());
    }

    private Line depends(Entry entry) {
        Paper person = new Paper(entry.submission()).at("person");
        EarlierTitle.Standing title = EarlierTitle.of("OUTSTANDING_INDIVIDUAL", person, entry.register())
                .standing();
        if (title == EarlierTitle.Standing.REGISTERED || entry.onIndividualsList()) {
            return Line.met();
        }
        if (title == EarlierTitle.Standing.CLAIMED) {
            return Line.met("FLAG");
        }
        boolean cannotTell = !context.individualsListPosted() || person.text("idNumber") == null;
        return cannotTell ? Line.unknown("UNKNOWN") : Line.notMet("NON_COMPLIANT");
    }

    /** G-PROV-ASSESS: "省人社厅评选活动领导小组办公室统一组织考核"; P-FORWARD: "省人社厅审核后推荐报送". */
    private Line recorded(String act) {
        return procedure.day(act) == null ? Line.unknown("UNKNOWN") : Line.met();
    }

    /** G-PROV-PROPOSE: "依据考核结果，提出评选对象建议"; G-PROV-DECIDE: "对建议评选对象进行审定"; P-EXPERTS. */
    private Line following(String act, String earlier) {
        LocalDate day = procedure.day(act);
        LocalDate before = procedure.day(earlier);
        if (day == null || before == null) {
            return Line.unknown("UNKNOWN");
        }
        return day.isBefore(before) ? Line.notMet("NON_COMPLIANT") : Line.met();
    }

    /** N-PROV-5, N-P-PROV-5: "在省人力资源和社会保障厅门户网站上…进行不少于5个工作日的公示". */
    private Line notice() {
        Line days = ProcedureCriteria.fiveWorkingDays(
                procedure.day("notice", "from"), procedure.day("notice", "to"), "NON_COMPLIANT", "UNKNOWN");
        String place = procedure.text("notice", "place");
        if (place == null) {
            return days.or(Line.unknown("UNKNOWN"));
        }
        return place.equals("PORTAL") ? days : days.or(Line.notMet("NON_COMPLIANT"));
    }

    /** G-PRAISE: "对省级公示期满无异议的，…印发表扬决定". */
    private Line praise() {
        Line decision = procedure.text("decisionNumber") == null ? Line.unknown("UNKNOWN") : Line.met();
        return decision.or(
                ProcedureCriteria.objections(procedure.list("notice", "objections"), "NON_COMPLIANT", "UNKNOWN"));
    }

    /** P-DECISION: "无异议的，由省委宣传部、省人社厅、省直机关工委、省总工会联合印发表扬决定". */
    private Line jointDecision() {
        List<Paper> issuers = procedure.list("issuers");
        if (issuers == null) {
            return praise().or(Line.unknown("UNKNOWN"));
        }
        List<String> four = issuers.stream().map(issuer -> issuer.text()).toList();
        boolean joint = four.containsAll(Set.of("PUBLICITY", "HRSS", "PARTY_WORK", "UNION"));
        return joint ? praise() : praise().or(Line.notMet("NON_COMPLIANT"));
    }

    /** T-YEAREND: "年底前…进行发布": only shown when late. */
    private Line released() {
        LocalDate day = procedure.day("releasedOn");
        if (day == null) {
            return Line.unknown("NONE");
        }
        return day.isAfter(LocalDate.of(2024, 12, 31)) ? Line.notMet("FLAG") : Line.met();
    }
}
