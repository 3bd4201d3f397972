package org.pingxuan.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.pingxuan.policy.PolicyVersion;
import org.pingxuan.policy.Round;
import org.pingxuan.rulebook.PolicyRecords.Published;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/**
 * Everything that governs at one moment, whole: each version that covers some day is loaded, or is known not to load.
 *
 * @param versions by round, newest first
 * @param ready the loaded versions, by id
 */
record PolicySnapshot(
        long epoch,
        Map<String, Round> rounds,
        Map<String, List<PolicyVersion>> versions,
        Map<UUID, ReadyPolicy> ready,
        Set<PolicyVersion> unloaded) {

    static final PolicySnapshot EMPTY = new PolicySnapshot(-1, Map.of(), Map.of(), Map.of(), Set.of());

    PolicySnapshot {
        ready = Map.copyOf(ready);
        unloaded = Set.copyOf(unloaded);
    }

    /** @param loader gives a version loaded, or empty where it cannot be */
    static PolicySnapshot of(Published published, Function<PolicyVersion, Optional<ReadyPolicy>> loader) {
        Map<UUID, ReadyPolicy> ready = new HashMap<>();
        List<PolicyVersion> unloaded = new ArrayList<>();
        for (List<PolicyVersion> versions : published.versions().values()) {
            for (PolicyVersion version : governing(versions)) {
                loader.apply(version)
                        .ifPresentOrElse(policy -> ready.put(version.id(), policy), () -> unloaded.add(version));
            }
        }
        return new PolicySnapshot(
                published.epoch(), published.rounds(), published.versions(), ready, Set.copyOf(unloaded));
    }

    /** The versions that cover at least one day: those that no newer one replaces from their first day on. */
    static List<PolicyVersion> governing(List<PolicyVersion> newestFirst) {
        List<PolicyVersion> governing = new ArrayList<>();
        for (PolicyVersion version : newestFirst) {
            if (governing.stream().allMatch(newer -> newer.inForceFrom().isAfter(version.inForceFrom()))) {
                governing.add(version);
            }
        }
        return governing;
    }

    Optional<PolicyVersion> versionInForce(String round, LocalDate day) {
        return versions.getOrDefault(round, List.of()).stream()
                .filter(version -> !version.inForceFrom().isAfter(day))
                .findFirst();
    }

    /** @throws Problems 503 where this replica cannot load the version that governs the day */
    Optional<ReadyPolicy> inForce(String round, LocalDate day) {
        return versionInForce(round, day).map(this::required);
    }

    private ReadyPolicy required(PolicyVersion version) {
        ReadyPolicy policy = ready.get(version.id());
        if (policy == null) {
            throw Problems.unavailable(Problem.at(
                    "",
                    "policy-not-loaded",
                    version.round() + " v" + version.version(),
                    "本节点尚未装载这一天适用的政策版本，请稍后重试",
                    "This replica has not loaded the policy version that governs this day; try again later"));
        }
        return policy;
    }

    Optional<PolicyVersion> version(UUID id) {
        return versions.values().stream()
                .flatMap(List::stream)
                .filter(version -> version.id().equals(id))
                .findFirst();
    }
}
