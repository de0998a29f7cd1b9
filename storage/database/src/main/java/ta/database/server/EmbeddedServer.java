package ta.database.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ta.database.SqlErrors;
import ta.database.StorageException;

/**
 * A PostgreSQL server that this program starts, for the demo and the tests; on 127.0.0.1, with passwords. Its home
 * folder holds the programs, {@code data}, the superuser's {@code password} and {@code server.log}; the data stays from
 * start to start. One process at a time runs the server of a home; others can use it while that process shares it. If
 * an earlier process was killed and left its server running, the next one takes that server over.
 */
public final class EmbeddedServer implements AutoCloseable {

    /** The superuser, for migrations and for tests. */
    public static final String SUPERUSER = "postgres";

    static final String DATA = "data";
    static final String PASSWORD = "password";

    /** Sorts the same on every machine, independent of its C library. Requires PostgreSQL 17. */
    private static final List<String> EMBEDDED_LOCALE =
            List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C");

    private static final List<String> INSTALLED_LOCALE = List.of("--locale=C.UTF-8");

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);

    private static final Duration WATCH = Duration.ofSeconds(1);
    private static final int RESTARTS = 5;
    private static final Duration RESTARTS_WITHIN = Duration.ofMinutes(10);

    private final Path home;
    private final boolean durable;
    private final Path programs;
    private final ServerAccount account;
    private final FileLock lock;
    private final String password;
    private final int port;
    private final Thread hook = new Thread(this::stop, "embedded-server-stop");
    private boolean hooked = true;
    private volatile boolean stopping;

    /**
     * Starts the server, or takes over one that is already running on this home.
     *
     * @param durable whether a commit waits for the disk; false only in tests
     * @throws StorageException.Unavailable if another process uses the home, or the server cannot run here
     */
    public static EmbeddedServer start(Path home, boolean durable) {
        return startIfFree(home, durable, Optional.empty()).orElseThrow(() -> inUse(home));
    }

    /** As {@link #start(Path, boolean)}; empty if another process uses the home. */
    public static Optional<EmbeddedServer> startIfFree(Path home, boolean durable) {
        return startIfFree(home, durable, Optional.empty());
    }

    /** The error for a home that another process uses. */
    public static StorageException.Unavailable inUse(Path home) {
        return new StorageException.Unavailable(
                "another process uses the data in " + home, "Maybe stop that process, or choose another folder.", null);
    }

    /**
     * Starts the server with programs that are installed on this machine, instead of those in this program's jar.
     *
     * @param installed the folder that has {@code bin/postgres}; on Debian, for example, {@code /usr/lib/postgresql/15}
     */
    public static EmbeddedServer start(Path home, boolean durable, Path installed) {
        return startIfFree(home, durable, Optional.of(installed)).orElseThrow(() -> inUse(home));
    }

    private static Optional<EmbeddedServer> startIfFree(Path folder, boolean durable, Optional<Path> installed) {
        Path home = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(home);
            Optional<FileLock> lock = lock(home);
            return lock.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new EmbeddedServer(home, durable, installed, lock.get()));
        } catch (IOException e) {
            throw new StorageException.Unavailable(
                    "cannot start PostgreSQL in " + home + ": " + e.getMessage(),
                    "Maybe its log says why: " + home.resolve("server.log"),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException.Unavailable("interrupted while PostgreSQL started in " + home, "", e);
        }
    }

    private EmbeddedServer(Path home, boolean durable, Optional<Path> installed, FileLock lock)
            throws IOException, InterruptedException {
        this.home = home;
        this.durable = durable;
        this.lock = lock;
        try {
            SharedServer.withdraw(home);
            account = ServerAccount.find();
            programs = installed.isPresent() ? installed.get() : EmbeddedBinaries.unpack(home);
            password = password();
            if (!Files.exists(data().resolve("PG_VERSION"))) {
                initialise(installed.isPresent() ? INSTALLED_LOCALE : EMBEDDED_LOCALE);
            }
            int running = PostmasterFile.runningPort(data(), this::isOurs);
            port = running > 0 ? running : freePort();
            if (running == 0) {
                launch();
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            lock.acquiredBy().close();
            throw e;
        }
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The JDBC address of a database, without user and password. */
    public String url(String database) {
        return url(port, database);
    }

    public String superuserPassword() {
        return password;
    }

    /** A random password of 192 bits, in hexadecimal, for a user of such a server. */
    public static String freshPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** Creates the database unless it exists. */
    public void createDatabase(String name) {
        try (Connection connection = DriverManager.getConnection(url("postgres"), SUPERUSER, password);
                Statement statement = connection.createStatement()) {
            String quoted = statement.enquoteIdentifier(name, true);
            String literal = statement.enquoteLiteral(name);
            try (ResultSet found = statement.executeQuery("select from pg_database where datname = " + literal)) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create database " + quoted);
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        }
    }

    /** Drops the database if it exists, and ends all connections to it. */
    public void dropDatabase(String name) {
        try (Connection connection = DriverManager.getConnection(url("postgres"), SUPERUSER, password);
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + statement.enquoteIdentifier(name, true) + " with (force)");
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        }
    }

    /**
     * Removes the shutdown hook, so that only {@link #close} stops the server; for a process that first ends its own
     * work when it is shut down.
     */
    public void keepUntilClosed() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            hooked = false;
        } catch (IllegalStateException e) {
            // The process is shutting down already, so the hook stops the server.
        }
    }

    /** Lets other processes use the server, as {@link SharedServer}, until it is closed. */
    public void share() {
        try {
            SharedServer.announce(home);
        } catch (IOException e) {
            throw new StorageException.Unavailable("cannot write to " + home + ": " + e.getMessage(), "", e);
        }
    }

    /** Stops the server, waits until it has stopped, and releases its home. */
    @Override
    public void close() {
        try {
            if (hooked) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        } catch (IllegalStateException e) {
            return; // The process is shutting down already, so the hook stops the server.
        }
        stop();
    }

    private void stop() {
        stopping = true;
        stopNow();
    }

    private synchronized void stopNow() {
        try {
            SharedServer.withdraw(home);
            control("stop", "-m", "fast");
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new StorageException.Unavailable("cannot stop PostgreSQL in " + home, "", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Starts the server again, at the same port, whenever it dies under this process.
     *
     * @param givenUp called when it died for the sixth time within ten minutes; the server is not started again then
     */
    public void restartWhenDead(Runnable givenUp) {
        Thread watch = new Thread(() -> watch(givenUp), "embedded-server-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private void watch(Runnable givenUp) {
        Deque<Long> deaths = new ArrayDeque<>();
        try {
            while (!stopping) {
                Thread.sleep(WATCH.toMillis());
                if (!isDead()) {
                    continue;
                }
                long now = System.nanoTime();
                deaths.removeIf(earlier -> now - earlier > RESTARTS_WITHIN.toNanos());
                deaths.add(now);
                if (deaths.size() > RESTARTS) {
                    givenUp.run();
                    return;
                }
                restart();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isDead() {
        try {
            return !stopping && !PostmasterFile.isAlive(data());
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            return false; // The file is being written or removed: the next look says more.
        }
    }

    /** Fails as long as processes of the dead server are still ending. */
    private synchronized void restart() throws InterruptedException {
        if (stopping) {
            return;
        }
        try {
            launch();
            LOG.warn("the database server in {} died, and was started again", home);
        } catch (IOException e) {
            LOG.warn("the database server in {} died, and did not start again yet: see its server.log", home);
        }
    }

    private static Optional<FileLock> lock(Path home) throws IOException {
        FileChannel channel =
                FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(lock);
            }
        } catch (OverlappingFileLockException e) {
            // This process holds the lock itself: to the caller it is the same as another process.
        }
        channel.close();
        return Optional.empty();
    }

    private String password() throws IOException {
        Path file = home.resolve(PASSWORD);
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, freshPassword());
        }
        return Files.readString(file).strip();
    }

    /** Initialises a folder beside {@code data} and renames it at the end, so that an interrupted one is never used. */
    private void initialise(List<String> locale) throws IOException, InterruptedException {
        Path fresh = home.resolve("data.new");
        if (Files.exists(fresh)) {
            account.own(home);
            account.runServer(List.of("rm", "-r", fresh.toString()), null);
        }
        Files.createDirectory(
                fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        account.own(fresh);
        account.own(home.resolve(PASSWORD));
        List<String> command = new ArrayList<>(List.of(
                programs.resolve("bin/initdb").toString(),
                "-D",
                fresh.toString(),
                "-U",
                SUPERUSER,
                "--auth=scram-sha-256",
                "--pwfile=" + home.resolve(PASSWORD),
                "--encoding=UTF8",
                "--no-instructions"));
        command.addAll(locale);
        if (!account.runServer(command, log())) {
            throw new IOException("initdb failed");
        }
        Files.move(fresh, data());
    }

    private void launch() throws IOException, InterruptedException {
        String sync = durable ? "on" : "off";
        String options =
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200"
                        + " -c timezone=UTC -c fsync=" + sync + " -c synchronous_commit=" + sync
                        + " -c full_page_writes=" + sync;
        if (!control("start", "-l", log().toString(), "-o", options)) {
            throw new IOException("pg_ctl start failed");
        }
    }

    private boolean control(String action, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(programs.resolve("bin/pg_ctl").toString(), "-D", data().toString(), "-w", "-t", "60"));
        command.addAll(List.of(more));
        command.add(action);
        return account.runServer(command, log());
    }

    /** A server that accepts our password and serves our data was left running by an earlier process of ours. */
    private boolean isOurs(int candidate) {
        return new SharedServer(candidate, password).serves(data());
    }

    private Path data() {
        return home.resolve(DATA);
    }

    /** Created for the server's user, who may not be the user of this process. */
    private Path log() throws IOException, InterruptedException {
        Path log = home.resolve("server.log");
        if (!Files.exists(log)) {
            Files.createFile(log);
            account.own(log);
        }
        return log;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
