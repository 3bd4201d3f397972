package org.pingxuan.submission;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pingxuan.shared.Normal;

/** Compares a fact with what a table's cell says: numbers as numbers, days as days, texts in normal form. */
public final class Comparison {

    private Comparison() {}

    /**
     * @param comparator EQ, NE, LT, LE, GT, GE or IN (one of several, joined by 、)
     * @param actual the fact, never null; of several values one that holds is enough
     * @param value the cell's text
     * @return null where a day that is known to its month only leaves it open
     */
    public static Boolean holds(String comparator, Object actual, String value) {
        if (actual instanceof Collection<?> several) {
            return any(several.stream().filter(Objects::nonNull).map(one -> holds(comparator, one, value)));
        }
        if (comparator.equals("IN")) {
            return any(Arrays.stream(value.split("、")).map(one -> holds("EQ", actual, one.strip())));
        }
        if (actual instanceof PartialDate date) {
            // each side of the day on which the date may lie, and the day itself between them
            List<Boolean> answers = IntStream.rangeClosed(
                            compare(date.earliest(), value), compare(date.latest(), value))
                    .mapToObj(compared -> holds(comparator, compared))
                    .distinct()
                    .toList();
            return answers.size() == 1 ? answers.get(0) : null;
        }
        return holds(comparator, compare(actual, value));
    }

    private static Boolean any(Stream<Boolean> answers) {
        Set<Boolean> all = answers.collect(Collectors.toCollection(HashSet::new));
        return all.contains(true) ? Boolean.TRUE : all.contains(null) ? null : Boolean.FALSE;
    }

    private static boolean holds(String comparator, int compared) {
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

    /** -1, 0 or 1. */
    private static int compare(Object actual, String value) {
        if (actual instanceof Number number) {
            return new BigDecimal(number.toString()).compareTo(new BigDecimal(value));
        }
        if (actual instanceof LocalDate date) {
            return Integer.signum(date.compareTo(LocalDate.parse(value)));
        }
        if (actual instanceof Boolean yes) {
            return yes.equals(value.equals("是") || value.equalsIgnoreCase("true")) ? 0 : 1;
        }
        return Integer.signum(
                String.valueOf(Normal.form(String.valueOf(actual))).compareTo(String.valueOf(Normal.form(value))));
    }
}
