package ta.runtime.keeping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Administrator;
import ta.database.Database;
import ta.database.DatabaseConfig;
import ta.database.Role;
import ta.database.backup.Restore;
import ta.database.server.EmbeddedServer;
import ta.runtime.proof.Proof;

/** Restores a backup on a temporary server and verifies the result. */
final class ProveBackup {

    private static final String DATABASE = "proof";

    private ProveBackup() {}

    /**
     * @param scratch a folder to create; needs as much space as the database; the caller deletes it
     * @return one line for each fault
     */
    static List<String> faults(Path backup, Path scratch, Consumer<String> step) throws IOException {
        Files.createDirectory(scratch);
        step.accept("starting a temporary server");
        try (EmbeddedServer server = EmbeddedServer.start(scratch, false)) {
            server.createDatabase(DATABASE);
            Administrator administrator = new Administrator(
                    new DatabaseConfig(server.url(DATABASE), passwords()),
                    EmbeddedServer.SUPERUSER,
                    server.superuserPassword());
            step.accept("restoring");
            Restore.into(administrator, backup);
            try (Database restored = Database.open(administrator.config().patient(), Role.READONLY)) {
                return Proof.of(restored, new ActivePolicies(), step).faults();
            }
        }
    }

    private static Map<Role, String> passwords() {
        Map<Role, String> passwords = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            passwords.put(role, EmbeddedServer.freshPassword());
        }
        return passwords;
    }
}
