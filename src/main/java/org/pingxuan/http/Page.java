package org.pingxuan.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Which part of a list is asked for.
 *
 * @param size at most so many items, 1 to {@value #MAX}
 * @param after the position after which the part begins, as given to {@link #cursor}; null is the beginning
 */
public record Page(int size, String after) {

    public static final int DEFAULT = 50;
    public static final int MAX = 500;

    /** The opaque text that stands for a position in answers and addresses. */
    public static String cursor(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The position that a cursor stands for.
     *
     * @throws IllegalArgumentException where it is not a cursor
     */
    static String position(String cursor) {
        return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    }
}
