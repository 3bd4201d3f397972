package org.pingxuan.access;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Bearer tokens are taken exactly where {@code QUARKUS_OIDC_AUTH_SERVER_URL} or {@code QUARKUS_OIDC_PUBLIC_KEY} is given. */
public class OidcWhereConfigured implements ConfigSourceFactory {

    /** Above what the build recorded (250), below the environment (300), which has the last word. */
    private static final int ORDINAL = 275;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        boolean configured =
                given(context, "quarkus.oidc.auth-server-url") || given(context, "quarkus.oidc.public-key");
        return List.of(new PropertiesConfigSource(
                Map.of("quarkus.oidc.tenant-enabled", Boolean.toString(configured)), "oidc where configured", ORDINAL));
    }

    private static boolean given(ConfigSourceContext context, String name) {
        ConfigValue value = context.getValue(name);
        return value != null && value.getValue() != null && !value.getValue().isBlank();
    }
}
