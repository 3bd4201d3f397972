package org.pingxuan.screening;

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
import org.pingxuan.decision.DecisionAct;
import org.pingxuan.decision.DecisionAnswer;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.decision.StoredDecision;
import org.pingxuan.http.AskedLanguage;
import org.pingxuan.http.Look;
import org.pingxuan.shared.Id;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/** Decisions on record, one by one. */
@Path("/api/v1/decisions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "decisions")
public class DecisionResource {

    private final DecisionStore decisions;
    private final Submissions submissions;
    private final CurrentCaller current;
    private final AskedLanguage asked;

    @Inject
    DecisionResource(DecisionStore decisions, Submissions submissions, CurrentCaller current, AskedLanguage asked) {
        this.decisions = decisions;
        this.submissions = submissions;
        this.current = current;
        this.asked = asked;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.REVIEWER, Roles.AUDITOR, Roles.ADMIN, Roles.INTAKE})
    @Operation(
            operationId = "decision",
            summary = "One decision 判定记录",
            description = "As it stands on record: nothing is judged anew. Intake users read those of their own units.")
    @Look("decision")
    public DecisionAnswer one(@PathParam("id") String id) {
        StoredDecision decision = Id.of(id)
                .flatMap(decisions::byId)
                .filter(found -> current.caller().mayRead(found.submission().unit()))
                .orElseThrow(() -> Problems.notFound(
                        Problem.at("id", "unknown-decision", id, "没有这一判定记录", "There is no such decision")));
        Submissions.Answered known = submissions.known(decision);
        boolean everything =
                current.caller().has(Roles.AUDITOR) || current.caller().has(Roles.ADMIN);
        return DecisionAnswer.of(known.decision(), known.facts(), asked.language())
                .with(decisions.acts(decision.id()).stream()
                        .filter(act -> everything || act.kind() != DecisionAct.Kind.UNMASKING)
                        .toList());
    }
}
