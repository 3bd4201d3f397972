package org.pingxuan.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pingxuan.http.Listing;
import org.pingxuan.http.Page;
import org.pingxuan.http.Query;

/** Who changed which user or key. */
@Path("/api/v1/access-changes")
@RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public class AccessChangesResource {

    private final AccessLog log;

    @Inject
    AccessChangesResource(AccessLog log) {
        this.log = log;
    }

    @GET
    @Operation(summary = "Every change of users and keys, newest first")
    @Parameter(name = "size", in = ParameterIn.QUERY, description = "1 to 500, 50 where absent")
    @Parameter(name = "after", in = ParameterIn.QUERY, description = "the \"next\" of the previous answer")
    public Listing<AccessChange> list(@Context UriInfo uri) {
        Query query = Query.of(uri);
        Page page = query.page();
        Long before = query.position(page, Long::valueOf);
        query.end();
        return log.list(page, before);
    }
}
