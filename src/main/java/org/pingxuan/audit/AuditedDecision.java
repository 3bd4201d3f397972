package org.pingxuan.audit;

import org.pingxuan.decision.StoredDecision;
import org.pingxuan.decision.StoredFacts;

/**
 * A decision on record with what the rules saw and found.
 *
 * @param facts null where the nominee was erased
 */
record AuditedDecision(StoredDecision decision, StoredFacts facts) {}
