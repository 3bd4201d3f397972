package org.pingxuan.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pingxuan.access.Roles;
import org.pingxuan.decision.ListKey;
import org.pingxuan.decision.ListStore;
import org.pingxuan.http.Look;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/** Whether one slate can be reproduced. */
@Path("/api/v1/slates/{id}/replay")
@RolesAllowed({Roles.AUDITOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit")
public class SlateReplayResource {

    private final ListStore lists;
    private final Replays replays;

    @Inject
    SlateReplayResource(ListStore lists, Replays replays) {
        this.lists = lists;
        this.replays = replays;
    }

    @POST
    @Operation(
            summary = "Compute a slate again 重放核对",
            description =
                    "From what was seen when it was judged, under its own policy, compared with the record byte for byte. Changes"
                            + " nothing. 409 where a nominee on it was erased.")
    @Look("replay")
    public Replay replay(@PathParam("id") UUID id) {
        return replays.replay(lists.byId(id)
                        .filter(list -> list.key().kind() == ListKey.Kind.SLATE)
                        .orElseThrow(() -> Problems.notFound(
                                Problem.at("id", "unknown-slate", id, "没有这一汇总表", "There is no such slate"))))
                .orElseThrow(() -> AuditedDecisions.erased(id.toString()));
    }
}
