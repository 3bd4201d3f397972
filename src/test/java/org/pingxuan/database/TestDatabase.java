package org.pingxuan.database;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real, migrated PostgreSQL for tests: one embedded server per JVM (under {@code target/}, stopped with the JVM), and in it as
 * many databases as are asked for, each a copy of one that was migrated once.
 *
 * <p>Plain tests: {@code TestDatabase.shared().app()}, or {@code TestDatabase.fresh()} for a database of their own. Quarkus
 * tests: {@code @QuarkusTestResource(TestDatabase.class)} gives the application a database, a key file and the first users'
 * password {@link #PASSWORD}.
 */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {

    /** The password of the first users in Quarkus tests. */
    public static final String PASSWORD = "a-password-for-tests-only";

    /**
     * One database.
     *
     * @param url its JDBC URL
     * @param owner connects as the role that owns the tables, unpooled
     * @param app connects as the role that the service works with, unpooled
     */
    public record Connections(String url, DataSource owner, DataSource app) {}

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final String TEMPLATE = "migrated";

    /** Set once per JVM, in a property: Quarkus loads this class again in class loaders of its own. */
    private static final String SERVER = "pingxuan.test.server";

    private static final class Shared {
        private static final Connections DATABASE = copy();
    }

    /** One database for all plain tests of this JVM; rows that they append stay. */
    public static Connections shared() {
        return Shared.DATABASE;
    }

    /** A migrated database of one's own, without a row but those that migrations insert (takes about 0.1 s). */
    public static Connections fresh() {
        return copy();
    }

    @Override
    public Map<String, String> start() {
        Connections database = copy();
        List<String> server = server();
        return Map.of(
                "quarkus.datasource.jdbc.url", database.url(),
                "quarkus.datasource.username", server.get(2),
                "quarkus.datasource.password", server.get(3),
                "quarkus.flyway.username", server.get(4),
                "quarkus.flyway.password", server.get(5),
                "pingxuan.key-file", keyFile().toString(),
                "pingxuan.ledger-export-dir", ledgerHeads(database),
                "pingxuan.bootstrap-password", PASSWORD);
    }

    @Override
    public void stop() {
        // other tests go on; the server ends with the JVM
    }

    private static Connections copy() {
        List<String> server = server();
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection =
                        source(server, "postgres", "postgres", server.get(1)).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + TEMPLATE + " owner " + server.get(4));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return new Connections(
                server.get(0) + name,
                source(server, name, server.get(4), server.get(5)),
                source(server, name, server.get(2), server.get(3)));
    }

    /** URL up to the database's name, superuser's password, app, its password, owner, its password. */
    private static List<String> server() {
        synchronized (System.getProperties()) {
            String known = System.getProperty(SERVER);
            if (known == null) {
                known = String.join("\n", startServer());
                System.setProperty(SERVER, known);
            }
            return List.of(known.split("\n"));
        }
    }

    private static List<String> startServer() {
        EmbeddedServer server = firstFree();
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        try (Connection connection =
                        server.connect("postgres", server.superuser()).getConnection();
                Statement statement = connection.createStatement()) {
            for (String left : leftByEarlierRuns(statement)) {
                statement.execute("drop database " + left);
            }
            statement.execute(
                    "create database " + TEMPLATE + " owner " + server.owner().user());
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        String base = server.url().substring(0, server.url().lastIndexOf('/') + 1);
        Flyway.configure()
                .dataSource(
                        base + TEMPLATE, server.owner().user(), server.owner().password())
                .placeholders(Map.of("app", server.app().user()))
                .outOfOrder(true)
                .load()
                .migrate();
        return List.of(
                base,
                server.superuser().password(),
                server.app().user(),
                server.app().password(),
                server.owner().user(),
                server.owner().password());
    }

    /** Keeps clusters for the next run, which also stops what a killed run left; several runs at once take one each. */
    private static EmbeddedServer firstFree() {
        for (int number = 1; ; number++) {
            try {
                return EmbeddedServer.start(TARGET.resolve("test-database-" + number));
            } catch (CannotStart inUse) {
                if (inUse.getCause() != null || number == 9) {
                    throw inUse;
                }
            }
        }
    }

    private static List<String> leftByEarlierRuns(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "select datname from pg_database where datname = '" + TEMPLATE + "' or datname like 'test\\_%'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static Path keyFile() {
        try {
            return Files.writeString(TARGET.resolve("test-key"), "a secret of at least 32 bytes, for tests only");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Each database has a ledger of its own, so the heads of one must not lie beside another's. */
    private static String ledgerHeads(Connections database) {
        String name = database.url().substring(database.url().lastIndexOf('/') + 1);
        return TARGET.resolve("ledger-heads").resolve(name).toString();
    }

    private static DataSource source(List<String> server, String database, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(server.get(0) + database);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }
}
