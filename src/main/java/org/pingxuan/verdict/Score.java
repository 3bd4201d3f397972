package org.pingxuan.verdict;

import java.math.BigDecimal;
import java.util.List;
import org.pingxuan.shared.Text;

/**
 * The score: an aid by the notice's own heads; the notice sets no points, and no verdict rests on it.
 *
 * @param total 100 × points ÷ possible points, HALF_UP to one decimal; null where nothing was possible
 * @param parts one for each head, in the notice's order
 */
public record Score(BigDecimal total, List<Part> parts) {

    /**
     * One head (一是 …) of the conditions.
     *
     * @param id the head's id
     * @param points points reached
     * @param of points possible
     * @param items the criteria and figures counted there
     */
    public record Part(String id, Text title, BigDecimal points, BigDecimal of, TableRow tableRow, List<Item> items) {}

    /** One counted criterion or figure. */
    public record Item(String id, BigDecimal points, BigDecimal of, TableRow tableRow) {}
}
