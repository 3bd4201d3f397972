package org.pingxuan.shared;

/**
 * One fault in what was sent or uploaded, with its place and its remedy.
 *
 * @param code a stable code in kebab-case, for programs ("unknown-field", "wrong-type")
 * @param pointer where: a JSON Pointer into the body ("/window/grade"), {@code sheet!B7} for a workbook, or the name of a
 *     query parameter or header; "" is the whole body
 * @param value what stood there, as sent and shortened to 200 characters; null where nothing stood there or it may not be shown
 * @param help what is wrong and how to put it right
 */
public record Problem(String code, String pointer, String value, Text help) {

    private static final int SHOWN = 200;

    public Problem {
        pointer = wellFormed(pointer);
        if (value != null && value.length() > SHOWN) {
            value = value.substring(0, SHOWN) + "…";
        }
        value = wellFormed(value);
    }

    public static Problem at(String pointer, String code, Object value, String zh, String en) {
        return new Problem(code, pointer, value == null ? null : String.valueOf(value), Text.of(zh, en));
    }

    /** Half a character (an unpaired surrogate) cannot be written as UTF-8, so U+FFFD stands for it. */
    private static String wellFormed(String text) {
        if (text == null || text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return text;
        }
        StringBuilder well = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xfffd : c)
                .forEach(well::appendCodePoint);
        return well.toString();
    }
}
