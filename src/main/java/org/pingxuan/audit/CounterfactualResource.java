package org.pingxuan.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pingxuan.access.CurrentCaller;
import org.pingxuan.access.Roles;
import org.pingxuan.http.Look;
import org.pingxuan.rulebook.PolicyStore;
import org.pingxuan.rulebook.ReadyPolicy;

/** What would have to change for a decision to be ELIGIBLE. */
@Path("/api/v1/decisions/{id}/counterfactual")
@RolesAllowed({Roles.REVIEWER, Roles.AUDITOR, Roles.ADMIN, Roles.INTAKE})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit")
public class CounterfactualResource {

    private static final Duration ALLOWED = Duration.ofSeconds(2);

    private final AuditedDecisions decisions;
    private final PolicyStore policies;
    private final CurrentCaller current;

    @Inject
    CounterfactualResource(AuditedDecisions decisions, PolicyStore policies, CurrentCaller current) {
        this.decisions = decisions;
        this.policies = policies;
        this.current = current;
    }

    @GET
    @Operation(
            summary = "What would have to change 须作哪些改变",
            description =
                    "Every minimal set of changes to changeable facts that would make the decision ELIGIBLE, proved by judging anew"
                            + " under the decision's own policy, and the criteria that no change can mend. Where two seconds do not suffice,"
                            + " \"complete\" is false and what was proved is answered. 409 where the nominee was erased.")
    @Look("counterfactual")
    public Counterfactual counterfactual(@PathParam("id") String id) {
        AuditedDecision audited = decisions.readable(id, current.caller());
        if (audited.facts() == null) {
            throw AuditedDecisions.erased(id);
        }
        ReadyPolicy policy = policies.byId(
                        UUID.fromString(audited.decision().policy().id()))
                .orElseThrow(() -> new IllegalStateException("a decision cites a policy that is not on record"));
        return CounterfactualSearch.search(audited.decision(), audited.facts(), policy, ALLOWED);
    }
}
