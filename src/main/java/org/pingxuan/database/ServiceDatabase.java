package org.pingxuan.database;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pingxuan.shared.Text;

/** The database that the service works with: one that the operator names, or the embedded one. Open before the service starts. */
public final class ServiceDatabase implements AutoCloseable {

    private final EmbeddedServer embedded;
    private final Map<String, String> configuration;

    private ServiceDatabase(EmbeddedServer embedded, Map<String, String> configuration) {
        this.embedded = embedded;
        this.configuration = Map.copyOf(configuration);
    }

    /**
     * Starts the embedded server, unless {@code quarkus.datasource.jdbc.url} names another.
     *
     * @param setting the value of a setting by its property name, empty where it is not set
     * @throws CannotStart where settings are missing, the data directory is in use, or PostgreSQL does not start
     */
    public static ServiceDatabase open(Function<String, Optional<String>> setting) {
        if (setting.apply("quarkus.datasource.jdbc.url").isPresent()) {
            requireOnExternalServer(setting);
            return new ServiceDatabase(null, Map.of());
        }
        Path data = dataDirectory(setting.apply("pingxuan.data-dir").orElse("data"));
        EmbeddedServer server = EmbeddedServer.start(data);
        Map<String, String> configuration = new LinkedHashMap<>();
        configuration.put("quarkus.datasource.jdbc.url", server.url());
        configuration.put("quarkus.datasource.username", server.app().user());
        configuration.put("quarkus.datasource.password", server.app().password());
        configuration.put("quarkus.flyway.username", server.owner().user());
        configuration.put("quarkus.flyway.password", server.owner().password());
        configuration.put(
                "pingxuan.bootstrap-password-file",
                data.resolve("bootstrap-password").toString());
        if (setting.apply("pingxuan.key-file").isEmpty()) {
            configuration.put("pingxuan.key-file", data.resolve("key").toString());
        }
        if (setting.apply("pingxuan.demo").isEmpty()) {
            configuration.put("pingxuan.demo", "true");
        }
        return new ServiceDatabase(server, configuration);
    }

    /** What the service must be configured with to use it; empty for a server that the operator's own settings name. */
    public Map<String, String> configuration() {
        return configuration;
    }

    /** Stops the embedded server; to be called when the last request is answered. */
    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }

    private static Path dataDirectory(String name) {
        try {
            return Path.of(name).toAbsolutePath().normalize();
        } catch (InvalidPathException notInThisLocale) {
            throw new CannotStart(
                    Text.of(
                            "PINGXUAN_DATA_DIR 不是可用的路径；含中文的路径须在 UTF-8 环境（如 LANG=C.UTF-8）下使用",
                            "PINGXUAN_DATA_DIR is not a usable path; one beyond ASCII needs a UTF-8 locale (LANG=C.UTF-8)"),
                    notInThisLocale);
        }
    }

    private static void requireOnExternalServer(Function<String, Optional<String>> setting) {
        String missing = Stream.of("pingxuan.key-file", "pingxuan.bootstrap-password")
                .filter(name -> setting.apply(name).isEmpty())
                .map(ServiceDatabase::environmentName)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new CannotStart(
                    Text.of("使用外部数据库时须给出：" + missing, "On an external database these must be given: " + missing));
        }
    }

    /** How a setting is called in the environment (MicroProfile Config's rule). */
    public static String environmentName(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
