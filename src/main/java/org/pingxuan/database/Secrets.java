package org.pingxuan.database;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.pingxuan.shared.Text;

/** Gives the service its secrets, and refuses to start with a key that is not the one its records were written with. */
@Singleton
public class Secrets {

    private static final Logger LOG = Logger.getLogger(Secrets.class);
    /** Of the advisory lock under which one replica at a time makes or checks the key ("pxkey"). */
    private static final long KEY_LOCK = 0x70786b6579L;

    @Produces
    @Singleton
    @Startup
    KeyFile keyFile(@ConfigProperty(name = "pingxuan.key-file") Path file, DataSource database) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                KeyFile key = open(file, connection);
                connection.commit();
                return key;
            } finally {
                connection.rollback();
            }
        } catch (SQLException | IOException failed) {
            throw new CannotStart(Text.of("无法核对密钥文件 " + file, "The key file " + file + " cannot be checked"), failed);
        }
    }

    @Produces
    @Singleton
    @Startup
    BootstrapPassword bootstrapPassword(
            @ConfigProperty(name = "pingxuan.bootstrap-password") Optional<String> given,
            @ConfigProperty(name = "pingxuan.bootstrap-password-file") Optional<Path> file) {
        if (given.isPresent()) {
            return new BootstrapPassword(given.get(), null);
        }
        Path written = file.orElseThrow(() -> new CannotStart(
                Text.of("须给出 PINGXUAN_BOOTSTRAP_PASSWORD", "PINGXUAN_BOOTSTRAP_PASSWORD must be given")));
        try {
            BootstrapPassword password =
                    new BootstrapPassword(PrivateFile.readOrWrite(written, PrivateFile.randomText()), written);
            LOG.infof("首批用户的密码见 / The first users' password is in %s", written);
            return password;
        } catch (IOException failed) {
            throw new CannotStart(
                    Text.of("无法写入首批用户的密码 " + written, "The first users' password cannot be written to " + written),
                    failed);
        }
    }

    private static KeyFile open(Path file, Connection connection) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + KEY_LOCK + ")");
            String recorded = null;
            try (ResultSet row = statement.executeQuery("select fingerprint from key_fingerprint")) {
                if (row.next()) {
                    recorded = row.getString(1);
                }
            }
            if (recorded == null && !Files.exists(file)) {
                PrivateFile.readOrWrite(file, PrivateFile.randomText());
                LOG.warnf("已生成密钥文件，请妥善备份 / A key file was made, keep a copy of it in a safe place: %s", file);
            }
            if (!Files.exists(file)) {
                throw new CannotStart(
                        Text.of(
                                "密钥文件 " + file + " 不存在，而数据库已有用它写入的记录：请从备份恢复该文件",
                                "The key file " + file
                                        + " is missing, and the database holds records written with it: restore it from its copy"));
            }
            KeyFile key = KeyFile.read(file);
            if (recorded == null) {
                try (PreparedStatement insert =
                        connection.prepareStatement("insert into key_fingerprint (fingerprint) values (?)")) {
                    insert.setString(1, key.fingerprint());
                    insert.executeUpdate();
                }
            } else if (!recorded.equals(key.fingerprint())) {
                throw new CannotStart(
                        Text.of(
                                "密钥文件 " + file + " 与数据库记录所用的不是同一个：各副本须使用同一密钥文件（PINGXUAN_KEY_FILE）",
                                "The key file " + file
                                        + " is not the one that the database's records were written with: every replica needs the same file (PINGXUAN_KEY_FILE)"));
            }
            return key;
        }
    }
}
