package org.pingxuan.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.pingxuan.audit.Replay.Difference;
import org.pingxuan.decision.CitedPolicy;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.decision.StoredDecision;
import org.pingxuan.decision.StoredList;
import org.pingxuan.lists.ListReplay;
import org.pingxuan.rulebook.PolicyStore;
import org.pingxuan.rulebook.ReadyPolicy;
import org.pingxuan.shared.Id;
import org.pingxuan.shared.Problems;
import org.pingxuan.submission.SubmissionCheck;

/** Computes decisions and lists on record again. */
@Singleton
class Replays {

    private static final int ERASED = 409;

    private final DecisionStore decisions;
    private final PolicyStore policies;
    private final ListReplay lists;

    @Inject
    Replays(DecisionStore decisions, PolicyStore policies, ListReplay lists) {
        this.decisions = decisions;
        this.policies = policies;
        this.lists = lists;
    }

    /**
     * @return empty where the nominee was erased, so that nothing can be computed
     * @throws org.pingxuan.shared.Problems 503 where the record or the policy cannot be read now
     */
    Optional<Replay> replay(StoredDecision decision) {
        Optional<byte[]> facts;
        try {
            facts = decisions.facts(decision.id());
        } catch (IllegalStateException | NoSuchElementException altered) {
            return Optional.of(Replay.of(
                    List.of(new Difference("/facts", null, altered.getClass().getSimpleName()))));
        }
        Optional<ReadyPolicy> policy = policy(decision.policy().id());
        return facts.map(recorded -> policy.map(ready -> Replay.of(decision, recorded, ready))
                .orElseGet(() -> Replay.of(
                        List.of(new Difference("/policy", decision.policy().id(), null)))));
    }

    /**
     * A slate or final list, from what was seen when it was judged.
     *
     * @return empty where a nominee on it was erased, so that nothing can be computed
     * @throws org.pingxuan.shared.Problems 503 where the record or the policy cannot be read now
     */
    Optional<Replay> replay(StoredList list) {
        CitedPolicy cited = list.judged().policy();
        Optional<ReadyPolicy> policy =
                policy(cited.id()).filter(ready -> ready.version().digest().equals(cited.digest()));
        if (policy.isEmpty()) {
            return Optional.of(Replay.of(List.of(new Difference("/policy", cited.digest(), null))));
        }
        try {
            ReadyPolicy ready = policy.get();
            return Optional.of(Replay.of(
                    list.judged(), lists.under(ready.rulebook(), new SubmissionCheck(ready.terms()), list, Set.of())));
        } catch (Problems refused) {
            if (refused.status() == ERASED) {
                return Optional.empty();
            }
            if (refused.retryAfter() != null) {
                throw refused;
            }
            return Optional.of(Replay.of(refused.list().stream()
                    .map(problem -> new Difference("/list" + problem.pointer(), null, problem.code()))
                    .toList()));
        } catch (RuntimeException broken) {
            return Optional.of(Replay.of(
                    List.of(new Difference("/facts", null, broken.getClass().getSimpleName()))));
        }
    }

    /** Empty where none is on record under this id, which somebody may have altered. */
    private Optional<ReadyPolicy> policy(String id) {
        return Id.of(id).flatMap(policies::byId);
    }
}
