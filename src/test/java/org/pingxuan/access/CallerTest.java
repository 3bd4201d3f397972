package org.pingxuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTest {

    @Test
    void intake_submits_and_reads_for_its_own_units_only() {
        Caller caller = new Caller("a", Set.of(Roles.INTAKE), Set.of("JL-CC"), false);

        assertThat(caller.maySubmitFor("JL-CC")).isTrue();
        assertThat(caller.mayRead("JL-CC")).isTrue();
        assertThat(caller.maySubmitFor("JL-JL")).isFalse();
        assertThat(caller.mayRead("JL-JL")).isFalse();
        assertThat(caller.mayReadAll()).isFalse();
        assertThat(caller.readableUnits()).containsExactly("JL-CC");
    }

    @Test
    void intake_without_units_submits_and_reads_nothing() {
        Caller caller = new Caller("a", Set.of(Roles.INTAKE), Set.of(), false);

        assertThat(caller.maySubmitFor("JL-CC")).isFalse();
        assertThat(caller.mayRead("JL-CC")).isFalse();
        assertThat(caller.maySubmitFor(null)).isFalse();
        assertThat(caller.mayReadAll()).isFalse();
    }

    @Test
    void the_first_intake_submits_and_reads_for_every_unit() {
        Caller caller = new Caller("intake", Set.of(Roles.INTAKE), Set.of(), true);

        assertThat(caller.maySubmitFor("JL-CC")).isTrue();
        assertThat(caller.maySubmitFor(null)).isTrue();
        assertThat(caller.mayReadAll()).isTrue();
    }

    @Test
    void reviewer_auditor_and_admin_read_everything_and_submit_nothing() {
        for (String role : Set.of(Roles.REVIEWER, Roles.AUDITOR, Roles.ADMIN)) {
            Caller caller = new Caller("a", Set.of(role), Set.of("JL-CC"), true);

            assertThat(caller.mayReadAll()).as(role).isTrue();
            assertThat(caller.maySubmitFor("JL-CC")).as(role).isFalse();
        }
    }

    @Test
    void policy_and_approver_read_and_submit_nothing_even_with_units() {
        for (String role : Set.of(Roles.POLICY, Roles.APPROVER)) {
            Caller caller = new Caller("a", Set.of(role), Set.of("JL-CC"), true);

            assertThat(caller.mayRead("JL-CC")).as(role).isFalse();
            assertThat(caller.readableUnits()).as(role).isEmpty();
            assertThat(caller.maySubmitFor("JL-CC")).as(role).isFalse();
        }
    }
}
