package org.pingxuan.verdict;

import java.util.Collection;
import org.pingxuan.shared.Text;

/** The verdict (结论) on one submission: the gravest effect among its criteria. */
public enum Verdict {
    FORFEITED("逾期放弃", "forfeited"),
    INELIGIBLE("不合格", "ineligible"),
    RETURNED("退回补正", "returned"),
    REVIEW("待人工审核", "for review"),
    ELIGIBLE("合格", "eligible");

    private final Text title;

    Verdict(String zh, String en) {
        this.title = Text.of(zh, en);
    }

    public Text title() {
        return title;
    }

    /**
     * @param findings one for each criterion of the award
     * @throws IllegalArgumentException where an effect of slates stands among them
     */
    public static Verdict of(Collection<Finding> findings) {
        Effect gravest = Effect.NONE;
        for (Finding finding : findings) {
            if (finding.effect().isGraverThan(gravest)) {
                gravest = finding.effect();
            }
        }
        return switch (gravest) {
            case FORFEIT -> FORFEITED;
            case INELIGIBLE -> INELIGIBLE;
            case RETURN -> RETURNED;
            case REVIEW -> REVIEW;
            case FLAG, NONE -> ELIGIBLE;
            case NON_COMPLIANT, UNKNOWN ->
                throw new IllegalArgumentException(gravest + " is an effect of slates, not of submissions");
        };
    }
}
