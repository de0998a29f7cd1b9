package ta.runtime.session;

import ta.runtime.settings.Environment;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import ta.runtime.settings.Refusal;
import ta.database.Administrator;
import ta.database.DatabaseConfig;
import ta.database.Role;

/** Where the database is: that of the environment, or one of this program's own for as long as the command takes. */
public interface Server extends AutoCloseable {

    String URL = "TA_DB_URL";

    DatabaseConfig config();

    /**
     * Who may make roles and schema in it.
     *
     * @throws Refusal when the environment does not say
     */
    Administrator administrator();

    /** Lets it serve until it is closed, also when the process is told to go: work under way is ended first. */
    default void keepUntilClosed() {}

    @Override
    void close();

    /**
     * The database that the environment names; without one, the embedded one.
     *
     * @param data where that keeps its data, and then it is meant whatever the environment says
     */
    static Server of(Environment environment, Optional<Path> data) {
        return data.isPresent()
                ? OwnServer.start(environment.directory().resolve(data.get()))
                : configured(environment)
                        .orElseGet(() -> OwnServer.start(environment
                                .directory()
                                .resolve(environment.get("TA_DATA").orElse(".ta/data"))));
    }

    /**
     * The embedded one over a folder, whatever the environment says.
     *
     * @param anew what its database has in it is thrown away first
     */
    static Server embedded(Path home, boolean anew) {
        return OwnServer.start(home, anew);
    }

    /** The database that {@code TA_DB_URL} names, which others look after. */
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
     * The same for a process that is one of several, so that an embedded database would be none of theirs.
     *
     * @throws Refusal when the environment names none
     */
    static Server required(Environment environment, String what) {
        return configured(environment)
                .orElseThrow(() -> missing(URL, what + " works on the database of the other processes"));
    }

    static Refusal missing(String variable, String why) {
        return Refusal.unusable("ERROR " + variable + " is not set: " + why + "\nMaybe set it, or " + variable
                + "_FILE to the name of a file that holds it.");
    }
}
