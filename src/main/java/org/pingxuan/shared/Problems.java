package org.pingxuan.shared;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What was asked cannot be done, and every reason for it at once. The http package answers it as RFC 9457
 * {@code application/problem+json} with {@link #status()}.
 */
public final class Problems extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int NAMED = 10;

    private final transient List<Problem> list;
    private final transient Text title;
    private final int status;

    private Problems(int status, Text title, List<Problem> list) {
        super(title.en() + ": " + named(list), null, false, false);
        this.status = status;
        this.title = title;
        this.list = List.copyOf(list);
    }

    /** Codes and places only: values may be personal data, and messages end up in logs. */
    private static String named(List<Problem> list) {
        return list.stream()
                .limit(NAMED)
                .map(problem -> problem.code() + " " + problem.pointer())
                .collect(Collectors.joining(", "));
    }

    public static Problems of(int status, Text title, List<Problem> list) {
        return new Problems(status, title, list);
    }

    /** 400: not JSON at all, or a faulty query parameter. */
    public static Problems malformed(List<Problem> list) {
        return new Problems(400, Text.of("请求格式有误", "Malformed request"), list);
    }

    /** 403: the caller is known and may not do this. */
    public static Problems forbidden(Problem problem) {
        return new Problems(403, Text.of("无权办理", "Not permitted"), List.of(problem));
    }

    /** 404: there is no such thing, or none that the caller may know of. */
    public static Problems notFound(Problem problem) {
        return new Problems(404, Text.of("未找到", "Not found"), List.of(problem));
    }

    /** 409: what is asked contradicts what is on record. */
    public static Problems conflict(Problem problem) {
        return new Problems(409, Text.of("与已有记录冲突", "Conflict with the record"), List.of(problem));
    }

    /** 422: JSON or a workbook, but not a valid one of its kind. */
    public static Problems invalid(List<Problem> list) {
        return new Problems(422, Text.of("内容不符合要求", "Not valid"), list);
    }

    /** 503: it cannot be recorded now; to be tried again. */
    public static Problems unavailable(Problem problem) {
        return new Problems(503, Text.of("暂时无法受理", "Temporarily unavailable"), List.of(problem));
    }

    public int status() {
        return status;
    }

    public Text title() {
        return title;
    }

    /** Every fault, in the order of the body. */
    public List<Problem> list() {
        return list;
    }
}
