package ta.database.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import ta.database.Actor;
import ta.database.Administrator;
import ta.database.Database;
import ta.database.Role;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.database.chain.ChainHead;

/** Restores a dump: either all of it, or nothing. */
public final class Restore {

    private Restore() {}

    /**
     * Restores a dump at the version of its schema, and then migrates the database to this program's version. Checks
     * the rows against the hashes of the dump; {@code ta verify} checks what they say.
     *
     * @param target a database without the schema, or whose tables are empty
     * @throws StorageException.Conflict {@code NOT_EMPTY} if the database has data; it is not changed then
     * @throws StorageException.Invalid if the dump is damaged, or its schema is newer than this program
     */
    public static Manifest into(Administrator target, Path file) {
        try (DumpFile dump = DumpFile.open(file)) {
            target.tableWithRows().ifPresent(table -> {
                throw new StorageException.Conflict(
                        "NOT_EMPTY",
                        "the database already has data (" + table + "), and a restore never overwrites data",
                        "Maybe create another database, and set TA_DB_URL and TA_DB_ADMIN_URL to it.");
            });
            target.requireKnown(dump.manifest().schema());
            target.dropSchema();
            try {
                target.migrateTo(dump.manifest().schema());
                load(target, dump);
                target.migrate();
            } catch (RuntimeException e) {
                leaveEmpty(target, e);
                throw e;
            }
            return dump.manifest();
        }
    }

    /**
     * Drops the schema after a failed restore, so that the next attempt finds the database empty. If that fails as
     * well, its error is added to {@code reason}.
     */
    public static void leaveEmpty(Administrator target, RuntimeException reason) {
        try {
            target.dropSchema();
        } catch (StorageException e) {
            reason.addSuppressed(e);
        }
    }

    /** Lets each sequence go on after the rows that were loaded. */
    private static final String SEQUENCES = """
            do $$
            declare
                one record;
            begin
                for one in select 'ta.' || table_name as place, column_name as seq from information_schema.columns
                    where table_schema = 'ta' and is_identity = 'YES'
                loop
                    execute format('select setval(pg_get_serial_sequence(%L, %L), coalesce(max(%I), 0) + 1, false)'
                        || ' from %s', one.place, one.seq, one.seq, one.place);
                end loop;
            end
            $$
            """;

    private static void load(Administrator target, DumpFile dump) {
        try (Database owner = Database.open(target.config(), Role.OWNER)) {
            owner.transact(Actor.system("restore"), tx -> {
                tx.sql().execute("set local statement_timeout = 0");
                tx.sql().execute("set local idle_in_transaction_session_timeout = 0");
                requireSameTables(tx, dump);
                Guards guards = Guards.lift(tx);
                // Rows that migrations inserted, such as the installation's tasks, are in the dump in their latest
                // state.
                tx.sql()
                        .execute("truncate "
                                + dump.manifest().tables().stream()
                                        .map(table -> "ta." + table.name())
                                        .collect(Collectors.joining(", ")));
                tx.sql().connection(connection -> copy(connection, dump));
                tx.sql().execute(SEQUENCES);
                guards.setAgain();
                if (!ChainHead.root(ChainHead.all(tx)).equals(dump.manifest().headsRoot())) {
                    throw dump.damaged("the heads of its audit chains do not match the manifest");
                }
                return null;
            });
        }
    }

    private static void requireSameTables(Transaction tx, DumpFile dump) {
        List<String> here = TableShape.all(tx).stream().map(TableShape::name).toList();
        List<String> there = dump.manifest().tables().stream()
                .map(Manifest.Table::name)
                .sorted(Comparator.naturalOrder())
                .toList();
        if (!here.equals(there)) {
            throw dump.damaged("it has the tables " + there + ", and its schema version has " + here);
        }
    }

    private static void copy(Connection connection, DumpFile dump) throws SQLException {
        for (Manifest.Table table : dump.manifest().tables()) {
            try (InputStream rows = dump.rows(table)) {
                long copied = connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy ta." + table.name() + " (" + table.columnList() + ") from stdin", rows, 1 << 16);
                if (copied != table.rows()) {
                    throw dump.damaged(table.name() + " has " + copied + " rows, not " + table.rows());
                }
            } catch (IOException e) {
                throw dump.damaged(e.getMessage());
            }
        }
    }
}
