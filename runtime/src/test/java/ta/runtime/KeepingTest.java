package ta.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ta.database.Role;
import ta.database.server.EmbeddedServer;

/** Backups that are restored on another server, and anchors that detect truncated chains. */
final class KeepingTest {

    /** Deletes the newest event of a chain and changes the head, so that the chain itself is consistent. */
    private static final List<String> CUT_OFF = List.of(
            "alter table ta.audit_events disable trigger all",
            "delete from ta.audit_events e using ta.audit_heads h"
                    + " where e.chain = 'system' and h.chain = e.chain and e.seq = h.seq",
            "update ta.audit_heads h set (seq, hash) ="
                    + " (select seq, hash from ta.audit_events where chain = 'system' order by seq desc limit 1)"
                    + " where chain = 'system'",
            "alter table ta.audit_events enable trigger all");

    @TempDir
    private Path folder;

    private Sipp sipp;
    private String anchors;

    @BeforeEach
    void setUp() {
        sipp = Sipp.in(folder);
        anchors = folder.resolve("anchors").toString();
    }

    @Test
    void backup_restoredOnAnotherServer_isTheSame() throws IOException {
        sipp.ok("import", "prices", sipp.file("day.csv", Sipp.DAY));
        String run = Sipp.find("Run (\\S+)", sipp.run());
        String backups = folder.resolve("backups").toString();
        assertThat(sipp.ok("backup", "--to", backups)).endsWith("; restored and verified.\n");
        assertThat(names("backups")).hasSize(2).contains("lock");
        String file = names("backups").get(0);
        assertThat(file).matches("ta-\\d{8}T\\d{6}Z\\.zip");

        try (EmbeddedServer server = EmbeddedServer.start(folder.resolve("other"), false)) {
            server.createDatabase("restored");
            DatabaseTerminal other = DatabaseTerminal.on(server, "restored", folder);
            String dump = folder.resolve("backups").resolve(file).toString();
            assertThat(DatabaseTerminal.on(server, "restored", Map.of(Role.OWNER, "o"), folder)
                            .type("restore", dump)
                            .err())
                    .startsWith("ERROR TA_DB_PASSWORD_READONLY is not set");
            assertThat(other.ok("restore", dump))
                    .startsWith("Restored the state of ")
                    .endsWith(" 1 decision: all in order.\n");
            assertThat(other.ok("verify")).endsWith(" 1 decision: all in order.\n");
            assertThat(other.ok("replay", run)).startsWith("The same decision: ");
            assertThat(other.ok("holdings")).isEqualTo(sipp.ok("holdings"));
            assertThat(other.type("restore", dump).err())
                    .startsWith("ERROR NOT_EMPTY: the database already has data (ta.")
                    .endsWith("Maybe create another database, and set TA_DB_URL and TA_DB_ADMIN_URL to it.\n");
        }
    }

    @Test
    void backup_ofADatabaseWithAFault_namesIt_andKeepsEverybodysData() throws IOException {
        sipp.database().asSuperuser("update ta.holding_snapshots set units = 163 where units = 162");
        String said =
                sipp.refused(1, "backup", "--to", folder.resolve("backups").toString());
        assertThat(said).startsWith("ERROR BACKUP_UNPROVEN: the restored backup fails verification: LEDGER_DIFFERS: ");
        assertThat(names("backups")).hasSize(2).first().asString().matches("ta-.*Z-faulty\\.zip");
        String dump = folder.resolve("backups").resolve(names("backups").get(0)).toString();
        try (EmbeddedServer server = EmbeddedServer.start(folder.resolve("other"), false)) {
            server.createDatabase("other");
            DatabaseTerminal other = DatabaseTerminal.on(server, "other", folder);
            assertThat(other.type("restore", dump).err()).contains("LEDGER_DIFFERS", "The database is empty again.");
            assertThat(other.type("restore", dump, "--faulty").err())
                    .contains("LEDGER_DIFFERS", "The data is restored all the same");
            assertThat(other.ok("holdings")).isNotEmpty();
        }
    }

    @Test
    void commands_withoutAConfiguredFolder_areRefused() {
        assertThat(sipp.refused(2, "backup"))
                .startsWith("ERROR no folder for backups is configured\nMaybe give --to DIR");
        assertThat(sipp.refused(2, "anchor"))
                .startsWith("ERROR no folder for anchors is configured\nMaybe give --to DIR");
        assertThat(sipp.refused(2, "restore", "nothing.zip")).contains("TA_DB_ADMIN_URL is not set");
    }

    @Test
    void verify_aTruncatedChain_isFoundOnlyWithItsAnchor() throws IOException {
        assertThat(sipp.ok("anchor", "--to", anchors)).contains(": 2 chains, root ");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("anchors/key"))))
                .isEqualTo("rw-------");
        sipp.ok("user", "create", "ben@example.org", "--name", "Ben");
        assertThat(sipp.ok("verify", "--anchors", anchors)).endsWith(": all in order.\n");
        sipp.ok("anchor", "--to", anchors);

        sipp.database().asSuperuser(CUT_OFF.toArray(String[]::new));
        assertThat(sipp.ok("verify")).endsWith(": all in order.\n");
        DatabaseTerminal.Output said = sipp.type("verify", "--anchors", anchors);
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out())
                .startsWith("ERROR ANCHOR_DIFFERS: chain system: event ")
                .contains(": the chain was truncated or rewritten\n")
                .endsWith(": 1 fault.\n");
        assertThat(sipp.refused(1, "anchor", "--to", anchors))
                .startsWith("ERROR ANCHOR_DIFFERS: chain system: event ")
                .contains("\nNothing was signed.");
        assertThat(names("anchors")).hasSize(3);
    }

    @Test
    void verify_anAnchorThatIsForgedOrMissing_saysSo() throws IOException {
        assertThat(sipp.type("verify", "--anchors", anchors).out())
                .startsWith("ERROR ANCHOR_MISSING: there is no anchor in " + anchors);
        sipp.ok("anchor", "--to", anchors);
        Path anchor = folder.resolve("anchors").resolve(names("anchors").get(0));
        String text = Files.readString(anchor);
        for (String forged : List.of(
                text.replaceFirst("\"seq\" : (\\d+)", "\"seq\" : 1$1"),
                text.replaceFirst("\"made_at\" : \"20", "\"made_at\" : \"21"),
                text.substring(0, text.length() / 2),
                text.replaceFirst("\"signature\" : \".", "\"signature\" : \"?"))) {
            Files.writeString(anchor, forged);
            assertThat(sipp.type("verify", "--anchors", anchors).out())
                    .as(forged)
                    .startsWith("ERROR ANCHOR_FORGED: " + anchor);
        }
        Files.writeString(anchor, text);
        Files.delete(folder.resolve("anchors/key"));
        assertThat(sipp.refused(2, "verify", "--anchors", anchors)).startsWith("ERROR ANCHOR_KEY: ");
        assertThat(sipp.refused(2, "anchor", "--to", anchors)).startsWith("ERROR ANCHOR_KEY: ");
    }

    private List<String> names(String child) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(child))) {
            return files.map(file -> file.getFileName().toString())
                    .sorted(Comparator.comparing(String::length).reversed())
                    .toList();
        }
    }
}
