package org.pingxuan.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/**
 * How long a body may be, by its path: a workbook and a list of honours 50 MB, a slate in JSON 25 MB, a batch without limit (its
 * lines have their own), all else 1 MiB. A body that says its length is refused before it is read; one that does not is counted while it is read.
 */
@ApplicationScoped
public class BodyLimit {

    /** Bytes of one submission, one line of a batch and any other small body. */
    public static final long SUBMISSION = 1024 * 1024;
    /** Bytes of a workbook, and of a list of honours as CSV. */
    public static final long WORKBOOK = 50_000_000;
    /** Bytes of a slate in JSON: 2,000 submissions of 12,500, which hold the longest deeds that the notice allows. */
    static final long SLATE = 25_000_000;

    static final long NONE = Long.MAX_VALUE;

    /** Bytes beyond the limit that are still taken, so that the sender comes to read why they were refused. */
    private static final long THROWN_AWAY = 100_000_000;

    private static final long LOOK_EVERY_MILLIS = 100;

    private final Refusals refusals;

    @Inject
    BodyLimit(Refusals refusals) {
        this.refusals = refusals;
    }

    /** The greatest number of bytes that a request may have; {@link #NONE} for a batch. */
    static long of(String path, String contentType) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        if (path.endsWith("/submissions/batch")) {
            return NONE;
        }
        boolean json = type.isEmpty() || type.startsWith("application/json");
        boolean workbook =
                path.endsWith(".xlsx") || type.startsWith("multipart/form-data") || !json && path.contains("/honours");
        return workbook ? WORKBOOK : path.contains("/slates") ? SLATE : SUBMISSION;
    }

    static Problems tooLarge(long limit) {
        return Problems.tooLarge(Problem.at(
                "",
                "too-large",
                null,
                "请求内容超过 " + limit + " 字节的上限",
                "The body is longer than the " + limit + " bytes that this address takes"));
    }

    void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        String contentType = request.getHeader(HttpHeaders.CONTENT_TYPE);
        long limit = of(context.normalizedPath(), contentType);
        String stated = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (stated == null && contentType != null && contentType.startsWith("multipart/") && limit != NONE) {
            watch(context, limit);
        }
        if (stated != null && Long.parseLong(stated) > limit) {
            refuse(context, limit);
        } else {
            context.next();
        }
    }

    /** Multipart is read to disk below any reader that could count, so the bytes that have come are looked at from outside. */
    private void watch(RoutingContext context, long limit) {
        long timer = context.vertx().setPeriodic(LOOK_EVERY_MILLIS, id -> {
            if (context.request().bytesRead() > limit) {
                context.vertx().cancelTimer(id);
                refuse(context, limit);
            }
        });
        context.addEndHandler(ended -> context.vertx().cancelTimer(timer));
    }

    /** Many clients read the answer only after sending all, so the rest is taken and thrown away, but not without end. */
    private void refuse(RoutingContext context, long limit) {
        HttpServerRequest request = context.request();
        if (!request.isEnded()) {
            request.handler(chunk -> {
                if (request.bytesRead() > limit + THROWN_AWAY) {
                    request.connection().close();
                }
            });
        }
        refusals.send(context, tooLarge(limit));
    }
}
