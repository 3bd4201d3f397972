package org.pingxuan.slate;

import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pingxuan.verdict.Figure;

/**
 * What the checks found of one list.
 *
 * @param answers by notion; a null value is unknown
 * @param figures by criterion
 */
public record Measured(Map<String, String> answers, Map<String, Figure> figures) {

    public static Measured of(List<Check> checks, BitSet members) {
        Map<String, String> answers = new HashMap<>();
        Map<String, Figure> figures = new LinkedHashMap<>();
        for (Check check : checks) {
            answers.putAll(check.answers(members));
            figures.put(check.criterion(), check.figure().apply(members));
        }
        return new Measured(Collections.unmodifiableMap(answers), Collections.unmodifiableMap(figures));
    }
}
