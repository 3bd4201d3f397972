package org.pingxuan;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.pingxuan.database.CannotStart;
import org.pingxuan.database.ServiceDatabase;
import org.pingxuan.ledger.OfflineVerifier;
import org.pingxuan.shared.Text;

/** Starts the database, then the service; stops the service, then the database. */
@QuarkusMain
public class Pingxuan {

    public static void main(String... args) {
        if (args.length > 0 && args[0].equals("verify-ledger")) {
            System.exit(OfflineVerifier.run(List.of(args).subList(1, args.length), System.out));
        }
        CountDownLatch stopped = new CountDownLatch(1);
        // a signal ends the process when the last hook returns: not before the database has stopped
        Runtime.getRuntime().addShutdownHook(new Thread(() -> awaitQuietly(stopped), "wait-for-database"));
        AtomicInteger exitCode = new AtomicInteger();
        try (ServiceDatabase database = ServiceDatabase.open(Pingxuan::setting)) {
            database.configuration().forEach(System::setProperty);
            setting("quarkus.oidc.auth-server-url")
                    .ifPresent(url -> System.setProperty("quarkus.oidc.tenant-enabled", "true"));
            Quarkus.run(
                    Service.class,
                    (code, failure) -> {
                        exitCode.set(code);
                        if (failure != null) {
                            reason(failure).ifPresentOrElse(Pingxuan::say, failure::printStackTrace);
                        }
                    },
                    args);
        } catch (CannotStart refused) {
            exitCode.set(1);
            say(refused);
        } finally {
            stopped.countDown();
        }
        if (exitCode.get() != 0) {
            System.exit(exitCode.get());
        }
    }

    private static Optional<String> setting(String property) {
        return Optional.ofNullable(System.getProperty(property))
                .or(() -> Optional.ofNullable(System.getenv(ServiceDatabase.environmentName(property))))
                .filter(value -> !value.isBlank());
    }

    private static Optional<CannotStart> reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart refused) {
                return Optional.of(refused);
            }
            if (cause instanceof QuarkusBindException taken) {
                return Optional.of(new CannotStart(Text.of(
                        "端口 " + taken.getPort() + " 已被占用：请用 QUARKUS_HTTP_PORT 指定别的端口",
                        "Port " + taken.getPort() + " is in use: name another in QUARKUS_HTTP_PORT")));
            }
        }
        return Optional.empty();
    }

    /** To the console as it is: the log may not be open yet, or closed again. In UTF-8, whatever the locale. */
    private static void say(CannotStart refused) {
        PrintStream console = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        console.println(refused.why().zh());
        console.println(refused.why().en());
        for (Throwable cause = refused.getCause(); cause != null; cause = cause.getCause()) {
            console.println("  " + cause);
        }
    }

    private static void awaitQuietly(CountDownLatch stopped) {
        try {
            stopped.await();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** What runs while the service serves. */
    public static final class Service implements QuarkusApplication {

        private static final Logger LOG = Logger.getLogger(Pingxuan.class);

        @ConfigProperty(name = "quarkus.http.port")
        int port;

        @Override
        public int run(String... args) {
            LOG.infof("评选服务已就绪 / Pingxuan is ready: http://localhost:%d", port);
            Quarkus.waitForExit();
            return 0;
        }
    }
}
