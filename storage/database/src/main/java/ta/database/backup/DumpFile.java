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
import org.jspecify.annotations.Nullable;
import ta.database.Sha256;
import ta.database.StorageException;

/** A dump whose tables match the hashes in its manifest. */
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
     * Opens a dump and reads it once to check the hashes.
     *
     * @throws StorageException.Invalid if it is not a dump, has another format, or is damaged
     */
    static DumpFile open(Path path) {
        if (!Files.isReadable(path)) {
            throw new StorageException.Invalid(path + " cannot be read", "Maybe the path is wrong.");
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

    /** The rows of a table in COPY's text format. */
    InputStream rows(Manifest.Table table) throws IOException {
        ZipEntry entry = zip.getEntry(table.entry());
        if (entry == null) {
            throw new IOException(table.entry() + " is missing");
        }
        return zip.getInputStream(entry);
    }

    StorageException.Invalid damaged(@Nullable String why) {
        return damaged(path, why);
    }

    private static StorageException.Invalid damaged(Path path, @Nullable String why) {
        return new StorageException.Invalid(
                path + " is not a backup or is damaged: " + why,
                "Maybe use another backup; ta backup verifies each one that it keeps.");
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
                    throw damaged(table.entry() + " does not have the hash in the manifest");
                }
            }
        }
    }

    private static void close(@Nullable ZipFile zip) {
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
