package org.pingxuan.screening;

import org.pingxuan.decision.Judged;
import org.pingxuan.decision.StoredFacts;

/**
 * What the rules made of one submission under one policy.
 *
 * @param facts what they saw and found, as it will be stored
 * @param judged the same as the record takes it
 */
public record Judgement(StoredFacts facts, Judged judged) {}
