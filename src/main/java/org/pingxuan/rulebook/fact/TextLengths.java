package org.pingxuan.rulebook.fact;

import org.pingxuan.shared.Normal;
import org.pingxuan.submission.Submission.Deeds;
import org.pingxuan.submission.WordCount;
import org.pingxuan.verdict.Evidence;

/** Lengths of deeds (五¶3, A-42): 字数 as a word processor counts it decides; only the count of all characters over it is a flag. */
public final class TextLengths {

    private TextLengths() {}

    /** Whether a text keeps the limit of the text-limits row for this criterion. */
    public static Notion of(Tables tables, String criterion, String path, Deeds deeds) {
        int limit = tables.only("text-limits", "criterion", criterion).integer("limit");
        String text = deeds == null ? null : Normal.form(deeds.text());
        if (text != null) {
            int words = WordCount.words(deeds.text());
            int characters = WordCount.characters(deeds.text());
            String value = words > limit ? "OVER" : characters > limit ? "ONLY_AS_WORDS" : "WITHIN";
            return Notion.of("length", value)
                    .with(new Evidence(path + "/text", words, "≤ " + limit, "submission"))
                    .show("words", words)
                    .show("characters", characters)
                    .show("limit", limit);
        }
        Integer words = deeds == null ? null : deeds.words();
        return Notion.of("length", words == null ? null : words > limit ? "OVER" : "WITHIN")
                .read(path + "/words", words, "≤ " + limit)
                .show("words", words)
                .show("limit", limit);
    }

    /** Whether deeds were handed in: NO for 0 words, null where nothing says. */
    public static Boolean handedIn(Deeds deeds) {
        if (deeds == null) {
            return null;
        }
        if (Normal.form(deeds.text()) != null) {
            return true;
        }
        return deeds.words() == null ? null : deeds.words() > 0;
    }
}
