package org.pingxuan.screening;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pingxuan.access.CurrentCaller;
import org.pingxuan.access.Roles;
import org.pingxuan.http.AskedLanguage;
import org.pingxuan.http.Query;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/** A recommending unit's plan. */
@Path("/api/v1/rounds/{round}/plan")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "slates")
public class PlanResource {

    private final Plans plans;
    private final CurrentCaller current;
    private final AskedLanguage asked;

    @Inject
    PlanResource(Plans plans, CurrentCaller current, AskedLanguage asked) {
        this.plans = plans;
        this.current = current;
        this.asked = asked;
    }

    @GET
    @RolesAllowed({Roles.REVIEWER, Roles.AUDITOR, Roles.ADMIN, Roles.INTAKE})
    @Operation(
            operationId = "plan",
            summary = "The last lawful day of each step, and what is missing 倒排日程",
            description = "Reckoned back from the deadline over the unit's working days.")
    public Plans.Answer plan(@PathParam("round") String round, @Context UriInfo uri) {
        Query query = Query.of(uri);
        String unit = query.text("unit");
        if (unit == null) {
            query.fault("unit", "必填：推荐单位代码", "is required: the code of a recommending unit");
        }
        query.end();
        if (!current.caller().mayRead(unit)) {
            throw Problems.notFound(Problem.at("unit", "unknown-unit", unit, "没有这一推荐单位", "There is no such unit"));
        }
        return plans.plan(round, unit, asked.language());
    }
}
