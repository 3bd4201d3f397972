package org.pingxuan.verdict;

import org.pingxuan.shared.Text;

/** Whether a criterion is met. {@link #UNKNOWN} is never a pass. */
public enum Outcome {
    MET("符合", "met"),
    NOT_MET("不符合", "not met"),
    UNKNOWN("缺材料", "unknown"),
    NOT_APPLICABLE("不适用", "not applicable");

    private final Text title;

    Outcome(String zh, String en) {
        this.title = Text.of(zh, en);
    }

    public Text title() {
        return title;
    }
}
