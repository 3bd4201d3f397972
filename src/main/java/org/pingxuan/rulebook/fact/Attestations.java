package org.pingxuan.rulebook.fact;

import java.util.List;
import java.util.Map;
import org.pingxuan.policy.Row;
import org.pingxuan.shared.Normal;
import org.pingxuan.submission.Submission.Attestation;

/** Conditions that a person attests: the rules check that they are answered and by whom, never the condition itself. */
public final class Attestations {

    private Attestations() {}

    /**
     * The answer on an attested item.
     *
     * @param item a row of the attested table
     * @param applies the notion {@code attested.applies}
     */
    public static Items of(Facts facts, Row item, Notion applies) {
        return of(facts.submission().attestations(), item, applies);
    }

    static Items of(Map<String, Attestation> attestations, Row item, Notion applies) {
        Attestation given = attestations.get(item.id());
        String answer = given == null ? null : given.answer();
        Notion answered = Notion.of("attested.answer", answer)
                .read("/attestations/" + item.id(), answer)
                .show("by", given == null ? null : given.by())
                .show("on", given == null ? null : given.on())
                .show("who", item.bilingual("by", "byEn"));
        Notion named = Notion.yesNo("attested.named", given != null && Normal.form(given.by()) != null);
        Notion group = Notion.of("attested.group", item.text("group"));
        return new Items("attested:" + item.id(), List.of(List.of(group, applies, answered, named)));
    }
}
