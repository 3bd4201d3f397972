package org.pingxuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void a_password_matches_its_own_hash_and_no_other_does() {
        String hash = passwords.hash("一个好密码");

        assertThat(passwords.matches("一个好密码", hash)).isTrue();
        assertThat(passwords.matches("一个好密碼", hash)).isFalse();
    }

    @Test
    void every_hash_has_its_own_salt() {
        assertThat(passwords.hash("same")).isNotEqualTo(passwords.hash("same"));
    }

    @Test
    void the_end_of_a_long_password_counts() {
        for (int length : new int[] {72, 73, 200}) {
            String password = "p".repeat(length);
            String hash = passwords.hash(password);

            assertThat(passwords.matches(password, hash)).as("%d", length).isTrue();
            assertThat(passwords.matches(password + "p", hash))
                    .as("%d and one", length)
                    .isFalse();
            assertThat(passwords.matches("p".repeat(length - 1), hash))
                    .as("%d less one", length)
                    .isFalse();
        }
    }

    @Test
    void nobody_matches_nothing() {
        assertThat(passwords.matches("nobody", null)).isFalse();
    }
}
