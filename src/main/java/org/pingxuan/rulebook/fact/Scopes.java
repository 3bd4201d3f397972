package org.pingxuan.rulebook.fact;

import org.pingxuan.shared.Normal;

/** The kinds of windows that the notice names (三(一)1¶1, A-02), by the table of window categories. */
public final class Scopes {

    private Scopes() {}

    /** Where a category stands in the list; OUTSIDE for any other text. */
    public static Notion of(String path, String category, Tables tables) {
        return Notion.of("scope", tables.classOf("window-categories", category, "scope", "OUTSIDE"))
                .read(path, category)
                .show("category", tables.titleOf("window-categories", category));
    }

    /** Whether a window of this category has a place that people go to; any other text has one. */
    public static Notion place(String category, Tables tables) {
        return Notion.yesNo("place", tables.yes("window-categories", category, "place", true))
                .read("/window/category", category);
    }

    /** Whether an administrative department states its contribution; silence says none. */
    public static Notion statement(String contribution) {
        return Notion.yesNo("statement", Normal.form(contribution) != null)
                .read("/window/adminContribution", contribution);
    }

    /** Whether results in skills contests are given; silence says none. */
    public static Notion contest(String result) {
        return Notion.yesNo("present", Normal.form(result) != null).read("/window/contestResult", result);
    }
}
