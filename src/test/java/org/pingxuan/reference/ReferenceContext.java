package org.pingxuan.reference;

import java.time.LocalDate;
import java.util.List;

/**
 * What is known of a nomination beside its own words.
 *
 * @param receivedOn local day (Asia/Shanghai) on which it counts as received
 * @param register the entries of the honours register that matched the nominee, in any order
 * @param submittedAsIndividualBefore whether the same unit submitted this person as an outstanding individual in this round before
 */
public record ReferenceContext(
        LocalDate receivedOn, List<RegisterEntry> register, boolean submittedAsIndividualBefore) {}
