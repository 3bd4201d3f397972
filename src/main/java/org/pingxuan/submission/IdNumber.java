package org.pingxuan.submission;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pingxuan.shared.Text;

/**
 * A resident ID number (居民身份证号, GB 11643-1999) as people type it: full-width figures, spaces and a small x are put right,
 * then it is checked. 15-digit numbers are void since 2013 and refused. Its text form is masked, so that it cannot be logged by
 * mistake.
 *
 * @param normal the number for matching: half-width, no white space, capital X
 */
public record IdNumber(String normal) {

    /** What is wrong with a number. */
    public enum Fault {
        /** Not 18 places. */
        LENGTH,
        /** Not 17 digits and then a digit or X. */
        CHARACTERS,
        /** The last place does not agree with the others (ISO 7064 MOD 11-2). */
        CHECK_DIGIT,
        /** Places 7 to 14 are not a day, or one before 1900. */
        BIRTH_DATE
    }

    /** Said where a text that stays on record in the clear, and is never erased, holds a number. */
    public static final Text NOT_HERE = Text.of(
            "含有居民身份证号；此处长期明文保存，请删去号码",
            "holds a resident ID number; what stands here is kept in the clear for ever, so leave the number out");

    private static final Pattern ANYWHERE = Pattern.compile("(?=([0-9]{17}[0-9X]))");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final Pattern EIGHTEEN_PLACES = Pattern.compile("(?<![0-9０-９])[0-9０-９]{17}[0-9０-９XxＸｘ](?![0-9０-９])");
    private static final String CHECK = "10X98765432";

    /** The number in {@code text}, faulty or not; never null. */
    public static IdNumber of(String text) {
        return new IdNumber(compact(text));
    }

    /** Whether anywhere in {@code text}, however typed, there are 18 places that can have been issued as a number. */
    public static boolean isIn(String text) {
        return ANYWHERE.matcher(compact(text))
                .results()
                .anyMatch(found -> new IdNumber(found.group(1)).faults().isEmpty());
    }

    static String compact(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .toUpperCase(Locale.ROOT);
    }

    /** Everything wrong with it; empty where it is a number that can have been issued. */
    public Set<Fault> faults() {
        EnumSet<Fault> faults = EnumSet.noneOf(Fault.class);
        if (normal.length() != 18) {
            faults.add(Fault.LENGTH);
        }
        if (!normal.matches("[0-9]*[0-9X]")) {
            faults.add(Fault.CHARACTERS);
        }
        if (faults.isEmpty()) {
            if (normal.charAt(17) != checkDigit()) {
                faults.add(Fault.CHECK_DIGIT);
            }
            if (birthDate().isEmpty()) {
                faults.add(Fault.BIRTH_DATE);
            }
        }
        return Collections.unmodifiableSet(faults);
    }

    /** The day of birth in it; empty where there is no such day from 1900 on. */
    public Optional<LocalDate> birthDate() {
        if (!isShaped()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.of(number(6, 10), number(10, 12), number(12, 14));
            return day.getYear() < 1900 ? Optional.empty() : Optional.of(day);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** MALE or FEMALE by the 17th place (odd: male); empty where it has not the shape of a number. */
    public Optional<String> gender() {
        return isShaped() ? Optional.of(number(16, 17) % 2 == 1 ? "MALE" : "FEMALE") : Optional.empty();
    }

    /** First three and last two places, stars between; stars alone where it is shorter than ten places. */
    public String masked() {
        int length = normal.length();
        return length < 10
                ? "*".repeat(length)
                : normal.substring(0, 3) + "*".repeat(length - 5) + normal.substring(length - 2);
    }

    /** A text that is shown, with every number in it that can have been issued masked; null where it is null. */
    public static String maskedIn(String text) {
        return text == null
                ? null
                : EIGHTEEN_PLACES.matcher(text).replaceAll(found -> {
                    IdNumber number = of(found.group());
                    return number.faults().isEmpty() ? number.masked() : Matcher.quoteReplacement(found.group());
                });
    }

    @Override
    public String toString() {
        return masked();
    }

    private boolean isShaped() {
        return normal.matches("[0-9]{17}[0-9X]");
    }

    private int number(int from, int to) {
        return Integer.parseInt(normal.substring(from, to));
    }

    private char checkDigit() {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (normal.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK.charAt(sum % 11);
    }
}
