package org.pingxuan.rulebook.fact;

/** Employment (三(一)2, A-05): who is in service. */
public final class Employments {

    private Employments() {}

    public static Notion of(String employment, Tables tables) {
        return Notion.of("employment", employment)
                .read("/person/employment", employment)
                .show("employment", tables.labelOf("employment-cases", "employment", employment));
    }
}
