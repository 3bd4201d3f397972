package org.pingxuan.submission;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** How long a text is, as offices count it. Counted by code point, so that a rare character is one. */
public final class WordCount {

    private static final Set<UnicodeScript> EAST_ASIAN = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL);

    private WordCount() {}

    /**
     * Words as Word and WPS count 字数: each Han character and full-width mark 1, each run of Latin letters and digits 1, half-width
     * punctuation, spaces and line breaks 0.
     */
    public static int words(String text) {
        int words = 0;
        boolean inRun = false;
        for (int c : text.codePoints().toArray()) {
            if (isInvisible(c)) {
                // an accent or a joiner belongs to what stands before it
                continue;
            }
            boolean letter = Character.isLetterOrDigit(c) && !isEastAsian(c);
            if (letter && !inRun || !letter && !isSpace(c) && !isHalfWidthMark(c)) {
                words++;
            }
            inRun = letter;
        }
        return words;
    }

    /** Every character but white space: 字符数(不计空格). */
    public static int characters(String text) {
        return (int) text.codePoints().filter(c -> !isSpace(c)).count();
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }

    private static boolean isHalfWidthMark(int c) {
        return c > ' ' && c < 0x7f;
    }

    private static boolean isEastAsian(int c) {
        // full-width letters and digits are each counted like a Han character
        return EAST_ASIAN.contains(UnicodeScript.of(c)) || c >= 0xff00 && c <= 0xffef;
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
            default -> false;
        };
    }
}
