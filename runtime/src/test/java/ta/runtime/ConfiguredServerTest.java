package ta.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ta.database.server.EmbeddedServer;
import ta.runtime.settings.Environment;

/** A server that the operator configures, empty at first, with secrets in files. */
final class ConfiguredServerTest {

    @TempDir
    private static Path home;

    @TempDir
    private Path folder;

    private static EmbeddedServer server;
    private static int databases;

    private final Map<String, String> variables = new HashMap<>();

    @BeforeAll
    static void start() {
        server = EmbeddedServer.start(home, false);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void setUp() throws IOException {
        String database = "ta_" + ++databases;
        server.createDatabase(database);
        variables.put("TA_DB_URL", server.url(database));
        variables.put(
                "TA_DB_ADMIN_URL", server.url(database) + "?user=postgres&password=" + server.superuserPassword());
        for (String role : new String[] {"OWNER", "APP", "WORKER", "READONLY"}) {
            Files.writeString(folder.resolve(role), role + "-secret\n");
            variables.put("TA_DB_PASSWORD_" + role + "_FILE", role);
        }
    }

    @Test
    void migrate_anEmptyDatabase_servesAllCommandsThen() {
        DatabaseTerminal.Output first = type("migrate");
        assertThat(first.err()).isEmpty();
        assertThat(first.out()).matches("\\d+ migrations applied\\.\n");
        assertThat(type("migrate")).isEqualTo(new DatabaseTerminal.Output(0, "The database is up to date.\n", ""));
        assertThat(type("user", "create", "ann@example.org", "--name", "Ann").out())
                .isEqualTo("User ann@example.org created.\n");
        assertThat(type("verify").out()).isEqualTo("0 ledger entries, 1 audit event, 0 decisions: all in order.\n");
    }

    @Test
    void migrate_administratorInVariablesOfItsOwn_doesTheSame() {
        variables.put("TA_DB_ADMIN_URL", variables.get("TA_DB_URL"));
        assertThat(type("migrate"))
                .isEqualTo(new DatabaseTerminal.Output(
                        2,
                        "",
                        "ERROR TA_DB_ADMIN_USER is not set: it is not in TA_DB_ADMIN_URL either\n"
                                + "Maybe set it, or TA_DB_ADMIN_USER_FILE to the name of a file that contains it.\n"));
        variables.put("TA_DB_ADMIN_USER", "postgres");
        variables.put("TA_DB_ADMIN_PASSWORD", server.superuserPassword());
        assertThat(type("migrate").out()).endsWith(" migrations applied.\n");
    }

    @Test
    void secrets_missingTwiceOrUnreadable_areRefused() {
        variables.put("TA_DB_PASSWORD_APP", "x");
        assertThat(type("holdings").err())
                .isEqualTo("ERROR TA_DB_PASSWORD_APP and TA_DB_PASSWORD_APP_FILE are both set\n"
                        + "Maybe keep one of them.\n");
        variables.remove("TA_DB_PASSWORD_APP");
        variables.put("TA_DB_PASSWORD_APP_FILE", "nothing");
        assertThat(type("holdings").err())
                .isEqualTo("ERROR TA_DB_PASSWORD_APP_FILE names nothing, which cannot be read\n"
                        + "Maybe it is not mounted.\n");
        variables.remove("TA_DB_ADMIN_URL");
        variables.put("TA_DB_PASSWORD_APP_FILE", "APP");
        assertThat(type("migrate").err()).startsWith("ERROR TA_DB_ADMIN_URL is not set: ");
    }

    private DatabaseTerminal.Output type(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Commands.over(new ByteArrayInputStream(new byte[0]), new Environment(variables, folder))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
        return new DatabaseTerminal.Output(exitCode, out.toString(), err.toString());
    }
}
