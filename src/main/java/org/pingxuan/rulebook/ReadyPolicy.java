package org.pingxuan.rulebook;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.pingxuan.policy.Criterion;
import org.pingxuan.policy.PolicyVersion;
import org.pingxuan.policy.Row;
import org.pingxuan.policy.Stage;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.DeclaredField;
import org.pingxuan.submission.SubmissionTerms;

/**
 * A policy version that is loaded whole: it can judge.
 *
 * @param terms what it adds to the fixed form of a submission
 */
public record ReadyPolicy(PolicyVersion version, Rulebook rulebook, SubmissionTerms terms) {

    static ReadyPolicy of(PolicyVersion version, Rulebook rulebook) {
        return new ReadyPolicy(version, rulebook, terms(rulebook));
    }

    /** What a policy adds to the fixed form of a submission: attested items, declared fields, kinds of honours. */
    public static SubmissionTerms terms(Rulebook rulebook) {
        Map<String, Criterion> catalogue = rulebook.catalogue();
        Set<String> attested = new HashSet<>();
        for (Row item : rulebook.policy().table("attested").rows()) {
            Criterion criterion = catalogue.get(item.id());
            if (criterion != null && criterion.stage() == Stage.SUBMISSION) {
                attested.add(item.id());
            }
        }
        Map<String, DeclaredField> fields = new HashMap<>();
        for (Row field : rulebook.policy().table("fields").rows()) {
            fields.put(field.id(), declared(field));
        }
        Set<String> honours =
                rulebook.policy().table("honours").rows().stream().map(Row::id).collect(Collectors.toSet());
        return new SubmissionTerms(attested, fields, honours);
    }

    private static DeclaredField declared(Row field) {
        String codes = field.text("codes");
        return new DeclaredField(
                field.id(),
                DeclaredField.Type.valueOf(field.text("type")),
                codes == null
                        ? Set.of()
                        : Arrays.stream(codes.split("[、,，;；]"))
                                .map(String::strip)
                                .filter(code -> !code.isEmpty())
                                .collect(Collectors.toSet()),
                field.codes("awards").stream().map(Award::valueOf).collect(Collectors.toSet()));
    }
}
