package org.pingxuan.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pingxuan.access.CurrentCaller;
import org.pingxuan.access.Roles;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.http.AskedLanguage;
import org.pingxuan.http.Body;
import org.pingxuan.http.FileType;
import org.pingxuan.http.Listing;
import org.pingxuan.http.Page;
import org.pingxuan.http.Query;
import org.pingxuan.ledger.RequestKey;
import org.pingxuan.policy.PolicyVersion;
import org.pingxuan.rulebook.PolicyStore;
import org.pingxuan.shared.Problems;
import org.pingxuan.workbook.TableMarker;

/** Policy staff change policies, and see what a change would do. */
@Path("/api/v1/drafts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.POLICY, Roles.APPROVER, Roles.AUDITOR, Roles.ADMIN})
@Tag(name = "drafts")
@Blocking
public class DraftsResource {

    private static final int LONGEST_NOTE = 1000;

    private final Drafts drafts;
    private final DraftStore store;
    private final Publishing publishing;
    private final Impacts impacts;
    private final PublishedTables tables;
    private final PolicyStore policies;
    private final DecisionStore decisions;
    private final CurrentCaller current;
    private final AskedLanguage asked;

    @Inject
    DraftsResource(
            Drafts drafts,
            DraftStore store,
            Publishing publishing,
            Impacts impacts,
            PublishedTables tables,
            PolicyStore policies,
            DecisionStore decisions,
            CurrentCaller current,
            AskedLanguage asked) {
        this.drafts = drafts;
        this.store = store;
        this.publishing = publishing;
        this.impacts = impacts;
        this.tables = tables;
        this.policies = policies;
        this.decisions = decisions;
        this.current = current;
        this.asked = asked;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.POLICY)
    @Operation(
            summary = "Open a draft on the policy in force 开立草案: {\"round\", \"note\"}",
            description = "\"rules\": \"build\" brings in the rules of this build; they change in no other way.")
    public Response open(JsonNode json) {
        Body body = Body.of(json);
        String round = body.text("round", 80);
        String note = body.optionalText("note", LONGEST_NOTE);
        String rules = body.optionalText("rules", 20);
        if (rules != null && !rules.equals("build")) {
            body.fault("/rules", "unknown-code", rules, "只能是 build", "may only be build");
        }
        body.end();
        Draft draft = drafts.open(
                round, note == null ? "" : note, rules != null, current.caller().name());
        return Response.created(URI.create("/api/v1/drafts/" + draft.id()))
                .entity(told(draft))
                .build();
    }

    @GET
    @Operation(summary = "The drafts, newest first 草案")
    public Listing<DraftAnswer> list(@Context UriInfo uri) {
        Query query = Query.of(uri);
        Page page = query.page();
        String round = query.text("round");
        UUID before = query.position(page, UUID::fromString);
        query.end();
        return Listing.of(
                store.list(round, before, page.size() + 1),
                page,
                store.count(round),
                this::told,
                draft -> draft.id().toString());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One draft with every step of its life")
    public DraftAnswer one(@PathParam("id") UUID id) {
        return told(store.required(id));
    }

    @PUT
    @Path("/{id}/tables/{name}.xlsx")
    @Consumes({FileType.XLSX, MediaType.APPLICATION_OCTET_STREAM})
    @RolesAllowed(Roles.POLICY)
    @Operation(
            summary = "Exchange a table 上传决策表",
            description =
                    "Refused with every faulty cell as sheet!B7, and nothing is changed. Where XLSX is accepted, the same"
                            + " workbook comes back with each fault marked in its cell and listed on a first sheet.")
    public DraftAnswer.Uploaded upload(@PathParam("id") UUID id, @PathParam("name") String name, byte[] workbook) {
        return DraftAnswer.Uploaded.of(
                drafts.upload(id, name, workbook, current.caller().name()), asked.language());
    }

    @PUT
    @Path("/{id}/tables/{name}.xlsx")
    @Consumes({FileType.XLSX, MediaType.APPLICATION_OCTET_STREAM})
    @Produces(FileType.XLSX)
    @RolesAllowed(Roles.POLICY)
    @Operation(hidden = true)
    public Response uploadAndMark(@PathParam("id") UUID id, @PathParam("name") String name, byte[] workbook) {
        try {
            Drafts.Uploaded taken =
                    drafts.upload(id, name, workbook, current.caller().name());
            return marked(200, TableMarker.mark(workbook, List.of(), taken.notes()));
        } catch (Problems faulty) {
            if (faulty.status() != 422 || !TableMarker.canMark(workbook)) {
                throw faulty;
            }
            return marked(422, TableMarker.mark(workbook, faulty.list(), List.of()));
        }
    }

    private static Response marked(int status, byte[] workbook) {
        return Response.status(status).type(FileType.XLSX).entity(workbook).build();
    }

    @GET
    @Path("/{id}/checks")
    @Operation(summary = "Whether the draft may be published, and every reason why not 检查")
    public DraftAnswer.Checks checks(@PathParam("id") UUID id) {
        return DraftAnswer.Checks.of(drafts.report(store.required(id)), asked.language());
    }

    @GET
    @Path("/{id}/diff")
    @Operation(
            summary = "What differs from the policy in force 差异",
            description =
                    "Row by row, and as the exact regions of input that are answered otherwise. \"toldByImpact\" names the"
                            + " changed tables whose effect only the impact shows.")
    public DiffAnswer diff(@PathParam("id") UUID id) {
        Draft draft = store.required(id);
        return DiffAnswer.of(
                drafts.diff(draft),
                drafts.base(draft).version(),
                drafts.base(drafts.against(draft)),
                drafts.content(draft),
                asked.language());
    }

    @GET
    @Path("/{id}/impact")
    @Operation(
            summary = "The stored decisions that the draft would have decided otherwise 影响分析",
            description =
                    "Begins the work where it has not begun, and tells its progress; with its digest when it is done."
                            + " Once submitted, it is the statement that is to be approved.")
    public ImpactAnswer impact(@PathParam("id") UUID id) {
        return impacts.of(store.required(id));
    }

    @GET
    @Path("/{id}/impact")
    @Produces(FileType.XLSX)
    @Operation(hidden = true)
    public byte[] impactAsWorkbook(@PathParam("id") UUID id) {
        return impacts.workbook(store.required(id), asked.language());
    }

    @DELETE
    @Path("/{id}/impact")
    @RolesAllowed({Roles.POLICY, Roles.APPROVER})
    @Operation(summary = "Stop working out the impact; asking for it again goes on")
    public ImpactAnswer stopImpact(@PathParam("id") UUID id) {
        return impacts.stop(store.required(id));
    }

    @POST
    @Path("/{id}/submit")
    @RolesAllowed(Roles.POLICY)
    @Operation(summary = "Put the draft before an approver 提交", description = "Freezes the draft and its impact.")
    public DraftAnswer submit(@PathParam("id") UUID id) {
        return told(publishing.submit(id, current.caller().name()));
    }

    @POST
    @Path("/{id}/approve")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.APPROVER)
    @Operation(
            summary = "Publish the draft as the round's next policy version 批准: {\"inForceFrom\", \"impact\"}",
            description = "Never by one of its authors. \"impact\" is the digest of the submitted impact statement.")
    public Response approve(@PathParam("id") UUID id, @HeaderParam(RequestKey.HEADER) String key, JsonNode json) {
        String by = current.caller().name();
        RequestKey request = decisions.requestKey(by, "/api/v1/drafts/" + id + "/approve", key, json);
        Optional<PolicyVersion> before = publishing.madeBefore(request);
        if (before.isPresent()) {
            return Response.ok(shown(before.get())).build();
        }
        Body body = Body.of(json);
        LocalDate inForceFrom = body.date("inForceFrom");
        String impact = body.text("impact", 100);
        body.end();
        try {
            return published(publishing.approve(id, inForceFrom, impact, by, request));
        } catch (Problems refused) {
            // the same request may have come first and be done by now
            return publishing
                    .madeBefore(request)
                    .map(version -> Response.ok(shown(version)).build())
                    .orElseThrow(() -> refused);
        }
    }

    @POST
    @Path("/{id}/rejection")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.APPROVER)
    @Operation(summary = "Send the draft back 退回: {\"reason\"}")
    public DraftAnswer reject(@PathParam("id") UUID id, JsonNode json) {
        Body body = Body.of(json);
        String reason = body.text("reason", LONGEST_NOTE);
        body.end();
        return told(publishing.reject(id, reason, current.caller().name()));
    }

    private ShownPolicy shown(PolicyVersion version) {
        return ShownPolicy.of(version, tables.isInForce(version), null);
    }

    private Response published(PolicyVersion version) {
        return Response.created(URI.create("/api/v1/policies/" + version.id()))
                .entity(shown(version))
                .build();
    }

    private DraftAnswer told(Draft draft) {
        return DraftAnswer.of(
                draft, policies.version(draft.base()).orElseThrow().version());
    }
}
