package ta.runtime.keeping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import ta.runtime.proof.Proof;
import ta.database.Administrator;
import ta.database.Database;
import ta.database.DatabaseConfig;
import ta.database.server.EmbeddedServer;
import ta.database.Role;
import ta.database.backup.Restore;
import ta.backoffice.strategy.ActivePolicies;

/** Brings a backup back onto a server of its own, which lives as long as that takes, and proves what is there then. */
final class ProveBackup {

    private static final String DATABASE = "proof";

    private ProveBackup() {}

    /**
     * @param scratch a folder that is made; it needs the room of the database, and is the caller's to delete
     * @return what is wrong, a line each
     */
    static List<String> faults(Path backup, Path scratch, Consumer<String> step) throws IOException {
        Files.createDirectory(scratch);
        step.accept("starting a server for the proof");
        try (EmbeddedServer server = EmbeddedServer.start(scratch, false)) {
            server.createDatabase(DATABASE);
            Administrator administrator = new Administrator(
                    new DatabaseConfig(server.url(DATABASE), passwords()),
                    EmbeddedServer.SUPERUSER,
                    server.superuserPassword());
            step.accept("bringing it back");
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
