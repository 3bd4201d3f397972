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
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/** Whether one final list can be reproduced. */
@Path("/api/v1/rounds/{round}/final-lists/{id}/replay")
@RolesAllowed({Roles.AUDITOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit")
public class FinalListReplayResource {

    private final ListStore lists;
    private final Replays replays;

    @Inject
    FinalListReplayResource(ListStore lists, Replays replays) {
        this.lists = lists;
        this.replays = replays;
    }

    @POST
    @Operation(
            summary = "Compute a final list again 重放核对",
            description =
                    "From what was seen when it was judged, the honours and the individuals' list of then included. Changes nothing."
                            + " 409 where a nominee on it was erased.")
    public Replay replay(@PathParam("round") String round, @PathParam("id") UUID id) {
        return replays.replay(lists.byId(id)
                        .filter(list -> list.key().kind() == ListKey.Kind.FINAL_LIST
                                && list.key().round().equals(round))
                        .orElseThrow(() -> Problems.notFound(
                                Problem.at("id", "unknown-list", id, "没有这一名单", "There is no such final list"))))
                .orElseThrow(() -> AuditedDecisions.erased(id.toString()));
    }
}
