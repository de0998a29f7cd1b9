package ta.backoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ta.backoffice.book.VerifyLedger;
import ta.backoffice.governance.VerifyAudit;
import ta.backoffice.runs.VerifyRecord;
import ta.backoffice.tenancy.FullPortfolio;
import ta.database.Actor;
import ta.database.Administrator;
import ta.database.Database;
import ta.database.DatabaseConfig;
import ta.database.Role;
import ta.database.Sha256;
import ta.database.StorageException;
import ta.database.TestDatabase;
import ta.database.backup.Manifest;
import ta.database.backup.Restore;
import ta.database.backup.WriteDump;
import ta.database.server.EmbeddedServer;

/** Restores a dump of one server into empty databases of another server, which belongs to this test. */
class RestoreTest {

    private static final TestDatabase SOURCE = TestDatabase.create();

    /**
     * Triggers, constraints and row security: a restore disables them, and enables them again. NOT NULL constraints are
     * left out, since only PostgreSQL 18 and later list them.
     */
    private static final String GUARDS = """
            select tgrelid::regclass || ' ' || pg_get_triggerdef(oid) || tgenabled::text
            from pg_trigger where not tgisinternal
            union all select conrelid::regclass || ' ' || conname || pg_get_constraintdef(oid) || convalidated
            from pg_constraint where connamespace = 'ta'::regnamespace and contype <> 'n'
            union all select relname || relrowsecurity || relforcerowsecurity
            from pg_class where relnamespace = 'ta'::regnamespace
            order by 1
            """;

    @TempDir
    private static Path home;

    private static EmbeddedServer server;
    private static Path dump;
    private static Manifest manifest;
    private static int databases;

    private Administrator target;

    @BeforeAll
    static void setUp() {
        FullPortfolio.of(SOURCE);
        dump = home.resolve("dump.zip");
        manifest = WriteDump.write(SOURCE.as(Role.READONLY), "1.2.3", dump);
        server = EmbeddedServer.start(home.resolve("server"), false);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void emptyDatabase() {
        String name = "restored_" + ++databases;
        server.createDatabase(name);
        target = new Administrator(
                new DatabaseConfig(
                        server.url(name),
                        Map.of(
                                Role.OWNER,
                                "other-owner",
                                Role.READONLY,
                                "other-reader",
                                Role.APP,
                                "a",
                                Role.WORKER,
                                "w")),
                EmbeddedServer.SUPERUSER,
                server.superuserPassword());
    }

    @Test
    void restore_ontoAnEmptyServer_equalsTheSourceByteForByte() throws IOException {
        assertThat(Restore.into(target, dump)).isEqualTo(manifest);
        try (Database restored = Database.open(target.config(), Role.READONLY)) {
            Manifest again = WriteDump.write(restored, "1.2.3", home.resolve("again.zip"));
            assertThat(again.tables()).isEqualTo(manifest.tables());
            assertThat(again.headsRoot()).isEqualTo(manifest.headsRoot());
            assertThat(faults(restored)).isEmpty();
        }
        assertThat(rows(target.config(), GUARDS)).isEqualTo(rows(SOURCE.config(), GUARDS));
        assertThat(manifest.rows()).isGreaterThan(400);
        assertThat(manifest.tables())
                .extracting(Manifest.Table::name)
                .contains("users", "api_tokens", "audit_events", "ledger_entries")
                .doesNotContain("sessions", "one_time_links");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dump)))
                .isEqualTo("rw-------");
    }

    @Test
    void restore_ontoADatabaseWithOnlyIdleProcesses_replacesTheirRows() {
        target.migrate();
        execute(target.config(), """
                insert into ta.processes (id, kind, name, version, threads)
                values (gen_random_uuid(), 'WORKER', 'a:1', '1', 1);
                insert into ta.provider_health (name, configured) values ('TEST', true)""");
        Restore.into(target, dump);
        assertThat(target.tableWithRows()).isPresent();
    }

    @Test
    void restore_ontoData_isRefusedAndTouchesNothing() {
        Restore.into(target, dump);
        List<String> before = rows(target.config(), "select id::text from ta.users");
        assertThatThrownBy(() -> Restore.into(target, dump))
                .isInstanceOf(StorageException.Conflict.class)
                .hasMessageContaining("already has data")
                .hasMessageContaining("Maybe create another database");
        assertThat(rows(target.config(), "select id::text from ta.users")).isEqualTo(before);
    }

    @Test
    void restore_ofAnEarlierSchema_bringsItToThisOne() {
        target.migrateTo("0011");
        String user =
                "insert into ta.users (id, email, display_name) values (gen_random_uuid(), 'ann@example.org', 'Ann')";
        execute(target.config(), user);
        Path old = home.resolve("old.zip");
        try (Database reader = Database.open(target.config(), Role.READONLY)) {
            assertThat(WriteDump.write(reader, "0.1", old).schema()).isEqualTo("0011");
        }
        emptyDatabase();
        Restore.into(target, old);
        assertThat(rows(target.config(), "select email from ta.users")).containsExactly("ann@example.org");
        assertThat(target.migrate()).isZero();
    }

    @Test
    void restore_ofALaterSchema_isRefused() throws IOException {
        Path later = changed((name, bytes) -> name.equals("manifest.json")
                ? text(bytes)
                        .replace("\"schema\" : \"" + manifest.schema(), "\"schema\" : \"7001")
                        .getBytes(StandardCharsets.UTF_8)
                : bytes);
        refused(later, "the schema has version 7001, and the newest that this program knows is ");
    }

    @Test
    void restore_ofALaterFormat_namesTheProgramThatMadeIt() throws IOException {
        Path later = changed((name, bytes) -> name.equals("manifest.json")
                ? "{\"format\": 9, \"product\": \"8.7.6\", \"slices\": []}".getBytes(StandardCharsets.UTF_8)
                : bytes);
        refused(later, "the backup has format 9, and this program reads format 2 only");
        refused(later, "Maybe use the program version that made it: 8.7.6");
    }

    /** Its version of the schema, 0012, exists today as well, and is another schema. */
    @Test
    void restore_ofABackupByEarlierMigrations_isRefused() throws IOException {
        Path earlier = changed((name, bytes) -> name.equals("manifest.json")
                ? text(bytes).replace("\"format\" : 2", "\"format\" : 1").getBytes(StandardCharsets.UTF_8)
                : bytes);
        refused(earlier, "the backup has format 1, and this program reads format 2 only");
        refused(earlier, "Maybe use the program version that made it: 1.2.3");
    }

    @Test
    void restore_ofADamagedFile_isRefused() throws IOException {
        byte[] whole = Files.readAllBytes(dump);
        Path file = home.resolve("damaged.zip");
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        refused(file, "is not a backup or is damaged");
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 1;
        Files.write(file, flipped);
        refused(file, "is not a backup or is damaged");
        refused(home.resolve("nothing.zip"), "cannot be read");
        refused(
                changed((name, bytes) -> name.equals("tables/users.copy") ? new byte[0] : bytes),
                "tables/users.copy does not have the hash in the manifest");
        refused(
                changed((name, bytes) ->
                        name.equals("manifest.json") ? "{\"format\": 2}".getBytes(StandardCharsets.UTF_8) : bytes),
                "is not a backup or is damaged");
        refused(
                changed((name, bytes) ->
                        text(bytes).replace("\"api_tokens\"", "\"x; drop\"").getBytes(StandardCharsets.UTF_8)),
                "is not a backup or is damaged");
    }

    @Test
    void restore_ofRowsWithMissingReferences_leavesTheServerEmpty() throws IOException {
        Manifest.Table users = manifest.tables().stream()
                .filter(table -> table.name().equals("users"))
                .findFirst()
                .orElseThrow();
        Path orphans = changed((name, bytes) -> switch (name) {
            case "tables/users.copy" -> new byte[0];
            case "manifest.json" ->
                text(bytes)
                        .replace(users.sha256(), HexFormat.of().formatHex(Sha256.of(new byte[0])))
                        .replaceFirst("(\"name\" : \"users\"[^}]*\"rows\" : )\\d+", "$10")
                        .getBytes(StandardCharsets.UTF_8);
            default -> bytes;
        });
        refused(orphans, "violates foreign key constraint");
        assertThat(rows(target.config(), "select nspname::text from pg_namespace where nspname = 'ta'"))
                .isEmpty();
    }

    @Test
    void sequences_goOnAfterTheRestoredRows() {
        Restore.into(target, dump);
        assertThat(rows(
                        target.config(),
                        "select (select max(seq) from ta.notifications) || ' < ' || last_value"
                                + " from ta.notifications_seq_seq"))
                .first()
                .asString()
                .matches("(\\d+) < (\\d+)")
                .satisfies(text -> assertThat(Long.parseLong(text.split(" < ")[0]) + 1)
                        .isEqualTo(Long.parseLong(text.split(" < ")[1])));
    }

    private void refused(Path file, String why) {
        assertThatThrownBy(() -> Restore.into(target, file))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(why);
        assertThat(target.tableWithRows()).isEmpty();
    }

    /** A copy of the dump in which {@code change} was applied to each file. */
    private static Path changed(BiFunction<String, byte[], byte[]> change) throws IOException {
        Path file = home.resolve("changed.zip");
        try (ZipFile zip = new ZipFile(dump.toFile());
                OutputStream out = Files.newOutputStream(file);
                ZipOutputStream copy = new ZipOutputStream(out)) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                copy.putNextEntry(new ZipEntry(entry.getName()));
                copy.write(
                        change.apply(entry.getName(), zip.getInputStream(entry).readAllBytes()));
            }
        }
        return file;
    }

    private static List<String> faults(Database database) {
        List<String> faults = new ArrayList<>();
        VerifyLedger.verify(database, Optional.empty(), fault -> faults.add(fault.toString()));
        VerifyAudit.verify(database, fault -> faults.add(fault.toString()));
        VerifyRecord.verify(database, fault -> faults.add(fault.toString()));
        assertThat(database.<Integer>read(
                        Actor.system("test"),
                        tx -> tx.sql()
                                .fetchSingle("select count(*) from ta.audit_events")
                                .get(0, Integer.class)))
                .isPositive();
        return faults;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static List<String> rows(DatabaseConfig config, String sql) {
        try (Connection connection = connect(config);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(DatabaseConfig config, String sql) {
        try (Connection connection = connect(config);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect(DatabaseConfig config) throws SQLException {
        boolean source = config.url().equals(SOURCE.config().url());
        return source
                ? SOURCE.connect(Role.READONLY)
                : DriverManager.getConnection(config.url(), EmbeddedServer.SUPERUSER, server.superuserPassword());
    }
}
