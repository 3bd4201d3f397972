package org.pingxuan.reference;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;

/** What the notice asks of a person: 三(一)2 and 3, 三(二)2, and of a pacesetter 四(一)2(1). */
final class PersonCriteria {

    private final Paper paper;
    private final Paper person;
    private final ReferenceContext context;

    private PersonCriteria(Paper paper, ReferenceContext context) {
        this.paper = paper;
        this.person = paper.at("person");
        this.context = context;
    }

    static void check(Paper paper, String award, ReferenceContext context, SortedMap<String, Line> lines) {
        PersonCriteria criteria = new PersonCriteria(paper, context);
        lines.put("Q-XCJ-SOFT", criteria.divisionLevel());
        lines.put("I-YEARS-3", ServiceYears.check(criteria.person.list("service")));
        lines.put("X-ID-CHECK", criteria.idNumber());
        lines.put("G-CONSULT-UF", criteria.unitedFront());
        ReferenceChecker.core(paper, lines, "I-POL", "I-PEOPLE", "I-RULES", "I-C1", "I-C2-WORK", "I-C3-STYLE");
        ReferenceChecker.sub(paper, lines, "I-C2-BUILD", "I-C2-SKILL", "I-C3-PERF", "I-C3-MODEL");
        criteria.negatives(lines);
        if (award.equals("OUTSTANDING_INDIVIDUAL")) {
            criteria.individual(lines);
        } else {
            criteria.pacesetter(lines);
        }
    }

    private void individual(SortedMap<String, Line> lines) {
        lines.put("I-SCOPE-UNIT", employerWithinScope());
        lines.put("I-SCOPE-ACTIVE", inService());
        lines.put("I-ZST-LEVEL", knowledgeLevel());
        lines.put("I-ZST-MERIT", knowledgeMerit());
        lines.put("I-ZST-NOTE", knowledgeNote());
        lines.put("X-REPEAT-I", heldBefore());
    }

    private void pacesetter(SortedMap<String, Line> lines) {
        lines.put("P-PRIOR", fromThePool());
        lines.put("P-PRIOR-BY", ReferenceChecker.recommendingUnit(paper, "INELIGIBLE"));
        lines.put("P-ONCE", onlyOnce());
        lines.put("P-CONSULT-PS", opinion("POLICE"));
        lines.put("P-CONSULT-UF", unitedFront());
        lines.put("P-FOUR-UP", fourDepartments());
        ReferenceChecker.act(paper, lines, "P-FOUR-LEVELS");
    }

    /** I-SCOPE-UNIT: "全省人力资源和社会保障系统上述窗口单位和部门". */
    private Line employerWithinScope() {
        String category = person.text("employer", "category");
        if (category == null) {
            return Line.unknown("RETURN");
        }
        if (category.equals("OTHER_WINDOW") || category.equals("ADMIN_DEPARTMENT")) {
            return Line.notMet("REVIEW");
        }
        return WindowCriteria.NAMED_TYPES.contains(category) ? Line.met() : Line.notMet("INELIGIBLE");
    }

    /** I-SCOPE-ACTIVE: "的在职工作人员" (A-05: without a post of the establishment too, with a flag). */
    private Line inService() {
        String employment = person.text("employment");
        if (employment == null) {
            return Line.unknown("RETURN");
        }
        return switch (employment) {
            case "ESTABLISHED" -> Line.met();
            case "CONTRACT", "DISPATCHED", "PUBLIC_WELFARE", "SECONDED" -> Line.met("FLAG");
            default -> Line.notMet("INELIGIBLE");
        };
    }

    /** Q-XCJ-SOFT: "原则上不推荐县处级及以上个人". */
    private Line divisionLevel() {
        String grade = person.text("grade");
        if (grade == null) {
            return Line.unknown("RETURN");
        }
        return switch (grade) {
            case "DIVISION_DEPUTY", "DIVISION_CHIEF" ->
                Line.notMet(person.text("gradeJustification") == null ? "RETURN" : "REVIEW");
            case "BUREAU_DEPUTY", "BUREAU_CHIEF", "ABOVE" ->
                Line.notMet(person.text("exemption") == null ? "INELIGIBLE" : "REVIEW");
            default -> Line.met();
        };
    }

    /** I-NEG-*: "参加工作以来，没有发生违法案件和重大违纪问题，…": the whole career. */
    private void negatives(SortedMap<String, Line> lines) {
        lines.put("I-NEG-LAW", ReferenceChecker.noIncident(paper, null, "ILLEGAL_CASE", "DISCIPLINE"));
        lines.put("I-NEG-CONDUCT", ReferenceChecker.noIncident(paper, null, "CONDUCT"));
        lines.put("I-NEG-CREDIT", ReferenceChecker.noIncident(paper, null, "DISHONESTY_LIST"));
        lines.put("I-NEG-COMPLAINT", ReferenceChecker.noIncident(paper, null, "COMPLAINT"));
        lines.put("I-NEG-INSPECT", ReferenceChecker.noIncident(paper, null, "INSPECTION_NAMED"));
    }

    /** I-ZST-LEVEL: "省级（含）以上“人社知识通”"; a city's title is no more than a flag. */
    private Line knowledgeLevel() {
        if (!person.at("knowledgeTitle").given()) {
            return Line.notApplicable();
        }
        String level = person.text("knowledgeTitle", "level");
        if (level == null) {
            return Line.unknown("FLAG");
        }
        return level.equals("CITY") ? Line.notMet("FLAG") : Line.met();
    }

    /** I-ZST-MERIT: "在练兵比武活动中取得优异成绩、练兵比武传帮带表现突出、岗位练兵与业务工作充分融合". */
    private Line knowledgeMerit() {
        Line otherwise = withoutKnowledgeTitle();
        return otherwise != null
                ? otherwise
                : ReferenceChecker.attested(paper, "I-ZST-MERIT", "REVIEW", "REVIEW", "RETURN");
    }

    /** I-ZST-NOTE: "在《汇总表》（附件8）“备注”栏中注明获得年度和知识通称号名称". */
    private Line knowledgeNote() {
        Line otherwise = withoutKnowledgeTitle();
        if (otherwise != null) {
            return otherwise;
        }
        Integer year = person.number("knowledgeTitle", "year");
        String title = person.text("knowledgeTitle", "title");
        if (year == null || title == null) {
            return Line.unknown("RETURN");
        }
        Remarks remarks = new Remarks(person.text("remarks"));
        return remarks.nameYear(year) && remarks.name(title) ? Line.met() : Line.notMet("RETURN");
    }

    /** The line of a criterion on provincial and national titles where there is none, null where there is one. */
    private Line withoutKnowledgeTitle() {
        if (!person.at("knowledgeTitle").given()) {
            return Line.notApplicable();
        }
        String level = person.text("knowledgeTitle", "level");
        if (level == null) {
            return Line.unknown("RETURN");
        }
        return level.equals("CITY") ? Line.notApplicable() : null;
    }

    /** X-ID-CHECK of a person: check digit, birth date and sex. */
    private Line idNumber() {
        String number = person.text("idNumber");
        if (number == null) {
            return Line.unknown("RETURN");
        }
        String plain = Numbers.plain(number);
        if (!Numbers.idIsGood(plain, context.receivedOn())) {
            return Line.notMet("RETURN");
        }
        String gender = person.text("gender");
        if (gender == null) {
            return Line.unknown("RETURN");
        }
        return gender.equals(Numbers.idGender(plain)) ? Line.met() : Line.notMet("RETURN");
    }

    /** G-CONSULT-UF, P-CONSULT-UF: "民主党派和无党派人士还需征求统战部门意见": codes 04 to 12. */
    private Line unitedFront() {
        String affiliation = person.text("politicalAffiliation");
        if (affiliation == null) {
            return Line.unknown("RETURN");
        }
        boolean asked = affiliation.compareTo("04") >= 0 && affiliation.compareTo("12") <= 0;
        return asked ? opinion("UNITED_FRONT") : Line.notApplicable();
    }

    /** P-CONSULT-PS: "征求公安部门意见"; here and for the united front the answer alone counts. */
    private Line opinion(String organ) {
        List<String> answers = paper.items("procedure", "opinions").stream()
                .filter(opinion -> organ.equals(opinion.text("organ")))
                .map(opinion -> opinion.text("answer"))
                .filter(Objects::nonNull)
                .toList();
        if (answers.contains("DISAGREE")) {
            return Line.notMet("INELIGIBLE");
        }
        return answers.contains("AGREE") ? Line.met() : Line.unknown("RETURN");
    }

    /** P-PRIOR: "从各地推荐的本届和往届全省人社系统优质服务先进个人…中遴选". */
    private Line fromThePool() {
        EarlierTitle title = EarlierTitle.of("OUTSTANDING_INDIVIDUAL", person, context.register());
        if (title.standing() == EarlierTitle.Standing.REGISTERED) {
            return title.contradicted() ? Line.met("REVIEW") : Line.met();
        }
        if (context.submittedAsIndividualBefore()) {
            return Line.met();
        }
        return switch (title.standing()) {
            case REVOKED -> Line.notMet("REVIEW");
            case CLAIMED -> Line.met("FLAG");
            case NONE -> Line.notMet("INELIGIBLE");
            default -> Line.unknown("RETURN");
        };
    }

    /** P-ONCE: "已获得“吉林好人•最美人社服务标兵”的不在推荐范围". */
    private Line onlyOnce() {
        return switch (EarlierTitle.of("PACESETTER", person, context.register()).standing()) {
            case REGISTERED, CLAIMED -> Line.notMet("INELIGIBLE");
            case REVOKED -> Line.met("REVIEW");
            case NONE -> Line.met();
            case UNKNOWN -> Line.unknown("RETURN");
        };
    }

    /** X-REPEAT-I: the notice does not forbid a second time, so that it is only shown. */
    private Line heldBefore() {
        return repeat("OUTSTANDING_INDIVIDUAL").or(repeat("PACESETTER"));
    }

    private Line repeat(String honour) {
        EarlierTitle title = EarlierTitle.of(honour, person, context.register());
        return switch (title.standing()) {
            case REGISTERED -> Line.notMet(title.contradicted() ? "REVIEW" : "FLAG");
            case CLAIMED -> Line.notMet("FLAG");
            case REVOKED -> Line.met("REVIEW");
            case NONE -> Line.met();
            case UNKNOWN -> Line.unknown("NONE");
        };
    }

    /** P-FOUR-UP: "报送至当地县级及以上党委宣传部、人社部门、直属机关工委、总工会" (A-12 for 省社保局). */
    private Line fourDepartments() {
        List<Paper> departments = paper.list("procedure", "fourDepartments");
        if (departments == null) {
            return Line.unknown("RETURN");
        }
        List<String> reached =
                departments.stream().map(department -> department.text()).toList();
        if (reached.containsAll(Set.of("PUBLICITY", "HRSS", "PARTY_WORK", "UNION"))) {
            return Line.met();
        }
        return Line.notMet("JL-SIB".equals(paper.text("unit")) ? "REVIEW" : "RETURN");
    }
}
