package org.pingxuan.submission;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A unified social credit code (统一社会信用代码, GB 32100-2015) as people type it. Some real codes issued before 2016 fail the check,
 * so a faulty one is no proof of error.
 *
 * @param normal the code for matching: half-width, no white space, capitals
 */
public record CreditCode(String normal) {

    /** What is wrong with a code. */
    public enum Fault {
        /** Not 18 places. */
        LENGTH,
        /** A character outside the code's 31 (I, O, S, V and Z are not among them). */
        CHARACTERS,
        /** The last place does not agree with the others. */
        CHECK_CHARACTER
    }

    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /** The code in {@code text}, faulty or not; never null. */
    public static CreditCode of(String text) {
        return new CreditCode(IdNumber.compact(text));
    }

    /** Everything wrong with it; empty where it is sound. */
    public Set<Fault> faults() {
        EnumSet<Fault> faults = EnumSet.noneOf(Fault.class);
        if (normal.length() != 18) {
            faults.add(Fault.LENGTH);
        }
        if (normal.chars().anyMatch(c -> CHARACTERS.indexOf(c) < 0)) {
            faults.add(Fault.CHARACTERS);
        }
        if (faults.isEmpty() && normal.charAt(17) != checkCharacter()) {
            faults.add(Fault.CHECK_CHARACTER);
        }
        return Collections.unmodifiableSet(faults);
    }

    private char checkCharacter() {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += CHARACTERS.indexOf(normal.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        // the outer remainder matters: where the sum is a multiple of 31 the check character is 0
        return CHARACTERS.charAt((31 - sum % 31) % 31);
    }
}
