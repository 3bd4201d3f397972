package org.pingxuan.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What is known of a slate beside its own words.
 *
 * @param receivedOn local day (Asia/Shanghai) of receipt
 * @param quota of the slate's unit and award, null where the quota table has no row
 * @param otherSlates the latest slate of each other unit for the award, without withdrawn submissions
 * @param officialHeader whether the workbook's header row is the official one, null for a slate sent as JSON
 */
public record ReferenceSlateContext(
        LocalDate receivedOn, Quota quota, List<JsonNode> otherSlates, Boolean officialHeader) {

    /**
     * A row of the quota table.
     *
     * @param stars places by star, null where the table has none
     */
    public record Quota(int total, Map<Integer, Integer> stars) {}
}
