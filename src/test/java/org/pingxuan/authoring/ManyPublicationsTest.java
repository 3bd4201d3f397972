package org.pingxuan.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.pingxuan.rulebook.PolicySource;
import org.pingxuan.rulebook.PolicyStore;

class ManyPublicationsTest {

    private static final long MEGABYTE = 1024 * 1024;

    @Test
    void five_hundred_publications_leave_memory_as_it_was() {
        try (PublishedPolicies published = new PublishedPolicies()) {
            PolicyStore policies = published.policies;
            PolicySource[] contents = {published.unchanged(), published.changed()};
            int version = publish(published, contents, 1, 50);
            long before = used();
            version = publish(published, contents, version, 500);
            assertThat(version).isEqualTo(551);
            assertThat(policies.versions(PublishedPolicies.ROUND)).hasSize(551);
            assertThat(policies.inForce(PublishedPolicies.ROUND, LocalDate.of(2024, 5, 8)))
                    .hasValueSatisfying(
                            policy -> assertThat(policy.version().version()).isEqualTo(551));
            assertThat(used() - before).isLessThan(20 * MEGABYTE);
        }
    }

    private static int publish(PublishedPolicies published, PolicySource[] contents, int version, int many) {
        int newest = version;
        for (int i = 0; i < many; i++) {
            newest++;
            published
                    .publish(published.publication(newest, "2024-04-01", contents[newest % 2]))
                    .join();
            published.policies.refresh();
        }
        return newest;
    }

    /** What is still reachable, heap and classes. */
    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        var memory = ManagementFactory.getMemoryMXBean();
        return memory.getHeapMemoryUsage().getUsed()
                + memory.getNonHeapMemoryUsage().getUsed();
    }
}
