package org.pingxuan.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pingxuan.access.CurrentCaller;
import org.pingxuan.access.Roles;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.http.Body;
import org.pingxuan.ledger.RequestKey;
import org.pingxuan.policy.PolicyVersion;

/** Approvers bring back what was in force before. */
@Path("/api/v1/policies/{id}/rollback")
@RolesAllowed(Roles.APPROVER)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "policies")
public class RollbackResource {

    private static final int LONGEST_REASON = 1000;

    private final Publishing publishing;
    private final PublishedTables published;
    private final DecisionStore decisions;
    private final CurrentCaller current;

    @Inject
    RollbackResource(Publishing publishing, PublishedTables published, DecisionStore decisions, CurrentCaller current) {
        this.publishing = publishing;
        this.published = published;
        this.decisions = decisions;
        this.current = current;
    }

    @POST
    @Blocking
    @Operation(
            summary = "Publish a version's content again as the newest version 恢复: {\"reason\", \"inForceFrom\"}",
            description = "Never by the author of that content.")
    public Response rollBack(@PathParam("id") UUID id, @HeaderParam(RequestKey.HEADER) String key, JsonNode json) {
        String by = current.caller().name();
        RequestKey request = decisions.requestKey(by, "/api/v1/policies/" + id + "/rollback", key, json);
        Optional<PolicyVersion> before = publishing.madeBefore(request);
        if (before.isPresent()) {
            return Response.ok(shown(before.get())).build();
        }
        Body body = Body.of(json);
        String reason = body.text("reason", LONGEST_REASON);
        LocalDate inForceFrom = body.date("inForceFrom");
        body.end();
        PolicyVersion version = publishing.rollBack(id, reason, inForceFrom, by, request);
        return Response.created(URI.create("/api/v1/policies/" + version.id()))
                .entity(shown(version))
                .build();
    }

    private ShownPolicy shown(PolicyVersion version) {
        return ShownPolicy.of(version, published.isInForce(version), null);
    }
}
