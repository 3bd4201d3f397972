package org.pingxuan.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.pingxuan.audit.Replay.Difference;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.decision.StoredDecision;
import org.pingxuan.rulebook.PolicyStore;
import org.pingxuan.rulebook.ReadyPolicy;

/** Computes decisions on record again. */
@Singleton
class Replays {

    private final DecisionStore decisions;
    private final PolicyStore policies;

    @Inject
    Replays(DecisionStore decisions, PolicyStore policies) {
        this.decisions = decisions;
        this.policies = policies;
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

    /** Empty where none is on record under this id, which somebody may have altered. */
    private Optional<ReadyPolicy> policy(String id) {
        try {
            return policies.byId(UUID.fromString(id));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
