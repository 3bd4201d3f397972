package org.pingxuan.decision;

import java.time.Instant;
import org.pingxuan.shared.Micros;

/**
 * When a submission came in, who says so and who sent it. Instants are kept to the microsecond.
 *
 * @param receivedAt when it counts as received, as stated, else the moment of arrival
 * @param effectiveAt what the deadline is measured by: the first version's where a correction keeps it, else receivedAt
 * @param arrivedAt when it arrived at the service
 * @param statedBy the account that stated receivedAt
 * @param askedBy the account that submitted
 */
public record Received(Instant receivedAt, Instant effectiveAt, Instant arrivedAt, String statedBy, String askedBy) {

    public Received {
        receivedAt = Micros.of(receivedAt);
        effectiveAt = Micros.of(effectiveAt);
        arrivedAt = Micros.of(arrivedAt);
    }
}
