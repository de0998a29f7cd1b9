package ta.database.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import ta.database.StorageException;

class EmbeddedServerTest {

    private static final Path HOME = Path.of("target", "embedded-server-test").toAbsolutePath();

    /** A process that starts the server and halts without stopping it. */
    public static final class Killed {
        public static void main(String[] arguments) {
            System.out.println(EmbeddedServer.start(HOME, true).url("postgres"));
            Runtime.getRuntime().halt(1);
        }
    }

    @Test
    void server_leftByAKilledProcess_isTakenOverAndKeepsItsData() throws Exception {
        String left = runKilled();
        try (EmbeddedServer server = EmbeddedServer.start(HOME, true)) {
            assertThat(server.url("postgres")).isEqualTo(left);
            assertThat(ask(server, "select current_setting('fsync') || current_setting('synchronous_commit')"))
                    .isEqualTo("onon");
            ask(server, "create table if not exists kept as select 42 as answer");
            assertThatThrownBy(() -> EmbeddedServer.start(HOME, true))
                    .isInstanceOf(StorageException.Unavailable.class)
                    .hasMessageContaining("another process uses");
        }
        assertThat(HOME.resolve("data/postmaster.pid")).doesNotExist();
        try (EmbeddedServer server = EmbeddedServer.start(HOME, true)) {
            assertThat(ask(server, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void server_thatDies_isStartedAgainAtItsPort() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(HOME, true)) {
            server.restartWhenDead(() -> {});
            ask(server, "create table if not exists committed as select 43 as answer");
            long pid = Long.parseLong(
                    Files.readAllLines(HOME.resolve("data/postmaster.pid")).get(0));
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
            String answer = null;
            for (int second = 0; answer == null && second < 60; second++) {
                Thread.sleep(1000);
                answer = attempt(server);
            }
            assertThat(answer).isEqualTo("43");
        }
        assertThat(HOME.resolve("data/postmaster.pid")).doesNotExist();
    }

    private static String attempt(EmbeddedServer server) {
        try {
            return ask(server, "select answer from committed");
        } catch (SQLException e) {
            return null;
        }
    }

    private static String runKilled() throws IOException, InterruptedException {
        Path output = Files.createTempFile("killed", ".out");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Killed.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(output.toFile())
                .start();
        process.waitFor();
        return Files.readString(output, StandardCharsets.UTF_8).strip();
    }

    private static String ask(EmbeddedServer server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        server.url("postgres"), EmbeddedServer.SUPERUSER, server.superuserPassword());
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
