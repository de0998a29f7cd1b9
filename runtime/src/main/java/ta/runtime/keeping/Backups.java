package ta.runtime.keeping;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ta.database.Database;
import ta.database.Failpoint;
import ta.database.backup.Manifest;
import ta.database.backup.WriteDump;
import ta.runtime.settings.Environment;
import ta.runtime.settings.ExitCode;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Version;

/**
 * A folder of backups. A file gets its final name only after it is verified. If the data itself has a fault, the backup
 * is kept all the same, since it has everybody else's data too, and its name says so. The newest of both are kept.
 *
 * @param keep number of backups to keep
 */
public record Backups(Path folder, int keep) {

    public static final String FOLDER = "TA_BACKUP_DIR";

    private static final int KEEP = 14;
    private static final String STEM = "ta-\\d{8}T\\d{6}Z";
    private static final String FAULTY = "-faulty";
    private static final int FAULTY_KEPT = 3;
    private static final String UNFINISHED = ".unfinished";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** A verified backup. */
    public record NewBackup(Path file, long bytes, Manifest manifest) {}

    public static Optional<Backups> configured(Environment environment) {
        return environment.path(FOLDER).map(folder -> in(folder, environment));
    }

    static Backups in(Path folder, Environment environment) {
        return new Backups(folder, environment.number("TA_BACKUP_KEEP", KEEP, 1, 10_000));
    }

    /**
     * Writes a backup, verifies it, and deletes the oldest ones beyond {@link #keep}.
     *
     * @param readonly opened as {@code Role.READONLY}
     * @param step receives the name of each step
     * @throws Refusal if another backup is running in this folder, the folder cannot be written, or verification finds
     *     a fault
     */
    public NewBackup make(Database readonly, Consumer<String> step) {
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = lock(channel)) {
                if (lock == null) {
                    throw Refusal.unusable(
                            "ERROR BUSY: another backup is running in " + folder + "\nMaybe wait until it is done.");
                }
                return locked(readonly, step);
            }
        } catch (IOException e) {
            throw Refusal.unusable("ERROR cannot write to " + folder + ": " + e
                    + "\nMaybe the disk is full, or the folder belongs to another user.");
        }
    }

    private NewBackup locked(Database readonly, Consumer<String> step) throws IOException {
        // The process that left these files has died: a living one would hold the lock.
        for (Path left : named(".*" + UNFINISHED)) {
            Trees.delete(left);
        }
        Path fresh = folder.resolve("ta.zip" + UNFINISHED);
        Path scratch = folder.resolve("proof" + UNFINISHED);
        try {
            step.accept("writing");
            Manifest manifest = WriteDump.write(readonly, Version.ofProgram(), fresh);
            List<String> faults = ProveBackup.faults(fresh, scratch, step);
            if (!faults.isEmpty()) {
                Path file = finish(fresh, Instant.parse(manifest.madeAt()), FAULTY);
                tidy(FAULTY, FAULTY_KEPT);
                throw new Refusal(
                        ExitCode.INVALID_POLICY,
                        "ERROR BACKUP_UNPROVEN: the restored backup fails verification: " + faults.get(0)
                                + (faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more)")
                                + "\nIt is kept as " + file + ", with all data and the fault."
                                + " Maybe the database itself has the fault: run ta verify.");
            }
            Path file = finish(fresh, Instant.parse(manifest.madeAt()), "");
            tidy("", keep);
            return new NewBackup(file, Files.size(file), manifest);
        } finally {
            Trees.delete(scratch);
            Trees.delete(fresh);
        }
    }

    /** Flushes the file to the disk, then renames it. If the name is taken, uses the next second. */
    private Path finish(Path fresh, Instant made, String suffix) throws IOException {
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Instant at = made.truncatedTo(ChronoUnit.SECONDS);
        Path file = folder.resolve("ta-" + STAMP.format(at) + suffix + ".zip");
        while (Files.exists(file)) {
            at = at.plusSeconds(1);
            file = folder.resolve("ta-" + STAMP.format(at) + suffix + ".zip");
        }
        Failpoint.BEFORE_RENAME.reach();
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        return file;
    }

    private void tidy(String suffix, int count) throws IOException {
        List<Path> all = named(STEM + suffix + "\\.zip");
        for (Path old : all.subList(0, Math.max(0, all.size() - count))) {
            Files.delete(old);
        }
    }

    /** Files with matching names, oldest first: a name begins with the time. */
    private List<Path> named(String pattern) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(pattern))
                    .sorted(Comparator.comparing(Path::getFileName))
                    .toList();
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // This process holds the lock, which means the same as if another one did.
            return null;
        }
    }
}
