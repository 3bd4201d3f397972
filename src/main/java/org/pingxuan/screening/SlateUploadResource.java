package org.pingxuan.screening;

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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.pingxuan.access.Caller;
import org.pingxuan.access.CurrentCaller;
import org.pingxuan.access.Roles;
import org.pingxuan.http.Answers;
import org.pingxuan.http.AskedLanguage;
import org.pingxuan.http.FileType;
import org.pingxuan.ledger.RequestKey;
import org.pingxuan.shared.Language;
import org.pingxuan.shared.Problems;

/** Recommending units send their ordered lists as filled templates, and take them back marked. */
@Path("/api/v1/rounds/{round}/slates")
@Tag(name = "slates")
public class SlateUploadResource {

    private static final Set<String> FIELDS = Set.of("file", "unit", "award", "receivedAt");

    private final SlateUploads uploads;
    private final Slates slates;
    private final ListAnswers answers;
    private final CurrentCaller current;
    private final AskedLanguage asked;
    private final InstantSource clock;
    private final ExecutorService workers;

    @Inject
    SlateUploadResource(
            SlateUploads uploads,
            Slates slates,
            ListAnswers answers,
            CurrentCaller current,
            AskedLanguage asked,
            InstantSource clock,
            ManagedExecutor workers) {
        this.uploads = uploads;
        this.slates = slates;
        this.answers = answers;
        this.current = current;
        this.asked = asked;
        this.clock = clock;
        this.workers = workers;
    }

    @POST
    @Blocking
    @RolesAllowed(Roles.INTAKE)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "submitSlateWorkbook",
            summary = "Send a unit's ordered list as a filled template 上传汇总表",
            description =
                    "As the JSON of the same slate. Refused with every faulty cell as sheet!B7. Where XLSX is accepted, the same"
                            + " workbook comes back marked: verdict, score and reasons of each row, a comment on each faulty cell, a"
                            + " summary sheet; a workbook with faults too, with status 422.")
    @APIResponse(
            responseCode = "201",
            description = "Judged and on record",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ListAnswer.class)),
                @Content(mediaType = FileType.XLSX)
            })
    @APIResponse(responseCode = "200", description = "On record before: the same file, or the same Idempotency-Key")
    public CompletionStage<Response> upload(
            @PathParam("round") String round,
            @HeaderParam(RequestKey.HEADER) String key,
            @RestForm("file") FileUpload file,
            @RestForm("unit") String unit,
            @RestForm("award") String award,
            @RestForm("receivedAt") String receivedAt) {
        SlateUploads.Sent sent = new SlateUploads.Sent(bytes(file), unit, award, receivedAt, unknown());
        return taken(round, sent, key, new AsJson(asked.language()));
    }

    @POST
    @Blocking
    @RolesAllowed(Roles.INTAKE)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(FileType.XLSX)
    @Operation(hidden = true)
    public CompletionStage<Response> uploadAndMark(
            @PathParam("round") String round,
            @HeaderParam(RequestKey.HEADER) String key,
            @RestForm("file") FileUpload file,
            @RestForm("unit") String unit,
            @RestForm("award") String award,
            @RestForm("receivedAt") String receivedAt) {
        SlateUploads.Sent sent = new SlateUploads.Sent(bytes(file), unit, award, receivedAt, unknown());
        return taken(round, sent, key, new AsWorkbook(asked.language()));
    }

    /** How an upload is answered. */
    private interface Answering {
        Response done(SlateWorkbook workbook, Slates.Answered answered);

        /** @throws Problems where they are answered as such */
        Response refused(SlateWorkbook workbook, Problems problems);
    }

    private final class AsJson implements Answering {

        private final Language language;

        AsJson(Language language) {
            this.language = language;
        }

        @Override
        public Response done(SlateWorkbook workbook, Slates.Answered answered) {
            return created(answered)
                    .entity(answers.whole(answered.slate(), language))
                    .type(MediaType.APPLICATION_JSON)
                    .build();
        }

        @Override
        public Response refused(SlateWorkbook workbook, Problems problems) {
            throw problems;
        }
    }

    private final class AsWorkbook implements Answering {

        private final Language language;

        AsWorkbook(Language language) {
            this.language = language;
        }

        @Override
        public Response done(SlateWorkbook workbook, Slates.Answered answered) {
            return marked(created(answered), uploads.marked(workbook, answered.slate(), language));
        }

        @Override
        public Response refused(SlateWorkbook workbook, Problems problems) {
            if (problems.status() >= 500) {
                throw problems;
            }
            return marked(
                    Response.status(problems.status()), new SlateMarks(workbook, language).withFaults(problems.list()));
        }

        private static Response marked(Response.ResponseBuilder answer, byte[] workbook) {
            return Answers.file(answer, workbook, FileType.XLSX, "slate-marked.xlsx")
                    .build();
        }
    }

    private CompletionStage<Response> taken(String round, SlateUploads.Sent sent, String key, Answering answering) {
        Instant arrivedAt = clock.instant();
        Caller caller = current.caller();
        RequestKey request = uploads.requestKey(caller.name(), "/api/v1/rounds/" + round + "/slates", key, sent);
        Optional<Slates.Answered> before = slates.madeBefore(request);
        SlateWorkbook workbook = uploads.read(round, sent, arrivedAt);
        caller.mustSubmitFor(sent.unit());
        if (before.isPresent()) {
            return CompletableFuture.completedStage(answering.done(workbook, before.get()));
        }
        CompletionStage<Slates.Answered> submitted;
        try {
            submitted = slates.submit(uploads.received(round, workbook, arrivedAt), caller, request);
        } catch (Problems problems) {
            submitted = CompletableFuture.failedStage(problems);
        }
        return submitted.handleAsync(
                (answered, failed) -> {
                    if (failed == null) {
                        return answering.done(workbook, answered);
                    }
                    Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
                    if (cause instanceof Problems problems) {
                        return answering.refused(workbook, uploads.atCells(workbook, problems));
                    }
                    throw new CompletionException(cause);
                },
                workers);
    }

    private static Response.ResponseBuilder created(Slates.Answered answered) {
        return Answers.made(
                answered.isNew(), "/api/v1/slates/" + answered.slate().id());
    }

    /** Fields of the form that no parameter takes. */
    private static List<String> unknown() {
        List<String> unknown = new ArrayList<>();
        CurrentRequestManager.get().getFormData().forEach(unknown::add);
        unknown.removeAll(FIELDS);
        unknown.sort(Comparator.naturalOrder());
        return unknown;
    }

    /** Null where no file was sent. */
    private static byte[] bytes(FileUpload file) {
        try {
            return file == null ? null : Files.readAllBytes(file.uploadedFile());
        } catch (IOException gone) {
            throw new UncheckedIOException("an upload cannot be read", gone);
        }
    }
}
