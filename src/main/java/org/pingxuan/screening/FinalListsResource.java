package org.pingxuan.screening;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pingxuan.access.Caller;
import org.pingxuan.access.CurrentCaller;
import org.pingxuan.access.Roles;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.decision.ListKey;
import org.pingxuan.decision.ListStore;
import org.pingxuan.decision.StoredList;
import org.pingxuan.http.Answers;
import org.pingxuan.http.AskedLanguage;
import org.pingxuan.http.Body;
import org.pingxuan.http.Listing;
import org.pingxuan.ledger.RequestKey;
import org.pingxuan.shared.Id;
import org.pingxuan.shared.Language;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.submission.Award;

/** The province draws up its final lists, has one proposed, and enters their commendation. */
@Path("/api/v1/rounds/{round}/final-lists")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "final lists")
public class FinalListsResource {

    private static final int LONGEST = 200;

    private final FinalLists finalLists;
    private final Proposals proposals;
    private final ListStore lists;
    private final ListAnswers answers;
    private final DecisionStore decisions;
    private final CurrentCaller current;
    private final AskedLanguage asked;
    private final ExecutorService workers;

    @Inject
    FinalListsResource(
            FinalLists finalLists,
            Proposals proposals,
            ListStore lists,
            ListAnswers answers,
            DecisionStore decisions,
            CurrentCaller current,
            AskedLanguage asked,
            ManagedExecutor workers) {
        this.finalLists = finalLists;
        this.proposals = proposals;
        this.lists = lists;
        this.answers = answers;
        this.decisions = decisions;
        this.current = current;
        this.asked = asked;
        this.workers = workers;
    }

    @POST
    @Blocking
    @RolesAllowed(Roles.REVIEWER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "submitFinalList",
            summary = "Propose the commendation list for one award 拟表扬名单",
            description =
                    "Judged by the province-wide criteria and on record before the answer. An entry that does not stand"
                            + " ELIGIBLE makes the list NON_COMPLIANT and is named in entries. Each list posted is the next version.")
    @APIResponse(
            responseCode = "201",
            description = "Judged and on record",
            content = @Content(schema = @Schema(implementation = ListAnswer.class)))
    public CompletionStage<Response> submit(
            @PathParam("round") String round,
            @HeaderParam(RequestKey.HEADER) String key,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "FinalListRequest")))
                    JsonNode body) {
        Caller caller = current.caller();
        Language language = asked.language();
        RequestKey request = decisions.requestKey(caller.name(), "/api/v1/rounds/" + round + "/final-lists", key, body);
        Optional<FinalLists.Answered> before = finalLists.madeBefore(request);
        if (before.isPresent()) {
            return CompletableFuture.completedStage(response(before.get(), language));
        }
        return finalLists
                .submit(round, body, caller, request)
                .thenApplyAsync(answered -> response(answered, language), workers);
    }

    @GET
    @RolesAllowed({Roles.REVIEWER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "finalLists", summary = "The newest final list of each award 各奖项最新名单")
    public Listing<ListAnswer> list(@PathParam("round") String round) {
        Language language = asked.language();
        List<ListAnswer> all = lists.newest(ListKey.Kind.FINAL_LIST, round, null, null).stream()
                .map(list -> answers.brief(list, language))
                .toList();
        return Listing.of(all, null, all.size());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.REVIEWER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "finalList", summary = "One final list as it stands on record 一份名单")
    public ListAnswer one(@PathParam("round") String round, @PathParam("id") String id) {
        return answers.whole(list(round, id), asked.language());
    }

    @POST
    @Path("/{id}/commendation")
    @RolesAllowed(Roles.REVIEWER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "commend",
            summary = "Enter the commendation of a final list 表扬决定",
            description =
                    "{\"decisionNumber\", \"issuedOn\"}: every member of the list enters the honours register, all or none."
                            + " The same again answers 200; another for the same list is a 409.")
    public Response commend(@PathParam("round") String round, @PathParam("id") String id, JsonNode json) {
        Body body = Body.of(json);
        String number = body.text("decisionNumber", LONGEST);
        LocalDate issuedOn = body.optionalDate("issuedOn");
        if (issuedOn == null && !body.has("issuedOn")) {
            body.fault("/issuedOn", "missing", null, "缺少印发日期", "Missing: the day of issue");
        }
        body.end();
        StoredList list = list(round, id);
        boolean isNew = lists.commendation(list.id()).isEmpty();
        finalLists.commend(list, number, issuedOn, current.caller());
        return Answers.made(isNew).entity(answers.whole(list, asked.language())).build();
    }

    @POST
    @Path("/proposal")
    @RolesAllowed(Roles.REVIEWER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "proposeFinalList",
            summary = "Have a feasible list proposed 名单建议",
            description =
                    "{\"award\"}: candidates who stand ELIGIBLE, ranked by the province's assessments and unit order, as many"
                            + " as keep every quota, star quota, cap and dependency. Advice. Without an assessment of every candidate it"
                            + " only says whether a feasible list exists and what binds.")
    public Proposals.Answer propose(@PathParam("round") String round, JsonNode json) {
        Body body = Body.of(json);
        Award award = body.code("award", Award.class);
        body.end();
        return proposals.propose(round, award);
    }

    private StoredList list(String round, String id) {
        return Id.of(id)
                .flatMap(lists::byId)
                .filter(list -> list.key().kind() == ListKey.Kind.FINAL_LIST
                        && list.key().round().equals(round))
                .orElseThrow(() -> Problems.notFound(
                        Problem.at("id", "unknown-list", id, "没有这一名单", "There is no such final list")));
    }

    private Response response(FinalLists.Answered answered, Language language) {
        StoredList list = answered.list();
        return Answers.made(answered.isNew(), "/api/v1/rounds/" + list.key().round() + "/final-lists/" + list.id())
                .entity(answers.whole(list, language))
                .build();
    }
}
