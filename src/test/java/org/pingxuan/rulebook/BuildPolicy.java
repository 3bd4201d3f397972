package org.pingxuan.rulebook;

import org.pingxuan.policy.PolicyContent;
import org.pingxuan.workbook.TableReader;

/** The policy that the build brings along, read from its real workbooks and compiled once for all tests. */
public final class BuildPolicy {

    private static final PolicyContent CONTENT = PolicySource.ofBuild()
            .content((workbook, schema) -> TableReader.read(workbook, schema).table());
    private static final Rulebook RULEBOOK = Rulebook.of(CONTENT);

    private BuildPolicy() {}

    public static PolicyContent content() {
        return CONTENT;
    }

    public static Rulebook rulebook() {
        return RULEBOOK;
    }
}
