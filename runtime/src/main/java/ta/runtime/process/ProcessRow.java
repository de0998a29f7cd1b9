package ta.runtime.process;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ta.runtime.settings.Version;
import ta.database.Actor;
import ta.database.Database;
import ta.database.StorageException;
import ta.backoffice.processes.ProcessKind;
import ta.backoffice.processes.Processes;

/** Keeps this process in the register of processes until it is closed. A database that is away is no reason to end. */
public final class ProcessRow implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessRow.class);
    private static final Actor ACTOR = Actor.system("process");
    private static final String NAME = host() + ":" + ProcessHandle.current().pid();

    private final Database database;
    private final ProcessKind kind;
    private final int threads;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "process-row");
    private UUID id;

    /**
     * Enters it as soon as the database is there.
     *
     * @param database as {@link ta.database.Role#WORKER}
     * @param threads how much it does at once
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
                    LOG.debug("nobody can be told that this process is there: {}", e.getMessage());
                } catch (RuntimeException | Error e) {
                    // A process that is missing in the register is taken for dead.
                    LOG.error("a defect of the register", e);
                }
            } while (!closing.await(Processes.BEAT.toMillis(), TimeUnit.MILLISECONDS));
            leave();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat() {
        boolean there = id != null && database.transact(ACTOR, tx -> Processes.beat(tx, id));
        if (!there) {
            id = database.transact(ACTOR, tx -> Processes.enter(tx, kind, NAME, Version.ofProgram(), threads));
        }
    }

    private void leave() {
        try {
            if (id != null) {
                database.transact(ACTOR, tx -> {
                    Processes.leave(tx, id);
                    return id;
                });
            }
        } catch (StorageException e) {
            LOG.debug("nobody can be told that this process is gone: {}", e.getMessage());
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
