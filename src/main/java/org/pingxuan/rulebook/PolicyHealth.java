package org.pingxuan.rulebook;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.pingxuan.policy.PolicyVersion;
import org.pingxuan.policy.Round;
import org.pingxuan.shared.LocalDay;

/** Ready while a policy is in force for at least one round, and this replica has loaded every version that covers some day. */
@Readiness
@Startup
@ApplicationScoped
public class PolicyHealth implements HealthCheck {

    private final PolicyStore policies;
    private final InstantSource clock;

    public PolicyHealth(PolicyStore policies, InstantSource clock, MeterRegistry meters) {
        this.policies = policies;
        this.clock = clock;
        Gauge.builder("pingxuan.policy.epoch", policies, PolicyStore::epoch)
                .description("publications that this replica has seen")
                .register(meters);
        Gauge.builder(
                        "pingxuan.policy.unloaded",
                        policies,
                        store -> store.unloaded().size())
                .description("policy versions that cover some day and cannot be loaded here")
                .register(meters);
    }

    @Override
    public HealthCheckResponse call() {
        LocalDate today = LocalDay.today(clock);
        List<PolicyVersion> unloaded = List.copyOf(policies.unloaded());
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("policy").withData("epoch", policies.epoch());
        boolean inForce = false;
        for (Round round : policies.rounds()) {
            Optional<PolicyVersion> governing = policies.versionInForce(round.id(), today);
            governing.ifPresent(version -> answer.withData(round.id(), "v" + version.version()));
            inForce |= governing.isPresent();
        }
        for (PolicyVersion version : unloaded) {
            answer.withData("unloaded " + version.round(), "v" + version.version());
        }
        return answer.status(inForce && unloaded.isEmpty()).build();
    }
}
