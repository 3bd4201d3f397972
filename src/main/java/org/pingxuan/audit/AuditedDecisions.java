package org.pingxuan.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.pingxuan.access.Caller;
import org.pingxuan.decision.DecisionAct;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.decision.StoredDecision;
import org.pingxuan.decision.StoredFacts;
import org.pingxuan.rulebook.PolicyArchive;
import org.pingxuan.rulebook.PolicyArchive.Archived;
import org.pingxuan.shared.Id;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/** Reads decisions for audits: from the record alone. */
@Singleton
class AuditedDecisions {

    private final DecisionStore decisions;
    private final PolicyArchive policies;

    @Inject
    AuditedDecisions(DecisionStore decisions, PolicyArchive policies) {
        this.decisions = decisions;
        this.policies = policies;
    }

    /**
     * @param id as asked for, whatever its form
     * @throws Problems 404 where there is no such decision, or none that the caller may know of
     */
    StoredDecision decision(String id, Caller caller) {
        StoredDecision decision = known(id);
        if (!caller.mayRead(decision.submission().unit())) {
            throw unknown(id);
        }
        return decision;
    }

    /** As {@link #decision}, with its facts. */
    AuditedDecision readable(String id, Caller caller) {
        StoredDecision decision = decision(id, caller);
        return new AuditedDecision(
                decision, decisions.facts(decision.id()).map(StoredFacts::read).orElse(null));
    }

    /**
     * Whoever asks.
     *
     * @throws Problems 404 where there is no such decision
     */
    StoredDecision known(String id) {
        return Id.of(id).flatMap(decisions::byId).orElseThrow(() -> unknown(id));
    }

    private static Problems unknown(String id) {
        return Problems.notFound(Problem.at("id", "unknown-decision", id, "没有这一判定记录", "There is no such decision"));
    }

    /** @throws Problems 409 where the nominee was erased, so that nothing can be judged anew */
    AuditedDecision judgeable(String id, Caller caller) {
        AuditedDecision audited = readable(id, caller);
        if (audited.facts() == null) {
            throw erased(id);
        }
        return audited;
    }

    /** 409: the nominee was erased, so nothing can be judged anew. */
    static Problems erased(String id) {
        return Problems.conflict(
                Problem.at(
                        "id",
                        "erased",
                        id,
                        "该推荐对象的个人信息已删除，无法重新核对；原判定结果和存证仍然有效",
                        "The nominee was erased, so nothing can be judged anew; the decision and its entry in the ledger stand"));
    }

    /** The objections that reviewers recorded up to this version of a submission, the newest first. */
    List<DecisionAct> objections(StoredDecision decision) {
        return decisions.versions(decision.submission()).stream()
                .filter(version -> version.version() <= decision.version())
                .flatMap(version -> decisions.actThatMade(version.id()).stream())
                .filter(act -> act.kind() == DecisionAct.Kind.OBJECTION)
                .sorted(Comparator.comparing(DecisionAct::at).reversed())
                .toList();
    }

    /** What made this version of a decision, and what persons did with it, oldest first; who only looked is left out. */
    List<DecisionAct> acts(StoredDecision decision) {
        return Stream.concat(decisions.actThatMade(decision.id()).stream(), decisions.acts(decision.id()).stream())
                .filter(act -> act.kind() != DecisionAct.Kind.UNMASKING)
                .toList();
    }

    /** The policy that a decision cites, as it was published. */
    Archived policyOf(StoredDecision decision) {
        return policies.policy(
                UUID.fromString(decision.policy().id()), decision.policy().digest());
    }
}
