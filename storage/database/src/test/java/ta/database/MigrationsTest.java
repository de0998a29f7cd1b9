package ta.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @BeforeAll
    static void createAdministrator() {
        DATABASE.asSuperuser("create role migrator superuser login password 'again'");
    }

    @AfterAll
    static void dropAdministrator() {
        DATABASE.asSuperuser("drop role migrator");
    }

    @Test
    void migrations_runAgain_changeNothing() {
        assertThat(Migrations.run(DATABASE.config(), "migrator", "again")).isZero();
    }

    @Test
    void server_olderThanNeeded_isRefused() throws SQLException {
        try (Connection connection = DATABASE.connect(Role.READONLY)) {
            String version = connection.getMetaData().getDatabaseProductVersion();
            assertThatThrownBy(() -> Migrations.requireServer(connection, 99))
                    .isInstanceOf(StorageException.Invalid.class)
                    .hasMessage("the server at " + DATABASE.config().url() + " is PostgreSQL " + version
                            + ", and this program needs PostgreSQL 99 or later\n"
                            + "Maybe upgrade the server, or set TA_DB_URL and TA_DB_ADMIN_URL to another one.");
        }
    }

    @Test
    void schema_madeByOtherMigrations_isRefused() {
        TestDatabase other = TestDatabase.create();
        other.asSuperuser("update ta.flyway_schema_history set checksum = 1 where version = '0001'");
        assertThatThrownBy(() -> Migrations.run(other.config(), "migrator", "again"))
                .isInstanceOf(StorageException.Invalid.class)
                .hasMessage("the schema in " + other.config().url()
                        + " was not made by the migrations of this program\n"
                        + "Maybe use the program that made it, or another database.");
    }
}
