package org.pingxuan.rulebook.fact;

import java.util.ArrayList;
import java.util.List;
import org.pingxuan.shared.Text;
import org.pingxuan.submission.Codes;
import org.pingxuan.submission.Submission.Materials;
import org.pingxuan.submission.Submission.Photos;

/** Several papers that answer one criterion together: any that is missing decides before any that is unknown. */
public final class Papers {

    private Papers() {}

    /** A paper, whether it is there, and what it is called. */
    private record Paper(String path, Object actual, Boolean present, Text title) {}

    /** Basic facts, main deeds and brief deeds (五¶3⑦). */
    public static Notion deeds(Materials materials) {
        return all(List.of(
                new Paper(
                        "/materials/basicFacts",
                        materials.basicFacts(),
                        materials.basicFacts(),
                        Text.of("基本情况", "basic facts")),
                new Paper(
                        "/materials/mainDeeds",
                        TextLengths.handedIn(materials.mainDeeds()),
                        TextLengths.handedIn(materials.mainDeeds()),
                        Text.of("主要事迹", "main deeds")),
                new Paper(
                        "/materials/briefDeeds",
                        TextLengths.handedIn(materials.briefDeeds()),
                        TextLengths.handedIn(materials.briefDeeds()),
                        Text.of("简要事迹", "brief deeds"))));
    }

    /** The materials on paper and in electronic form (五¶3). */
    public static Notion bothForms(Materials materials) {
        return all(List.of(
                new Paper(
                        "/materials/paperReceived",
                        materials.paperReceived(),
                        materials.paperReceived(),
                        Text.of("纸质版", "the paper version")),
                new Paper(
                        "/materials/electronicReceived",
                        materials.electronicReceived(),
                        materials.electronicReceived(),
                        Text.of("电子版", "the electronic version"))));
    }

    /** Two-inch ID photos on paper, with an electronic copy (五¶3⑧). */
    public static Notion photos(Materials materials, Tables tables) {
        int due = tables.number("photos.paper").intValueExact();
        Photos photos = materials.photos();
        Integer paper = photos == null ? null : photos.paper();
        Boolean electronic = photos == null ? null : photos.electronic();
        return all(List.of(
                new Paper(
                        "/materials/photos/paper",
                        paper,
                        paper == null ? null : paper >= due,
                        Text.of("证件照" + due + "张", due + " ID photos")),
                new Paper(
                        "/materials/photos/electronic",
                        electronic,
                        electronic,
                        Text.of("照片电子版", "the electronic photo"))));
    }

    /** Unit and name on the back of the photos (五¶3⑧). */
    public static Notion labelled(Materials materials) {
        Boolean labelled =
                materials.photos() == null ? null : materials.photos().labelled();
        return Notion.yesNo("present", labelled).read("/materials/photos/labelled", labelled);
    }

    /** The four departments that a pacesetter's file goes to (四(一)2(1)). */
    public static Notion fourDepartments(List<String> sent) {
        List<Text> missing = new ArrayList<>();
        Codes.DEPARTMENT.labels().forEach((department, label) -> {
            if (sent != null && !sent.contains(department)) {
                missing.add(label);
            }
        });
        return Notion.yesNo("departments", sent == null ? null : missing.isEmpty())
                .read("/procedure/fourDepartments", sent, String.join(", ", Codes.DEPARTMENT.codes()))
                .show("missing", list(missing));
    }

    private static Notion all(List<Paper> papers) {
        boolean anyMissing = papers.stream().anyMatch(paper -> Boolean.FALSE.equals(paper.present()));
        boolean anyUnknown = papers.stream().anyMatch(paper -> paper.present() == null);
        Notion notion = Notion.yesNo("present", anyMissing ? Boolean.FALSE : anyUnknown ? null : Boolean.TRUE);
        for (Paper paper : papers) {
            notion = notion.read(paper.path(), paper.actual());
        }
        return notion.show(
                "missing",
                list(papers.stream()
                        .filter(paper -> !Boolean.TRUE.equals(paper.present()))
                        .map(Paper::title)
                        .toList()));
    }

    static Text list(List<Text> texts) {
        return texts.isEmpty()
                ? null
                : Text.of(
                        String.join("、", texts.stream().map(Text::zh).toList()),
                        String.join(", ", texts.stream().map(Text::en).toList()));
    }
}
