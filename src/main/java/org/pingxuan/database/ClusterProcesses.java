package org.pingxuan.database;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The PostgreSQL processes that run on one cluster. A process is known by path, never by its number alone: numbers are used
 * again, and {@code postmaster.pid} outlives a crash.
 *
 * @param cluster the cluster's directory (PGDATA), a real path
 * @param programs the directory in which the service unpacks its PostgreSQL, a real path
 */
record ClusterProcesses(Path cluster, Path programs) {

    private static final Logger LOG = Logger.getLogger(ClusterProcesses.class);
    private static final int STOP_SECONDS = 60;

    /** Every process of the cluster: run from our programs, or in its directory by an operator's own PostgreSQL. */
    List<ProcessHandle> all() {
        return ProcessHandle.allProcesses().filter(this::isOurs).toList();
    }

    /** The cluster's first process, which the others descend from; empty where none runs. */
    Optional<ProcessHandle> postmaster() {
        return pidOnFile().flatMap(ProcessHandle::of).filter(this::isOurs);
    }

    boolean isRunning() {
        return postmaster().isPresent();
    }

    /**
     * Stops whatever runs on the cluster (fast: sessions end, data is checkpointed) and waits until the last process is gone.
     * Afterwards {@code postmaster.pid} is gone too, so that a number used again by a stranger cannot bar the next start.
     */
    void stop() throws IOException {
        Optional<ProcessHandle> postmaster = postmaster();
        if (postmaster.isPresent()) {
            LOG.infof(
                    "Stopping the PostgreSQL that runs on %s (process %d)",
                    cluster, postmaster.get().pid());
            Path bin = Path.of(postmaster.get().info().command().orElseThrow()).getParent();
            pgCtlStop(bin.resolve("pg_ctl"));
        }
        if (!allGone()) {
            all().forEach(ProcessHandle::destroyForcibly);
            if (!allGone()) {
                throw new IOException("PostgreSQL processes on " + cluster + " do not end");
            }
        }
        Files.deleteIfExists(pidFile());
    }

    private void pgCtlStop(Path pgCtl) throws IOException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // pg_ctl refuses to run as root; in a user namespace of its own it is not
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(
                pgCtl.toString(), "stop", "-D", cluster.toString(), "-m", "fast", "-w", "-t", "" + STOP_SECONDS));
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the last process; asks by path again and again, because a dead one that nobody buried still has its number. */
    private boolean allGone() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
        List<ProcessHandle> left = all();
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            CompletableFuture.allOf(left.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .completeOnTimeout(null, 100, TimeUnit.MILLISECONDS)
                    .join();
            left = all();
        }
        return left.isEmpty();
    }

    private Path pidFile() {
        return cluster.resolve("postmaster.pid");
    }

    private Optional<Long> pidOnFile() {
        try {
            return Files.readAllLines(pidFile()).stream().findFirst().map(line -> Long.valueOf(line.strip()));
        } catch (IOException | NumberFormatException noneOrHalfWritten) {
            return Optional.empty();
        }
    }

    private boolean isOurs(ProcessHandle process) {
        try {
            return process.info()
                    .command()
                    .map(Path::of)
                    .filter(command -> command.endsWith("postgres"))
                    .filter(command -> command.startsWith(programs) || runsIn(process))
                    .isPresent();
        } catch (InvalidPathException foreign) {
            return false;
        }
    }

    private boolean runsIn(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", "" + process.pid(), "cwd"))
                    .equals(cluster);
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }
}
