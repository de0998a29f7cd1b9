package ta.database.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Sha256;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.database.chain.ChainHead;

/** Writes a dump of all tables, as of one moment. */
public final class WriteDump {

    private final String product;
    private final Path file;

    private WriteDump(String product, Path file) {
        this.product = product;
        this.file = file;
    }

    /**
     * @param readonly opened as {@link ta.database.Role#READONLY}, which sees all rows and writes none
     * @param product the version of this program
     * @param file is created, readable only by its owner; an existing file is replaced
     */
    public static Manifest write(Database readonly, String product, Path file) {
        return readonly.read(Actor.system("backup"), tx -> new WriteDump(product, file).run(tx));
    }

    private Manifest run(Transaction tx) {
        tx.sql().execute("set local statement_timeout = 0");
        tx.sql().execute("set local idle_in_transaction_session_timeout = 0");
        tx.sql().execute("set local timezone = 'UTC'");
        tx.sql().execute("set local datestyle = 'ISO'");
        String schema = tx.sql()
                .fetchSingle("select version from ta.flyway_schema_history where success and version is not null"
                        + " order by installed_rank desc limit 1")
                .get(0, String.class);
        List<TableShape> shapes = TableShape.all(tx);
        return tx.sql().connectionResult(connection -> {
            try (ZipOutputStream zip = new ZipOutputStream(open())) {
                List<Manifest.Table> tables = new ArrayList<>();
                for (TableShape shape : shapes) {
                    tables.add(table(connection, zip, shape));
                }
                List<ChainHead> heads = ChainHead.all(tx);
                Manifest manifest = new Manifest(
                        Manifest.FORMAT,
                        product,
                        schema,
                        tx.at().toString(),
                        tables,
                        heads.size(),
                        ChainHead.root(heads));
                zip.putNextEntry(new ZipEntry(DumpFile.MANIFEST));
                zip.write(manifest.json());
                return manifest;
            } catch (IOException e) {
                throw new StorageException.Unavailable(
                        "cannot write " + file + ": " + e.getMessage(), "Maybe the disk is full.", e);
            }
        });
    }

    private OutputStream open() throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }

    private static Manifest.Table table(Connection connection, ZipOutputStream zip, TableShape shape)
            throws IOException, SQLException {
        Manifest.Table table = new Manifest.Table(shape.name(), shape.columns(), 0, "");
        zip.putNextEntry(new ZipEntry(table.entry()));
        DigestOutputStream hashed = new DigestOutputStream(zip, Sha256.digest());
        long rows = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut(
                        "copy (select " + table.columnList() + " from ta." + shape.name() + " order by " + shape.order()
                                + ") to stdout",
                        hashed);
        zip.closeEntry();
        String hash = HexFormat.of().formatHex(hashed.getMessageDigest().digest());
        return new Manifest.Table(shape.name(), shape.columns(), rows, hash);
    }
}
