package org.pingxuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OidcWhereConfiguredTest {

    @Test
    void bearer_tokens_are_not_taken_unless_a_provider_is_named() {
        assertThat(enabled(Map.of())).isFalse();
        assertThat(enabled(Map.of("quarkus.oidc.auth-server-url", " "))).isFalse();
    }

    @Test
    void bearer_tokens_are_taken_where_a_provider_or_its_key_is_named() {
        assertThat(enabled(Map.of("quarkus.oidc.auth-server-url", "https://id.example.test/realms/a")))
                .isTrue();
        assertThat(enabled(Map.of("quarkus.oidc.public-key", "MIIB"))).isTrue();
    }

    @Test
    void an_operator_has_the_last_word() {
        assertThat(enabled(Map.of("quarkus.oidc.public-key", "MIIB", "quarkus.oidc.tenant-enabled", "false")))
                .isFalse();
    }

    private static boolean enabled(Map<String, String> given) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(given, "given", 300))
                .withSources(new OidcWhereConfigured())
                .build()
                .getValue("quarkus.oidc.tenant-enabled", Boolean.class);
    }
}
