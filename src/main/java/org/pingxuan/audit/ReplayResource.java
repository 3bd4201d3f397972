package org.pingxuan.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pingxuan.access.CurrentCaller;
import org.pingxuan.access.Roles;
import org.pingxuan.decision.StoredDecision;
import org.pingxuan.http.Look;

/** Whether one decision can be reproduced. */
@Path("/api/v1/decisions/{id}/replay")
@RolesAllowed({Roles.AUDITOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit")
public class ReplayResource {

    private final AuditedDecisions decisions;
    private final Replays replays;
    private final CurrentCaller current;

    @Inject
    ReplayResource(AuditedDecisions decisions, Replays replays, CurrentCaller current) {
        this.decisions = decisions;
        this.replays = replays;
        this.current = current;
    }

    @POST
    @Operation(
            summary = "Compute a decision again 重放核对",
            description =
                    "From its stored facts under its own policy, compared with the record byte for byte. Changes nothing. 409 where"
                            + " the nominee was erased.")
    @Look("replay")
    public Replay replay(@PathParam("id") String id) {
        StoredDecision decision = decisions.decision(id, current.caller());
        return replays.replay(decision).orElseThrow(() -> AuditedDecisions.erased(id));
    }
}
