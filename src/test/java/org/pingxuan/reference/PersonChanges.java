package org.pingxuan.reference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Changes that a person can undergo. */
final class PersonChanges {

    private static final List<String> GRADES = List.of(
            "NONE",
            "CLERK_2",
            "CLERK_1",
            "SECTION_DEPUTY",
            "SECTION_CHIEF",
            "DIVISION_DEPUTY",
            "DIVISION_CHIEF",
            "BUREAU_DEPUTY",
            "BUREAU_CHIEF",
            "ABOVE");
    private static final LocalDate REFERENCE = LocalDate.of(2024, 5, 10);

    private PersonChanges() {}

    static String anyGrade(Draft draft) {
        return draft.oneIn(10) ? null : draft.of(GRADES);
    }

    /** ID numbers of the area 229999, which nobody has, wrong in each way. */
    static void idNumber(Draft draft) {
        ObjectNode person = draft.object("person");
        LocalDate birth = draft.of(
                LocalDate.of(1980, 10, 9), LocalDate.of(1988, 2, 29), draft.receivedOn, draft.receivedOn.plusDays(1));
        String stem = "229999" + birth.format(DateTimeFormatter.BASIC_ISO_DATE) + (100 + draft.number(800));
        String good = stem + Numbers.idCheck(stem);
        char otherDigit = good.charAt(17) == '7' ? '3' : '7';
        draft.put(
                person,
                "idNumber",
                draft.of(
                        good,
                        good,
                        good,
                        good,
                        good.toLowerCase(),
                        " " + good.substring(0, 6) + " " + good.substring(6),
                        good.replace('2', '２'),
                        stem + otherDigit,
                        stem,
                        "229999801009158",
                        "22999911910229001X",
                        good.replace('0', 'O'),
                        "22999919900101019X",
                        "",
                        null));
        draft.put(person, "gender", draft.of("MALE", "FEMALE", "MALE", "FEMALE", null));
    }

    static void grade(Draft draft) {
        ObjectNode person = draft.object("person");
        draft.put(person, "grade", anyGrade(draft));
        draft.put(person, "rankOnly", draft.of(true, false, null));
        draft.put(person, "gradeJustification", draft.of("长期在一线窗口工作", "", null));
        draft.put(person, "exemption", draft.of("省领导小组书面同意", "", null));
    }

    /** An affiliation, and sometimes the united front's opinion of it. */
    static void affiliation(Draft draft) {
        int code = 1 + draft.number(13);
        draft.put(draft.object("person"), "politicalAffiliation", draft.oneIn(13) ? null : "%02d".formatted(code));
        if (draft.oneIn(2)) {
            ObjectNode opinion =
                    draft.list(draft.object("procedure"), "opinions").addObject();
            opinion.put("organ", "UNITED_FRONT");
            draft.put(opinion, "answer", draft.of("AGREE", "AGREE", "DISAGREE", null));
            draft.put(opinion, "on", draft.of("2024-04-12", null));
        }
    }

    static void employment(Draft draft) {
        ObjectNode person = draft.object("person");
        switch (draft.number(3)) {
            case 0 ->
                draft.put(
                        person,
                        "employment",
                        draft.of(
                                "ESTABLISHED",
                                "CONTRACT",
                                "DISPATCHED",
                                "PUBLIC_WELFARE",
                                "SECONDED",
                                "RETIRED",
                                "LEFT",
                                "DECEASED",
                                null));
            case 1 -> draft.put(draft.object("person", "employer"), "category", WindowChanges.category(draft));
            default -> draft.put(draft.object("person", "employer"), "level", WindowChanges.level(draft));
        }
    }

    /** Earlier titles by word, in the register, or both, mostly telling one story. */
    static void honours(Draft draft) {
        ObjectNode person = draft.object("person");
        draft.register.clear();
        draft.submittedAsIndividualBefore = draft.oneIn(4);
        boolean silent = draft.oneIn(4);
        ArrayNode honours = person.putArray("honours");
        for (int left = draft.of(0, 1, 1, 2); left > 0; left--) {
            String kind = draft.of("OUTSTANDING_INDIVIDUAL", "OUTSTANDING_INDIVIDUAL", "PACESETTER");
            int year = 2018 + draft.number(5);
            if (!draft.oneIn(4)) {
                ObjectNode claim = honours.addObject();
                draft.put(claim, "honour", draft.oneIn(15) ? null : kind);
                draft.put(claim, "year", draft.oneIn(8) ? null : Integer.valueOf(year));
            }
            if (draft.oneIn(2)) {
                draft.register.add(new RegisterEntry(kind, draft.oneIn(6) ? year + 1 : year, null, draft.oneIn(3)));
            }
        }
        if (silent) {
            draft.put(person, "honours", null);
        }
    }

    /** Service around three years: open, closed, by month, broken, overlapping, backwards, in the future. */
    static void service(Draft draft) {
        ObjectNode person = draft.object("person");
        if (draft.oneIn(12)) {
            draft.put(person, "service", null);
            return;
        }
        ArrayNode service = person.putArray("service");
        switch (draft.number(4)) {
            case 0 -> period(draft, service, near3Years(draft), null);
            case 1 -> {
                LocalDate from = LocalDate.of(2008 + draft.number(12), 1 + draft.number(12), 1);
                period(draft, service, from, from.plusDays(1094 + draft.number(4)));
            }
            case 2 -> {
                LocalDate first = LocalDate.of(2017, 1 + draft.number(12), 1 + draft.number(28));
                LocalDate last = first.plusDays(400 + draft.number(4));
                LocalDate again = last.plusDays(draft.of(-30, 0, 1, 1, 2, 200));
                period(draft, service, first, last);
                period(draft, service, again, again.plusDays(draft.of(693, 694, 695, 696, 725, 900)));
            }
            default -> {
                for (int left = draft.number(4); left > 0; left--) {
                    LocalDate from = REFERENCE.minusDays(draft.number(3000) - 60L);
                    boolean open = draft.oneIn(3);
                    period(draft, service, from, open ? null : from.plusDays(draft.number(1200) - 40L));
                }
            }
        }
    }

    private static LocalDate near3Years(Draft draft) {
        return draft.of(
                LocalDate.of(2021, 5, 9),
                LocalDate.of(2021, 5, 10),
                LocalDate.of(2021, 5, 11),
                LocalDate.of(2021, 5, 31),
                LocalDate.of(2021, 4, 1),
                LocalDate.of(2021, 4, 2),
                LocalDate.of(2021, 3, 31),
                LocalDate.of(2020, 2, 29),
                LocalDate.of(2024, 5, 10));
    }

    private static void period(Draft draft, ArrayNode service, LocalDate from, LocalDate to) {
        ObjectNode period = service.addObject();
        draft.put(period, "from", draft.oneIn(20) ? null : date(draft, from));
        draft.put(period, "to", to == null || draft.oneIn(20) ? null : date(draft, to));
    }

    /** A day, or its month alone. */
    private static String date(Draft draft, LocalDate day) {
        return draft.oneIn(4) ? day.toString().substring(0, 7) : day.toString();
    }

    static void knowledgeTitle(Draft draft) {
        ObjectNode person = draft.object("person");
        if (draft.oneIn(8)) {
            draft.put(person, "knowledgeTitle", null);
            return;
        }
        ObjectNode title = person.putObject("knowledgeTitle");
        draft.put(title, "level", draft.of("NATIONAL", "PROVINCE", "PROVINCE", "CITY", null));
        draft.put(title, "year", draft.oneIn(8) ? null : Integer.valueOf(2022));
        draft.put(title, "title", draft.oneIn(8) ? draft.of("", null) : "全省人社知识通");
        draft.put(
                person,
                "remarks",
                draft.of("2022年全省人社知识通", "获“全省人社知识通”（２０２２年）", "2022年", "全省人社知识通", "2021年全省人社知识通", "", null));
        if (draft.oneIn(3)) {
            ObjectNode merit = draft.object("attestations", "I-ZST-MERIT");
            draft.put(merit, "answer", draft.of("YES", "NO", "UNCLEAR", null));
            draft.put(merit, "by", draft.of("示例单位党组", null));
        }
    }

    /** The four departments and levels, a notice of the city that is not asked, and opinions that are missing. */
    static void pacesetterProcedure(Draft draft) {
        ObjectNode procedure = draft.object("procedure");
        switch (draft.number(4)) {
            case 0 -> draft.put(procedure, "fourDepartments", null);
            case 1 -> {
                ArrayNode departments = procedure.putArray("fourDepartments");
                for (String department : List.of("PUBLICITY", "HRSS", "PARTY_WORK", "UNION")) {
                    if (!draft.oneIn(6)) {
                        departments.add(department);
                    }
                }
                draft.put(draft.root, "unit", draft.of("JL-SIB", "JL-YB"));
            }
            case 2 -> draft.put(procedure, "cityNotice", null);
            default -> draft.put(procedure, "opinions", null);
        }
    }
}
