package org.pingxuan.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.pingxuan.shared.Text;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The PostgreSQL that the service brings along: one cluster in one data directory, used by one running service at a time and
 * started again when it dies. It listens on 127.0.0.1 only, commits durably, and takes passwords only (scram-sha-256).
 *
 * <p>In the data directory: {@code lock} (held while the service lives) and {@code postgres/} with the programs, the cluster
 * and the superuser's password. The owner's and the app's passwords are new at every start and lie in memory only.
 */
public final class EmbeddedServer implements AutoCloseable {

    /** The database's name, and the prefix of its roles. */
    static final String DATABASE = "pingxuan";

    private static final Logger LOG = Logger.getLogger(EmbeddedServer.class);
    private static final Duration START = Duration.ofSeconds(60);
    private static final long WATCH_MILLIS = 500;
    /** Lies in a cluster that was once wholly set up; a cluster without it is half-finished, holds nothing and is made anew. */
    private static final String FINISHED = "pingxuan-cluster";

    private final Path directory;
    private final FileChannel lock;
    private final ClusterProcesses processes;
    private final int port;
    private final String superuserPassword;
    private final Login owner = new Login(DATABASE + "_owner", PrivateFile.randomText());
    private final Login app = new Login(DATABASE + "_app", PrivateFile.randomText());

    /** zonky remembers by resolver where it unpacked: one of its own keeps each data directory to itself. */
    private final PgBinaryResolver binaries = new PgBinaryResolver() {
        @Override
        public InputStream getPgBinary(String system, String machine) throws IOException {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
        }
    };

    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "postgres-watch");
        thread.setDaemon(true);
        return thread;
    });

    private EmbeddedPostgres server;
    private volatile boolean closed;

    private EmbeddedServer(Path dataDirectory, FileChannel lock) throws IOException {
        this.lock = lock;
        directory = dataDirectory.resolve("postgres");
        PrivateFile.directory(directory);
        processes = new ClusterProcesses(directory.resolve("cluster"), directory.resolve("programs"));
        superuserPassword = PrivateFile.readOrWrite(directory.resolve("superuser-password"), PrivateFile.randomText());
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
    }

    /**
     * Starts the server on a data directory, after stopping an orphan that a killed service left running on it and clearing away
     * a cluster that was never finished.
     *
     * @param dataDirectory the service's data directory; made (0700) where it does not exist
     * @throws CannotStart where another service runs on the directory, or PostgreSQL does not start
     */
    public static EmbeddedServer start(Path dataDirectory) {
        FileChannel lock = null;
        EmbeddedServer starting = null;
        try {
            PrivateFile.directory(dataDirectory);
            Path real = dataDirectory.toRealPath();
            lock = lock(real);
            starting = new EmbeddedServer(real, lock);
            starting.launch();
            starting.watch();
            return starting;
        } catch (IOException | SQLException | RuntimeException failed) {
            if (starting != null) {
                starting.close();
            } else if (lock != null) {
                release(lock);
            }
            if (failed instanceof CannotStart known) {
                throw known;
            }
            throw new CannotStart(
                    Text.of(
                            "无法启动内置 PostgreSQL（数据目录 " + dataDirectory.toAbsolutePath() + "，日志在其 postgres/ 下）",
                            "The embedded PostgreSQL does not start (data directory " + dataDirectory.toAbsolutePath()
                                    + ", logs under its postgres/)"),
                    failed);
        }
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    /** The role that owns the tables and migrates them. */
    public Login owner() {
        return owner;
    }

    /** The role that the service works with; it has the rights that migrations grant it and no others. */
    public Login app() {
        return app;
    }

    /** A plain connection source to one of the server's databases, for set-up and tests. */
    DataSource connect(String database, Login login) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL("jdbc:postgresql://127.0.0.1:" + port + "/" + database);
        source.setUser(login.user());
        source.setPassword(login.password());
        return source;
    }

    Login superuser() {
        return new Login("postgres", superuserPassword);
    }

    ClusterProcesses processes() {
        return processes;
    }

    /** Stops the server and frees the data directory. Open transactions are rolled back; what was committed is on disk. */
    @Override
    public void close() {
        closed = true;
        watcher.shutdown();
        synchronized (this) {
            try {
                processes.stop();
                dismiss();
            } catch (IOException stillRunning) {
                LOG.error("PostgreSQL could not be stopped; the next start will do it", stillRunning);
            } finally {
                release(lock);
            }
        }
    }

    private static FileChannel lock(Path dataDirectory) throws IOException {
        FileChannel channel =
                FileChannel.open(dataDirectory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held;
        try {
            held = channel.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            held = null;
        }
        if (held == null) {
            channel.close();
            throw new CannotStart(
                    Text.of(
                            "数据目录 " + dataDirectory + " 正由另一个评选服务使用：请先停止它，或用 PINGXUAN_DATA_DIR 指定别的目录",
                            "The data directory " + dataDirectory
                                    + " is in use by another running service: stop that one first, or name another directory in PINGXUAN_DATA_DIR"));
        }
        return channel;
    }

    private static void release(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException endsWithTheProcess) {
            LOG.debug("lock file", endsWithTheProcess);
        }
    }

    private void launch() throws IOException, SQLException {
        processes.stop();
        Path cluster = processes.cluster();
        boolean finished = Files.exists(cluster.resolve(FINISHED));
        if (!finished) {
            delete(cluster);
        }
        Path startLog = directory.resolve("start.log");
        Files.deleteIfExists(startLog);
        server = EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(processes.programs().toFile())
                .setPgBinaryResolver(binaries)
                .setOutputRedirector(ProcessBuilder.Redirect.to(
                        directory.resolve("start.log").toFile()))
                .setPGStartupWait(START)
                .setPort(port)
                .setConnectConfig("password", superuserPassword)
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig(
                        "pwfile", directory.resolve("superuser-password").toString())
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                // a million decisions are searched in indexes of about this size
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_directory", "../log")
                .setServerConfig("log_filename", "postgresql-%a.log")
                .setServerConfig("log_truncate_on_rotation", "on")
                // neither statements nor the values of violated keys: they may hold personal data
                .setServerConfig("log_min_error_statement", "panic")
                .setServerConfig("log_error_verbosity", "terse")
                .start();
        setUp(finished);
    }

    private void setUp(boolean finished) throws IOException, SQLException {
        try (Connection connection = connect("postgres", superuser()).getConnection();
                Statement statement = connection.createStatement()) {
            if (!finished) {
                statement.execute("create role " + owner.user() + " login");
                statement.execute("create role " + app.user() + " login");
                statement.execute("create database " + DATABASE + " owner " + owner.user());
                statement.execute("revoke all on database " + DATABASE + " from public");
                statement.execute("grant connect on database " + DATABASE + " to " + app.user());
            }
            for (Login login : List.of(owner, app)) {
                statement.execute("alter role " + login.user() + " password '" + login.password() + "'");
            }
        }
        PrivateFile.readOrWrite(processes.cluster().resolve(FINISHED), "1");
    }

    private void watch() {
        watcher.scheduleWithFixedDelay(this::reviveIfDead, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Starts the server again on its port, until it runs or the service ends: pools find it where it was. */
    synchronized void reviveIfDead() {
        if (closed || processes.isRunning()) {
            return;
        }
        LOG.error("PostgreSQL has died and is started again");
        try {
            processes.stop();
            dismiss();
            launch();
            LOG.info("PostgreSQL runs again");
        } catch (IOException | SQLException | RuntimeException failed) {
            LOG.error("PostgreSQL does not start; it is tried again", failed);
        }
    }

    /** Lets zonky release its own lock file; its stop finds nothing left to stop. */
    private void dismiss() throws IOException {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    private static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> paths = Files.walk(tree)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
