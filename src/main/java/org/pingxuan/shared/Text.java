package org.pingxuan.shared;

import java.util.Objects;

/**
 * A text in both languages of the service. Neither is null; both are empty where a message goes without.
 *
 * @param zh the Chinese sentence
 * @param en the English sentence
 */
public record Text(String zh, String en) {

    public Text {
        Objects.requireNonNull(zh, "zh");
        Objects.requireNonNull(en, "en");
    }

    public static Text of(String zh, String en) {
        return new Text(zh, en);
    }

    public String in(Language language) {
        return language == Language.EN ? en : zh;
    }
}
