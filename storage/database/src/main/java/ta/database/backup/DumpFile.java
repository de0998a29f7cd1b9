package ta.database.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import ta.database.Sha256;
import ta.database.StorageException;

/** A dump that is whole: every table that its manifest names is there, byte for byte. */
final class DumpFile implements AutoCloseable {

    static final String MANIFEST = "manifest.json";

    private static final int MANIFEST_MAX = 10_000_000;

    private final Path path;
    private final ZipFile zip;
    private final Manifest manifest;

    private DumpFile(Path path, ZipFile zip, Manifest manifest) {
        this.path = path;
        this.zip = zip;
        this.manifest = manifest;
    }

    /**
     * Reads all of it once.
     *
     * @throws StorageException.Invalid when it is no dump, one of a later form, or not as it was written
     */
    static DumpFile open(Path path) {
        if (!Files.isReadable(path)) {
            throw new StorageException.Invalid(path + " cannot be read", "Maybe the name is another.");
        }
        ZipFile zip = null;
        try {
            zip = new ZipFile(path.toFile());
            DumpFile dump = new DumpFile(path, zip, manifest(zip));
            dump.check();
            return dump;
        } catch (IOException | IllegalArgumentException e) {
            close(zip);
            throw damaged(path, e.getMessage());
        } catch (StorageException e) {
            close(zip);
            throw e;
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /** The rows of a table, as COPY takes them. */
    InputStream rows(Manifest.Table table) throws IOException {
        ZipEntry entry = zip.getEntry(table.entry());
        if (entry == null) {
            throw new IOException(table.entry() + " is missing");
        }
        return zip.getInputStream(entry);
    }

    StorageException.Invalid damaged(String why) {
        return damaged(path, why);
    }

    private static StorageException.Invalid damaged(Path path, String why) {
        return new StorageException.Invalid(
                path + " is no backup, or is damaged: " + why,
                "Maybe take another; ta backup proves each that it keeps.");
    }

    private static Manifest manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(MANIFEST);
        if (entry == null) {
            throw new IOException(MANIFEST + " is missing");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return Manifest.parse(in.readNBytes(MANIFEST_MAX));
        }
    }

    private void check() throws IOException {
        for (Manifest.Table table : manifest.tables()) {
            try (DigestInputStream in = new DigestInputStream(rows(table), Sha256.digest())) {
                in.transferTo(OutputStream.nullOutputStream());
                String hash = HexFormat.of().formatHex(in.getMessageDigest().digest());
                if (!hash.equals(table.sha256())) {
                    throw damaged(table.entry() + " is not what the manifest says");
                }
            }
        }
    }

    private static void close(ZipFile zip) {
        try {
            if (zip != null) {
                zip.close();
            }
        } catch (IOException e) {
            throw new StorageException.Unavailable("cannot close " + zip.getName(), "", e);
        }
    }

    @Override
    public void close() {
        close(zip);
    }
}
