package ta.http.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private final Database database;
    private final Supplier<List<String>> pendingMigrations;
    private final Map<String, Supplier<String>> others;
    private volatile boolean migrated;

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

    public Ready check() {
        Map<String, String> checks = new LinkedHashMap<>();
        checks.put("database", attempt(() -> database.read(Actor.system("health"), tx -> OK)));
        checks.put("migrations", attempt(this::migrations));
        others.forEach((name, check) -> checks.put(name, attempt(check)));
        return new Ready(checks.values().stream().allMatch(Readiness::isOk), checks);
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
