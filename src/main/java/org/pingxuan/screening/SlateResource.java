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
import org.pingxuan.decision.ListKey;
import org.pingxuan.decision.ListStore;
import org.pingxuan.decision.StoredList;
import org.pingxuan.http.AskedLanguage;
import org.pingxuan.http.Look;
import org.pingxuan.shared.Id;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/** One slate on record, and its repair. */
@Path("/api/v1/slates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "slates")
public class SlateResource {

    private final Slates slates;
    private final ListStore lists;
    private final ListAnswers answers;
    private final CurrentCaller current;
    private final AskedLanguage asked;

    @Inject
    SlateResource(Slates slates, ListStore lists, ListAnswers answers, CurrentCaller current, AskedLanguage asked) {
        this.slates = slates;
        this.lists = lists;
        this.answers = answers;
        this.current = current;
        this.asked = asked;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.REVIEWER, Roles.AUDITOR, Roles.ADMIN, Roles.INTAKE})
    @Operation(operationId = "slate", summary = "One slate as it stands on record 一份汇总表")
    @Look("slate")
    public ListAnswer one(@PathParam("id") String id) {
        return answers.whole(slate(id), asked.language());
    }

    @GET
    @Path("/{id}/repair")
    @RolesAllowed({Roles.REVIEWER, Roles.AUDITOR, Roles.ADMIN, Roles.INTAKE})
    @Operation(
            operationId = "slateRepair",
            summary = "The smallest change that makes a slate compliant 最小改动",
            description =
                    "Fewest drops and swaps with the unit's reserves, then lowest in its own order, judged again by the"
                            + " ordinary checker. Where nothing works: the fewest criteria that conflict, and the best within reach.")
    @Look("repair")
    public ListAnswer.RepairAnswer repair(@PathParam("id") String id) {
        return ListAnswer.RepairAnswer.of(slates.repair(slate(id)));
    }

    private StoredList slate(String id) {
        return Id.of(id)
                .flatMap(lists::byId)
                .filter(list -> list.key().kind() == ListKey.Kind.SLATE)
                .filter(list -> current.caller().mayRead(list.key().unit()))
                .orElseThrow(() ->
                        Problems.notFound(Problem.at("id", "unknown-slate", id, "没有这一汇总表", "There is no such slate")));
    }
}
