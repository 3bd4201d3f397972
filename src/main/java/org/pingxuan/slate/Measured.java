package org.pingxuan.slate;

import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.pingxuan.verdict.Figure;

/**
 * What the checks found of one list.
 *
 * @param answers by criterion and notion; an unknown notion has no entry
 * @param figures by criterion
 */
public record Measured(Map<String, Map<String, String>> answers, Map<String, Figure> figures) {

    public static Measured of(List<Check> checks, BitSet members) {
        Map<String, Map<String, String>> answers = new HashMap<>();
        Map<String, Figure> figures = new LinkedHashMap<>();
        for (Check check : checks) {
            Map<String, String> known = check.answers(members);
            known.values().removeIf(Objects::isNull);
            answers.put(check.criterion(), Collections.unmodifiableMap(known));
            figures.put(check.criterion(), check.figure().apply(members));
        }
        return new Measured(Collections.unmodifiableMap(answers), Collections.unmodifiableMap(figures));
    }
}
