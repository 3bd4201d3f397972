package org.pingxuan.shared;

/** Persons' names as lists may show them. */
public final class PersonName {

    private PersonName() {}

    /** The first character and a star for each other, at least one: 示例甲 as 示**; null where there is none. */
    public static String masked(String name) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        int shown = name.offsetByCodePoints(0, 1);
        return name.substring(0, shown) + "*".repeat(Math.max(1, name.codePointCount(shown, name.length())));
    }
}
