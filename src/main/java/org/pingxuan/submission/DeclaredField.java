package org.pingxuan.submission;

import java.util.Set;

/**
 * A further fact that a round asks for: one row of the fields table, sent under {@code additional}.
 *
 * @param code its name in {@code additional}
 * @param list the codes allowed for {@link Type#CODE} and {@link Type#CODES}, else empty
 * @param awards the awards whose submissions may state it
 */
public record DeclaredField(String code, Type type, Set<String> list, Set<Award> awards) {

    /** What a value is in JSON, and what the submission holds for it. */
    public enum Type {
        /** A text; a String. */
        TEXT,
        /** A whole number; a BigDecimal. */
        INTEGER,
        /** A number; a BigDecimal. */
        DECIMAL,
        /** A text {@code yyyy-MM-dd}; a LocalDate. */
        DATE,
        /** true or false; a Boolean. */
        YES_NO,
        /** A text of the list; a String. */
        CODE,
        /** An array of texts of the list; a List of String. */
        CODES
    }

    public DeclaredField {
        list = Set.copyOf(list);
        awards = Set.copyOf(awards);
    }
}
