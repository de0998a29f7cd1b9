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
import ta.runtime.settings.ExitCode;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Version;
import ta.runtime.settings.Environment;
import ta.database.Database;
import ta.database.Failpoint;
import ta.database.backup.Manifest;
import ta.database.backup.WriteDump;

/**
 * A folder of backups. One gets its name when it was proven, so whatever is called as one is one; the newest are kept.
 *
 * @param keep how many
 */
public record Backups(Path folder, int keep) {

    public static final String FOLDER = "TA_BACKUP_DIR";

    private static final int KEEP = 14;
    private static final String NAME = "ta-\\d{8}T\\d{6}Z\\.zip";
    private static final String UNFINISHED = ".unfinished";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** One that is proven. */
    public record NewBackup(Path file, long bytes, Manifest manifest) {}

    public static Optional<Backups> configured(Environment environment) {
        return environment.path(FOLDER).map(folder -> in(folder, environment));
    }

    static Backups in(Path folder, Environment environment) {
        return new Backups(folder, environment.number("TA_BACKUP_KEEP", KEEP, 1, 10_000));
    }

    /**
     * Writes one, proves it, and takes away those that are too many.
     *
     * @param readonly as {@link ta.database.Role#READONLY}
     * @param step gets what is being done
     * @throws Refusal when another is under way in this folder, the folder cannot be written, or the proof finds a fault
     */
    public NewBackup make(Database readonly, Consumer<String> step) {
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = lock(channel)) {
                if (lock == null) {
                    throw Refusal.unusable(
                            "ERROR BUSY: another backup is under way in " + folder + "\nMaybe wait until it is done.");
                }
                return locked(readonly, step);
            }
        } catch (IOException e) {
            throw Refusal.unusable("ERROR cannot write to " + folder + ": " + e
                    + "\nMaybe the disk is full, or the folder is another user's.");
        }
    }

    private NewBackup locked(Database readonly, Consumer<String> step) throws IOException {
        // Whoever left them has died, as he would hold the lock.
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
                throw new Refusal(
                        ExitCode.INVALID_POLICY,
                        "ERROR BACKUP_UNPROVEN: the backup was brought back, and does not prove: " + faults.get(0)
                                + "\nIt was thrown away. Maybe the database itself has the fault: run ta verify.");
            }
            Path file = finish(fresh, Instant.parse(manifest.madeAt()));
            tidy();
            return new NewBackup(file, Files.size(file), manifest);
        } finally {
            Trees.delete(scratch);
            Trees.delete(fresh);
        }
    }

    /** On the disk first, then under its name; a second one of the same second takes the next. */
    private Path finish(Path fresh, Instant made) throws IOException {
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Instant at = made.truncatedTo(ChronoUnit.SECONDS);
        Path file = folder.resolve("ta-" + STAMP.format(at) + ".zip");
        while (Files.exists(file)) {
            at = at.plusSeconds(1);
            file = folder.resolve("ta-" + STAMP.format(at) + ".zip");
        }
        Failpoint.BEFORE_RENAME.reach();
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        return file;
    }

    private void tidy() throws IOException {
        List<Path> all = named(NAME);
        for (Path old : all.subList(0, Math.max(0, all.size() - keep))) {
            Files.delete(old);
        }
    }

    /** Names begin with the time, so the oldest is the first. */
    private List<Path> named(String pattern) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(pattern))
                    .sorted(Comparator.comparing(Path::getFileName))
                    .toList();
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this very process: as good as by another one.
            return null;
        }
    }
}
