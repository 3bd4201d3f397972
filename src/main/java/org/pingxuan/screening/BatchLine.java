package org.pingxuan.screening;

import org.pingxuan.http.BodyLimit;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/**
 * One line of a batch: a line of NDJSON, or an element of an array.
 *
 * @param number 1 is the first
 * @param json what stands there, in UTF-8; null where it cannot be read
 * @param fault why it cannot be read; null where it can
 */
record BatchLine(long number, byte[] json, Problems fault) {

    /** The bytes that a line may have. */
    static final int LONGEST = (int) BodyLimit.SUBMISSION;

    static BatchLine of(long number, byte[] json) {
        return new BatchLine(number, json, null);
    }

    static BatchLine tooLong(long number) {
        return new BatchLine(
                number,
                null,
                Problems.tooLarge(Problem.at(
                        "",
                        "too-large",
                        null,
                        "此行超过 " + LONGEST + " 字节的上限",
                        "The line is longer than the " + LONGEST + " bytes that it may have")));
    }

    /** Where lines come from. */
    interface Source {

        /** The next line; null where there is none. Waits for what has not come yet. */
        BatchLine next() throws java.io.IOException;
    }
}
