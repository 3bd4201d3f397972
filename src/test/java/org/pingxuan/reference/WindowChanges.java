package org.pingxuan.reference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Changes that a window can undergo. */
final class WindowChanges {

    private WindowChanges() {}

    static void kind(Draft draft) {
        ObjectNode window = draft.object("window");
        switch (draft.number(4)) {
            case 0, 1 -> {
                String category = category(draft);
                draft.put(window, "category", category);
                draft.put(window, "adminContribution", draft.of("行风建设成效突出", "", null));
            }
            case 2 -> draft.put(window, "level", level(draft));
            default -> draft.put(window, "grade", PersonChanges.anyGrade(draft));
        }
    }

    /** One of the sixteen types, another text, or nothing. */
    static String category(Draft draft) {
        return switch (draft.number(8)) {
            case 0 -> "OTHER_WINDOW";
            case 1 -> "ADMIN_DEPARTMENT";
            case 2 -> draft.of("HOTLINE_12333", "WEBSITE");
            case 3 -> "中介机构";
            case 4 -> draft.of("", null);
            default -> draft.of(WindowCriteria.NAMED_TYPES);
        };
    }

    static String level(Draft draft) {
        return draft.of("PROVINCE", "CITY", "COUNTY", "TOWNSHIP", "COMMUNITY", "CITY", null);
    }

    static void details(Draft draft) {
        ObjectNode window = draft.object("window");
        switch (draft.number(4)) {
            case 0 -> draft.put(window, "onServiceMap", draft.of(true, false, null));
            case 1 -> draft.put(window, "contestResult", draft.of("省级三等奖", "", null));
            case 2 -> draft.put(window, "favourableRate", null);
            default ->
                draft.put(
                        window,
                        "creditCode",
                        draft.of(
                                "12220102MB11173903",
                                "12220102mb11173903",
                                " 12220102 MB1117 3903",
                                "１２220102MB11173903",
                                "12220102MB11173904",
                                "12220102MB1117390",
                                "12220102MI11173903",
                                "91350100M000100Y43",
                                "",
                                null));
        }
    }

    /** Stars held, in the register, applied for and remarked, mostly telling one story. */
    static void stars(Draft draft) {
        ObjectNode window = draft.object("window");
        draft.register.clear();
        List<int[]> story = new ArrayList<>();
        for (int left = draft.of(0, 1, 1, 1, 2); left > 0; left--) {
            story.add(new int[] {draft.of(3, 3, 4, 4, 5), 2019 + draft.number(5)});
        }
        claim(draft, window, story);
        enter(draft, story);
        draft.put(window, "appliedStars", draft.of(3, 4, 4, 5, 5, 5, 2, 6, null));
        remark(draft, window, story);
    }

    private static void claim(Draft draft, ObjectNode window, List<int[]> story) {
        if (draft.oneIn(6)) {
            draft.put(window, "starsHeld", null);
            return;
        }
        ArrayNode held = window.putArray("starsHeld");
        for (int[] award : story) {
            if (!draft.oneIn(6)) {
                ObjectNode claim = held.addObject();
                draft.put(claim, "stars", draft.oneIn(10) ? draft.of(2, 1, null) : Integer.valueOf(award[0]));
                draft.put(claim, "year", draft.oneIn(8) ? draft.of(2018, null) : Integer.valueOf(award[1]));
            }
        }
    }

    private static void enter(Draft draft, List<int[]> story) {
        if (draft.random.nextBoolean()) {
            return;
        }
        for (int[] award : story) {
            if (!draft.oneIn(5)) {
                int stars = draft.oneIn(6) ? draft.of(3, 4, 5) : award[0];
                draft.register.add(new RegisterEntry("STAR_WINDOW", award[1], stars, draft.oneIn(4)));
            }
        }
        if (draft.oneIn(5)) {
            draft.register.add(
                    new RegisterEntry("STAR_WINDOW", 2019 + draft.number(5), draft.of(3, 4, 5), draft.oneIn(2)));
        }
    }

    private static void remark(Draft draft, ObjectNode window, List<int[]> story) {
        int[] award = story.isEmpty() ? new int[] {4, 2021} : draft.of(story);
        int year = draft.oneIn(6) ? 2017 : award[1];
        int stars = draft.oneIn(6) ? draft.of(3, 4, 5) : award[0];
        String numeral = draft.of("三四五".substring(stars - 3, stars - 2), "" + stars, "" + (char) ('０' + stars));
        draft.put(
                window,
                "remarks",
                draft.of(
                        year + "年" + numeral + "星级",
                        year + "年" + numeral + "星级",
                        "曾于" + year + "年度获评" + numeral + "星，2015年成立",
                        "获评" + numeral + " 星（" + year + "）",
                        year + "年",
                        numeral + "星级",
                        "编号1" + year + "，" + numeral + "星",
                        "",
                        null));
    }
}
