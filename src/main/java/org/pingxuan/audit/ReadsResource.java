package org.pingxuan.audit;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.pingxuan.access.CurrentCaller;
import org.pingxuan.access.Roles;
import org.pingxuan.http.Listing;
import org.pingxuan.http.Look;
import org.pingxuan.http.Page;
import org.pingxuan.http.Query;
import org.pingxuan.shared.Id;
import org.pingxuan.shared.LocalDay;

/** Auditors see who looked at whose record. A reader may say why in the header {@code Read-Reason}. */
@Path("/api/v1/reads")
@RolesAllowed({Roles.AUDITOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit")
public class ReadsResource {

    /** Why a record is read, in the reader's words; without personal data. */
    static final String REASON = "Read-Reason";

    private final ReadLog log;

    @Inject
    ReadsResource(ReadLog log) {
        this.log = log;
    }

    @GET
    @Blocking
    @Operation(summary = "Who looked at whose record, newest first 查阅记录")
    @Parameter(name = "decision", in = ParameterIn.QUERY, description = "the id of the decision, or slate, looked at")
    @Parameter(name = "by", in = ParameterIn.QUERY, description = "the account that looked")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "on this local day or later")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "on this local day or before")
    @Parameter(name = "size", in = ParameterIn.QUERY, description = "1 to 500, 50 where absent")
    @Parameter(name = "after", in = ParameterIn.QUERY, description = "the \"next\" of the previous answer")
    public Listing<ReadLog.Listed> list(@Context UriInfo uri) {
        Query query = Query.of(uri);
        String decision = query.text("decision");
        UUID id = Id.of(decision).orElse(null);
        if (decision != null && id == null) {
            query.fault("decision", "应为判定记录编号", "must be the id of a decision");
        }
        String by = query.text("by");
        LocalDate from = query.date("from");
        LocalDate to = query.date("to");
        Page page = query.page();
        Long before = query.position(page, Long::valueOf);
        query.end();
        return log.list(new ReadLog.Filter(id, by, LocalDay.begin(from), LocalDay.end(to)), page, before);
    }

    /** Notes every look at a decision, or at a slate with the decisions on it, that was answered. */
    public static class Looks {

        private static final int LONGEST = 500;

        private final ReadLog log;
        private final CurrentCaller current;
        private final InstantSource clock;

        @Inject
        Looks(ReadLog log, CurrentCaller current, InstantSource clock) {
            this.log = log;
            this.current = current;
            this.clock = clock;
        }

        /** Clients send other than ASCII as UTF-8, which headers are not read as. */
        private static String stated(String header) {
            return header == null || !StandardCharsets.ISO_8859_1.newEncoder().canEncode(header)
                    ? header
                    : new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }

        @ServerResponseFilter
        @Look
        void note(ContainerRequestContext request, ContainerResponseContext response, ResourceInfo resource) {
            if (response.getStatus() != 200) {
                return;
            }
            String reason = response.getEntity() instanceof ActsResource.Unmasked unmasked
                    ? unmasked.reason()
                    : stated(request.getHeaderString(REASON));
            log.add(new ReadLog.Read(
                    clock.instant(),
                    current.caller().name(),
                    UUID.fromString(request.getUriInfo().getPathParameters().getFirst("id")),
                    resource.getResourceMethod().getAnnotation(Look.class).value(),
                    reason == null || reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST)));
        }
    }
}
