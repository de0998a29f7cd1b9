package ta.runtime.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import ta.database.Administrator;
import ta.database.DatabaseConfig;
import ta.database.Migrations;
import ta.database.Role;
import ta.database.StorageException;
import ta.database.server.EmbeddedServer;
import ta.database.server.SharedServer;

/** The embedded server that {@code ta serve} or {@code ta demo} runs over a folder, used by a command beside it. */
record JoinedServer(DatabaseConfig config, String superuserPassword) implements Server {

    /**
     * The server over {@code home}; empty if none is shared.
     *
     * @throws StorageException.Unavailable if its passwords cannot be read, or another version of this program runs it
     */
    static Optional<Server> over(Path home) {
        return SharedServer.over(home).map(shared -> {
            DatabaseConfig config = new DatabaseConfig(shared.url(OwnServer.DATABASE), OwnServer.passwords(home));
            List<String> pending = Migrations.pending(config, Role.APP);
            if (!pending.isEmpty()) {
                throw new StorageException.Unavailable(
                        "an older version of this program serves the data in " + home,
                        "Maybe stop it and start it again.",
                        null);
            }
            return new JoinedServer(config, shared.superuserPassword());
        });
    }

    @Override
    public Administrator administrator() {
        return new Administrator(config, EmbeddedServer.SUPERUSER, superuserPassword);
    }

    @Override
    public void close() {
        // The process that started the server stops it.
    }
}
