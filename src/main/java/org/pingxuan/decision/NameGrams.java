package org.pingxuan.decision;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The pieces of one and two characters by which names are searched: a Chinese name of two characters yields no trigram.
 * {@code grams @> NameGrams.of(words)} finds the names that can contain the words.
 */
public final class NameGrams {

    private NameGrams() {}

    /** Each piece once, without white space, half-width and lower case; empty for a text without characters. */
    public static Set<String> of(String text) {
        int[] characters = compact(text).codePoints().toArray();
        Set<String> grams = new LinkedHashSet<>();
        for (int i = 0; i < characters.length; i++) {
            grams.add(new String(characters, i, 1));
            if (i + 1 < characters.length) {
                grams.add(new String(characters, i, 2));
            }
        }
        return grams;
    }

    /** The text as names are compared: half-width, without white space, lower case. */
    public static String compact(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .toLowerCase(Locale.ROOT);
    }
}
