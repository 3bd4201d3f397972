package org.pingxuan.shared;

import java.time.Duration;
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
    private final Duration retryAfter;

    private Problems(int status, Text title, List<Problem> list, Duration retryAfter) {
        super(title.en() + ": " + named(list), null, false, false);
        this.status = status;
        this.title = title;
        this.list = List.copyOf(list);
        this.retryAfter = retryAfter;
    }

    /** Codes and places only: values may be personal data, and messages end up in logs. */
    private static String named(List<Problem> list) {
        return list.stream()
                .limit(NAMED)
                .map(problem -> problem.code() + " " + problem.pointer())
                .collect(Collectors.joining(", "));
    }

    public static Problems of(int status, Text title, List<Problem> list) {
        return new Problems(status, title, list, null);
    }

    /** 400: not JSON at all, or a faulty query parameter. */
    public static Problems malformed(List<Problem> list) {
        return of(400, Text.of("请求格式有误", "Malformed request"), list);
    }

    /** 401: the caller is not known: no credentials, or none that hold. */
    public static Problems unauthenticated(Problem problem) {
        return of(401, Text.of("需要登录", "Sign-in required"), List.of(problem));
    }

    /** 403: the caller is known and may not do this. */
    public static Problems forbidden(Problem problem) {
        return of(403, Text.of("无权办理", "Not permitted"), List.of(problem));
    }

    /** 404: there is no such thing, or none that the caller may know of. */
    public static Problems notFound(Problem problem) {
        return of(404, Text.of("未找到", "Not found"), List.of(problem));
    }

    /** 409: what is asked contradicts what is on record. */
    public static Problems conflict(Problem problem) {
        return conflict(List.of(problem));
    }

    /** 409: what is asked contradicts what is on record. */
    public static Problems conflict(List<Problem> list) {
        return of(409, Text.of("与已有记录冲突", "Conflict with the record"), list);
    }

    /** 413: longer than this path takes. */
    public static Problems tooLarge(Problem problem) {
        return of(413, Text.of("请求内容过大", "Too large"), List.of(problem));
    }

    /** 422: JSON or a workbook, but not a valid one of its kind. */
    public static Problems invalid(List<Problem> list) {
        return of(422, Text.of("内容不符合要求", "Not valid"), list);
    }

    /** 429: too many tries; the next one is heard after {@code retryAfter}. */
    public static Problems tooMany(Duration retryAfter, Problem problem) {
        return new Problems(429, Text.of("请求过于频繁", "Too many requests"), List.of(problem), retryAfter);
    }

    /** 503: it cannot be recorded now; to be tried again. */
    public static Problems unavailable(Problem problem) {
        return new Problems(503, Text.of("暂时无法受理", "Temporarily unavailable"), List.of(problem), Duration.ofSeconds(2));
    }

    /** 503: the database does not answer a question to the record; to be tried again. */
    public static Problems unreadable() {
        return unavailable(Problem.at(
                "", "not-readable", null, "暂时无法读取记录，请稍后重试", "The record cannot be read now; try again later"));
    }

    /** 503: the database cannot be reached; to be tried again. */
    public static Problems unreachable() {
        return unavailable(Problem.at(
                "", "database-unreachable", null, "数据库暂时无法访问，请稍后重试", "The database does not answer; try again later"));
    }

    /** 503: nothing was recorded, since the database does not take it now; to be tried again. */
    public static Problems unrecorded() {
        return unavailable(
                Problem.at("", "not-recorded", null, "暂时无法记录，请稍后重试", "It cannot be recorded now; try again later"));
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

    /** How long to wait before the next try; null where trying again does not help. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
