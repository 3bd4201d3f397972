package org.pingxuan.screening;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.pingxuan.access.Caller;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.decision.JudgedList;
import org.pingxuan.decision.ListKey;
import org.pingxuan.decision.ListMember;
import org.pingxuan.decision.ListStore;
import org.pingxuan.decision.NewList;
import org.pingxuan.decision.Received;
import org.pingxuan.decision.StoredList;
import org.pingxuan.ledger.Recorded;
import org.pingxuan.ledger.Recorder;
import org.pingxuan.ledger.RequestKey;
import org.pingxuan.ledger.RequestKeys;
import org.pingxuan.ledger.UnderLock;
import org.pingxuan.lists.ListFacts;
import org.pingxuan.lists.ListJudgement;
import org.pingxuan.lists.ListJudgement.JoinedSlate;
import org.pingxuan.lists.ListReplay;
import org.pingxuan.rulebook.PolicyStore;
import org.pingxuan.rulebook.ReadyPolicy;
import org.pingxuan.screening.SubmissionVersions.Place;
import org.pingxuan.shared.LocalDay;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.shared.TimeOrderedId;
import org.pingxuan.slate.Elsewhere;
import org.pingxuan.slate.FrontLine;
import org.pingxuan.slate.Identity;
import org.pingxuan.slate.NotSolvedInTime;
import org.pingxuan.slate.Repair;
import org.pingxuan.slate.SlateList;
import org.pingxuan.slate.SlateTerms;
import org.pingxuan.submission.Slate;
import org.pingxuan.submission.Submission;
import org.pingxuan.verdict.ListVerdict;

/**
 * Puts slates on record, each with the decisions on its submissions in one transaction. A slate that is sent again with another
 * body is the next version and replaces the one before in every count.
 */
@Singleton
public class Slates {

    /** A slate and its repair never change, and reading a slate asks for it. */
    private static final int MOST_REPAIRS = 1_000;

    /** So many searches at once leave room for judging. */
    private static final int MOST_SOLVING = 2;

    private static final Duration MOST_WAITING = Duration.ofSeconds(10);

    private final SubmissionReader reader;
    private final SubmissionVersions versions;
    private final Submissions submissions;
    private final ListJudgement judgement;
    private final ListReplay replay;
    private final PolicyStore policies;
    private final DecisionStore decisions;
    private final ListStore lists;
    private final Recorder recorder;
    private final RequestKeys keys;
    private final InstantSource clock;
    private final ExecutorService workers;
    private final Cache<UUID, Repair> repairs =
            Caffeine.newBuilder().maximumSize(MOST_REPAIRS).build();
    private final Semaphore solving = new Semaphore(MOST_SOLVING);

    @Inject
    Slates(
            SubmissionReader reader,
            SubmissionVersions versions,
            Submissions submissions,
            ListJudgement judgement,
            ListReplay replay,
            PolicyStore policies,
            DecisionStore decisions,
            ListStore lists,
            Recorder recorder,
            RequestKeys keys,
            InstantSource clock,
            ManagedExecutor workers) {
        this.reader = reader;
        this.versions = versions;
        this.submissions = submissions;
        this.judgement = judgement;
        this.replay = replay;
        this.policies = policies;
        this.decisions = decisions;
        this.lists = lists;
        this.recorder = recorder;
        this.keys = keys;
        this.clock = clock;
        this.workers = workers;
    }

    /** A slate on record. */
    public record Answered(StoredList slate, boolean isNew) {}

    /**
     * Judges a slate and its submissions and records all of it, or finds the slate that is on record with this body.
     *
     * @param key what the request is known by; null where it named none
     * @return completes after the commit; fails with {@link Problems} 409, 422 or 503
     */
    public CompletionStage<Answered> submit(ReceivedSlate received, Caller caller, RequestKey key) {
        return keys.inTurn(key, () -> attempt(received, caller, key));
    }

    /** What the request with this key made before; empty where it was not sent before. */
    public Optional<Answered> madeBefore(RequestKey key) {
        return keys.made(key).map(id -> new Answered(lists.byId(id).orElseThrow(), false));
    }

    /**
     * The smallest change that makes a slate on record compliant, under the policy that judged it.
     *
     * @throws Problems 409 where a nominee was erased, so that the slate cannot be counted again; 503 where none was found in time
     */
    public Repair repair(StoredList slate) {
        Repair known = repairs.getIfPresent(slate.id());
        if (known != null
                && !decisions.isAnyErased(
                        slate.members().stream().map(ListMember::decision).toList())) {
            return known;
        }
        boolean begun = false;
        try {
            begun = solving.tryAcquire(MOST_WAITING.toMillis(), TimeUnit.MILLISECONDS);
            if (!begun) {
                throw notInTime(slate);
            }
            Repair solved = solved(slate);
            repairs.put(slate.id(), solved);
            return solved;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw notInTime(slate);
        } finally {
            if (begun) {
                solving.release();
            }
        }
    }

    private Repair solved(StoredList slate) {
        ReadyPolicy policy =
                policies.byId(UUID.fromString(slate.judged().policy().id())).orElseThrow();
        try {
            return judgement.repair(
                    policy.rulebook(), replay.slate(policy.rulebook(), reader.check(policy.terms()), slate));
        } catch (NotSolvedInTime many) {
            throw notInTime(slate);
        }
    }

    private static Problems notInTime(StoredList slate) {
        return Problems.unavailable(
                Problem.at(
                        "id",
                        "repair-not-found-in-time",
                        slate.id().toString(),
                        "限定时间内没有算出最小改动；请稍后再试，或先改正单项错误",
                        "No smallest change of this slate was found in time; ask again later, or mend its single faults first"));
    }

    /** The repair that a slate's answer shows: null where it needs none, or where {@link #repair} says why there is none. */
    Repair repairBeside(StoredList slate) {
        if (slate.judged().verdict() == ListVerdict.COMPLIANT) {
            return null;
        }
        try {
            return repair(slate);
        } catch (Problems none) {
            return null;
        }
    }

    private CompletionStage<Answered> attempt(ReceivedSlate received, Caller caller, RequestKey key) {
        Optional<Answered> before = madeBefore(key);
        if (before.isPresent()) {
            return CompletableFuture.completedStage(before.get());
        }
        ListKey listKey = ListKey.slate(
                received.round(), received.slate().unit(), received.slate().award());
        List<StoredList> earlier = lists.versions(listKey);
        StoredList newest = earlier.isEmpty() ? null : earlier.get(earlier.size() - 1);
        if (newest != null && newest.bodyDigest().equals(received.bodyDigest())) {
            return key == null
                    ? CompletableFuture.completedStage(new Answered(newest, false))
                    : once(
                            recorder.record(List.of(keys.record(key, newest.id())))
                                    .thenApply(recorded -> new Answered(newest, false)),
                            received,
                            caller,
                            key);
        }
        UUID id = TimeOrderedId.next(clock);
        List<Recorded> records = new ArrayList<>();
        Nominations nominations = nominations(received, earlier, caller, id, records);
        Instant effectiveAt = effectiveAt(received, earlier);
        Set<UUID> others = lists.otherSlates(listKey);
        JoinedSlate joined = new JoinedSlate(
                received.slate().with(nominations.named()),
                LocalDay.of(effectiveAt),
                received.officialHeader(),
                elsewhere(nominations.named(), lists.others(listKey)));
        Pending pending = new Pending(received, listKey, joined, others);
        NewList list = new NewList(
                id,
                listKey,
                newest == null ? 1 : newest.version() + 1,
                newest == null ? null : newest.id(),
                new Received(received.receivedAt(), effectiveAt, received.arrivedAt(), caller.name(), caller.name()),
                received.bodyDigest(),
                pending.facts(),
                members(received.policy(), joined.slate(), nominations),
                pending.judged);
        records.add(lists.pending(list, pending));
        return once(
                recorder.record(keys.along(records, key, id))
                        .thenApplyAsync(
                                recordings -> new Answered(lists.byId(id).orElseThrow(), true), workers),
                received,
                caller,
                key);
    }

    /**
     * The submissions of a slate.
     *
     * @param named each with a reference that is its own on the slate; null where the slate has no list
     * @param decisions the decision on each, in the same sequence
     */
    private record Nominations(List<Submission> named, List<UUID> decisions) {}

    private Nominations nominations(
            ReceivedSlate received, List<StoredList> earlier, Caller caller, UUID slate, List<Recorded> records) {
        if (received.submissions() == null) {
            return new Nominations(null, List.of());
        }
        List<Place> places = versions.onSlate(
                received.submissions(),
                earlier.stream().map(list -> list.received().receivedAt()).collect(Collectors.toSet()));
        List<Submission> named = new ArrayList<>();
        List<UUID> decided = new ArrayList<>();
        Map<String, UUID> byReference = new HashMap<>();
        List<Integer> unanswered = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            String reference = place.submission().reference();
            UUID decision = byReference.get(reference);
            if (decision == null) {
                decision = place.answered() != null ? place.answered().id() : TimeOrderedId.next(clock);
                if (place.answered() == null) {
                    unanswered.add(i);
                }
                byReference.put(reference, decision);
            } else {
                // the very same body twice: one decision, two rows of the slate
                reference = reference + "#" + (i + 1);
            }
            Instant receipt = place.answered() == null
                    ? place.effectiveAt()
                    : place.answered().received().effectiveAt();
            named.add(
                    received.submissions().get(i).submission().named(reference).receivedOn(LocalDay.of(receipt)));
            decided.add(decision);
        }
        // judging is most of the work, and each nominee's is its own
        records.addAll(unanswered.parallelStream()
                .map(i -> submissions
                        .prepare(decided.get(i), received.submissions().get(i), places.get(i), caller, slate)
                        .record())
                .toList());
        return new Nominations(named, decided);
    }

    /** A slate that was returned may be sent again within the correction days, counted from its first receipt. */
    private static Instant effectiveAt(ReceivedSlate received, List<StoredList> earlier) {
        if (earlier.isEmpty() || earlier.get(0).judged().verdict() != ListVerdict.RETURNED) {
            return received.receivedAt();
        }
        return SubmissionVersions.effectiveAt(
                received.policy().rulebook().tables(),
                received.slate().unit(),
                received.receivedAt(),
                earlier.get(0).received().receivedAt());
    }

    private Elsewhere elsewhere(List<Submission> nominations, List<ListStore.Other> others) {
        return Elsewhere.of(
                nominations == null ? List.of() : nominations,
                this::keyed,
                others.stream()
                        .map(other -> new Elsewhere.Nominee(
                                other.list().toString(),
                                other.unit(),
                                new Identity(
                                        other.member().numberKey(),
                                        other.member().nameKey()),
                                other.member().frontLine()))
                        .toList());
    }

    private Identity keyed(Submission nomination) {
        Identity identity = Identity.of(nomination);
        return new Identity(lists.numberKey(identity.number()), lists.nameKey(identity.name()));
    }

    private List<ListMember> members(ReadyPolicy policy, Slate slate, Nominations nominations) {
        if (nominations.named() == null) {
            return List.of();
        }
        SlateList list = SlateList.of(slate);
        FrontLine front =
                FrontLine.of(list, SlateTerms.ofSlate(policy.rulebook().policy(), slate.unit(), slate.award()));
        Set<String> counted = Set.copyOf(list.references(front.counted()));
        Set<String> unknown = Set.copyOf(list.references(front.unknown()));
        List<ListMember> members = new ArrayList<>();
        for (int i = 0; i < nominations.named().size(); i++) {
            Submission nomination = nominations.named().get(i);
            Identity identity = keyed(nomination);
            members.add(new ListMember(
                    nomination.reference(),
                    nominations.decisions().get(i),
                    nomination.reserve(),
                    identity.number(),
                    identity.name(),
                    unknown.contains(nomination.reference())
                            ? null
                            : Boolean.valueOf(counted.contains(nomination.reference()))));
        }
        return members;
    }

    /** Where another request came first, what it recorded says what this one is. */
    private CompletionStage<Answered> once(
            CompletionStage<Answered> recorded, ReceivedSlate received, Caller caller, RequestKey key) {
        return OrAgain.once(recorded, () -> attempt(received, caller, key), workers);
    }

    /** A judgement that is made anew where another policy governs by the time it is committed, or other units have sent slates. */
    private final class Pending implements ListStore.BeforeCommit {

        private final ReceivedSlate received;
        private final ListKey key;
        private volatile JoinedSlate joined;
        private volatile Set<UUID> others;
        private volatile ReadyPolicy policy;
        private volatile JudgedList judged;

        /** @param others the newest slates of the other units before those on them were looked up */
        Pending(ReceivedSlate received, ListKey key, JoinedSlate joined, Set<UUID> others) {
            this.received = received;
            this.key = key;
            this.joined = joined;
            this.others = others;
            this.policy = received.policy();
            this.judged = judgement.judge(policy, joined);
        }

        String facts() {
            return ListFacts.write(new ListFacts.OfSlate(
                    received.own(),
                    received.submissions() != null,
                    joined.receivedOn(),
                    joined.officialHeader(),
                    joined.elsewhere()));
        }

        @Override
        public Optional<NewList> judgedAnew(NewList list, UnderLock lock) throws SQLException {
            Optional<ReadyPolicy> replacing = policies.replacing(policy, LocalDay.of(received.receivedAt()), lock);
            Set<UUID> newest = lists.otherSlates(key, lock);
            if (replacing.isEmpty() && newest.equals(others)) {
                return Optional.empty();
            }
            policy = replacing.orElse(policy);
            others = newest;
            joined = new JoinedSlate(
                    joined.slate(),
                    joined.receivedOn(),
                    joined.officialHeader(),
                    elsewhere(joined.slate().submissions(), lists.others(key, lock)));
            judged = judgement.judge(policy, joined);
            return Optional.of(list.with(facts(), judged));
        }
    }
}
