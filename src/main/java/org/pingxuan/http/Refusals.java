package org.pingxuan.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;
import org.pingxuan.shared.Language;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.shared.Text;

/** Turns whatever stopped a request into the one shape of refusal, without a word about how the service is made. */
@ApplicationScoped
public class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);
    private static final int CAUSES = 16;

    private final ObjectMapper json;

    @Inject
    Refusals(ObjectMapper json) {
        this.json = json;
    }

    /** A refusal and the headers that go with it. */
    record Answer(ProblemAnswer body, Map<String, String> headers) {}

    /**
     * The refusal for {@code failure}.
     *
     * @param where the request, as "METHOD /path", for the log
     */
    Answer answer(Throwable failure, Language language, String where) {
        Problems problems = described(failure);
        if (problems != null) {
            return answer(problems, language);
        }
        if (failure instanceof UnauthorizedException || failure instanceof AuthenticationException) {
            return answer(Refusal.UNAUTHENTICATED, 401, language);
        }
        if (failure instanceof ForbiddenException) {
            return answer(Refusal.FORBIDDEN, 403, language);
        }
        if (failure instanceof JsonProcessingException syntax) {
            return answer(Problems.malformed(List.of(StrictJson.problem(syntax, ""))), language);
        }
        if (failure instanceof RejectedExecutionException) {
            return answer(Problems.unavailable(Refusal.UNAVAILABLE.problem()), language);
        }
        if (failure instanceof WebApplicationException web) {
            int status = web.getResponse().getStatus();
            if (web.getCause() instanceof JsonProcessingException syntax && status == 400) {
                return answer(Problems.malformed(List.of(StrictJson.problem(syntax, ""))), language);
            }
            if (status < 500 || status == 503) {
                return answer(Refusal.of(status), status, language);
            }
        }
        return incident(failure, language, where);
    }

    /** The refusal for a bare status, which HTTP gives where no exception was thrown. */
    Answer answer(int status, Language language) {
        return answer(Refusal.of(status), status, language);
    }

    /**
     * The refusal of one line of a batch, as it would be answered alone, with the line's number.
     *
     * @param where the request, as "METHOD /path", for the log
     */
    public ObjectNode ofLine(long line, Throwable failure, Language language, String where) {
        ObjectNode refusal = json.createObjectNode().put("line", line);
        refusal.setAll(
                json.<ObjectNode>valueToTree(answer(failure, language, where).body()));
        return refusal;
    }

    /** Sends the refusal of {@code failure} outside the resources; does nothing where an answer has begun. */
    public void send(RoutingContext context, Throwable failure) {
        if (begun(context)) {
            LOG.debugf(failure, "after the answer had begun, at %s", where(context));
            return;
        }
        send(context, answer(failure, AskedLanguage.of(context.request()), where(context)));
    }

    void send(RoutingContext context, Answer answer) {
        if (begun(context)) {
            return;
        }
        if (!context.request().isEnded()) {
            context.request().resume();
        }
        try {
            Buffer body = Buffer.buffer(json.writeValueAsBytes(answer.body()));
            answer.headers().forEach((name, value) -> context.response().putHeader(name, value));
            context.response()
                    .setStatusCode(answer.body().status())
                    .putHeader(HttpHeaderNames.CONTENT_TYPE, ProblemAnswer.MEDIA_TYPE)
                    .end(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a refusal is plain text and numbers", impossible);
        }
    }

    /** Whether it is too late for a refusal: part of another answer has been sent, or nobody listens any more. */
    static boolean begun(RoutingContext context) {
        return context.response().headWritten()
                || context.response().ended()
                || context.response().closed();
    }

    static String where(RoutingContext context) {
        return context.request().method() + " " + context.normalizedPath();
    }

    private static Problems described(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < CAUSES; i++) {
            if (cause instanceof Problems problems) {
                return problems;
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static Answer answer(Problems problems, Language language) {
        Map<String, String> headers = headers(problems.status());
        if (problems.retryAfter() != null) {
            headers.put(
                    HttpHeaders.RETRY_AFTER,
                    Long.toString(Math.max(1, problems.retryAfter().toSeconds())));
        }
        return new Answer(body(problems.status(), problems.title(), problems.list(), null, language), headers);
    }

    private static Answer answer(Refusal refusal, int status, Language language) {
        Map<String, String> headers = headers(status);
        if (status == 429 || status == 503) {
            headers.put(HttpHeaders.RETRY_AFTER, "2");
        }
        return new Answer(body(status, refusal.title(), List.of(refusal.problem()), null, language), headers);
    }

    private static Answer incident(Throwable failure, Language language, String where) {
        String incident = UUID.randomUUID().toString();
        LOG.errorf(failure, "incident %s at %s", incident, where);
        ProblemAnswer body = body(500, Refusal.BROKEN.title(), List.of(Refusal.BROKEN.problem()), incident, language);
        return new Answer(body, headers(500));
    }

    private static Map<String, String> headers(int status) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (status == 401) {
            headers.put(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"pingxuan\", charset=\"UTF-8\"");
        }
        return headers;
    }

    private static ProblemAnswer body(
            int status, Text title, List<Problem> problems, String incident, Language language) {
        String first = problems.get(0).help().in(language);
        Text more = Text.of(
                "共 %d 处错误，逐条见 problems".formatted(problems.size()),
                "%d faults, each under problems".formatted(problems.size()));
        return new ProblemAnswer(
                "urn:pingxuan:problem:" + Refusal.of(status).code(),
                title.in(language),
                status,
                problems.size() == 1 ? first : more.in(language),
                incident,
                problems.stream()
                        .map(problem -> ProblemAnswer.Fault.of(problem, language))
                        .toList());
    }
}
