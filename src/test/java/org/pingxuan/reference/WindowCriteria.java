package org.pingxuan.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** What the notice asks of a window alone: 三(一)1 and 三(二)1. */
final class WindowCriteria {

    /** The fourteen types that 三(一)1¶1 names, in its order. */
    static final List<String> NAMED_TYPES = List.of(
            "EMPLOYMENT",
            "SOCIAL_INSURANCE",
            "ARBITRATION",
            "LABOUR_INSPECTION",
            "SKILL_APPRAISAL",
            "ABILITY_APPRAISAL",
            "HOTLINE_12333",
            "WEBSITE",
            "EXAMINATION",
            "WORKER_GRADE",
            "TALENT_SERVICE",
            "PETITION",
            "SERVICE_HALL",
            "GRASSROOTS_PLATFORM");

    private final Paper paper;
    private final Paper window;
    private final ReferenceContext context;

    private WindowCriteria(Paper paper, ReferenceContext context) {
        this.paper = paper;
        this.window = paper.at("window");
        this.context = context;
    }

    static void check(Paper paper, ReferenceContext context, SortedMap<String, Line> lines) {
        WindowCriteria criteria = new WindowCriteria(paper, context);
        HeldStars held = HeldStars.of(criteria.window, context.register());
        lines.put("W-SCOPE", criteria.scope());
        lines.put("W-SCOPE-OTHER", criteria.scopeOther());
        lines.put("W-SCOPE-ADMIN", criteria.scopeAdmin());
        lines.put("W-STAR-UP", criteria.starUp(held));
        lines.put("W-STAR-5", criteria.star5(held));
        lines.put("W-STAR-NEW", criteria.starNew(held));
        lines.put("W-STAR-NOTE", criteria.starNote(held));
        lines.put("Q-UNIT-FJ", criteria.unitGrade());
        lines.put("W-C3-EMAP", criteria.serviceMap());
        lines.put("W-C5-CONTEST", criteria.contest());
        lines.put("X-ID-CHECK", criteria.creditCode());
        ReferenceChecker.core(paper, lines, "W-POL", "W-LEAD", "W-C1-NORM");
        ReferenceChecker.sub(
                paper,
                lines,
                "W-C1-SYS",
                "W-C1-PROC",
                "W-C1-MGMT",
                "W-C2-HANGFENG",
                "W-C2-REFORM",
                "W-C2-PROMISE",
                "W-C3-STD",
                "W-C3-GUIDE",
                "W-C3-CALC",
                "W-C3-ELDER",
                "W-C4-CUT",
                "W-C4-FAST",
                "W-C4-DATA",
                "W-C4-ONEFORM",
                "W-C4-NEAR",
                "W-C5-TEAM",
                "W-C5-DRILL",
                "W-C5-STAFF",
                "W-C5-RATING");
        criteria.assessed(lines);
        criteria.negatives(lines);
    }

    /** W-SCOPE: "公共就业和人才服务机构；社会保险经办机构；…", sixteen types. */
    private Line scope() {
        String category = window.text("category");
        if (category == null) {
            return Line.unknown("RETURN");
        }
        boolean within = NAMED_TYPES.contains(category)
                || category.equals("OTHER_WINDOW")
                || category.equals("ADMIN_DEPARTMENT");
        return within ? Line.met() : Line.notMet("INELIGIBLE");
    }

    /** W-SCOPE-OTHER: "承担窗口服务职能的其他人社服务机构和平台": a person confirms the window function. */
    private Line scopeOther() {
        String category = window.text("category");
        if (category == null) {
            return Line.unknown("RETURN");
        }
        return category.equals("OTHER_WINDOW") ? Line.notMet("REVIEW") : Line.notApplicable();
    }

    /** W-SCOPE-ADMIN: "在人社行风建设工作中作出突出贡献的行政部门": a statement, and a person confirms it. */
    private Line scopeAdmin() {
        String category = window.text("category");
        if (category == null) {
            return Line.unknown("RETURN");
        }
        if (!category.equals("ADMIN_DEPARTMENT")) {
            return Line.notApplicable();
        }
        return Line.notMet(window.text("adminContribution") == null ? "RETURN" : "REVIEW");
    }

    /** W-STAR-UP: "已被评为三、四星级的优质服务窗口可申报级别更高的星级". */
    private Line starUp(HeldStars held) {
        if (held.highest() == null) {
            return Line.unknown("RETURN");
        }
        if (held.highest() != 3 && held.highest() != 4) {
            return held.floor(Line.notApplicable());
        }
        Integer applied = window.number("appliedStars");
        if (applied == null) {
            return Line.unknown("RETURN");
        }
        if (applied < 3 || applied > 5) {
            return Line.notMet("RETURN");
        }
        if (applied <= held.highest()) {
            return Line.notMet("INELIGIBLE");
        }
        return held.floor(held.claimed() ? Line.met("FLAG") : Line.met());
    }

    /** W-STAR-5: "已被评为五星级的优质服务窗口不再申报". */
    private Line star5(HeldStars held) {
        if (held.highest() == null) {
            return Line.unknown("RETURN");
        }
        return held.highest() == 5 ? Line.notMet("INELIGIBLE") : held.floor(Line.met());
    }

    /** W-STAR-NEW: "未获评过“星级”优质服务窗口的单位可…申报窗口星级级别": three, four or five. */
    private Line starNew(HeldStars held) {
        if (held.highest() == null) {
            return Line.unknown("RETURN");
        }
        if (held.highest() > 0) {
            return Line.notApplicable();
        }
        Integer applied = window.number("appliedStars");
        if (applied == null) {
            return Line.unknown("RETURN");
        }
        return applied >= 3 && applied <= 5 ? Line.met() : Line.notMet("RETURN");
    }

    /** W-STAR-NOTE: "推荐时在《汇总表》（附件7）“备注”栏中注明获得年度和星级". */
    private Line starNote(HeldStars held) {
        if (held.highest() == null) {
            return Line.unknown("RETURN");
        }
        if (held.highest() != 3 && held.highest() != 4) {
            return held.floor(Line.notApplicable());
        }
        if (held.years().isEmpty()) {
            return Line.unknown("RETURN");
        }
        Remarks remarks = new Remarks(window.text("remarks"));
        boolean nameYear = held.years().stream().anyMatch(remarks::nameYear);
        if (nameYear && remarks.nameStars(held.highest())) {
            return held.floor(held.claimed() ? Line.met("FLAG") : Line.met());
        }
        boolean conflict = !held.claimed() && remarks.nameAnyYear() && remarks.nameAnyStars();
        return Line.notMet(conflict ? "REVIEW" : "RETURN");
    }

    /** Q-UNIT-FJ: "各地不推荐副厅局级及以上单位". */
    private Line unitGrade() {
        String grade = window.text("grade");
        if (grade == null) {
            return Line.unknown("RETURN");
        }
        return Set.of("BUREAU_DEPUTY", "BUREAU_CHIEF", "ABOVE").contains(grade)
                ? Line.notMet("INELIGIBLE")
                : Line.met();
    }

    /** W-C3-EMAP: "办理地点纳入“人社政务服务电子地图”"; the hotline and the website have no place. */
    private Line serviceMap() {
        String category = window.text("category");
        if (category == null) {
            return Line.unknown("RETURN");
        }
        if (category.equals("HOTLINE_12333") || category.equals("WEBSITE")) {
            return Line.notApplicable();
        }
        Boolean onMap = window.answer("onServiceMap");
        if (onMap == null) {
            return Line.unknown("RETURN");
        }
        return onMap ? Line.met() : Line.notMet("REVIEW");
    }

    /** W-C5-CONTEST: "在省、市、县等区域比武活动中成绩优异": no threshold, none listed is only shown. */
    private Line contest() {
        return window.text("contestResult") == null ? Line.notMet("FLAG") : Line.met();
    }

    /** X-ID-CHECK of a window: real codes exist that fail the check, so that it is only shown. */
    private Line creditCode() {
        String code = window.text("creditCode");
        if (code == null) {
            return Line.unknown("NONE");
        }
        return Numbers.codeIsGood(Numbers.plain(code)) ? Line.met() : Line.notMet("FLAG");
    }

    /** W-ASSESS-STAR, W-ASSESS-2021: "按照“星级”优质服务窗口建设标准，重点考核…": a person decides until assessed. */
    private void assessed(SortedMap<String, Line> lines) {
        for (String criterion : List.of("W-ASSESS-STAR", "W-ASSESS-2021")) {
            lines.put(criterion, ReferenceChecker.attested(paper, criterion, "REVIEW", "REVIEW", "REVIEW"));
        }
    }

    /** W-NEG-*: "2019年以来，没有发生违法案件和重大违纪问题，…": from 2019-01-01 on. */
    private void negatives(SortedMap<String, Line> lines) {
        LocalDate since = LocalDate.of(2019, 1, 1);
        lines.put("W-NEG-LAW", ReferenceChecker.noIncident(paper, since, "ILLEGAL_CASE", "DISCIPLINE"));
        lines.put("W-NEG-CONDUCT", ReferenceChecker.noIncident(paper, since, "CONDUCT"));
        lines.put("W-NEG-COMPLAINT", ReferenceChecker.noIncident(paper, since, "COMPLAINT"));
        lines.put("W-NEG-INSPECT", ReferenceChecker.noIncident(paper, since, "INSPECTION_NAMED"));
    }
}
