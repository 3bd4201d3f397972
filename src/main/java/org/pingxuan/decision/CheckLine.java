package org.pingxuan.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.pingxuan.verdict.Figure;
import org.pingxuan.verdict.Finding;

/**
 * A finding on a list with its arithmetic.
 *
 * @param figure null where the check counts nothing
 */
public record CheckLine(Finding finding, Figure figure) {

    /** The checks of a list as the record holds them, byte for byte. */
    public static String json(List<CheckLine> checks) {
        try {
            return StoredFacts.JSON.writeValueAsString(checks);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("checks that cannot be written", unwritable);
        }
    }
}
