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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pingxuan.access.CurrentCaller;
import org.pingxuan.access.Roles;
import org.pingxuan.http.AskedLanguage;
import org.pingxuan.http.FileType;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/** Intake systems submit many nominations in one request. */
@Path("/api/v1/rounds/{round}/submissions/batch")
@RolesAllowed(Roles.INTAKE)
@Tag(name = "submissions")
public class BatchResource {

    /** Bytes of results that wait in memory for one client. */
    private static final long IN_MEMORY = 8 * 1024 * 1024;

    /** Each holds two threads. */
    private static final int AT_ONCE = 32;

    private final Semaphore running = new Semaphore(AT_ONCE);
    private final Batch batch;
    private final SubmissionReader reader;
    private final CurrentCaller current;
    private final AskedLanguage asked;
    private final Executor workers;

    @Inject
    BatchResource(
            Batch batch, SubmissionReader reader, CurrentCaller current, AskedLanguage asked, ManagedExecutor workers) {
        this.batch = batch;
        this.reader = reader;
        this.current = current;
        this.asked = asked;
        this.workers = workers;
    }

    @POST
    @Blocking
    @Consumes({FileType.NDJSON, MediaType.APPLICATION_JSON})
    @Produces({FileType.NDJSON, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "submitBatch",
            summary = "Submit many nominations 批量申报",
            description =
                    "NDJSON, a submission a line, or a JSON array; streamed both ways, in the same form and order."
                            + " Each line is answered with its Decision, or with a problem that names the line; 1 MiB a line,"
                            + " any number of lines.")
    public Response submit(
            @PathParam("round") String round, @HeaderParam(HttpHeaders.CONTENT_TYPE) String type, InputStream body)
            throws IOException {
        reader.requireRound(round);
        boolean array = type.startsWith(MediaType.APPLICATION_JSON);
        BatchLine.Source lines = array ? ArrayElements.of(body) : new NdjsonLines(body);
        Batch.Sender sender = new Batch.Sender(round, current.caller(), asked.language());
        if (!running.tryAcquire()) {
            throw Problems.unavailable(Problem.at(
                    "", "too-many-batches", null, "同时办理的批次过多，请稍后重试", "Too many batches are running; try again later"));
        }
        StreamingOutput results = output -> {
            try (Spool spool = new Spool(IN_MEMORY)) {
                workers.execute(() -> {
                    try {
                        batch.submit(lines, sender, spool);
                    } finally {
                        running.release();
                    }
                });
                write(spool, array, output);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("the service is stopping");
            }
        };
        return Response.ok(results, array ? MediaType.APPLICATION_JSON : FileType.NDJSON)
                .build();
    }

    private static void write(Spool spool, boolean array, OutputStream output)
            throws IOException, InterruptedException {
        if (array) {
            output.write('[');
        }
        boolean first = true;
        for (byte[] result = spool.take(); result != null; result = spool.take()) {
            if (array && !first) {
                output.write(',');
            }
            first = false;
            output.write(result);
            if (!array) {
                output.write('\n');
            }
            if (spool.isEmpty()) {
                output.flush();
            }
        }
        if (array) {
            output.write(']');
        }
    }
}
