package org.pingxuan.screening;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.pingxuan.access.Caller;
import org.pingxuan.decision.BeforeCommit;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.decision.Judged;
import org.pingxuan.decision.NewDecision;
import org.pingxuan.decision.Received;
import org.pingxuan.decision.StoredDecision;
import org.pingxuan.decision.StoredFacts;
import org.pingxuan.ledger.Recorded;
import org.pingxuan.ledger.Recorder;
import org.pingxuan.ledger.RequestKey;
import org.pingxuan.ledger.RequestKeys;
import org.pingxuan.ledger.UnderLock;
import org.pingxuan.rulebook.PolicyStore;
import org.pingxuan.rulebook.ReadyPolicy;
import org.pingxuan.rulebook.fact.Facts;
import org.pingxuan.screening.SubmissionVersions.Place;
import org.pingxuan.shared.LocalDay;
import org.pingxuan.shared.TimeOrderedId;

/** Puts single submissions on record, each once. */
@Singleton
public class Submissions {

    private final SubmissionVersions versions;
    private final Screening screening;
    private final PolicyStore policies;
    private final DecisionStore decisions;
    private final Recorder recorder;
    private final RequestKeys keys;
    private final InstantSource clock;
    private final ExecutorService workers;

    @Inject
    Submissions(
            SubmissionVersions versions,
            Screening screening,
            PolicyStore policies,
            DecisionStore decisions,
            Recorder recorder,
            RequestKeys keys,
            InstantSource clock,
            ManagedExecutor workers) {
        this.versions = versions;
        this.screening = screening;
        this.policies = policies;
        this.decisions = decisions;
        this.recorder = recorder;
        this.keys = keys;
        this.clock = clock;
        this.workers = workers;
    }

    /**
     * A decision as it stands on record.
     *
     * @param facts null where the nominee was erased
     * @param isNew whether this request made it
     */
    public record Answered(StoredDecision decision, StoredFacts facts, boolean isNew) {}

    /**
     * Judges a submission and records the decision, or finds the one that answers it already.
     *
     * @param key what the request is known by; null where it named none
     * @return completes after the commit; fails with {@link org.pingxuan.shared.Problems} 409, 422 or 503
     */
    public CompletionStage<Answered> submit(ReceivedSubmission received, Caller caller, RequestKey key) {
        return keys.inTurn(key, () -> attempt(received, caller, key));
    }

    /** What the request with this key made before; empty where it was not sent before. */
    public Optional<Answered> madeBefore(RequestKey key) {
        return keys.made(key).map(id -> known(decisions.byId(id).orElseThrow()));
    }

    /** What {@link #submit} would answer, with nothing stored: the decision has no id and no place in the ledger. */
    public Answered check(ReceivedSubmission received, Caller caller) {
        Place place = versions.place(received, "");
        if (place.answered() != null) {
            return known(place.answered());
        }
        Judgement judgement = screening.judge(
                received.policy(), screening.join(received, place.effectiveAt()), received.canonicalBody());
        Judged judged = judgement.judged();
        StoredDecision unstored = new StoredDecision(
                null,
                place.submission(),
                place.version(),
                place.corrects(),
                null,
                received(received, place, caller),
                received.submission().reserve(),
                null,
                received.bodyDigest(),
                judged.verdict(),
                judged.outcomes(),
                judged.score(),
                judged.policy(),
                judged.engineBuild(),
                judged.decidedAt(),
                0,
                null,
                judged.verdict());
        return new Answered(unstored, judgement.facts(), false);
    }

    /** A decision with its facts. */
    public Answered known(StoredDecision decision) {
        return new Answered(
                decision, decisions.facts(decision.id()).map(StoredFacts::read).orElse(null), false);
    }

    private CompletionStage<Answered> attempt(ReceivedSubmission received, Caller caller, RequestKey key) {
        Optional<Answered> before = madeBefore(key);
        if (before.isPresent()) {
            return CompletableFuture.completedStage(before.get());
        }
        Place place = versions.place(received, "");
        if (place.answered() != null) {
            return key == null
                    ? CompletableFuture.completedStage(known(place.answered()))
                    : once(
                            recorder.record(List.of(
                                            keys.record(key, place.answered().id())))
                                    .thenApply(recorded -> known(place.answered())),
                            received,
                            caller,
                            key);
        }
        UUID id = TimeOrderedId.next(clock);
        Prepared prepared = prepare(id, received, place, caller, null);
        return once(
                recorder.record(keys.along(List.of(prepared.record()), key, id))
                        .thenApply(recordings -> new Answered(
                                decisions.stored(recordings.get(0)),
                                prepared.facts().get(),
                                true)),
                received,
                caller,
                key);
    }

    /**
     * A decision that is to be recorded, alone or with its slate.
     *
     * @param facts what the rules saw and found, as it will be stored once it is
     */
    record Prepared(Recorded record, Supplier<StoredFacts> facts) {}

    /** @param slate the slate that it comes with; null where it comes singly */
    Prepared prepare(UUID id, ReceivedSubmission received, Place place, Caller caller, UUID slate) {
        Pending pending = new Pending(received, place, screening.join(received, place.effectiveAt()));
        NewDecision decision = new NewDecision(
                id,
                place.submission(),
                place.version(),
                place.corrects(),
                Screening.nominee(received.submission()),
                received(received, place, caller),
                received.submission().reserve(),
                slate,
                received.bodyDigest(),
                pending.judgement.judged());
        return new Prepared(decisions.pendingNew(decision, pending), () -> pending.judgement.facts());
    }

    /** Where another request came first, what it recorded says what this one is. */
    private CompletionStage<Answered> once(
            CompletionStage<Answered> recorded, ReceivedSubmission received, Caller caller, RequestKey key) {
        return OrAgain.once(recorded, () -> attempt(received, caller, key), workers);
    }

    private static Received received(ReceivedSubmission received, Place place, Caller caller) {
        return new Received(
                received.receivedAt(), place.effectiveAt(), received.arrivedAt(), caller.name(), caller.name());
    }

    /** A judgement that is made anew where another policy governs by the time it is committed; refused where a person acted meanwhile. */
    private final class Pending implements BeforeCommit {

        private final ReceivedSubmission received;
        private final Place place;
        private final Facts facts;
        private volatile ReadyPolicy policy;
        private volatile Judgement judgement;

        Pending(ReceivedSubmission received, Place place, Facts facts) {
            this.received = received;
            this.place = place;
            this.facts = facts;
            this.policy = received.policy();
            this.judgement = screening.judge(policy, facts, received.canonicalBody());
        }

        @Override
        public Optional<Judged> judgedAnew(UnderLock lock) throws SQLException {
            versions.requireStillFree(place, lock);
            return policies.replacing(policy, LocalDay.of(received.receivedAt()), lock)
                    .map(replacing -> {
                        policy = replacing;
                        judgement = screening.judge(replacing, facts, received.canonicalBody());
                        return judgement.judged();
                    });
        }
    }
}
