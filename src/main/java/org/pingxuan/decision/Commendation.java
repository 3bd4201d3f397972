package org.pingxuan.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.pingxuan.shared.Micros;

/**
 * The commendation (表扬决定) of a final list: each member holds an honour by it.
 *
 * @param list the final list
 * @param honours ids of the register by the decision that they rest on
 * @param by the account that entered it
 */
public record Commendation(
        UUID id, UUID list, String decisionNumber, LocalDate issuedOn, Map<UUID, UUID> honours, String by, Instant at) {

    public Commendation {
        honours = Map.copyOf(honours);
        at = Micros.of(at);
    }
}
