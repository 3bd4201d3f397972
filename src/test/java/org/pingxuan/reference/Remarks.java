package org.pingxuan.reference;

import java.util.regex.Pattern;

/** The remarks column of a summary table; null is an empty one. */
record Remarks(String text) {

    private static final Pattern ANY_YEAR = Pattern.compile("(?<![0-9])[0-9]{4}(?![0-9])");

    Remarks {
        text = text == null ? "" : Numbers.withoutSpace(text);
    }

    boolean nameAnyYear() {
        return ANY_YEAR.matcher(text).find();
    }

    boolean nameYear(int year) {
        return ANY_YEAR.matcher(text).results().anyMatch(found -> found.group().equals(Integer.toString(year)));
    }

    boolean nameAnyStars() {
        return nameStars(3) || nameStars(4) || nameStars(5);
    }

    boolean nameStars(int stars) {
        return text.contains(stars + "星") || text.contains("三四五".charAt(stars - 3) + "星");
    }

    boolean name(String words) {
        return text.contains(Numbers.withoutSpace(words));
    }
}
