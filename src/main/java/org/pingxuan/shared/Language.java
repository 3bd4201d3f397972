package org.pingxuan.shared;

import java.util.Locale;

/** A language in which the service speaks to its users: Chinese by default, or English. */
public enum Language {
    ZH,
    EN;

    /**
     * The language asked for by an {@code Accept-Language} header.
     *
     * @param acceptLanguage the header's value, or null where none was sent
     * @return the language with the highest weight among zh and en; {@link #ZH} where neither is named
     */
    public static Language of(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return ZH;
        }
        try {
            for (Locale.LanguageRange range : Locale.LanguageRange.parse(acceptLanguage)) {
                if (range.getRange().startsWith("zh")) {
                    return ZH;
                }
                if (range.getRange().startsWith("en")) {
                    return EN;
                }
            }
        } catch (IllegalArgumentException malformed) {
            return ZH;
        }
        return ZH;
    }
}
