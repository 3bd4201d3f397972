package org.pingxuan.rulebook.fact;

import java.math.BigDecimal;
import org.pingxuan.shared.Text;
import org.pingxuan.verdict.Evidence;
import org.pingxuan.verdict.Figure;

/** Notions that were counted over a list, with their arithmetic as evidence and for messages. */
final class Counted {

    private Counted() {}

    static Notion notion(String name, String value, Figure figure) {
        Notion notion = Notion.of(name, value);
        if (figure == null) {
            return notion;
        }
        return notion.with(new Evidence("/submissions", figure.numerator(), figure.limit(), "slate"))
                .show("numerator", figure.numerator())
                .show("denominator", figure.denominator())
                .show("limit", figure.limit())
                .show(
                        "short",
                        figure.margin() == null
                                ? null
                                : BigDecimal.valueOf(figure.margin()).abs())
                .show("counted", Text.of(String.join("、", figure.counted()), String.join(", ", figure.counted())))
                .show("detail", figure.detail());
    }
}
