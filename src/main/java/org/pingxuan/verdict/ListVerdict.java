package org.pingxuan.verdict;

import java.util.Collection;
import org.pingxuan.shared.Text;

/** The verdict (结论) on a slate or a final list: the gravest effect among its own checks, gravest first. */
public enum ListVerdict {
    FORFEITED("逾期放弃", "forfeited"),
    NON_COMPLIANT("不合规", "non-compliant"),
    RETURNED("退回补正", "returned"),
    REVIEW("待人工审核", "for review"),
    UNKNOWN("无法判定", "cannot be determined"),
    COMPLIANT("合规", "compliant");

    private final Text title;

    ListVerdict(String zh, String en) {
        this.title = Text.of(zh, en);
    }

    public Text title() {
        return title;
    }

    /** What a gravest effect makes of a list; INELIGIBLE, which a row of ratios may name, weighs as NON_COMPLIANT. */
    public static ListVerdict of(Effect gravest) {
        return switch (gravest) {
            case FORFEIT -> FORFEITED;
            case INELIGIBLE, NON_COMPLIANT -> NON_COMPLIANT;
            case RETURN -> RETURNED;
            case REVIEW -> REVIEW;
            case UNKNOWN -> UNKNOWN;
            case FLAG, NONE -> COMPLIANT;
        };
    }

    public static ListVerdict of(Collection<Finding> findings) {
        return findings.stream()
                .map(Finding::effect)
                .map(ListVerdict::of)
                .reduce(COMPLIANT, (one, other) -> one.isGraverThan(other) ? one : other);
    }

    /** Whether this verdict is graver than {@code other}. */
    public boolean isGraverThan(ListVerdict other) {
        return ordinal() < other.ordinal();
    }
}
