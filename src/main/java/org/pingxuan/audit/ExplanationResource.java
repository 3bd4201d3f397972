package org.pingxuan.audit;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
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
import org.pingxuan.http.AskedLanguage;
import org.pingxuan.http.Look;
import org.pingxuan.shared.Language;

/** Why a decision says what it says. */
@Path("/api/v1/decisions/{id}/explanation")
@RolesAllowed({Roles.REVIEWER, Roles.AUDITOR, Roles.ADMIN, Roles.INTAKE})
@Tag(name = "audit")
public class ExplanationResource {

    private final AuditedDecisions decisions;
    private final CurrentCaller current;
    private final AskedLanguage asked;
    private final Template page;

    @Inject
    ExplanationResource(
            AuditedDecisions decisions,
            CurrentCaller current,
            AskedLanguage asked,
            @Location("audit/explanation") Template page) {
        this.decisions = decisions;
        this.current = current;
        this.asked = asked;
        this.page = page;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Explanation of a decision 判定说明",
            description =
                    "Written from the stored decision and the stored policy alone: nothing is judged anew. Intake users read"
                            + " those of their own units.")
    @Look("explanation")
    public Explanation explanation(@PathParam("id") String id) {
        AuditedDecision audited = decisions.readable(id, current.caller());
        return new Explainer(
                        decisions.policyOf(audited.decision()),
                        audited.decision(),
                        audited.facts(),
                        decisions.objections(audited.decision()),
                        decisions.acts(audited.decision()),
                        asked.language())
                .explanation();
    }

    @GET
    @Produces("text/html;qs=0.9")
    @Operation(hidden = true)
    @Look("explanation")
    public String page(@PathParam("id") String id) {
        return page.data("e", explanation(id))
                .data("en", asked.language() == Language.EN)
                .render();
    }
}
