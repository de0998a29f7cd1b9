package ta.http.operation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import ta.database.Actor;
import ta.database.Database;
import ta.database.StorageException;
import ta.http.doc.Doc;

/** Checks whether a process can work: the database responds and is migrated, and the process's own checks pass. */
public final class Readiness {

    public record Ready(
            @Doc(value = "whether the process can work", example = "true")
            boolean ready,

            @Doc("the result of each check, by name") Map<String, String> checks) {}

    /** Prefix of a result with a warning; the check still passes. */
    public static final String THOUGH = "ok, though ";

    private static final String OK = "ok";

    /** All checks of a call together are given this time. */
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(run -> {
        Thread thread = new Thread(run, "readiness");
        thread.setDaemon(true);
        return thread;
    });

    private final Database database;
    private final Supplier<List<String>> pendingMigrations;
    private final Map<String, Supplier<String>> others;
    private volatile boolean migrated;
    /** The newest start of each check. One that hangs is not started again beside itself. */
    private final Map<String, Future<String>> started = new ConcurrentHashMap<>();

    /**
     * @param pendingMigrations called until it returns none, then never again: a schema is never downgraded
     * @param others further checks by name; each returns {@code ok}, {@link #THOUGH} with a warning, or what is wrong
     */
    public Readiness(
            Database database, Supplier<List<String>> pendingMigrations, Map<String, Supplier<String>> others) {
        this.database = database;
        this.pendingMigrations = pendingMigrations;
        this.others = others;
    }

    /** Answers within 2 seconds; a check that takes longer has not passed. */
    public Ready check() {
        long until = System.nanoTime() + DEADLINE.toNanos();
        Map<String, Future<String>> results = new LinkedHashMap<>();
        results.put("database", start("database", () -> database.read(Actor.system("health"), tx -> OK)));
        results.put("migrations", start("migrations", this::migrations));
        others.forEach((name, check) -> results.put(name, start(name, check)));
        Map<String, String> checks = new LinkedHashMap<>();
        results.forEach((name, result) -> checks.put(name, await(result, until)));
        return new Ready(checks.values().stream().allMatch(Readiness::isOk), checks);
    }

    private Future<String> start(String name, Supplier<String> check) {
        return started.compute(
                name, (key, last) -> last != null && !last.isDone() ? last : THREADS.submit(() -> attempt(check)));
    }

    private static String await(Future<String> result, long until) {
        try {
            return result.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return "no answer within " + DEADLINE.toSeconds() + " s";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "the process is stopping";
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static boolean isOk(String result) {
        return result.equals(OK) || result.startsWith(THOUGH);
    }

    private String migrations() {
        if (!migrated) {
            List<String> pending = pendingMigrations.get();
            if (!pending.isEmpty()) {
                return "not applied: " + String.join(", ", pending);
            }
            migrated = true;
        }
        return OK;
    }

    private static String attempt(Supplier<String> check) {
        try {
            return check.get();
        } catch (StorageException e) {
            return "the database cannot be reached, or no connection is free";
        }
    }
}
