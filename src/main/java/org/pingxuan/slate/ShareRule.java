package org.pingxuan.slate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import org.pingxuan.policy.Row;
import org.pingxuan.policy.Stage;
import org.pingxuan.shared.Text;
import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.Figure;

/**
 * A bound on a share or a number, from a row of the ratios table. It is held in whole numbers: a share of 70 % is 10 × numerator ≥ 7 ×
 * base, so nothing is ever rounded.
 *
 * @param id the row's id; where {@code criterion} is null also the id of the criterion that the row makes
 * @param criterion the catalogue's criterion that reads this bound; null where the row is a criterion of its own
 * @param population among whom is counted
 * @param numerator who counts
 * @param base what is held against the bound
 * @param comparator GE, GT, LE or LT
 * @param bound the bound as a fraction in lowest terms: a share, or a plain number where the base is NUMBER
 * @param effect what it does when not met; null for a bound of the catalogue's
 * @param unknown what it does when it cannot be told; likewise
 */
public record ShareRule(
        String id,
        Stage stage,
        Set<String> awards,
        String criterion,
        Filter population,
        Filter numerator,
        Base base,
        String comparator,
        Fraction bound,
        Effect effect,
        Effect unknown,
        Text title) {

    /** What a share is a share of. */
    public enum Base {
        /** The unit's quota for the award. */
        QUOTA("quota", "推荐名额", "quota"),
        /** Who is on the slate. */
        RECOMMENDED("recommended", "实际推荐", "recommended"),
        /** Who is on the final list. */
        COMMENDED("commended", "拟表扬", "on the list"),
        /** Who the population filter finds on the list. */
        POPULATION("population", "其中", "of these"),
        /** The award's places. */
        PLACES("places", "表扬名额", "places"),
        /** The same share on the latest slates of the other units. */
        OTHERS("others", "其他单位", "other units"),
        /** Nothing: the bound is a number. */
        NUMBER("number", "个数", "number");

        private final String code;
        private final Text title;

        Base(String code, String zh, String en) {
            this.code = code;
            this.title = Text.of(zh, en);
        }

        public String code() {
            return code;
        }

        public Text title() {
            return title;
        }
    }

    /** A fraction in lowest terms, the denominator above 0. */
    public record Fraction(long over, long under) {
        static Fraction of(BigDecimal value) {
            BigDecimal plain = value.stripTrailingZeros();
            BigInteger under = plain.scale() > 0 ? BigInteger.TEN.pow(plain.scale()) : BigInteger.ONE;
            BigInteger over = plain.multiply(new BigDecimal(under)).toBigIntegerExact();
            BigInteger common = over.gcd(under).max(BigInteger.ONE);
            return new Fraction(
                    over.divide(common).longValueExact(), under.divide(common).longValueExact());
        }
    }

    /**
     * @throws IllegalArgumentException where the row lacks what a criterion of its own needs
     */
    public static ShareRule of(Row row) {
        if (row.text("criterion") == null && (row.text("effect") == null || row.text("unknown") == null)) {
            throw new IllegalArgumentException("ratios " + row.id() + " says nothing of its effects");
        }
        if (!List.of("GE", "GT", "LE", "LT").contains(row.text("comparator"))) {
            throw new IllegalArgumentException("ratios " + row.id() + " has no bound: " + row.text("comparator"));
        }
        return new ShareRule(
                row.id(),
                Stage.valueOf(row.text("stage")),
                Set.copyOf(row.codes("awards")),
                row.text("criterion"),
                Filter.of(row, "population"),
                Filter.of(row, "numerator"),
                Base.valueOf(row.text("base")),
                row.text("comparator"),
                Fraction.of(row.decimal("bound")),
                row.text("effect") == null ? null : Effect.valueOf(row.text("effect")),
                row.text("unknown") == null ? null : Effect.valueOf(row.text("unknown")),
                row.title());
    }

    /** Where a numerator keeps the bound against a base. */
    Region keeps(Tally counted, Tally of) {
        Tally above = counted.times(bound.under()).minus(of.times(bound.over()));
        return switch (comparator) {
            case "GE" -> above.notNegative();
            case "GT" -> above.atLeast(1);
            case "LE" -> above.atMost(0);
            case "LT" -> above.atMost(-1);
            default -> throw new IllegalStateException(comparator);
        };
    }

    /** The arithmetic, for figures that are known. */
    Figure figure(List<String> counted, Integer of) {
        int number = counted.size();
        if (of == null) {
            return new Figure(number, null, base.code(), null, null, null, counted, null);
        }
        BigDecimal exact = BigDecimal.valueOf(bound.over())
                .multiply(BigDecimal.valueOf(of))
                .divide(BigDecimal.valueOf(bound.under()), 10, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        long over = Math.multiplyExact(bound.over(), of);
        boolean whole = over % bound.under() == 0;
        long floor = Math.floorDiv(over, bound.under());
        long takes = switch (comparator) {
            case "GE" -> whole ? floor : floor + 1;
            case "GT" -> floor + 1;
            case "LE" -> floor;
            default -> whole ? floor - 1 : floor;
        };
        String sign = switch (comparator) {
            case "GE" -> "≥ ";
            case "GT" -> "> ";
            case "LE" -> "≤ ";
            default -> "< ";
        };
        String limit = base == Base.NUMBER
                ? sign + exact.toPlainString()
                : sign + percent() + " × " + of + " = " + exact.toPlainString() + (whole ? "" : " → " + takes);
        return new Figure(
                number,
                of,
                base.code(),
                limit,
                whole ? "NONE" : isLeast() ? "UP" : "DOWN",
                Math.toIntExact(isLeast() ? number - takes : takes - number),
                counted,
                null);
    }

    /** Whether the bound is a least one, else a greatest. */
    boolean isLeast() {
        return comparator.startsWith("G");
    }

    /** Whether the bound itself does not keep it. */
    boolean isStrict() {
        return comparator.endsWith("T");
    }

    private String percent() {
        return BigDecimal.valueOf(bound.over())
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(bound.under()), 4, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }
}
