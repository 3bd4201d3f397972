package org.pingxuan.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import org.pingxuan.shared.Normal;

/** Compares a fact with what a table's cell says: numbers as numbers, days as days, texts in normal form. */
public final class Comparison {

    private Comparison() {}

    /**
     * @param comparator EQ, NE, LT, LE, GT, GE or IN (one of several, joined by 、)
     * @param actual the fact, never null; of several values one that holds is enough
     * @param value the cell's text
     */
    public static boolean holds(String comparator, Object actual, String value) {
        if (actual instanceof Collection<?> several) {
            return several.stream().anyMatch(one -> one != null && holds(comparator, one, value));
        }
        if (comparator.equals("IN")) {
            return Arrays.stream(value.split("、")).anyMatch(one -> compare(actual, one.strip()) == 0);
        }
        int compared = compare(actual, value);
        return switch (comparator) {
            case "EQ" -> compared == 0;
            case "NE" -> compared != 0;
            case "LT" -> compared < 0;
            case "LE" -> compared <= 0;
            case "GT" -> compared > 0;
            case "GE" -> compared >= 0;
            default -> throw new IllegalArgumentException("no comparator " + comparator);
        };
    }

    private static int compare(Object actual, String value) {
        if (actual instanceof Number number) {
            return new BigDecimal(number.toString()).compareTo(new BigDecimal(value));
        }
        if (actual instanceof LocalDate date) {
            return date.compareTo(LocalDate.parse(value));
        }
        if (actual instanceof Boolean yes) {
            return yes.equals(value.equals("是") || value.equalsIgnoreCase("true")) ? 0 : 1;
        }
        return String.valueOf(Normal.form(String.valueOf(actual))).compareTo(String.valueOf(Normal.form(value)));
    }
}
