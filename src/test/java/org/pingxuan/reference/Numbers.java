package org.pingxuan.reference;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;

/** Resident ID numbers (GB 11643-1999) and unified social credit codes (GB 32100-2015). */
final class Numbers {

    private static final int[] ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final int[] CODE_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final String CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private Numbers() {}

    /** Without white space, full width as half width, in upper case. */
    static String plain(String number) {
        return withoutSpace(number).toUpperCase(Locale.ROOT);
    }

    /** Without white space, full width as half width. */
    static String withoutSpace(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s+", "");
    }

    static char idCheck(String first17) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (first17.charAt(i) - '0') * ID_WEIGHTS[i];
        }
        return "10X98765432".charAt(sum % 11);
    }

    /** Whether form, check digit and birth date are right; a 15-digit number is not. */
    static boolean idIsGood(String plain, LocalDate receivedOn) {
        if (!plain.matches("[0-9]{17}[0-9X]") || plain.charAt(17) != idCheck(plain)) {
            return false;
        }
        try {
            LocalDate birth = LocalDate.of(
                    Integer.parseInt(plain.substring(6, 10)),
                    Integer.parseInt(plain.substring(10, 12)),
                    Integer.parseInt(plain.substring(12, 14)));
            return !birth.isAfter(receivedOn);
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    static String idGender(String plain) {
        return (plain.charAt(16) - '0') % 2 == 1 ? "MALE" : "FEMALE";
    }

    static char codeCheck(String first17) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += CODE_ALPHABET.indexOf(first17.charAt(i)) * CODE_WEIGHTS[i];
        }
        return CODE_ALPHABET.charAt((31 - sum % 31) % 31);
    }

    static boolean codeIsGood(String plain) {
        return plain.matches("[" + CODE_ALPHABET + "]{18}") && plain.charAt(17) == codeCheck(plain);
    }
}
