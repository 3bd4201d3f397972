package org.pingxuan.database;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** Ready while the database answers; says what holds the tables append-only. */
@Readiness
@Startup
@ApplicationScoped
public class DatabaseHealth implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(DatabaseHealth.class);
    private static final int SECONDS = 2;

    private final DataSource database;
    private boolean heldByRights;

    DatabaseHealth(DataSource database) {
        this.database = database;
    }

    @PostConstruct
    void askWhetherTheAppIsTheOwner() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select pg_has_role(relowner, 'MEMBER') from pg_class where oid = 'key_fingerprint'::regclass")) {
            row.next();
            heldByRights = !row.getBoolean(1);
        }
        if (!heldByRights) {
            LOG.warn("数据库只有一个角色，只有存证链能发现对记录的改动 / The database has a single role, so only the ledger"
                    + " shows a change of the record: give an owner in QUARKUS_FLYWAY_USERNAME and _PASSWORD");
        }
    }

    @Override
    public HealthCheckResponse call() {
        boolean answers;
        try (Connection connection = database.getConnection()) {
            answers = connection.isValid(SECONDS);
        } catch (SQLException unreachable) {
            answers = false;
        }
        return HealthCheckResponse.named("database")
                .status(answers)
                .withData("appendOnlyHeldBy", heldByRights ? "rights and ledger" : "ledger")
                .build();
    }
}
