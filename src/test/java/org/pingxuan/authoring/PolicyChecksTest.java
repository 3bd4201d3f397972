package org.pingxuan.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pingxuan.rulebook.PolicySource;

class PolicyChecksTest {

    @Test
    void the_policy_of_the_build_may_be_published() {
        assertThat(PolicyChecks.of(PolicySource.ofBuild())).isEmpty();
    }
}
