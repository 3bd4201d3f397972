package org.pingxuan.decision;

import java.util.UUID;

/**
 * A nomination on a list.
 *
 * @param reference unique on the list
 * @param reserve outside every count
 * @param numberKey keyed hash of the ID number or credit code; null where none is given
 * @param nameKey keyed hash of a window's name; null for persons, or where none is given
 * @param frontLine whether it counts as front line; null where unknown
 */
public record ListMember(
        String reference, UUID decision, boolean reserve, String numberKey, String nameKey, Boolean frontLine) {}
