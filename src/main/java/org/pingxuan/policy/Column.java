package org.pingxuan.policy;

import org.pingxuan.shared.Text;

/**
 * A column of a decision table.
 *
 * @param key its name for rules
 * @param header its header in the sheet, in Chinese
 * @param title what readers are told it is called; the header in both languages where the policy gives no other
 * @param type what its cells hold
 * @param list the list that its codes come from; null for other types
 * @param required whether an empty cell is a fault
 * @param absent for a key: whether 缺 (unknown) may stand there
 */
public record Column(
        String key, String header, Text title, Type type, CodeList list, boolean required, boolean absent) {

    /** What a cell holds, and what a row gives for it. */
    public enum Type {
        /** The row's stable name; String, unique in the table. */
        ID,
        /** String. */
        TEXT,
        /** Integer. */
        INTEGER,
        /** BigDecimal. */
        DECIMAL,
        /** A share such as 70 %; BigDecimal 0.7. */
        SHARE,
        /** LocalDate. */
        DATE,
        /** Boolean. */
        YES_NO,
        /** String, a code of the list. */
        CODE,
        /** List of String, codes of the list. */
        CODES,
        /** {@link KeyCell}. */
        KEY
    }
}
