package org.pingxuan.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What would have to change for a decision to be ELIGIBLE.
 *
 * @param sets every minimal set of changes, each proved by judging anew; the fewest changes first, then by path. One set without
 *     changes where the decision is ELIGIBLE as it stands; none where something bars it
 * @param fixedBlockers criteria that no changeable fact can mend, sorted
 * @param complete whether these are all; false where the time allowed ran out, and then what is here is proved all the same
 */
public record Counterfactual(List<ChangeSet> sets, List<String> fixedBlockers, boolean complete) {

    public Counterfactual {
        sets = List.copyOf(sets);
        fixedBlockers = List.copyOf(fixedBlockers);
    }

    /** Changes that suffice together, and of which none can be left out; ordered by path. */
    public record ChangeSet(List<Change> changes) {}

    /**
     * One change: a witness that suffices, as near to the present value as any that does.
     *
     * @param path JSON Pointer into the submission
     * @param kind how the fact may change, by the table of facts: SUPPLY, REDO or CHOOSE
     * @param from null where nothing is stated
     */
    public record Change(String path, String kind, JsonNode from, JsonNode to) {}
}
