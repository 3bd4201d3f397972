package org.pingxuan.policy;

import java.util.Map;
import java.util.Optional;
import org.pingxuan.shared.Text;

/**
 * What an additional criterion is called, and what to do about it, in both languages. Where its row gives no English, that is made
 * from the English name of the fact that it reads, and says so.
 */
public final class ConditionTexts {

    private static final String ADDITIONAL = "/additional/";
    private static final String MADE = " (English made from the dictionary)";
    private static final Map<String, String> COMPARED = Map.of(
            "EQ", "is",
            "NE", "is not",
            "LT", "is below",
            "LE", "is at most",
            "GT", "is above",
            "GE", "is at least",
            "IN", "is one of",
            "GIVEN", "is given");

    private ConditionTexts() {}

    /** The criterion's name. */
    public static Text title(Row condition, PolicyContent policy) {
        return condition.text("en") != null
                ? condition.title()
                : Text.of(condition.text("zh"), required(condition, policy) + MADE);
    }

    /** What to do where it is not met; null where the row says nothing in Chinese. */
    public static Text remedy(Row condition, PolicyContent policy) {
        return condition.text("remedyZh") == null || condition.text("remedyEn") != null
                ? condition.bilingual("remedyZh", "remedyEn")
                : Text.of(condition.text("remedyZh"), "See that " + required(condition, policy) + "." + MADE);
    }

    /** What to do where a row of ratios that is a criterion of its own is not kept; null where the row says nothing in Chinese. */
    public static Text remedyOfShare(Row share) {
        return share.text("remedyZh") == null || share.text("remedyEn") != null
                ? share.bilingual("remedyZh", "remedyEn")
                : Text.of(
                        share.text("remedyZh"),
                        "See that this is kept: “" + share.title().en() + "”. (English made from the name)");
    }

    /** The name of a fact of the dictionary or of an additional one; its path where neither knows it. */
    public static Text fact(String path, PolicyContent policy) {
        return factRow(path, policy).map(Row::title).orElse(Text.of(path, path));
    }

    /** The row that says what stands at a path: of the dictionary or of the additional facts; empty where neither knows it. */
    public static Optional<Row> factRow(String path, PolicyContent policy) {
        return path.startsWith(ADDITIONAL)
                ? policy.table("fields").row(path.substring(ADDITIONAL.length()))
                : policy.table("facts").row(path);
    }

    /** "service counters" is at least 3. */
    private static String required(Row condition, PolicyContent policy) {
        String value = condition.text("value");
        return "“" + fact(condition.text("path"), policy).en() + "” " + COMPARED.get(condition.text("comparator"))
                + (value == null ? "" : " " + english(value));
    }

    private static String english(String value) {
        return switch (value) {
            case "是" -> "yes";
            case "否" -> "no";
            default -> value.replace("、", ", ");
        };
    }
}
