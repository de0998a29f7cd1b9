package ta.runtime.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
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
        try {
            Path root = Files.createTempDirectory("demo");
            DemoFolder folder = new DemoFolder(root);
            return new SampleDemo(
                    Demo.start(
                            folder,
                            0,
                            Clock.fixed(NOW, ZoneOffset.UTC),
                            // Without a scheduler, a test begins with the same runs on any day.
                            new Environment(Map.of("TA_SCHEDULER", "off"), root),
                            () -> {}),
                    folder.home());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
