package ta.http.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import ta.http.doc.Doc;
import ta.storage.Actor;
import ta.storage.Database;
import ta.storage.StorageException;

/** Whether the service can serve: the database answers and is migrated, and the queue moves. */
public final class Readiness {

    public record Ready(
            @Doc(value = "whether it can serve", example = "true")
            boolean ready,

            @Doc("what was looked at, each with its result") Map<String, String> checks) {}

    private static final String OK = "ok";

    private final Database database;
    private final Supplier<List<String>> pendingMigrations;
    private final Supplier<String> queue;
    private volatile boolean migrated;

    /**
     * @param pendingMigrations asked until there are none: a schema does not go back
     * @param queue {@code ok}, or what is wrong with it
     */
    public Readiness(Database database, Supplier<List<String>> pendingMigrations, Supplier<String> queue) {
        this.database = database;
        this.pendingMigrations = pendingMigrations;
        this.queue = queue;
    }

    public Ready check() {
        Map<String, String> checks = new LinkedHashMap<>();
        checks.put("database", attempt(() -> database.read(Actor.system("health"), tx -> OK)));
        checks.put("migrations", attempt(this::migrations));
        checks.put("queue", attempt(queue));
        return new Ready(checks.values().stream().allMatch(OK::equals), checks);
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
