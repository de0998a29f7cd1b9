package ta.database.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;
import ta.database.StorageException;

/**
 * The PostgreSQL programs, which come in a jar. They are unpacked into the folder that the system property
 * {@value #SHARED} names, which all servers of an installation share; without that property, into the home of the
 * server.
 */
final class EmbeddedBinaries {

    private static final String SHARED = "ta.postgres";

    private EmbeddedBinaries() {}

    /** The folder that holds {@code bin/postgres}; unpacked on first use (60 MB, two to four seconds). */
    static Path unpack(Path home) throws IOException {
        String archive = archive();
        Path parent =
                Optional.ofNullable(System.getProperty(SHARED)).map(Path::of).orElse(home);
        Path target = parent.resolve("server-" + version(archive));
        if (!Files.exists(target)) {
            Files.createDirectories(parent);
            Path fresh = Files.createTempDirectory(parent, "unpacking");
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            extract(archive, fresh);
            move(fresh, target);
        }
        return target;
    }

    /** If another process has unpacked the same programs in the meantime, they are used and ours are left over. */
    private static void move(Path fresh, Path target) throws IOException {
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.exists(target)) {
                throw e;
            }
        }
    }

    /** Taken from the name of the jar, so that a newer version is unpacked beside the older one. */
    private static String version(String archive) {
        URL resource = EmbeddedBinaries.class.getClassLoader().getResource(archive);
        Matcher jar = Pattern.compile("([0-9][0-9.]*[0-9])\\.jar!").matcher(String.valueOf(resource));
        return jar.find() ? jar.group(1) : "unversioned";
    }

    private static void extract(String archive, Path target) throws IOException {
        try (InputStream resource = EmbeddedBinaries.class.getClassLoader().getResourceAsStream(archive)) {
            if (resource == null) {
                throw new StorageException.Unavailable(
                        "this program has no PostgreSQL for this machine (" + archive + ")",
                        "Maybe install PostgreSQL and set TA_DB_URL to it.",
                        null);
            }
            extract(new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(resource))), target);
        }
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
                throw new IOException("an entry is outside of the target folder: " + entry.getName());
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
