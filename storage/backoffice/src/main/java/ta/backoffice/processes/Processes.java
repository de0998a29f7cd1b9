package ta.backoffice.processes;

import static ta.backoffice.jooq.Tables.PROCESSES;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import ta.database.Ids;
import ta.database.Transaction;

/**
 * The register of running processes. Each renews its row every few seconds, and deletes it when it stops in good order.
 */
public final class Processes {

    /** How often a process renews its row. */
    public static final Duration BEAT = Duration.ofSeconds(5);

    /** After three missing beats a process counts as dead. */
    private static final Duration SILENCE_MAX = BEAT.multipliedBy(3);

    /** How long a dead process stays in the list. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    /**
     * @param name {@code host:process id}
     * @param alive whether it renewed its row lately, by the database's clock
     */
    public record RunningProcess(
            UUID id,
            ProcessKind kind,
            String name,
            String version,
            int threads,
            Instant startedAt,
            Instant seenAt,
            boolean alive) {}

    private Processes() {}

    /** By kind, the oldest first; includes processes that died within the last day. */
    public static List<RunningProcess> all(Transaction tx) {
        return tx.sql()
                .selectFrom(PROCESSES)
                .orderBy(PROCESSES.KIND, PROCESSES.STARTED_AT, PROCESSES.ID)
                .fetch(row -> new RunningProcess(
                        row.getId(),
                        ProcessKind.valueOf(row.getKind()),
                        row.getName(),
                        row.getVersion(),
                        row.getThreads(),
                        row.getStartedAt(),
                        row.getSeenAt(),
                        row.getSeenAt().isAfter(tx.at().minus(SILENCE_MAX))));
    }

    /** Registers a process, and deletes those that died more than a day ago. */
    public static UUID enter(Transaction tx, ProcessKind kind, String name, String version, int threads) {
        tx.sql()
                .deleteFrom(PROCESSES)
                .where(PROCESSES.SEEN_AT.lt(tx.at().minus(REMEMBERED)))
                .execute();
        UUID id = Ids.next();
        tx.sql()
                .insertInto(PROCESSES)
                .set(PROCESSES.ID, id)
                .set(PROCESSES.KIND, kind.name())
                .set(PROCESSES.NAME, name)
                .set(PROCESSES.VERSION, version)
                .set(PROCESSES.THREADS, threads)
                .execute();
        return id;
    }

    /**
     * Renews the row of a process.
     *
     * @return false if the row is gone, because the process seemed dead for a day; it must register again
     */
    public static boolean beat(Transaction tx, UUID id) {
        return tx.sql()
                        .update(PROCESSES)
                        .set(PROCESSES.SEEN_AT, tx.at())
                        .where(PROCESSES.ID.eq(id))
                        .execute()
                == 1;
    }

    public static void leave(Transaction tx, UUID id) {
        tx.sql().deleteFrom(PROCESSES).where(PROCESSES.ID.eq(id)).execute();
    }
}
