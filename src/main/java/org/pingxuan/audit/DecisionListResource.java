package org.pingxuan.audit;

import io.smallrye.common.annotation.Blocking;
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
import org.pingxuan.access.CurrentCaller;
import org.pingxuan.access.Roles;
import org.pingxuan.http.Listing;
import org.pingxuan.http.Page;
import org.pingxuan.http.Query;

/** Whoever may read decisions finds them. */
@Path("/api/v1/decisions")
@RolesAllowed({Roles.REVIEWER, Roles.AUDITOR, Roles.ADMIN, Roles.INTAKE})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "decisions")
public class DecisionListResource {

    private final DecisionSearch search;
    private final CurrentCaller current;

    @Inject
    DecisionListResource(DecisionSearch search, CurrentCaller current) {
        this.search = search;
        this.current = current;
    }

    @GET
    @Blocking
    @Operation(
            summary = "Find decisions, newest first 查询判定记录",
            description = "Personal data is masked. Intake users find those of their own units.")
    @Parameter(name = "round", in = ParameterIn.QUERY)
    @Parameter(name = "award", in = ParameterIn.QUERY)
    @Parameter(name = "unit", in = ParameterIn.QUERY)
    @Parameter(name = "verdict", in = ParameterIn.QUERY, description = "the advice")
    @Parameter(name = "criterion", in = ParameterIn.QUERY, description = "one found NOT_MET or UNKNOWN")
    @Parameter(name = "policy", in = ParameterIn.QUERY, description = "the id of the policy applied")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "decided on this local day or later, 2024-05-08")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "decided on this local day or before")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "part of the name, or how the reference begins")
    @Parameter(name = "versions", in = ParameterIn.QUERY, description = "newest (where absent) or all")
    @Parameter(name = "size", in = ParameterIn.QUERY, description = "1 to 500, 50 where absent")
    @Parameter(name = "after", in = ParameterIn.QUERY, description = "the \"next\" of the previous answer")
    public Listing<ListedDecision> list(@Context UriInfo uri) {
        Query query = Query.of(uri);
        DecisionFilter filter = DecisionFilter.read(query, current.caller());
        Page page = query.page();
        ListPosition after = query.position(page, ListPosition::parse);
        query.end();
        return search.find(filter, page, after);
    }
}
