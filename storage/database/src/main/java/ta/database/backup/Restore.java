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

/** Brings a dump back, all of it or nothing. */
public final class Restore {

    private Restore() {}

    /**
     * Whether it is what it was is for {@code verify} to say.
     *
     * @param target an empty server: no schema of ours, or one without a row
     * @throws StorageException.Conflict {@code NOT_EMPTY} when there is anything in it; nothing was touched then
     * @throws StorageException.Invalid when the dump is damaged, or of a later version than this program
     */
    public static Manifest into(Administrator target, Path file) {
        try (DumpFile dump = DumpFile.open(file)) {
            target.tableWithRows().ifPresent(table -> {
                throw new StorageException.Conflict(
                        "NOT_EMPTY",
                        "the database has data already (" + table + "), which a restore never writes over",
                        "Maybe create another database, and name it by TA_DB_URL and TA_DB_ADMIN_URL.");
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

    /** Takes away again what came back, so that the next try finds the database empty; {@code reason} is told of a failure to. */
    public static void leaveEmpty(Administrator target, RuntimeException reason) {
        try {
            target.dropSchema();
        } catch (StorageException e) {
            reason.addSuppressed(e);
        }
    }

    private static void load(Administrator target, DumpFile dump) {
        try (Database owner = Database.open(target.config(), Role.OWNER)) {
            owner.transact(Actor.system("restore"), tx -> {
                tx.sql().execute("set local statement_timeout = 0");
                tx.sql().execute("set local idle_in_transaction_session_timeout = 0");
                requireSameTables(tx, dump);
                Guards guards = Guards.lift(tx);
                // What migrations put there, as the tasks of the installation, is in the dump as it became.
                tx.sql()
                        .execute("truncate "
                                + dump.manifest().tables().stream()
                                        .map(table -> "ta." + table.name())
                                        .collect(Collectors.joining(", ")));
                tx.sql().connection(connection -> copy(connection, dump));
                guards.setAgain();
                if (!ChainHead.root(ChainHead.all(tx)).equals(dump.manifest().headsRoot())) {
                    throw dump.damaged("its audit chains end otherwise than the manifest says");
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
            throw dump.damaged("it has the tables " + there + ", and its version has " + here);
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
