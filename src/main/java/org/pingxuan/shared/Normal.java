package org.pingxuan.shared;

import java.text.Normalizer;

/** Texts as people type them, made equal where they mean the same: full-width and half-width, leading and trailing space. */
public final class Normal {

    private Normal() {}

    /**
     * The text for matching: NFKC, outer white space removed.
     *
     * @param text as sent; may be null
     * @return null where {@code text} is null or blank (an empty text says nothing, so it is unknown)
     */
    public static String form(String text) {
        if (text == null) {
            return null;
        }
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        return normal.isEmpty() ? null : normal;
    }
}
