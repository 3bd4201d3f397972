package org.pingxuan.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;

/**
 * One part of a list, as every list answers.
 *
 * @param items the items of this part, in the list's order
 * @param next the cursor of the part after this one; null where there is none
 * @param total how many items the whole list has, exact to {@value #EXACT}
 * @param totalIsLowerBound TRUE where there are more than {@code total}; null (and left out) otherwise
 */
public record Listing<T>(
        List<T> items,
        String next,
        long total,
        @JsonInclude(JsonInclude.Include.NON_NULL) Boolean totalIsLowerBound) {

    /** Totals are counted exactly up to here; a count need never go beyond one more. */
    public static final long EXACT = 10_000;

    public Listing {
        items = List.copyOf(items);
    }

    /**
     * @param next the position of the last item, where more follow; null otherwise
     * @param counted the number of items, or any number above {@link #EXACT} where there are more
     */
    public static <T> Listing<T> of(List<T> items, String next, long counted) {
        return new Listing<>(
                items,
                next == null ? null : Page.cursor(next),
                Math.min(counted, EXACT),
                counted > EXACT ? Boolean.TRUE : null);
    }

    /**
     * @param rows the rows of the part and, where more follow, one more: at most {@code page.size() + 1}
     * @param shown what is told of a row
     * @param position where a row stands, for {@link Page#after}
     */
    public static <R, T> Listing<T> of(
            List<R> rows, Page page, long counted, Function<R, T> shown, Function<R, String> position) {
        boolean more = rows.size() > page.size();
        List<R> part = more ? rows.subList(0, page.size()) : rows;
        String next = more ? position.apply(part.get(part.size() - 1)) : null;
        return of(part.stream().map(shown).toList(), next, counted);
    }
}
