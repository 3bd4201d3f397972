package org.pingxuan.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * What is known of a final list beside its own words.
 *
 * @param entries what stands behind each entry of the list, in its order
 * @param candidates of the round for the award, in all
 * @param candidatesByStar of the round by star, for windows
 * @param individualsListPosted whether a list of outstanding individuals was posted in the round
 */
public record ReferenceFinalContext(
        List<Entry> entries, int candidates, Map<Integer, Integer> candidatesByStar, boolean individualsListPosted) {

    /**
     * An entry's decision.
     *
     * @param standing the resolution's verdict, else the advice
     * @param register the entries of the honours register that matched the nominee
     * @param onIndividualsList whether the person stands on the latest list of outstanding individuals posted
     */
    public record Entry(
            JsonNode submission, String standing, List<RegisterEntry> register, boolean onIndividualsList) {}
}
