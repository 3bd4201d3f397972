package org.pingxuan.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.pingxuan.reference.ReferenceFinalContext.Entry;

/**
 * Made-up final lists that are valid for the contract, from a seed: mostly of 0 to 15 entries, some around the places of the
 * award. The same seed gives the same list.
 */
public final class RandomFinalLists {

    /** A final list and what is known beside it. */
    public record FinalList(JsonNode list, ReferenceFinalContext context) {}

    private static final List<String> AWARDS = List.of("STAR_WINDOW", "OUTSTANDING_INDIVIDUAL", "PACESETTER");

    private final Draft draft;
    private final String award;
    private final int places;
    private final boolean listPosted;

    private RandomFinalLists(Draft draft, int turn) {
        this.draft = draft;
        this.award = AWARDS.get(turn);
        this.places = List.of(30, 100, 20).get(turn);
        this.listPosted = draft.oneIn(2);
    }

    /** The list of a seed; windows, individuals and pacesetters take turns. */
    public static FinalList list(long seed) {
        Draft draft = new Draft(JsonNodeFactory.instance.objectNode(), new SplittableRandom(seed));
        return new RandomFinalLists(draft, (int) Math.floorMod(seed, 3L)).list();
    }

    private FinalList list() {
        draft.root.put("award", award);
        ArrayNode listed = draft.root.putArray("entries");
        List<Entry> entries = new ArrayList<>();
        int size = draft.oneIn(3) ? places + draft.of(-1, 0, 0, 1) : draft.number(16);
        boolean flawed = draft.oneIn(3);
        int divisionLevel = draft.of(0, 1, 5, 6);
        for (int i = 0; i < size; i++) {
            listed.addObject().put("decision", "00000000-0000-7000-8000-%012d".formatted(i));
            entries.add(award.equals("STAR_WINDOW") ? window(i, flawed) : person(i, flawed, i < divisionLevel));
        }
        procedure();
        int candidates = draft.of(places - 1, places, places + 1, places + 20);
        Map<Integer, Integer> byStar = Map.of(3, draft.of(10, 11, 12), 4, draft.of(11, 12), 5, draft.of(11, 12));
        return new FinalList(draft.root, new ReferenceFinalContext(entries, candidates, byStar, listPosted));
    }

    private String standing(boolean flawed) {
        return flawed && draft.oneIn(15) ? draft.of("REVIEW", "RETURNED", "INELIGIBLE", "FORFEITED") : "ELIGIBLE";
    }

    private Entry window(int number, boolean flawed) {
        ObjectNode submission = JsonNodeFactory.instance.objectNode();
        ObjectNode window = submission.putObject("window");
        Integer stars = 3 + number % 3;
        draft.put(window, "appliedStars", flawed && draft.oneIn(10) ? draft.of(3, 2, null) : stars);
        return new Entry(submission, standing(flawed), List.of(), false);
    }

    private Entry person(int number, boolean flawed, boolean divisionLevel) {
        ObjectNode submission = JsonNodeFactory.instance.objectNode();
        ObjectNode person = submission.putObject("person");
        String stem = "22999919%02d0101%03d".formatted(60 + number % 40, number);
        boolean unnamed = flawed && draft.oneIn(15);
        draft.put(person, "idNumber", unnamed ? null : stem + Numbers.idCheck(stem));
        String grade = divisionLevel
                ? draft.of("DIVISION_DEPUTY", "DIVISION_CHIEF")
                : draft.of("NONE", "SECTION_CHIEF", "BUREAU_DEPUTY");
        draft.put(person, "grade", flawed && draft.oneIn(15) ? null : grade);
        ArrayNode honours = person.putArray("honours");
        if (flawed && draft.oneIn(4)) {
            honours.addObject().put("honour", "OUTSTANDING_INDIVIDUAL").put("year", 2021);
        }
        List<RegisterEntry> register = draft.oneIn(8)
                ? List.of(new RegisterEntry("OUTSTANDING_INDIVIDUAL", 2021, null, draft.oneIn(3)))
                : List.of();
        boolean onList = listPosted && !unnamed && !(flawed && draft.oneIn(8));
        return new Entry(submission, standing(flawed), register, onList);
    }

    private void procedure() {
        if (draft.oneIn(30)) {
            draft.put(draft.root, "procedure", null);
            return;
        }
        ObjectNode procedure = draft.object("procedure");
        LocalDate day = LocalDate.of(2024, 6, 3);
        for (String act : List.of("forwardedOn", "assessedOn", "proposedOn", "decidedOn", "expertPanelOn")) {
            day = day.plusDays(draft.of(0, 1, 7));
            draft.put(procedure, act, draft.oneIn(12) ? null : draft.oneIn(12) ? day.minusDays(8) : day);
        }
        draft.put(procedure, "shortlistReasons", draft.of(true, true, false, null));
        draft.put(procedure, "decisionNumber", draft.of("吉人社发〔2024〕0号", "吉人社发〔2024〕0号", "吉人社发〔2024〕0号", "", null));
        draft.put(procedure, "releasedOn", draft.of("2024-12-31", "2025-01-01", null));
        issuers(procedure);
        if (!draft.oneIn(12)) {
            notice(procedure.putObject("notice"));
        }
    }

    private void issuers(ObjectNode procedure) {
        if (draft.oneIn(12)) {
            draft.put(procedure, "issuers", null);
            return;
        }
        ArrayNode issuers = procedure.putArray("issuers");
        for (String issuer : List.of("PUBLICITY", "HRSS", "PARTY_WORK", "UNION")) {
            if (!draft.oneIn(25)) {
                issuers.add(issuer);
            }
        }
    }

    private void notice(ObjectNode notice) {
        LocalDate from = draft.of(
                LocalDate.of(2024, 6, 6),
                LocalDate.of(2024, 6, 9),
                LocalDate.of(2024, 9, 12),
                LocalDate.of(2024, 9, 30),
                LocalDate.of(2026, 12, 28));
        draft.put(notice, "from", draft.oneIn(15) ? null : from);
        draft.put(notice, "to", draft.oneIn(15) ? null : from.plusDays(draft.of(-1, 3, 5, 6, 7, 8, 9, 12)));
        draft.put(notice, "place", draft.of("PORTAL", "PORTAL", "PORTAL", "PORTAL", "门户网站以外", "", null));
        if (draft.oneIn(12)) {
            draft.put(notice, "objections", null);
            return;
        }
        ArrayNode objections = notice.putArray("objections");
        for (int left = draft.of(0, 0, 0, 1, 1, 2); left > 0; left--) {
            ObjectNode objection = objections.addObject();
            draft.put(objection, "state", draft.of("UNFOUNDED", "UNFOUNDED", "UNFOUNDED", "OPEN", "UPHELD", null));
            draft.put(objection, "finding", draft.of("经查不属实", "", null));
        }
    }
}
