package ta.runtime.process;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ta.backoffice.processes.ProcessKind;
import ta.backoffice.processes.Processes;
import ta.database.Actor;
import ta.database.Database;
import ta.database.StorageException;
import ta.runtime.settings.Version;

/**
 * Keeps the row of this process in the register of processes until it is closed. Continues while the database is away.
 */
public final class ProcessRow implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessRow.class);
    private static final Actor ACTOR = Actor.system("process");
    private static final String NAME = host() + ":" + ProcessHandle.current().pid();

    private final Database database;
    private final ProcessKind kind;
    private final int threads;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "process-row");
    private @Nullable UUID id;

    /**
     * Adds the row as soon as the database is available.
     *
     * @param database opened as {@code Role.WORKER}
     * @param threads number of jobs that the process runs at once
     */
    public ProcessRow(Database database, ProcessKind kind, int threads) {
        this.database = database;
        this.kind = kind;
        this.threads = threads;
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            do {
                try {
                    beat();
                } catch (StorageException e) {
                    LOG.debug("cannot register this process: {}", e.getMessage());
                } catch (RuntimeException | Error e) {
                    // A process that is missing in the register counts as dead, so try again.
                    LOG.error("a defect in the register of processes", e);
                }
            } while (!closing.await(Processes.BEAT.toMillis(), TimeUnit.MILLISECONDS));
            leave();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat() {
        UUID entered = id;
        boolean present = entered != null && database.transact(ACTOR, tx -> Processes.beat(tx, entered));
        if (!present) {
            id = database.transact(ACTOR, tx -> Processes.enter(tx, kind, NAME, Version.ofProgram(), threads));
        }
    }

    private void leave() {
        try {
            UUID entered = id;
            if (entered != null) {
                database.transact(ACTOR, tx -> {
                    Processes.leave(tx, entered);
                    return entered;
                });
            }
        } catch (StorageException e) {
            LOG.debug("cannot remove this process from the register: {}", e.getMessage());
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(Processes.BEAT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
