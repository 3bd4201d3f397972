package org.pingxuan.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.pingxuan.http.Body;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/**
 * An objection to a notice that became known after the decision, or what looking into one came to (四(一)1(1)).
 *
 * @param number which of the notice's objections it says anew, 1 is the first; null for one more
 * @param on the local date on which it was raised; null where unknown
 * @param finding in writing; null where there is none
 */
record RaisedObjection(Notice notice, Long number, LocalDate on, State state, String finding) {

    private static final int LONGEST_FINDING = 2_000;
    private static final int MOST = 1_000;

    /** Which notice it was raised to. */
    enum Notice {
        UNIT,
        CITY;

        String path() {
            return "/procedure/" + (this == UNIT ? "unitNotice" : "cityNotice");
        }
    }

    /** Whether it was looked into, and what that came to. */
    enum State {
        OPEN,
        UNFOUNDED,
        UPHELD
    }

    static RaisedObjection read(Body body) {
        return new RaisedObjection(
                body.code("notice", Notice.class),
                body.optionalWhole("number", 1, MOST),
                body.optionalDate("on"),
                body.code("state", State.class),
                body.optionalText("finding", LONGEST_FINDING));
    }

    /** Where it stands in the submission, after it was put there. */
    String path(AuditedDecision audited) {
        return notice.path() + "/objections/" + index(audited);
    }

    /**
     * The submission with this objection. What one that is said anew does not say again stays.
     *
     * @throws Problems 422 where the submission has no such notice, or the notice no such objection
     */
    JsonNode in(AuditedDecision audited) {
        ObjectNode body = audited.facts().submission().deepCopy();
        if (!(body.at(notice.path()) instanceof ObjectNode noticed)) {
            throw Problems.invalid(List.of(Problem.at(
                    "/notice", "no-such-notice", notice, "申报没有填写这次公示", "The submission states no such notice")));
        }
        ArrayNode objections = noticed.withArrayProperty("objections");
        int index = index(audited);
        if (number != null && index >= objections.size()) {
            throw Problems.invalid(List.of(Problem.at(
                    "/number", "no-such-objection", number, "这次公示没有这一条异议", "The notice has no such objection")));
        }
        ObjectNode objection = number == null ? objections.addObject() : (ObjectNode) objections.get(index);
        objection.put("state", state.name());
        if (on != null) {
            objection.put("on", on.toString());
        }
        if (finding != null) {
            objection.put("finding", finding);
        }
        return body;
    }

    private int index(AuditedDecision audited) {
        return number == null
                ? audited.facts()
                        .submission()
                        .at(notice.path())
                        .path("objections")
                        .size()
                : Math.toIntExact(number - 1);
    }
}
