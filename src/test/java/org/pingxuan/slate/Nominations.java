package org.pingxuan.slate;

import java.util.List;
import java.util.Map;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.Submission;
import org.pingxuan.submission.Submission.Materials;
import org.pingxuan.submission.Submission.Person;
import org.pingxuan.submission.Submission.Procedure;
import org.pingxuan.submission.Submission.Window;

/** Nominations for lists: only what lists look at is filled in. */
final class Nominations {

    private Nominations() {}

    static Submission window(int order, String level, Integer stars) {
        return window("w" + order, order, level, stars, false, List.of(), false);
    }

    static Submission reserve(int order, String level, Integer stars) {
        return window("r" + order, order, level, stars, true, List.of(), false);
    }

    static Submission window(
            String reference,
            Integer order,
            String level,
            Integer stars,
            boolean reserve,
            List<String> tiedWith,
            Boolean pilot) {
        return named(reference, "示例窗口" + reference, order, level, stars, reserve, tiedWith, pilot);
    }

    static Submission named(
            String reference,
            String name,
            Integer order,
            String level,
            Integer stars,
            boolean reserve,
            List<String> tiedWith,
            Boolean pilot) {
        Window window = new Window(
                name,
                null,
                order != null && order % 2 == 0 ? "SOCIAL_INSURANCE" : "EMPLOYMENT",
                level,
                order != null && order % 2 == 0 ? "220102" : "220103",
                "SECTION_CHIEF",
                stars,
                List.of(),
                null,
                true,
                false,
                pilot,
                null,
                null,
                null);
        return submission(Award.STAR_WINDOW, reference, order, reserve, tiedWith, window, null);
    }

    /** A window of a category of its own. */
    static Submission ofCategory(String category, int order, List<String> tiedWith) {
        Window window = new Window(
                "示例窗口" + order,
                null,
                category,
                "COUNTY",
                "220102",
                "SECTION_CHIEF",
                3,
                List.of(),
                null,
                true,
                false,
                null,
                null,
                null,
                null);
        return submission(Award.STAR_WINDOW, "w" + order, order, false, tiedWith, window, null);
    }

    static Submission person(int order, String idNumber, String gender, Boolean frontline, String grade) {
        Person person = new Person(
                "示例" + order,
                idNumber,
                gender,
                "01",
                "01",
                null,
                "ESTABLISHED",
                null,
                null,
                grade,
                false,
                null,
                null,
                frontline,
                null,
                List.of(),
                null);
        return submission(Award.OUTSTANDING_INDIVIDUAL, "p" + order, order, false, List.of(), null, person);
    }

    private static Submission submission(
            Award award,
            String reference,
            Integer order,
            boolean reserve,
            List<String> tiedWith,
            Window window,
            Person person) {
        return new Submission(
                award,
                "JL-JL",
                reference,
                order,
                null,
                reserve,
                tiedWith,
                window,
                person,
                List.of(),
                Map.of(),
                Procedure.NONE,
                Materials.NONE,
                Map.of());
    }
}
