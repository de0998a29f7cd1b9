package ta.backoffice.processes;

import static ta.backoffice.jooq.Tables.PROCESSES;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import ta.database.Ids;
import ta.database.Transaction;

/** The register of processes. Each says every few seconds that it is there, and takes itself out when it ends in good order. */
public final class Processes {

    /** How often a process says that it is there. */
    public static final Duration BEAT = Duration.ofSeconds(5);

    /** Three beats that did not come, and it counts as dead. */
    private static final Duration SILENCE_MAX = BEAT.multipliedBy(3);

    /** So long one that died without a word is shown. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    /**
     * One of them.
     *
     * @param name host and process id, with a colon between them
     * @param alive whether it was heard of lately, by the database's clock
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

    /** By kind, the oldest first; the dead of the last day too. */
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

    /** Enters a process, and strikes out those that are long dead. */
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
     * @return false when it is not there any more: others took it for long dead, and it has to enter again
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
