package ta.storage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs that come as a jar, unpacked beside the data that they serve. */
final class EmbeddedBinaries {

    private static final String COMPLETE = "unpacked";

    private EmbeddedBinaries() {}

    /** The folder that holds {@code bin/postgres}; unpacked on first use (60 MB, two seconds). */
    static Path unpack(Path home) throws IOException {
        String archive = archive();
        Path target = home.resolve("server");
        if (Files.exists(target.resolve(COMPLETE))) {
            return target;
        }
        try (InputStream resource = EmbeddedBinaries.class.getClassLoader().getResourceAsStream(archive)) {
            if (resource == null) {
                throw new StorageException.Unavailable(
                        "no PostgreSQL comes with this program for this machine (" + archive + ")",
                        "Maybe install PostgreSQL and name it by TA_DB_URL.",
                        null);
            }
            Files.createDirectories(target);
            extract(new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(resource))), target);
        }
        Files.createFile(target.resolve(COMPLETE));
        return target;
    }

    private static String archive() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String architecture = switch (machine) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> machine;
        };
        return "postgres-" + os + "-" + architecture + ".txz";
    }

    private static void extract(TarArchiveInputStream archive, Path target) throws IOException {
        for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            Path path = target.resolve(entry.getName()).normalize();
            if (!path.startsWith(target)) {
                throw new IOException("an entry leads out of its archive: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(path);
                continue;
            }
            Files.createDirectories(path.getParent());
            Files.deleteIfExists(path);
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            } else {
                Files.copy(archive, path);
                boolean program = (entry.getMode() & 0100) != 0;
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }
}
