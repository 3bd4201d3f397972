package org.pingxuan.verdict;

import org.pingxuan.shared.Text;

/** What a criterion does to the verdict, gravest first. NON_COMPLIANT and UNKNOWN occur on slates and final lists only. */
public enum Effect {
    FORFEIT("逾期放弃", "forfeit"),
    INELIGIBLE("不合格", "ineligible"),
    NON_COMPLIANT("不合规", "non-compliant"),
    RETURN("退回补正", "return for correction"),
    REVIEW("待人工审核", "review by a person"),
    UNKNOWN("无法判定", "cannot be determined"),
    FLAG("提示", "flag"),
    NONE("无", "none");

    private final Text title;

    Effect(String zh, String en) {
        this.title = Text.of(zh, en);
    }

    public Text title() {
        return title;
    }

    /** Whether a submission may be judged by it; the others occur on slates and final lists only. */
    public boolean isOfSubmissions() {
        return this != NON_COMPLIANT && this != UNKNOWN;
    }

    /** Whether this effect is graver than {@code other}. */
    public boolean isGraverThan(Effect other) {
        return ordinal() < other.ordinal();
    }
}
