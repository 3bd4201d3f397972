package org.pingxuan.reference;

import java.util.SortedMap;

/** The papers of 五¶3. */
final class MaterialCriteria {

    private final Paper materials;

    private MaterialCriteria(Paper materials) {
        this.materials = materials;
    }

    static void check(Paper paper, String award, SortedMap<String, Line> lines) {
        MaterialCriteria criteria = new MaterialCriteria(paper.at("materials"));
        boolean window = award.equals("STAR_WINDOW");
        lines.put(approvalForm(award), criteria.paper("approvalForm", "RETURN"));
        lines.put("G-CONSULT-DOC", criteria.paper("consultationForm", window ? "REVIEW" : "RETURN"));
        if (!window) {
            lines.put("D-FORM6", criteria.paper("consultationForm", "RETURN"));
        }
        if (award.equals("OUTSTANDING_INDIVIDUAL")) {
            lines.put("D-PHOTO", criteria.photos());
            lines.put(
                    "D-PHOTO-BACK",
                    ReferenceChecker.handedIn(criteria.materials.answer("photos", "labelled"), "RETURN"));
        }
        lines.put("D-DEEDS", criteria.deeds());
        lines.put("D-DEEDS-2000", criteria.limit("mainDeeds", 2000));
        lines.put("D-BRIEF-500", criteria.limit("briefDeeds", 500));
        lines.put("D-PAPER-E", criteria.bothCopies());
        ReferenceChecker.act(paper, lines, "D-DEEDS-TRUE");
    }

    /** D-FORM4, D-FORM5, D-FORM9: "推荐审批表》（见附件4）", 5 and 9. */
    private static String approvalForm(String award) {
        return switch (award) {
            case "STAR_WINDOW" -> "D-FORM4";
            case "OUTSTANDING_INDIVIDUAL" -> "D-FORM5";
            default -> "D-FORM9";
        };
    }

    /** D-FORM6: "征求意见表》（见附件6）"; G-CONSULT-DOC: "并提供书面材料" (A-21: no form exists for windows). */
    private Line paper(String name, String effect) {
        return ReferenceChecker.handedIn(materials.answer(name), effect);
    }

    /** D-PHOTO: "需提供2寸蓝底彩色证件照2张（附电子版）". */
    private Line photos() {
        Integer paper = materials.number("photos", "paper");
        Line prints = ReferenceChecker.handedIn(paper == null ? null : paper >= 2, "RETURN");
        return prints.or(ReferenceChecker.handedIn(materials.answer("photos", "electronic"), "RETURN"));
    }

    /** D-DEEDS: "推荐对象基本情况和主要事迹、简要事迹". */
    private Line deeds() {
        return paper("basicFacts", "RETURN").or(deeds("mainDeeds")).or(deeds("briefDeeds"));
    }

    private Line deeds(String name) {
        if (materials.text(name, "text") != null) {
            return Line.met();
        }
        Integer words = materials.number(name, "words");
        return ReferenceChecker.handedIn(words == null ? null : words > 0, "RETURN");
    }

    /** D-DEEDS-2000, D-BRIEF-500: "字数控制在2000字以内、…500字以内". */
    private Line limit(String name, int limit) {
        String text = materials.text(name, "text");
        Integer words = materials.number(name, "words");
        if (text == null && words == null) {
            return Line.unknown("RETURN");
        }
        DeedsLength length = text == null ? new DeedsLength(words, words) : DeedsLength.of(text);
        if (length.words() > limit) {
            return Line.notMet("RETURN");
        }
        return length.characters() > limit ? Line.met("FLAG") : Line.met();
    }

    /** D-PAPER-E: "报送材料需纸质版和电子版". */
    private Line bothCopies() {
        return paper("paperReceived", "RETURN").or(paper("electronicReceived", "RETURN"));
    }
}
