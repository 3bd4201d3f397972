package org.pingxuan.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A second, independent reading of the notice: the criteria of a submission in plain Java, written from the catalogue of
 * criteria, the recommended readings, the contract and decision 0001, and from no rule, table or class of the
 * service. The rules are compared with it on thousands of nominations in every build.
 */
public final class ReferenceChecker {

    static final Set<String> UNITS = Set.of(
            "JL-CC", "JL-JL", "JL-SP", "JL-LY", "JL-TH", "JL-BS", "JL-SY", "JL-BC", "JL-YB", "JL-CBS", "JL-MHK",
            "JL-SIB");

    private ReferenceChecker() {}

    /** One line for each criterion of the submission's award, ordered by id. */
    public static SortedMap<String, Line> check(JsonNode submission, ReferenceContext context) {
        Paper paper = new Paper(submission);
        String award = paper.text("award");
        SortedMap<String, Line> lines = new TreeMap<>();
        lines.put("R-UNITS", recommendingUnit(paper, "REVIEW"));
        lines.put("T-0510", deadline(context.receivedOn()));
        ProcedureCriteria.check(paper, award, context, lines);
        MaterialCriteria.check(paper, award, lines);
        if (award.equals("STAR_WINDOW")) {
            WindowCriteria.check(paper, context, lines);
        } else {
            PersonCriteria.check(paper, award, context, lines);
        }
        return lines;
    }

    /** The gravest effect gives the verdict; FLAG and NONE leave ELIGIBLE. */
    public static String verdict(Collection<Line> lines) {
        return switch (Line.gravest(lines).effect()) {
            case "FORFEIT" -> "FORFEITED";
            case "INELIGIBLE" -> "INELIGIBLE";
            case "RETURN" -> "RETURNED";
            case "REVIEW" -> "REVIEW";
            default -> "ELIGIBLE";
        };
    }

    /** R-UNITS, P-PRIOR-BY: "各市（州）…，长白山保护开发区…，梅河口市…，省社保局", twelve recommending units. */
    static Line recommendingUnit(Paper paper, String effectOnOthers) {
        String unit = paper.text("unit");
        if (unit == null) {
            return Line.unknown("RETURN");
        }
        return UNITS.contains(unit) ? Line.met() : Line.notMet(effectOnOthers);
    }

    /** T-0510: "5月10日前…报送推荐材料", "逾期视为自动放弃"; the day itself is in time and flagged. */
    private static Line deadline(LocalDate receivedOn) {
        LocalDate lastDay = LocalDate.of(2024, 5, 10);
        if (receivedOn.isAfter(lastDay)) {
            return Line.notMet("FORFEIT");
        }
        return receivedOn.equals(lastDay) ? Line.met("FLAG") : Line.met();
    }

    /**
     * a condition that cannot be computed is answered by a named role.
     *
     * @param no effect of NO
     * @param unclear effect of UNCLEAR
     * @param absent effect of no answer
     */
    static Line attested(Paper paper, String criterion, String no, String unclear, String absent) {
        Paper attestation = paper.at("attestations", criterion);
        String answer = attestation.text("answer");
        if (answer == null) {
            return Line.unknown(absent);
        }
        return switch (answer) {
            case "YES" -> attestation.text("by") == null ? Line.met("FLAG") : Line.met();
            case "NO" -> Line.notMet(no);
            default -> Line.notMet(unclear);
        };
    }

    /** Core conditions: "no" on a core item INELIGIBLE. */
    static void core(Paper paper, SortedMap<String, Line> lines, String... criteria) {
        for (String criterion : criteria) {
            lines.put(criterion, attested(paper, criterion, "INELIGIBLE", "REVIEW", "RETURN"));
        }
    }

    /** Sub-items: "no" on a sub-item REVIEW. */
    static void sub(Paper paper, SortedMap<String, Line> lines, String... criteria) {
        for (String criterion : criteria) {
            lines.put(criterion, attested(paper, criterion, "REVIEW", "REVIEW", "RETURN"));
        }
    }

    /** Acts of procedure that can be done again: "no" RETURN. */
    static void act(Paper paper, SortedMap<String, Line> lines, String... criteria) {
        for (String criterion : criteria) {
            lines.put(criterion, attested(paper, criterion, "RETURN", "REVIEW", "RETURN"));
        }
    }

    /** A paper that was handed in, was not, or of which nothing is said. */
    static Line handedIn(Boolean answer, String effect) {
        if (answer == null) {
            return Line.unknown(effect);
        }
        return answer ? Line.met() : Line.notMet(effect);
    }

    /**
     * The negatives: "没有发生违法案件和重大违纪问题 …".
     *
     * @param since the first day that counts, null for a whole career
     * @param types the types of incident that answer the criterion
     */
    static Line noIncident(Paper paper, LocalDate since, String... types) {
        List<Paper> incidents = paper.list("incidents");
        if (incidents == null) {
            return Line.unknown("RETURN");
        }
        Line line = Line.met();
        for (Paper incident : incidents) {
            LocalDate on = incident.day("on");
            String type = incident.text("type");
            if (since != null && on != null && on.isBefore(since)) {
                continue;
            }
            if (type == null) {
                line = line.or(Line.unknown("RETURN"));
            } else if (List.of(types).contains(type)) {
                boolean confirmed = on != null && "CONFIRMED".equals(incident.text("status"));
                line = line.or(Line.notMet(confirmed ? "INELIGIBLE" : "REVIEW"));
            }
        }
        return line;
    }
}
