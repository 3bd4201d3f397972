package org.pingxuan.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Set;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/** What every request passes before and beside the resources: headers, origin, length; and the answer to what failed there. */
@ApplicationScoped
public class Routes {

    /** Above sign-in (200), so that its refusals carry the headers too. */
    private static final int BEFORE_SIGN_IN = 500;
    /** Below sign-in and permission (100): nobody unknown makes the service read. */
    private static final int AFTER_SIGN_IN = 50;

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String OWN_CONTENT = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
    // Swagger UI brings inline scripts and styles of its own
    private static final String SWAGGER_CONTENT =
            OWN_CONTENT + "; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'";

    private final Refusals refusals;
    private final BodyLimit bodyLimit;

    @Inject
    Routes(Refusals refusals, BodyLimit bodyLimit) {
        this.refusals = refusals;
        this.bodyLimit = bodyLimit;
    }

    void filters(@Observes Filters filters) {
        filters.register(this::headers, BEFORE_SIGN_IN);
        filters.register(this::sameOrigin, BEFORE_SIGN_IN - 1);
        filters.register(bodyLimit::handle, AFTER_SIGN_IN);
    }

    void failures(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE + 2).failureHandler(this::failed);
    }

    private void headers(RoutingContext context) {
        HttpServerResponse response = context.response();
        String path = context.normalizedPath();
        response.putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Content-Security-Policy", path.startsWith("/q/swagger-ui") ? SWAGGER_CONTENT : OWN_CONTENT);
        if (!path.startsWith("/q/")) {
            response.putHeader("Content-Language", AskedLanguage.tag(AskedLanguage.of(context.request())))
                    .putHeader("Vary", "Accept-Language");
        }
        if (path.startsWith("/api/")) {
            response.putHeader("Cache-Control", "no-store");
        }
        context.next();
    }

    /** Browsers send stored Basic credentials to any form's target: a form of another site may not act for the user. */
    private void sameOrigin(RoutingContext context) {
        String site = context.request().getHeader("Sec-Fetch-Site");
        boolean own = site == null || site.equals("same-origin") || site.equals("none");
        if (own || SAFE.contains(context.request().method())) {
            context.next();
        } else {
            refusals.send(
                    context,
                    Problems.forbidden(Problem.at(
                            "Sec-Fetch-Site",
                            "other-site",
                            site,
                            "不接受来自其他网站页面的提交",
                            "Pages of other sites may not act here")));
        }
    }

    private void failed(RoutingContext context) {
        if (context.failure() == null) {
            refusals.send(context, refusals.answer(context.statusCode(), AskedLanguage.of(context.request())));
        } else {
            refusals.send(context, context.failure());
        }
    }
}
