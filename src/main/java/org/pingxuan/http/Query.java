package org.pingxuan.http;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.pingxuan.shared.Day;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/**
 * The query parameters of a request, read one by one; {@link #end} then refuses the request with every faulty and every
 * unknown parameter at once. A parameter that is absent, or faulty, reads as null.
 */
public final class Query {

    private final MultivaluedMap<String, String> parameters;
    private final Set<String> known = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    private Query(MultivaluedMap<String, String> parameters) {
        this.parameters = parameters;
    }

    public static Query of(UriInfo uri) {
        return of(uri.getQueryParameters());
    }

    static Query of(MultivaluedMap<String, String> parameters) {
        return new Query(parameters);
    }

    /** The text of a parameter; null where it is absent or empty. */
    public String text(String name) {
        known.add(name);
        List<String> values = parameters.get(name);
        if (values == null) {
            return null;
        }
        if (values.size() > 1) {
            problems.add(Problem.at(
                    name,
                    "repeated-parameter",
                    String.join(", ", values),
                    "查询参数 " + name + " 只能出现一次",
                    "The query parameter " + name + " may stand once only"));
            return null;
        }
        String value = values.get(0);
        if (value.indexOf('\0') >= 0) {
            problems.add(faulty(name, value, "不得含 U+0000", "must not hold U+0000"));
            return null;
        }
        return value.isEmpty() ? null : value;
    }

    /** A local date, written 2024-05-08. */
    public LocalDate date(String name) {
        return read(name, Day::of, "应为 2024-05-08 样式的日期", "must be a date like 2024-05-08");
    }

    /** A whole number from {@code least} to {@code most}. */
    public Long number(String name, long least, long most) {
        return read(
                name,
                text -> {
                    long number = Long.parseLong(text);
                    if (number < least || number > most) {
                        throw new IllegalArgumentException();
                    }
                    return number;
                },
                "应为 " + least + " 至 " + most + " 的整数",
                "must be a whole number from " + least + " to " + most);
    }

    /** One of the constants of {@code type}, by name. */
    public <E extends Enum<E>> E code(String name, Class<E> type) {
        String all = String.join(
                " ", Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
        return read(name, text -> Enum.valueOf(type, text), "应为下列之一：" + all, "must be one of " + all);
    }

    /** The parameters {@code size} and {@code after}. */
    public Page page() {
        Long size = number("size", 1, Page.MAX);
        String after = read("after", Page::position, "应为上一页答复中的 next", "must be the \"next\" of the previous answer");
        return new Page(size == null ? Page.DEFAULT : size.intValue(), after);
    }

    /**
     * What the page's position stands for in the list at hand; null is its beginning.
     *
     * @param reader throws {@link IllegalArgumentException} where the position is not one of this list: a fault
     */
    public <T> T position(Page page, Function<String, T> reader) {
        if (page.after() == null) {
            return null;
        }
        try {
            return reader.apply(page.after());
        } catch (IllegalArgumentException foreign) {
            fault("after", "应为本列表上一页答复中的 next", "must be the \"next\" of this list's previous answer");
            return null;
        }
    }

    /** Reports a fault that the caller found in the value of a parameter; the value is shown. */
    public void fault(String name, String zh, String en) {
        problems.add(faulty(name, parameters.getFirst(name), zh, en));
    }

    /**
     * Says that all parameters have been read.
     *
     * @throws Problems 400 with every faulty parameter, and every one that was not asked for
     */
    public void end() {
        for (String name : parameters.keySet()) {
            if (!known.contains(name)) {
                problems.add(Problem.at(
                        name,
                        "unknown-parameter",
                        null,
                        "没有这个查询参数；可用：" + names(),
                        "There is no such query parameter; known: " + names()));
            }
        }
        if (!problems.isEmpty()) {
            throw Problems.malformed(problems);
        }
    }

    private String names() {
        return known.isEmpty() ? "–" : String.join(" ", known.stream().sorted().toList());
    }

    private <T> T read(String name, Function<String, T> reader, String zh, String en) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            problems.add(faulty(name, text, zh, en));
            return null;
        }
    }

    private static Problem faulty(String name, String value, String zh, String en) {
        return Problem.at(
                name, "faulty-parameter", value, "查询参数 " + name + " " + zh, "The query parameter " + name + " " + en);
    }
}
