package org.pingxuan.audit;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pingxuan.access.CurrentCaller;
import org.pingxuan.access.Roles;
import org.pingxuan.rulebook.PolicyStore;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/** A round in numbers. */
@Path("/api/v1/rounds/{round}/statistics")
@RolesAllowed({Roles.REVIEWER, Roles.AUDITOR, Roles.ADMIN, Roles.INTAKE})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit")
public class StatisticsResource {

    private final RoundStatistics statistics;
    private final PolicyStore policies;
    private final CurrentCaller current;

    @Inject
    StatisticsResource(RoundStatistics statistics, PolicyStore policies, CurrentCaller current) {
        this.statistics = statistics;
        this.policies = policies;
        this.current = current;
    }

    @GET
    @Blocking
    @Operation(
            summary = "By award, unit, verdict, criterion and day; what waits for a person 统计",
            description = "Each submission counts once, by its newest version. Intake users see their own units.")
    public RoundStatistics.Statistics statistics(@PathParam("round") String round) {
        if (policies.round(round).isEmpty()) {
            throw Problems.notFound(Problem.at("round", "unknown-round", round, "没有这一评选轮次", "There is no such round"));
        }
        return statistics.of(round, current.caller());
    }
}
