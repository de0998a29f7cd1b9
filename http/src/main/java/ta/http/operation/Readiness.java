package ta.http.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import ta.http.doc.Doc;
import ta.database.Actor;
import ta.database.Database;
import ta.database.StorageException;

/** Whether a process can do its work: the database answers and is migrated, and all else that it needs is there. */
public final class Readiness {

    public record Ready(
            @Doc(value = "whether it can do its work", example = "true")
            boolean ready,

            @Doc("what was looked at, each with its result") Map<String, String> checks) {}

    /** What begins a result that is worth a word, yet keeps nobody from work. */
    public static final String THOUGH = "ok, though ";

    private static final String OK = "ok";

    private final Database database;
    private final Supplier<List<String>> pendingMigrations;
    private final Map<String, Supplier<String>> others;
    private volatile boolean migrated;

    /**
     * @param pendingMigrations asked until there are none: a schema does not go back
     * @param others what else to look at, by name: each says {@code ok}, {@link #THOUGH} something, or what is wrong
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
            return "the database cannot be reached, or has no connection left";
        }
    }
}
