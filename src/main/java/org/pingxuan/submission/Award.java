package org.pingxuan.submission;

import org.pingxuan.shared.Text;

/** An award (奖项) of the round; its nominee is a window or a person. */
public enum Award {
    STAR_WINDOW(true, "“星级”优质服务窗口", "star-rated service window"),
    OUTSTANDING_INDIVIDUAL(false, "优质服务先进个人", "outstanding individual"),
    PACESETTER(false, "最美人社服务标兵", "pacesetter");

    private final boolean window;
    private final Text title;

    Award(boolean window, String zh, String en) {
        this.window = window;
        this.title = Text.of(zh, en);
    }

    /** Whether the nominee is a window (else a person). */
    public boolean isForWindow() {
        return window;
    }

    public Text title() {
        return title;
    }
}
