package org.pingxuan.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pingxuan.access.Caller;
import org.pingxuan.access.CurrentCaller;
import org.pingxuan.access.Roles;
import org.pingxuan.audit.ReplayJob.Progress;
import org.pingxuan.http.Listing;
import org.pingxuan.http.Query;
import org.pingxuan.shared.Id;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/** Whether many decisions can be reproduced. */
@Path("/api/v1/replays")
@RolesAllowed({Roles.AUDITOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit")
public class ReplayJobsResource {

    private final ReplayJobs jobs;
    private final CurrentCaller current;

    @Inject
    ReplayJobsResource(ReplayJobs jobs, CurrentCaller current) {
        this.jobs = jobs;
        this.current = current;
    }

    @POST
    @Operation(
            summary = "Compute many decisions again 批量重放核对",
            description =
                    "Those that the filter of the search finds, in every version; all where it names nothing. The answer is a job"
                            + " whose progress can be asked for.")
    @Parameter(name = "round", in = ParameterIn.QUERY)
    @Parameter(name = "award", in = ParameterIn.QUERY)
    @Parameter(name = "unit", in = ParameterIn.QUERY)
    @Parameter(name = "verdict", in = ParameterIn.QUERY)
    @Parameter(name = "criterion", in = ParameterIn.QUERY)
    @Parameter(name = "policy", in = ParameterIn.QUERY)
    @Parameter(name = "from", in = ParameterIn.QUERY)
    @Parameter(name = "to", in = ParameterIn.QUERY)
    @Parameter(name = "q", in = ParameterIn.QUERY)
    public Response begin(@Context UriInfo uri) {
        Caller caller = current.caller();
        Query query = Query.of(uri);
        DecisionFilter filter = DecisionFilter.read(query, caller).overEveryVersion();
        query.end();
        Progress job = jobs.begin(filter, caller.name());
        return Response.created(URI.create("/api/v1/replays/" + job.id()))
                .entity(job)
                .build();
    }

    @GET
    @Operation(summary = "Replays of this replica, newest first 重放任务")
    public Listing<Progress> all() {
        List<Progress> all = jobs.all();
        return Listing.of(all, null, all.size());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "How far a replay is 重放进度")
    public Progress one(@PathParam("id") String id) {
        return Id.of(id)
                .flatMap(jobs::byId)
                .orElseThrow(() -> Problems.notFound(
                        Problem.at("id", "unknown-replay", id, "没有这一重放任务", "There is no such replay")));
    }
}
