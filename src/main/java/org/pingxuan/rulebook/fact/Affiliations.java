package org.pingxuan.rulebook.fact;

/** Political affiliations (四(一)1(1), A-22): for which of them the united-front organ has to be asked is a column of their table. */
public final class Affiliations {

    private Affiliations() {}

    public static Notion unitedFront(String affiliation, Tables tables) {
        return Notion.yesNo("opinion.applies", tables.yes("affiliations", affiliation, "unitedFront", false))
                .read("/person/politicalAffiliation", affiliation);
    }
}
