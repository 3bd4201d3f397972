package org.pingxuan.rulebook.fact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.Codes;
import org.pingxuan.submission.FinalList;
import org.pingxuan.submission.FinalList.Procedure;
import org.pingxuan.verdict.Figure;

/**
 * Everything that the rules see of one final list, joined once.
 *
 * @param members what stands behind each entry, in the list's order
 * @param answers what was counted, by criterion and notion; a notion without an entry is unknown
 * @param figures the arithmetic, by criterion
 */
public record FinalFacts(
        FinalList list, List<Member> members, Map<String, Map<String, String>> answers, Map<String, Figure> figures) {

    /**
     * A nominee on the list.
     *
     * @param facts of its decision, with what the honours register holds now
     * @param onIndividualsList whether the person stands on the latest individuals list; null where none is posted or the person's
     *     number is not known
     */
    public record Member(String reference, Facts facts, Boolean onIndividualsList) {

        /** What a pacesetter's place rests on: REGISTER, ON_LIST, CLAIMED or NEITHER; null where that is unknown. */
        public String title() {
            String title = Honours.individualTitle(facts);
            if ("HELD".equals(title)) {
                return "REGISTER";
            }
            if (Boolean.TRUE.equals(onIndividualsList)) {
                return "ON_LIST";
            }
            return "CLAIMED".equals(title) ? title : onIndividualsList == null ? null : "NEITHER";
        }
    }

    public FinalFacts {
        members = List.copyOf(members);
    }

    public Award award() {
        return list.award();
    }

    public boolean isForPacesetters() {
        return award() == Award.PACESETTER;
    }

    public boolean isForIndividuals() {
        return award() == Award.OUTSTANDING_INDIVIDUAL;
    }

    public boolean isForWindows() {
        return award().isForWindow();
    }

    /** What was counted for a criterion, with its arithmetic. */
    public Notion counted(String criterion, String notion) {
        return Counted.notion(notion, answers.getOrDefault(criterion, Map.of()).get(notion), figures.get(criterion));
    }

    /** What each pacesetter's place rests on (X-P-DEPENDS). */
    public Items titles() {
        List<List<Notion>> items = new ArrayList<>();
        for (Member member : members) {
            items.add(List.of(Notion.of("title", member.title())
                    .read("/entries/" + member.reference(), Honours.individualTitle(member.facts()))
                    .show("reference", member.reference())));
        }
        return items.isEmpty()
                ? new Items("titles", List.of(List.of(Notion.of("title", "NOBODY"))))
                : new Items("titles", items);
    }

    /** Whether an act is on record. */
    public Notion act(String name) {
        return act(name, null);
    }

    /** Whether an act is on record and did not come before an earlier one; two acts on one day are in order. */
    public Notion act(String name, String earlier) {
        LocalDate on = day(name);
        LocalDate before = earlier == null ? null : day(earlier);
        String value = on == null || earlier != null && before == null
                ? null
                : earlier != null && on.isBefore(before) ? "TOO_EARLY" : "DONE";
        Notion notion = Notion.of("act", value)
                .read("/procedure/" + name, on, before == null ? null : "≥ " + before)
                .show("on", on)
                .show("before", before);
        return earlier == null ? notion : notion.read("/procedure/" + earlier, before);
    }

    private LocalDate day(String name) {
        Procedure acts = list.procedure();
        return switch (name) {
            case "assessedOn" -> acts.assessedOn();
            case "proposedOn" -> acts.proposedOn();
            case "decidedOn" -> acts.decidedOn();
            case "forwardedOn" -> acts.forwardedOn();
            case "expertPanelOn" -> acts.expertPanelOn();
            case "releasedOn" -> acts.releasedOn();
            default -> throw new IllegalArgumentException("a final list has no act " + name);
        };
    }

    /** Whether the province's notice ran long enough. */
    public Notion noticeDays(String criterion, Tables tables) {
        return Notices.days(list.procedure().notice(), "/procedure/notice", null, tables, criterion);
    }

    /** Where the province's notice was posted. */
    public Notion noticePlace() {
        String place = list.procedure().place();
        return Notion.of("notice.place", place == null ? null : "PORTAL".equals(place) ? "PORTAL" : "ELSEWHERE")
                .read("/procedure/notice/place", place, "PORTAL")
                .show("place", place);
    }

    public Notion shortlistReasons() {
        return Notion.yesNo("kept", list.procedure().shortlistReasons())
                .read("/procedure/shortlistReasons", list.procedure().shortlistReasons());
    }

    /** The objections to the province's notice, each with the commendation's number and who issues it. */
    public Items commendation() {
        String number = list.procedure().decisionNumber();
        List<String> issuers = list.procedure().issuers();
        Notion numbered = Notion.of("numbered", number == null ? null : "YES")
                .read("/procedure/decisionNumber", number)
                .show("number", number);
        Notion issued = Notion.yesNo(
                        "issuers", issuers == null ? null : Set.copyOf(issuers).containsAll(Codes.DEPARTMENT.codes()))
                .read("/procedure/issuers", issuers, String.join(", ", new TreeSet<>(Codes.DEPARTMENT.codes())));
        List<List<Notion>> items = new ArrayList<>();
        for (List<Notion> objection : Notices.objections(list.procedure().notice(), "/procedure/notice/objections")) {
            items.add(List.of(objection.get(0), numbered, issued));
        }
        return new Items("commendation", items);
    }
}
