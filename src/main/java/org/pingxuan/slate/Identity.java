package org.pingxuan.slate;

import java.util.Locale;
import org.pingxuan.shared.Normal;
import org.pingxuan.submission.Submission;

/**
 * What tells whether two nominations name the same nominee: numbers without spaces, in half width and upper case; two windows by
 * credit code where both give one, else by name.
 *
 * @param number ID number or credit code, or a key made of it; null where none is given
 * @param name a window's name; null for persons
 */
public record Identity(String number, String name) {

    public static Identity of(Submission submission) {
        return submission.window() != null
                ? new Identity(
                        number(submission.window().creditCode()),
                        name(submission.window().name()))
                : new Identity(
                        submission.person() == null
                                ? null
                                : number(submission.person().idNumber()),
                        null);
    }

    public boolean isUnknown() {
        return number == null && name == null;
    }

    public boolean isSame(Identity other) {
        return number != null && other.number != null
                ? number.equals(other.number)
                : name != null && name.equals(other.name);
    }

    private static String number(String text) {
        String normal = name(text);
        return normal == null ? null : normal.toUpperCase(Locale.ROOT);
    }

    private static String name(String text) {
        String normal = Normal.form(text);
        return normal == null ? null : normal.replaceAll("[\\s\\p{Z}]", "");
    }
}
