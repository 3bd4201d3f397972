package org.pingxuan.slate;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A number that depends on who is on the list: a weight for each nominee that is on it, and a constant.
 *
 * @param weights by place in the list's order; never changed after construction
 */
public record Tally(long[] weights, long constant) {

    /** How many of {@code who} are on the list. */
    public static Tally count(BitSet who, int size) {
        long[] weights = new long[size];
        who.stream().forEach(place -> weights[place] = 1);
        return new Tally(weights, 0);
    }

    public static Tally constant(long value, int size) {
        return new Tally(new long[size], value);
    }

    public Tally times(long factor) {
        return new Tally(
                Arrays.stream(weights)
                        .map(weight -> Math.multiplyExact(weight, factor))
                        .toArray(),
                Math.multiplyExact(constant, factor));
    }

    public Tally plus(Tally other) {
        long[] sum = new long[weights.length];
        Arrays.setAll(sum, place -> Math.addExact(weights[place], other.weights[place]));
        return new Tally(sum, Math.addExact(constant, other.constant));
    }

    public Tally minus(Tally other) {
        return plus(other.times(-1));
    }

    public Tally minus(long value) {
        return new Tally(weights, Math.subtractExact(constant, value));
    }

    public long of(BitSet members) {
        return constant + members.stream().mapToLong(place -> weights[place]).sum();
    }

    /** Where this number is 0 or more. */
    public Region notNegative() {
        if (least() >= 0) {
            return Region.ALWAYS;
        }
        return most() < 0 ? Region.NEVER : new Region.NotNegative(this);
    }

    /** Where this number is at least {@code bound}. */
    public Region atLeast(long bound) {
        return minus(bound).notNegative();
    }

    /** Where this number is at most {@code bound}. */
    public Region atMost(long bound) {
        return times(-1).minus(-bound).notNegative();
    }

    long least() {
        return constant
                + Arrays.stream(weights).map(weight -> Math.min(weight, 0)).sum();
    }

    long most() {
        return constant
                + Arrays.stream(weights).map(weight -> Math.max(weight, 0)).sum();
    }
}
