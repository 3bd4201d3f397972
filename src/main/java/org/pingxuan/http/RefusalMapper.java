package org.pingxuan.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/** Answers what a resource, or the way to it, threw. */
class RefusalMapper {

    private static final String FORM_READER = "org.jboss.resteasy.reactive.server.core.multipart.";
    private static final Problems BROKEN_FORM = Problems.malformed(List.of(Problem.at(
            "",
            "malformed-form",
            null,
            "表单（multipart/form-data）不完整或分隔符（boundary）有误",
            "The form (multipart/form-data) is cut off, or its boundary is not the one stated")));

    private static final Logger LOG = Logger.getLogger(RefusalMapper.class);

    private final Refusals refusals;

    @Inject
    RefusalMapper(Refusals refusals) {
        this.refusals = refusals;
    }

    // each type is named because the framework's own mappers for it would win over the one for Throwable

    @ServerExceptionMapper
    Response problems(Problems problems, RoutingContext context) {
        return response(problems, context);
    }

    @ServerExceptionMapper
    Response web(WebApplicationException failure, RoutingContext context) {
        return failure.getResponse().getStatus() < 400 ? failure.getResponse() : response(failure, context);
    }

    @ServerExceptionMapper(priority = 1)
    Response wrongCredentials(AuthenticationFailedException failure, RoutingContext context) {
        return response(failure, context);
    }

    @ServerExceptionMapper(priority = 1)
    Response unauthenticated(UnauthorizedException failure, RoutingContext context) {
        return response(failure, context);
    }

    @ServerExceptionMapper(priority = 1)
    Response forbidden(ForbiddenException failure, RoutingContext context) {
        return response(failure, context);
    }

    @ServerExceptionMapper
    Response anything(Throwable failure, RoutingContext context) {
        return response(isBrokenForm(failure) ? BROKEN_FORM : failure, context);
    }

    /** Whether the form reader itself gave up; it has no exception of its own for that. */
    private static boolean isBrokenForm(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .map(StackTraceElement::getClassName)
                .anyMatch(reader -> reader.startsWith(FORM_READER));
    }

    private Response response(Throwable failure, RoutingContext context) {
        if (Refusals.begun(context)) {
            LOG.debugf(failure, "after the answer had begun, at %s", Refusals.where(context));
            return Response.noContent().build();
        }
        Refusals.Answer answer = refusals.answer(failure, AskedLanguage.of(context.request()), Refusals.where(context));
        Response.ResponseBuilder response = Response.status(answer.body().status())
                .type(ProblemAnswer.MEDIA_TYPE)
                .entity(answer.body());
        answer.headers().forEach(response::header);
        return response.build();
    }
}
