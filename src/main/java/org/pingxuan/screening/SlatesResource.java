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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
import org.pingxuan.http.Listing;
import org.pingxuan.http.Page;
import org.pingxuan.http.Query;
import org.pingxuan.ledger.RequestKey;
import org.pingxuan.shared.Language;
import org.pingxuan.submission.Award;

/** Recommending units send their ordered lists and see which are on record. */
@Path("/api/v1/rounds/{round}/slates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "slates")
public class SlatesResource {

    private final SlateReader reader;
    private final Slates slates;
    private final ListStore lists;
    private final ListAnswers answers;
    private final DecisionStore decisions;
    private final CurrentCaller current;
    private final AskedLanguage asked;
    private final InstantSource clock;
    private final ExecutorService workers;

    @Inject
    SlatesResource(
            SlateReader reader,
            Slates slates,
            ListStore lists,
            ListAnswers answers,
            DecisionStore decisions,
            CurrentCaller current,
            AskedLanguage asked,
            InstantSource clock,
            ManagedExecutor workers) {
        this.reader = reader;
        this.slates = slates;
        this.lists = lists;
        this.answers = answers;
        this.decisions = decisions;
        this.current = current;
        this.asked = asked;
        this.clock = clock;
        this.workers = workers;
    }

    @POST
    @Blocking
    @RolesAllowed(Roles.INTAKE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "submitSlate",
            summary = "Send a unit's ordered list for one award 推荐汇总表",
            description =
                    "The slate is judged as a whole, with its figures and the smallest repair; each submission on it"
                            + " is judged as if sent singly. All of it is on record together before the answer. The same body"
                            + " again answers with the same slate (200); another body is the next version.")
    @APIResponse(
            responseCode = "201",
            description = "Judged and on record",
            content = @Content(schema = @Schema(implementation = ListAnswer.class)))
    @APIResponse(
            responseCode = "200",
            description = "On record before: the same body, or the same Idempotency-Key",
            content = @Content(schema = @Schema(implementation = ListAnswer.class)))
    public CompletionStage<Response> submit(
            @PathParam("round") String round,
            @HeaderParam(RequestKey.HEADER) String key,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "SlateRequest"))) JsonNode body) {
        Instant arrivedAt = clock.instant();
        Caller caller = current.caller();
        Language language = asked.language();
        RequestKey request = decisions.requestKey(caller.name(), "/api/v1/rounds/" + round + "/slates", key, body);
        Optional<Slates.Answered> before = slates.madeBefore(request);
        if (before.isPresent()) {
            return CompletableFuture.completedStage(response(before.get(), language));
        }
        ReceivedSlate received = reader.read(round, body, null, arrivedAt);
        caller.mustSubmitFor(received.slate().unit());
        return slates.submit(received, caller, request)
                .thenApplyAsync(answered -> response(answered, language), workers);
    }

    @GET
    @RolesAllowed({Roles.REVIEWER, Roles.AUDITOR, Roles.ADMIN, Roles.INTAKE})
    @Operation(
            operationId = "slates",
            summary = "The newest slate of each unit and award 各单位最新汇总表",
            description =
                    "Filters: unit, award. Without the decisions on the nominees; intake users see their own units'.")
    public Listing<ListAnswer> list(@PathParam("round") String round, @Context UriInfo uri) {
        Query query = Query.of(uri);
        String unit = query.text("unit");
        Award award = query.code("award", Award.class);
        Page page = query.page();
        UUID after = query.position(page, UUID::fromString);
        query.end();
        Caller caller = current.caller();
        Set<String> units = unit == null ? caller.mayReadAll() ? null : caller.readableUnits() : Set.of(unit);
        List<StoredList> all = lists.newest(ListKey.Kind.SLATE, round, units, award).stream()
                .filter(slate -> caller.mayRead(slate.key().unit()))
                .toList();
        Language language = asked.language();
        return Listing.of(
                all.stream()
                        .filter(slate -> after == null || slate.id().compareTo(after) < 0)
                        .limit(page.size() + 1L)
                        .toList(),
                page,
                all.size(),
                slate -> answers.brief(slate, language),
                slate -> slate.id().toString());
    }

    private Response response(Slates.Answered answered, Language language) {
        return Answers.made(
                        answered.isNew(), "/api/v1/slates/" + answered.slate().id())
                .entity(answers.whole(answered.slate(), language))
                .build();
    }
}
