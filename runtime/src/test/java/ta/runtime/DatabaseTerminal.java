package ta.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ta.database.DatabaseConfig;
import ta.database.Role;
import ta.database.server.EmbeddedServer;
import ta.runtime.settings.Environment;

/** Runs commands as a user types them, in this process, on the database of a test. */
final class DatabaseTerminal {

    /** The exit code and the output of a command. */
    record Output(int exitCode, String out, String err) {}

    private final Environment environment;
    private final Path folder;

    DatabaseTerminal(DatabaseConfig config, Path folder) {
        Map<String, String> variables = new HashMap<>();
        variables.put("TA_DB_URL", config.url());
        config.passwords().forEach((role, password) -> variables.put("TA_DB_PASSWORD_" + role.name(), password));
        this.environment = new Environment(variables, folder);
        this.folder = folder;
    }

    private DatabaseTerminal(Environment environment, Path folder) {
        this.environment = environment;
        this.folder = folder;
    }

    /** Commands over a database of another server, by whoever administers it. */
    static DatabaseTerminal on(EmbeddedServer server, String database, Path folder) {
        return on(
                server, database, Map.of(Role.OWNER, "o", Role.APP, "a", Role.WORKER, "w", Role.READONLY, "r"), folder);
    }

    static DatabaseTerminal on(EmbeddedServer server, String database, Map<Role, String> passwords, Path folder) {
        return new DatabaseTerminal(new DatabaseConfig(server.url(database), passwords), folder)
                .with(Map.of(
                        "TA_DB_ADMIN_URL",
                        server.url(database) + "?user=postgres&password=" + server.superuserPassword()));
    }

    /** A copy with more environment variables. */
    DatabaseTerminal with(Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(environment.variables());
        variables.putAll(more);
        return new DatabaseTerminal(new Environment(variables, folder), folder);
    }

    Output type(String... words) {
        return typeInto(new byte[0], words);
    }

    /** Runs a command with something on its standard input. */
    Output typeInto(byte[] in, String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Commands.over(new ByteArrayInputStream(in), environment)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
        return new Output(exitCode, out.toString(), err.toString().replace(folder + "/", ""));
    }

    Map<String, String> variables() {
        return environment.variables();
    }

    /** What starts a command in a process of its own. */
    static List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(words));
        return command;
    }

    /** Starts a command in a process of its own. */
    Process start(String... words) {
        ProcessBuilder builder = new ProcessBuilder(command(words))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("process.out").toFile());
        builder.environment().putAll(environment.variables());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a command that must succeed, and returns its output. */
    String ok(String... words) {
        Output said = type(words);
        assertThat(said.err()).isEmpty();
        assertThat(said.exitCode()).isZero();
        return said.out();
    }

    /** Writes a file and returns its name for a command. */
    String file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    String file(String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content).toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
