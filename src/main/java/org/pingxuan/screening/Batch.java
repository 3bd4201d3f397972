package org.pingxuan.screening;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import org.pingxuan.access.Caller;
import org.pingxuan.decision.DecisionAnswer;
import org.pingxuan.http.Refusals;
import org.pingxuan.http.StrictJson;
import org.pingxuan.shared.Language;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.SubmissionDefaults;

/**
 * Submits the lines of a batch one after the other, many of them waiting for their commit at once, and gives each its result in the order
 * of the lines.
 */
@Singleton
public class Batch {

    /** Lines that wait for their commit at once, so that groups fill and memory does not. */
    private static final int IN_FLIGHT = 256;

    private final SubmissionReader reader;
    private final Submissions submissions;
    private final Refusals refusals;
    private final ObjectMapper json;
    private final InstantSource clock;

    @Inject
    Batch(SubmissionReader reader, Submissions submissions, Refusals refusals, ObjectMapper json, InstantSource clock) {
        this.reader = reader;
        this.submissions = submissions;
        this.refusals = refusals;
        this.json = json;
        this.clock = clock;
    }

    /** Whose batch it is and how it is answered. */
    record Sender(String round, Caller caller, Language language) {}

    /**
     * Submits every line until there is none, and finishes the results when the last has its own. A sender that breaks off loses the
     * answers, not what was recorded.
     */
    void submit(BatchLine.Source lines, Sender sender, Spool results) {
        Run run = new Run(sender, results);
        try {
            for (BatchLine line = lines.next(); line != null; line = lines.next()) {
                run.submit(line);
            }
        } catch (IOException | InterruptedException brokenOff) {
            if (brokenOff instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
        } finally {
            run.end();
        }
    }

    private final class Run {

        private final Sender sender;
        private final Spool results;
        private final Semaphore free = new Semaphore(IN_FLIGHT);
        private final Deque<CompletableFuture<byte[]>> inFlight = new ArrayDeque<>();
        private CompletableFuture<?> individuals = CompletableFuture.completedFuture(null);
        private boolean ended;

        Run(Sender sender, Spool results) {
            this.sender = sender;
            this.results = results;
        }

        void submit(BatchLine line) throws InterruptedException {
            free.acquire();
            CompletableFuture<byte[]> result = answer(line)
                    .handle((answered, failed) -> failed == null ? bytes(answered) : bytes(line, failed))
                    .toCompletableFuture();
            synchronized (inFlight) {
                inFlight.add(result);
            }
            result.whenComplete((done, never) -> pass());
        }

        /** What has its result is passed on, as far as nothing before it still waits. */
        private void pass() {
            synchronized (inFlight) {
                while (!inFlight.isEmpty() && inFlight.peek().isDone()) {
                    results.put(inFlight.poll().join());
                    free.release();
                }
                if (ended && inFlight.isEmpty()) {
                    results.finish();
                }
            }
        }

        void end() {
            synchronized (inFlight) {
                ended = true;
            }
            pass();
        }

        private CompletionStage<DecisionAnswer> answer(BatchLine line) {
            try {
                if (line.fault() != null) {
                    throw line.fault();
                }
                Instant arrivedAt = clock.instant();
                JsonNode body = StrictJson.parse(line.json());
                ReceivedSubmission received = reader.read(sender.round(), body, "", SubmissionDefaults.NONE, arrivedAt);
                sender.caller().mustSubmitFor(received.submission().unit());
                Award award = received.submission().award();
                if (award == Award.PACESETTER) {
                    // whether one of them names the same person counts, so they must be on record
                    individuals.join();
                }
                CompletionStage<Submissions.Answered> answered = submissions.submit(received, sender.caller(), null);
                if (award == Award.OUTSTANDING_INDIVIDUAL) {
                    individuals = CompletableFuture.allOf(
                            individuals, answered.handle((done, failed) -> done).toCompletableFuture());
                }
                return answered.thenApply(
                        known -> DecisionAnswer.of(known.decision(), known.facts(), sender.language()));
            } catch (RuntimeException refused) {
                return CompletableFuture.failedStage(refused);
            }
        }

        private byte[] bytes(DecisionAnswer answer) {
            try {
                return json.writeValueAsBytes(answer);
            } catch (JsonProcessingException unwritable) {
                throw new IllegalStateException("a decision that cannot be written", unwritable);
            }
        }

        private byte[] bytes(BatchLine line, Throwable failed) {
            String where = "POST /api/v1/rounds/" + sender.round() + "/submissions/batch";
            try {
                return json.writeValueAsBytes(refusals.ofLine(line.number(), failed, sender.language(), where));
            } catch (JsonProcessingException unwritable) {
                throw new IllegalStateException("a refusal is plain text and numbers", unwritable);
            }
        }
    }
}
