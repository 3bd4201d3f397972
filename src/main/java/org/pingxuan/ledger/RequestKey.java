package org.pingxuan.ledger;

import java.util.List;
import java.util.regex.Pattern;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/**
 * A request that is to be done once, however often it is sent: its {@code Idempotency-Key} in its scope (caller, method and path) and the
 * body that it stands for.
 *
 * @param key 1 to {@value #LONGEST} visible ASCII characters
 * @param bodyDigest keyed, so that it tells nothing about the body
 */
public record RequestKey(String caller, String method, String path, String key, String bodyDigest) {

    public static final String HEADER = "Idempotency-Key";
    public static final int LONGEST = 128;

    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1," + LONGEST + "}");

    /** @throws Problems 400 where the key is empty, too long, or holds anything but visible ASCII */
    public RequestKey {
        if (!VISIBLE.matcher(key).matches()) {
            throw Problems.malformed(List.of(Problem.at(
                    HEADER,
                    "faulty-key",
                    key,
                    "应为 1 至 " + LONGEST + " 个可见 ASCII 字符，不含空格",
                    "must be 1 to " + LONGEST + " visible ASCII characters without spaces")));
        }
    }

    /** Whose key it is, without what it stands for: what is unique. */
    String scope() {
        return String.join("\n", caller, method, path, key);
    }
}
