package org.pingxuan.decision;

import org.pingxuan.shared.Text;
import org.pingxuan.submission.Award;

/**
 * What makes a list the same one through all its versions.
 *
 * @param round the round's code ("2024-02")
 * @param unit the recommending unit's code; "" for the province's list
 */
public record ListKey(Kind kind, String round, String unit, Award award) {

    /** Whose list it is. */
    public enum Kind {
        /** A recommending unit's list. */
        SLATE("推荐汇总表", "slate"),
        /** The province's list. */
        FINAL_LIST("拟表扬名单", "final list");

        private final Text title;

        Kind(String zh, String en) {
            this.title = Text.of(zh, en);
        }

        public Text title() {
            return title;
        }
    }

    public static ListKey slate(String round, String unit, Award award) {
        return new ListKey(Kind.SLATE, round, unit, award);
    }

    public static ListKey finalList(String round, Award award) {
        return new ListKey(Kind.FINAL_LIST, round, "", award);
    }
}
