package org.pingxuan.shared;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers as they are written and can be written out: 1e999999999 is short, and would fill any memory. */
public final class PlainNumber {

    /** The most digits on either side of the point. */
    public static final int DIGITS = 30;

    /** Longer than any such number, its sign and exponent. */
    private static final int LONGEST = 100;

    private PlainNumber() {}

    /** Whether the number, written out, has at most {@value #DIGITS} digits on either side of the point, zeros at its end counted. */
    public static boolean is(BigDecimal number) {
        return number.precision() - (long) number.scale() <= DIGITS && number.scale() <= DIGITS;
    }

    /** The number that a text is; empty where it is none, or has too many digits. */
    public static Optional<BigDecimal> of(String text) {
        try {
            return Optional.of(text)
                    .filter(number -> number.length() <= LONGEST)
                    .map(BigDecimal::new)
                    .filter(PlainNumber::is);
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
