package ta.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ta.database.server.EmbeddedServer;

/** The oldest PostgreSQL that Debian has installed; all other tests use the newest, from the program's jars. */
final class InstalledServerTest {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    @TempDir
    private Path folder;

    @Test
    void loop_onTheOldestServer_isProvenAndComesBack() throws IOException {
        Optional<Path> programs = oldest();
        Assumptions.assumeTrue(
                programs.isPresent(),
                "left out, as " + DEBIAN + " has no PostgreSQL 15 or later: apt-get install postgresql");
        try (EmbeddedServer server = EmbeddedServer.start(folder.resolve("server"), false, programs.get())) {
            server.createDatabase("first");
            DatabaseTerminal terminal = DatabaseTerminal.on(server, "first", folder);
            assertThat(terminal.ok("migrate")).endsWith(" migrations applied.\n");
            LoopTest.begin(terminal);
            LoopTest.goRound(terminal);

            String backup = Sipp.find("(\\S+\\.zip)", terminal.ok("backup", "--to", folder.toString()));
            server.createDatabase("second");
            DatabaseTerminal second = DatabaseTerminal.on(server, "second", folder);
            assertThat(second.ok("restore", backup)).endsWith(" 1 decision: all in order.\n");
            assertThat(second.ok("holdings")).isEqualTo(terminal.ok("holdings"));
        }
    }

    private static Optional<Path> oldest() throws IOException {
        if (!Files.isDirectory(DEBIAN)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.filter(version -> version.getFileName().toString().matches("\\d+"))
                    .filter(version -> Files.isExecutable(version.resolve("bin/postgres")) && major(version) >= 15)
                    .min(Comparator.comparingInt(InstalledServerTest::major));
        }
    }

    private static int major(Path version) {
        return Integer.parseInt(version.getFileName().toString());
    }
}
