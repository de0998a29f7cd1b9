package ta.runtime.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import ta.database.server.EmbeddedServer;
import ta.runtime.settings.Environment;

/** A demo for tests of other packages, in a temporary folder, on the same Wednesday whatever the date. */
public final class SampleDemo implements AutoCloseable {

    public static final String EMAIL = Sample.EMAIL;

    /** The time up to which the sample has data. */
    public static final Instant NOW = Instant.parse("2025-06-11T10:00:00Z");

    private static final int PORT_LINE = 3;

    private final Demo demo;
    private final Path home;

    private SampleDemo(Demo demo, Path home) {
        this.demo = demo;
        this.home = home;
    }

    public static SampleDemo start() {
        return start(Map.of());
    }

    /**
     * Starts a copy of the sample, which the first caller of the build makes.
     *
     * @param variables of the environment
     */
    public static SampleDemo start(Map<String, String> variables) {
        try {
            Path root = Files.createTempDirectory("demo");
            copy(sample(), root);
            return new SampleDemo(demo(root, variables), root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Demo demo(Path root, Map<String, String> variables) {
        // Without a scheduler, a test begins with the same runs on any day.
        Map<String, String> all = new HashMap<>(variables);
        all.put("TA_SCHEDULER", "off");
        return Demo.start(
                new DemoFolder(root), 0, Clock.fixed(NOW, ZoneOffset.UTC), new Environment(all, root), () -> {});
    }

    /** The folder of the sample. Processes that need it at once wait for the one that makes it. */
    private static Path sample() throws IOException {
        // Of this build: an older one may have another schema.
        String build = System.getProperty("ta.test.build", "").replaceAll("[^0-9]", "");
        Path folder = Path.of("target/sample").toAbsolutePath();
        Files.createDirectories(folder);
        Path made = folder.resolve("of-" + build);
        Path making = folder.resolve("new-" + build);
        // Closing the channel releases the lock.
        try (FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            if (!Files.exists(made)) {
                delete(folder, "lock");
                Files.createDirectories(making);
                demo(making, Map.of()).close();
                Files.move(making, made);
            }
        }
        return made;
    }

    /** Deletes what is in a folder, but for one file. */
    private static void delete(Path folder, String butFor) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder) && !file.equals(folder.resolve(butFor))) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (!copy.equals(to)) {
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    public URI address() {
        return demo.address();
    }

    public String password() {
        return demo.password().orElseThrow();
    }

    /** Changes the demo's database in ways that no user may. */
    public void asSuperuser(String statement) {
        try {
            String port =
                    Files.readAllLines(home.resolve("data/postmaster.pid")).get(PORT_LINE);
            try (Connection connection = DriverManager.getConnection(
                            "jdbc:postgresql://127.0.0.1:" + port + "/trading_assistant",
                            EmbeddedServer.SUPERUSER,
                            Files.readString(home.resolve("password")).strip());
                    Statement sent = connection.createStatement()) {
                sent.execute(statement);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        demo.close();
    }
}
