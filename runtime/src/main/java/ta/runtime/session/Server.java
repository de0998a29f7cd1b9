package ta.runtime.session;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import ta.database.Administrator;
import ta.database.DatabaseConfig;
import ta.database.Role;
import ta.database.server.EmbeddedServer;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;

/**
 * The database server of a command: the operator's, from the environment, or an embedded one. That one runs as long as
 * the command, or is the one that {@code ta serve} shares.
 */
public interface Server extends AutoCloseable {

    String URL = "TA_DB_URL";

    DatabaseConfig config();

    /**
     * The account that may create roles and schema.
     *
     * @throws Refusal if the environment does not configure it
     */
    Administrator administrator();

    /**
     * Keeps the server running until it is closed, even when the process is told to stop, so that work in progress can
     * end. Shares an embedded server with other commands.
     */
    default void keepUntilClosed() {}

    /** Lets other commands use an embedded server that this one has started, as long as this one runs. */
    default void share() {}

    @Override
    void close();

    /**
     * The server that the environment configures, or else the embedded one, which may be running already.
     *
     * @param data folder of the embedded server; if present, the environment is ignored
     */
    static Server of(Environment environment, Optional<Path> data) {
        return embedded(environment, data)
                .map(home -> JoinedServer.over(home)
                        .or(() -> OwnServer.start(home, false))
                        .or(() -> JoinedServer.over(home))
                        .orElseThrow(() -> EmbeddedServer.inUse(home)))
                .or(() -> configured(environment))
                .orElseThrow();
    }

    /** As {@link #of}, but never a server that another process runs; for a process that runs it for others. */
    static Server own(Environment environment, Optional<Path> data) {
        return embedded(environment, data)
                .map(home -> embedded(home, false))
                .or(() -> configured(environment))
                .orElseThrow();
    }

    /** The folder of the embedded server; empty if the environment configures a server instead. */
    static Optional<Path> embedded(Environment environment, Optional<Path> data) {
        return data.or(() -> environment.get(URL).isPresent()
                        ? Optional.empty()
                        : Optional.of(Path.of(environment.get("TA_DATA").orElse(".ta/data"))))
                .map(folder ->
                        environment.directory().resolve(folder).toAbsolutePath().normalize());
    }

    /**
     * The embedded server over a folder, whatever the environment says.
     *
     * @param anew whether to drop its database first
     */
    static Server embedded(Path home, boolean anew) {
        return OwnServer.start(home, anew).orElseThrow(() -> EmbeddedServer.inUse(home));
    }

    /** The server that {@code TA_DB_URL} names; the operator maintains it. */
    static Optional<Server> configured(Environment environment) {
        return environment.get(URL).map(url -> {
            Map<Role, String> passwords = new EnumMap<>(Role.class);
            for (Role role : Role.values()) {
                environment
                        .secret("TA_DB_PASSWORD_" + role.name())
                        .ifPresent(password -> passwords.put(role, password));
            }
            return new ConfiguredServer(environment, new DatabaseConfig(url, passwords));
        });
    }

    /**
     * The configured server, for a process that shares it with others, so that an embedded one would be of no use.
     *
     * @throws Refusal if the environment names none
     */
    static Server required(Environment environment, String what) {
        return configured(environment)
                .orElseThrow(() -> missing(URL, what + " uses the database of the other processes"));
    }

    static Refusal missing(String variable, String why) {
        return Refusal.unusable("ERROR " + variable + " is not set: " + why + "\nMaybe set it, or " + variable
                + "_FILE to the name of a file that contains it.");
    }
}
