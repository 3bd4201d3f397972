package org.pingxuan.screening;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.pingxuan.http.StrictJson;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/**
 * The elements of a JSON array, cut apart at the commas of its own level without being parsed, so that a faulty element is told like a
 * faulty line and takes nothing with it.
 */
final class ArrayElements implements BatchLine.Source {

    private final InputStream body;
    private final LineBuffer buffer = new LineBuffer();
    private long number;
    /** The array's own bracket has been read. */
    private boolean ended;
    /** What follows it has been looked at. */
    private boolean closed;

    private ArrayElements(InputStream body) {
        this.body = body;
    }

    /** @throws Problems 400 where the body is no JSON, 422 where it is JSON other than an array, 413 where that is too long to tell */
    static ArrayElements of(InputStream body) throws IOException {
        ArrayElements elements = new ArrayElements(new BufferedInputStream(body, 65_536));
        int first = elements.afterSpace();
        if (first != '[') {
            throw elements.noArray(first);
        }
        return elements;
    }

    private Problems noArray(int first) throws IOException {
        for (int one = first; one >= 0; one = body.read()) {
            buffer.add(one);
        }
        BatchLine whole = buffer.line(1);
        if (whole.fault() != null) {
            return whole.fault();
        }
        StrictJson.parse(whole.json());
        return Problems.invalid(List.of(Problem.at(
                "",
                "not-an-array",
                null,
                "应为 JSON 数组，每个元素一份申报",
                "A JSON array is expected, one submission an element")));
    }

    @Override
    public BatchLine next() throws IOException {
        if (ended) {
            return closed ? null : rest();
        }
        int depth = 0;
        boolean text = false;
        boolean escaped = false;
        for (int one = body.read(); one >= 0; one = body.read()) {
            if (text) {
                text = escaped || one != '"';
                escaped = !escaped && one == '\\';
            } else if (depth == 0 && (one == ',' || one == ']')) {
                return cut(one);
            } else if (one == '"') {
                text = true;
            } else if (one == '[' || one == '{') {
                depth++;
            } else if (one == ']' || one == '}') {
                depth--;
            } else if (isSpace(one) && buffer.isEmpty()) {
                continue;
            }
            buffer.add(one);
        }
        ended = true;
        closed = true;
        return fault(malformed("truncated", "JSON 不完整：数组没有结束", "The JSON ends too early: the array has no end"));
    }

    private BatchLine cut(int end) throws IOException {
        ended = end == ']';
        return ended && buffer.isEmpty() && number == 0 ? rest() : buffer.line(++number);
    }

    /** What follows the array: nothing, or a fault of its own. */
    private BatchLine rest() throws IOException {
        closed = true;
        return afterSpace() < 0
                ? null
                : fault(malformed("trailing-content", "数组之后还有多余内容", "Something follows the array"));
    }

    private BatchLine fault(Problems problems) {
        return new BatchLine(++number, null, problems);
    }

    private int afterSpace() throws IOException {
        int one = body.read();
        while (isSpace(one)) {
            one = body.read();
        }
        return one;
    }

    private static boolean isSpace(int one) {
        return one == ' ' || one == '\n' || one == '\r' || one == '\t';
    }

    private static Problems malformed(String code, String zh, String en) {
        return Problems.malformed(List.of(Problem.at("", code, null, zh, en)));
    }
}
