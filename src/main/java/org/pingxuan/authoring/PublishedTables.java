package org.pingxuan.authoring;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.UUID;
import org.pingxuan.policy.PolicyVersion;
import org.pingxuan.policy.Round;
import org.pingxuan.policy.TypedTable;
import org.pingxuan.rulebook.PolicyStore;
import org.pingxuan.rulebook.ReadyPolicy;
import org.pingxuan.shared.LocalDay;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/** Finds the policy, round or table that a reader asks for. */
@ApplicationScoped
public class PublishedTables {

    private final PolicyStore policies;
    private final InstantSource clock;

    PublishedTables(PolicyStore policies, InstantSource clock) {
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * The policy asked for.
     *
     * @param policy its id; null for the one in force today
     * @param round whose; null for the round that the service began with, whatever rounds were opened since
     * @throws Problems 404 where there is none
     */
    ReadyPolicy policy(UUID policy, String round) {
        if (policy != null) {
            return policies.byId(policy)
                    .orElseThrow(() -> notFound("no-such-policy", policy, "没有这一政策版本", "There is no such policy"));
        }
        Round asked = round == null ? policies.firstRound().orElseThrow(() -> nothingInForce(null)) : round(round);
        return policies.inForce(asked.id(), today()).orElseThrow(() -> nothingInForce(asked.id()));
    }

    /** @throws Problems 404 where there is none */
    Round round(String id) {
        return policies.round(id)
                .orElseThrow(() -> notFound("no-such-round", id, "没有这一评选轮次", "There is no such round"));
    }

    /** @throws Problems 404 where the policy has none of this name */
    TypedTable table(ReadyPolicy policy, String name) {
        TypedTable table = policy.rulebook().policy().tables().get(name);
        if (table == null) {
            throw notFound("no-such-table", name, "没有这张决策表", "There is no such table");
        }
        return table;
    }

    /** Whether it governs what is received today. */
    boolean isInForce(PolicyVersion version) {
        return policies.versionInForce(version.round(), today())
                .filter(version::equals)
                .isPresent();
    }

    LocalDate today() {
        return LocalDay.today(clock);
    }

    private static Problems nothingInForce(String round) {
        return notFound("nothing-in-force", round, "今天没有适用的政策版本", "No policy is in force today");
    }

    private static Problems notFound(String code, Object value, String zh, String en) {
        return Problems.notFound(Problem.at("", code, value, zh, en));
    }
}
