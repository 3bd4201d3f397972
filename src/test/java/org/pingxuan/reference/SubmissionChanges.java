package org.pingxuan.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Changes that any submission can undergo. */
final class SubmissionChanges {

    private static final List<String> INCIDENTS =
            List.of("ILLEGAL_CASE", "DISCIPLINE", "CONDUCT", "COMPLAINT", "INSPECTION_NAMED", "DISHONESTY_LIST");
    private static final List<String> STATUSES =
            List.of("CONFIRMED", "CONFIRMED", "PENDING", "UNFOUNDED", "MINOR", "LISTED_IN_ERROR");
    private static final List<String> ORGANS = List.of("PERSONNEL", "DISCIPLINE", "POLICE", "UNITED_FRONT");
    private static final List<String> ACTS =
            List.of("leadersMeetingOn", "reportedUpOn", "countyReviewOn", "cityMeetingOn");
    private static final Set<String> KEPT = Set.of("award", "window", "person");

    /** Free text, of which blank says nothing. */
    private static final Set<String> FREE_TEXT = Set.of(
            "by",
            "name",
            "remarks",
            "category",
            "contestResult",
            "adminContribution",
            "gradeJustification",
            "exemption",
            "idNumber",
            "creditCode",
            "divisionCode",
            "finding",
            "title",
            "text");

    /** First days around holidays and make-up days, the year's end, and years without a calendar. */
    private static final List<LocalDate> FIRST_DAYS = List.of(
                    "2024-04-01",
                    "2024-04-02",
                    "2024-04-03",
                    "2024-04-04",
                    "2024-04-07",
                    "2024-04-15",
                    "2024-04-19",
                    "2024-04-24",
                    "2024-04-26",
                    "2024-04-28",
                    "2024-04-30",
                    "2024-05-01",
                    "2024-05-06",
                    "2024-02-04",
                    "2024-02-09",
                    "2024-02-10",
                    "2023-12-29",
                    "2023-01-01",
                    "2022-12-28",
                    "2026-12-28",
                    "2027-01-04")
            .stream()
            .map(LocalDate::parse)
            .toList();

    private SubmissionChanges() {}

    /** One attestation answered otherwise, without a name, or not at all. */
    static void attestation(Draft draft) {
        ObjectNode attestations = draft.object("attestations");
        List<String> criteria = names(attestations);
        if (criteria.isEmpty()) {
            return;
        }
        String criterion = draft.of(criteria);
        ObjectNode attestation = draft.object("attestations", criterion);
        switch (draft.number(6)) {
            case 0 -> draft.put(attestations, criterion, null);
            case 1 -> draft.put(attestation, "answer", null);
            case 2 -> draft.put(attestation, "by", draft.of(null, "", " "));
            case 3, 4 -> attestation.put("answer", "NO");
            default -> attestation.put("answer", "UNCLEAR");
        }
    }

    /** Any field absent or null. */
    static void missing(Draft draft) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(draft.root, objects);
        ObjectNode object = draft.of(objects);
        List<String> names = names(object);
        names.removeAll(object == draft.root ? KEPT : Set.of());
        if (names.isEmpty()) {
            return;
        }
        String name = draft.of(names);
        draft.put(object, name, null);
        if (object == draft.root && name.equals("receivedAt")) {
            draft.receivedOn = LocalDate.of(2024, 4, 20).plusDays(draft.number(24));
        }
    }

    /** Any free text blank. */
    static void blank(Draft draft) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(draft.root, objects);
        ObjectNode object = draft.of(objects);
        List<String> names = names(object);
        names.retainAll(FREE_TEXT);
        if (!names.isEmpty()) {
            object.put(draft.of(names), draft.of("", " ", "\u3000"));
        }
    }

    /** A moment of receipt, mostly near the deadline or the end of the city notice, told from here or from Greenwich. */
    static void received(Draft draft) {
        LocalDateTime local = draft.of(
                LocalDateTime.of(2024, 5, 10, 0, 0),
                LocalDateTime.of(2024, 5, 10, 23, 59, 59),
                LocalDateTime.of(2024, 5, 9, 23, 59, 59),
                LocalDateTime.of(2024, 5, 11, 0, 0),
                LocalDateTime.of(2024, 5, 11, 9, 30),
                LocalDateTime.of(2024, 4, 26, 23, 59),
                LocalDateTime.of(2024, 4, 27, 0, 0),
                LocalDate.of(2024, 4, 1).plusDays(draft.number(50)).atTime(draft.number(24), draft.number(60)));
        draft.receivedOn = local.toLocalDate();
        boolean greenwich = draft.oneIn(3);
        draft.put(
                draft.root,
                "receivedAt",
                (greenwich ? local.minusHours(8) : local).atOffset(greenwich ? ZoneOffset.UTC : ZoneOffset.ofHours(8)));
    }

    static void unit(Draft draft) {
        draft.put(
                draft.root,
                "unit",
                draft.of(
                        "JL-CC",
                        "JL-JL",
                        "JL-SP",
                        "JL-LY",
                        "JL-TH",
                        "JL-BS",
                        "JL-SY",
                        "JL-BC",
                        "JL-YB",
                        "JL-CBS",
                        "JL-MHK",
                        "JL-SIB",
                        "JL-CBS",
                        "JL-MHK",
                        "JL-SIB",
                        "JL-SIB",
                        "JL-XX",
                        "JL-TINGZHI",
                        "",
                        null));
    }

    /** One notice with other days: too short, just long enough, backwards, in a year without a calendar. */
    static void notice(Draft draft) {
        String name = draft.of("unitNotice", "cityNotice");
        if (draft.oneIn(10)) {
            draft.put(draft.object("procedure"), name, null);
            return;
        }
        ObjectNode notice = draft.object("procedure", name);
        LocalDate present = draft.day(notice, "from", LocalDate.of(2024, 4, 16));
        LocalDate from = draft.oneIn(2) ? draft.of(FIRST_DAYS) : draft.near(present);
        draft.put(notice, "from", from);
        draft.put(notice, "to", from.plusDays(draft.of(-1, 0, 3, 4, 5, 6, 6, 7, 7, 8, 9, 13)));
    }

    /** One act on another day, mostly beside a day it must not pass. */
    static void act(Draft draft) {
        ObjectNode procedure = draft.object("procedure");
        LocalDate beside = switch (draft.number(6)) {
            case 0 -> draft.day(draft.object("procedure", "unitNotice"), "from", draft.receivedOn);
            case 1, 2 -> draft.day(draft.object("procedure", "unitNotice"), "to", draft.receivedOn);
            case 3 -> draft.day(draft.object("procedure", "cityNotice"), "from", draft.receivedOn);
            case 4 -> draft.day(procedure, draft.of(ACTS), draft.receivedOn);
            default -> draft.receivedOn;
        };
        draft.put(procedure, draft.of(ACTS), draft.oneIn(6) ? null : draft.near(beside));
    }

    /** Objections raised during one of the notices. */
    static void objections(Draft draft) {
        ObjectNode notice = draft.object("procedure", draft.of("unitNotice", "cityNotice"));
        if (draft.oneIn(6)) {
            draft.put(notice, "objections", null);
            return;
        }
        ArrayNode objections = notice.putArray("objections");
        for (int left = draft.number(3); left >= 0; left--) {
            ObjectNode objection = objections.addObject();
            draft.put(objection, "on", draft.of("2024-04-08", "2024-04-22", null));
            draft.put(objection, "state", draft.of("OPEN", "UNFOUNDED", "UNFOUNDED", "UNFOUNDED", "UPHELD", null));
            draft.put(objection, "finding", draft.of("经查不属实", "经查不属实", "", null));
        }
    }

    /** One opinion more, less or otherwise, around the day of reporting up and twelve months before it. */
    static void opinions(Draft draft) {
        ObjectNode procedure = draft.object("procedure");
        ArrayNode opinions = draft.list(procedure, "opinions");
        boolean more = opinions.isEmpty() || draft.oneIn(3);
        int place = more ? opinions.size() : draft.number(opinions.size());
        if (!more && draft.oneIn(4)) {
            opinions.remove(place);
            return;
        }
        ObjectNode opinion = more ? opinions.addObject() : (ObjectNode) opinions.get(place);
        if (more) {
            draft.put(opinion, "organ", draft.oneIn(12) ? null : draft.of(ORGANS));
        }
        LocalDate reported = draft.day(procedure, "reportedUpOn", LocalDate.of(2024, 4, 15));
        LocalDate aYearBefore = reported.minusMonths(12);
        draft.put(
                opinion,
                "on",
                draft.of(
                        reported.minusDays(2),
                        reported.minusDays(2),
                        reported,
                        reported.plusDays(1),
                        aYearBefore,
                        aYearBefore.minusDays(1),
                        aYearBefore.plusDays(1),
                        null));
        draft.put(opinion, "answer", draft.of("AGREE", "AGREE", "AGREE", "AGREE", "DISAGREE", null));
    }

    /** Incidents of every type and status, around the first day that counts for windows. */
    static void incidents(Draft draft) {
        if (draft.oneIn(10)) {
            draft.put(draft.root, "incidents", null);
            return;
        }
        ArrayNode incidents = draft.root.putArray("incidents");
        for (int left = draft.of(0, 1, 1, 1, 2, 3); left > 0; left--) {
            ObjectNode incident = incidents.addObject();
            draft.put(incident, "type", draft.oneIn(12) ? null : draft.of(INCIDENTS));
            draft.put(
                    incident,
                    "on",
                    draft.of("2018-12-31", "2018-12-31", "2019-01-01", "2021-06-15", "2024-04-29", "2001-03-02", null));
            draft.put(incident, "status", draft.oneIn(8) ? null : draft.of(STATUSES));
            draft.put(incident, "note", draft.of("示例", null));
        }
    }

    /** One paper there, not there, or not said. */
    static void materials(Draft draft) {
        ObjectNode materials = draft.object("materials");
        Boolean answer = draft.of(true, false, false, null);
        switch (draft.number(7)) {
            case 0 -> draft.put(materials, "approvalForm", answer);
            case 1 -> draft.put(materials, "consultationForm", answer);
            case 2 -> draft.put(materials, "basicFacts", answer);
            case 3 -> draft.put(materials, draft.of("paperReceived", "electronicReceived"), answer);
            default -> {
                if (draft.root.has("person")) {
                    ObjectNode photos = draft.object("materials", "photos");
                    switch (draft.number(3)) {
                        case 0 -> draft.put(photos, "paper", draft.of(0, 1, 1, 2, 3, null));
                        case 1 -> draft.put(photos, "electronic", answer);
                        default -> draft.put(photos, "labelled", answer);
                    }
                }
            }
        }
    }

    /** Deeds around their limits, stated in words or written out in mixed scripts. */
    static void deeds(Draft draft) {
        boolean main = draft.random.nextBoolean();
        int limit = main ? 2000 : 500;
        ObjectNode deeds = draft.object("materials").putObject(main ? "mainDeeds" : "briefDeeds");
        int words = draft.of(limit - 1, limit, limit, limit + 1, limit / 2);
        switch (draft.number(8)) {
            case 0 -> draft.put(deeds, "words", draft.of(0, null));
            case 1 -> draft.put(deeds, "text", draft.of("", " \n", null));
            case 2, 3 -> draft.put(deeds, "words", words);
            default -> {
                draft.put(deeds, "text", text(draft, words));
                if (draft.oneIn(4)) {
                    deeds.put("words", draft.of(limit - 1, limit + 1));
                }
            }
        }
    }

    /** A text of so many words after A-42, with more characters than words as chance will have it. */
    private static String text(Draft draft, int words) {
        StringBuilder text = new StringBuilder(words + 64);
        boolean onlyHan = draft.oneIn(3);
        int written = 0;
        while (written < words) {
            int left = words - written;
            if (onlyHan || left > 40 && !draft.oneIn(12) || left < 3) {
                text.append("为民服务示例人社窗口".charAt(written % 10));
                written++;
            } else {
                switch (draft.number(5)) {
                    case 0 -> {
                        text.append("，2024年");
                        written += 3;
                    }
                    case 1 -> {
                        text.append(" HRSS online, ");
                        written += 2;
                    }
                    case 2 -> {
                        text.append("99.5%。\n");
                        written += 3;
                    }
                    case 3 -> {
                        text.append("𠮷\u3000（");
                        written += 2;
                    }
                    default -> {
                        text.append("\t《Q3》");
                        written += 3;
                    }
                }
            }
        }
        return text.toString();
    }

    private static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> collect(child, objects));
    }
}
