package org.pingxuan.rulebook.fact;

import java.util.Map;
import java.util.regex.Pattern;
import org.pingxuan.shared.Normal;

/** What the 备注 column of a summary table names: a year in four digits, a star in Chinese or as a digit, a title. */
final class Remarks {

    private static final Pattern ANY_YEAR = Pattern.compile("(?<!\\d)(19|20)\\d{2}(?!\\d)");
    private static final Pattern ANY_STAR = Pattern.compile("[一二三四五12345]\\s*(颗)?星");
    private static final Map<Integer, String> STARS = Map.of(3, "三3", 4, "四4", 5, "五5");

    private Remarks() {}

    static boolean nameYear(String remarks, int year) {
        return find(Pattern.compile("(?<!\\d)" + year + "(?!\\d)"), remarks);
    }

    static boolean nameStar(String remarks, int stars) {
        return find(Pattern.compile("(?<!\\d)[" + STARS.get(stars) + "]\\s*(颗)?星"), remarks);
    }

    static boolean nameAnyYear(String remarks) {
        return find(ANY_YEAR, remarks);
    }

    static boolean nameAnyStar(String remarks) {
        return find(ANY_STAR, remarks);
    }

    /** Whether the title stands in the remarks, full-width and half-width and spaces aside. */
    static boolean nameTitle(String remarks, String title) {
        String there = Normal.form(remarks);
        String sought = Normal.form(title);
        return there != null && sought != null && there.replaceAll("\\s", "").contains(sought.replaceAll("\\s", ""));
    }

    private static boolean find(Pattern pattern, String remarks) {
        String normal = Normal.form(remarks);
        return normal != null && pattern.matcher(normal).find();
    }
}
