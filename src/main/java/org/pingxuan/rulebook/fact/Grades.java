package org.pingxuan.rulebook.fact;

import org.pingxuan.shared.Normal;
import org.pingxuan.submission.Submission.Person;

/** Grades of units and ranks of persons (四(二)2, A-13, A-26, A-27), by the table of grades. */
public final class Grades {

    private Grades() {}

    public static Notion of(String path, String grade, Tables tables) {
        return Notion.of("grade", tables.classOf("grades", grade, "class", null))
                .read(path, grade)
                .show("grade", tables.titleOf("grades", grade));
    }

    /** Whether the unit gives its reasons in writing; silence says none. */
    public static Notion justification(Person person) {
        return Notion.yesNo("justification", Normal.form(person.gradeJustification()) != null)
                .read("/person/gradeJustification", person.gradeJustification());
    }

    /** Whether the leading group exempts in writing; silence says no. */
    public static Notion exemption(Person person) {
        return Notion.yesNo("exemption", Normal.form(person.exemption()) != null)
                .read("/person/exemption", person.exemption());
    }

    /** Whether the grade is by rank only, without a post. */
    public static Notion rankOnly(Person person) {
        return Notion.yesNo("rankOnly", person.rankOnly()).read("/person/rankOnly", person.rankOnly());
    }
}
