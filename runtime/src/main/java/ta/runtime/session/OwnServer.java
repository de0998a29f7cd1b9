package ta.runtime.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ta.database.Administrator;
import ta.database.DatabaseConfig;
import ta.database.Role;
import ta.database.StorageException;
import ta.database.server.EmbeddedServer;
import ta.database.server.SharedServer;

/** The embedded server over a folder, started for one command. Its first start creates the passwords of the roles. */
final class OwnServer implements Server {

    static final String DATABASE = "trading_assistant";

    private static final Logger LOG = LoggerFactory.getLogger(OwnServer.class);

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final EmbeddedServer server;
    private final DatabaseConfig config;

    private OwnServer(EmbeddedServer server, DatabaseConfig config) {
        this.server = server;
        this.config = config;
    }

    /**
     * Starts the server, or takes over one that a killed command left running. Creates and migrates the database if
     * needed. Waits for a command that has the folder for itself, and for a server that is starting.
     *
     * @param anew whether to drop the database first
     * @return empty if another process shares its server
     * @throws StorageException.Unavailable if another process still has the folder for itself after 15 seconds
     */
    static Optional<OwnServer> start(Path home, boolean anew) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<EmbeddedServer> server = EmbeddedServer.startIfFree(home, true);
        if (server.isEmpty() && SharedServer.over(home).isEmpty()) {
            LOG.warn("another process uses the data in {}: waiting {} seconds for it", home, PATIENCE.toSeconds());
        }
        while (server.isEmpty() && SharedServer.over(home).isEmpty()) {
            if (System.nanoTime() > end || !paused()) {
                throw EmbeddedServer.inUse(home);
            }
            server = EmbeddedServer.startIfFree(home, true);
        }
        return server.map(own -> complete(own, home, anew));
    }

    private static boolean paused() {
        try {
            Thread.sleep(PAUSE.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static OwnServer complete(EmbeddedServer server, Path home, boolean anew) {
        try {
            if (anew) {
                server.dropDatabase(DATABASE);
            }
            server.createDatabase(DATABASE);
            OwnServer own = new OwnServer(server, new DatabaseConfig(server.url(DATABASE), passwords(home)));
            own.administrator().migrate();
            server.restartWhenDead(() -> end(home));
            return own;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    @Override
    public DatabaseConfig config() {
        return config;
    }

    @Override
    public Administrator administrator() {
        return new Administrator(config, EmbeddedServer.SUPERUSER, server.superuserPassword());
    }

    @Override
    public void keepUntilClosed() {
        server.keepUntilClosed();
        share();
    }

    @Override
    public void share() {
        server.share();
    }

    @Override
    public void close() {
        server.close();
    }

    /** Whoever started the process starts it again; as it is, it could only refuse. */
    private static void end(Path home) {
        LOG.error("the database server in {} dies again and again, so this process ends: see its server.log", home);
        Runtime.getRuntime().exit(1);
    }

    /** The passwords of the roles, which are kept in {@code home}. */
    static Map<Role, String> passwords(Path home) {
        Path file = home.resolve("passwords");
        Properties kept = new Properties();
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            try (var in = Files.newInputStream(file)) {
                kept.load(in);
            }
        } catch (IOException e) {
            throw new StorageException.Unavailable(
                    "the passwords in " + file + " cannot be read: " + e.getMessage(),
                    "Maybe the folder belongs to another user: ask them for a token, and use the API.",
                    e);
        }
        Map<Role, String> passwords = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            passwords.put(role, kept.getProperty(role.sqlName()));
        }
        return passwords;
    }

    /** Writes to a temporary file and renames it, so that a killed command leaves no partial file. */
    private static void create(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Role role : Role.values()) {
            text.append(role.sqlName())
                    .append('=')
                    .append(EmbeddedServer.freshPassword())
                    .append('\n');
        }
        Path fresh = file.resolveSibling("passwords.new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, text.toString().getBytes(StandardCharsets.UTF_8));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
