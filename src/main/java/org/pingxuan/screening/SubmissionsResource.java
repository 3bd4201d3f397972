package org.pingxuan.screening;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pingxuan.access.Caller;
import org.pingxuan.access.CurrentCaller;
import org.pingxuan.access.Roles;
import org.pingxuan.decision.DecisionAnswer;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.http.Answers;
import org.pingxuan.http.AskedLanguage;
import org.pingxuan.ledger.RequestKey;
import org.pingxuan.shared.Language;
import org.pingxuan.submission.Submission;
import org.pingxuan.submission.SubmissionDefaults;

/** Intake systems submit nominations one by one. */
@Path("/api/v1/rounds/{round}/submissions")
@RolesAllowed(Roles.INTAKE)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "submissions")
public class SubmissionsResource {

    private final SubmissionReader reader;
    private final Submissions submissions;
    private final DecisionStore decisions;
    private final CurrentCaller current;
    private final AskedLanguage asked;
    private final InstantSource clock;

    @Inject
    SubmissionsResource(
            SubmissionReader reader,
            Submissions submissions,
            DecisionStore decisions,
            CurrentCaller current,
            AskedLanguage asked,
            InstantSource clock) {
        this.reader = reader;
        this.submissions = submissions;
        this.decisions = decisions;
        this.current = current;
        this.asked = asked;
        this.clock = clock;
    }

    @POST
    @Blocking
    @Operation(
            operationId = "submitNomination",
            summary = "Submit one nomination 申报",
            description =
                    "Judged under the policy in force on the local day (Asia/Shanghai) of receivedAt, or of arrival;"
                            + " answered when the decision is on record. The same body again answers with the same decision (200);"
                            + " another body for the same round, unit, award and reference is its next version where it"
                            + " \"corrects\" the newest decision, else a 409. reference and tiedWith stay in the clear for ever: a"
                            + " resident ID number in them is a 422 (id-number), and is not shown.")
    @APIResponse(
            responseCode = "201",
            description = "Judged and on record",
            headers = @Header(name = HttpHeaders.LOCATION, schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = DecisionAnswer.class)))
    @APIResponse(
            responseCode = "200",
            description = "On record before: the same body, or the same Idempotency-Key",
            content = @Content(schema = @Schema(implementation = DecisionAnswer.class)))
    public CompletionStage<Response> submit(
            @PathParam("round") @Parameter(description = "评选轮次, such as 2024-02") String round,
            @HeaderParam(RequestKey.HEADER)
                    @Parameter(
                            description =
                                    "Makes a retry safe: 1 to 128 visible ASCII characters, kept for the round. The same"
                                            + " key with another body is a 409.")
                    String key,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Submission.class)))
                    JsonNode body) {
        Instant arrivedAt = clock.instant();
        Caller caller = current.caller();
        Language language = asked.language();
        RequestKey request = decisions.requestKey(caller.name(), "/api/v1/rounds/" + round + "/submissions", key, body);
        Optional<Submissions.Answered> before = submissions.madeBefore(request);
        if (before.isPresent()) {
            return CompletableFuture.completedStage(response(before.get(), language));
        }
        ReceivedSubmission received = reader.read(round, body, "", SubmissionDefaults.NONE, arrivedAt);
        caller.mustSubmitFor(received.submission().unit());
        return submissions.submit(received, caller, request).thenApply(answered -> response(answered, language));
    }

    @POST
    @Path("/check")
    @Operation(
            operationId = "checkNomination",
            summary = "Judge a nomination and store nothing 预检",
            description = "What submitting it now would answer; id, nominee and ledger are null.")
    public DecisionAnswer check(
            @PathParam("round") String round,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Submission.class)))
                    JsonNode body) {
        ReceivedSubmission received = reader.read(round, body, "", SubmissionDefaults.NONE, clock.instant());
        Caller caller = current.mustSubmitFor(received.submission().unit());
        Submissions.Answered answered = submissions.check(received, caller);
        return DecisionAnswer.of(answered.decision(), answered.facts(), asked.language());
    }

    private static Response response(Submissions.Answered answered, Language language) {
        return Answers.made(
                        answered.isNew(),
                        "/api/v1/decisions/" + answered.decision().id())
                .entity(DecisionAnswer.of(answered.decision(), answered.facts(), language))
                .build();
    }
}
