package org.pingxuan.verdict;

/**
 * The row of a decision table that a finding or a point rests on.
 *
 * @param table the table's name ("star-upgrade")
 * @param id the row's stable id ("SU-4-5")
 * @param sheet the sheet it stands on ("表")
 * @param row the row's number in the sheet, 1 is the first
 */
public record TableRow(String table, String id, String sheet, int row) {}
