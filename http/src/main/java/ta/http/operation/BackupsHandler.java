package ta.http.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.http.doc.Doc;
import ta.http.route.Call;
import ta.http.route.Download;

/** The backups in the folder of this process, for administrators: a backup has everybody's data. */
public final class BackupsHandler {

    /** The names that a backup can have; nothing else in the folder can be asked for. */
    private static final Pattern NAME = Pattern.compile("ta-\\d{8}T\\d{6}Z(-faulty)?\\.zip");

    public record Backups(
            @Doc(value = "whether this process knows a folder of backups", example = "true")
            boolean configured,

            @Doc("the backups, newest first") List<Backup> backups) {}

    public record Backup(
            @Doc(value = "the file's name", example = "ta-20261207T031500Z.zip")
            String name,

            @Doc(value = "its size in bytes", example = "1048576")
            long bytes,

            @Doc("when it was completed") Instant madeAt,

            @Doc(value = "whether the data failed verification", example = "false")
            boolean faulty) {}

    private final Optional<Path> folder;

    public BackupsHandler(Optional<Path> folder) {
        this.folder = folder;
    }

    public Backups list(Call call, Transaction tx) {
        return new Backups(
                folder.isPresent(),
                folder.filter(Files::isDirectory).map(BackupsHandler::backups).orElse(List.of()));
    }

    public Download download(Call call, Transaction tx) {
        String name = call.request().path("backup");
        Path file = folder.filter(in -> NAME.matcher(name).matches())
                .map(in -> in.resolve(name))
                .filter(Files::isRegularFile)
                .orElseThrow(() -> new StorageException.NotFound("backup", name));
        return Download.file("application/zip", name, file);
    }

    private static List<Backup> backups(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .map(BackupsHandler::backup)
                    .sorted(Comparator.comparing(Backup::name).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Backup backup(Path file) {
        try {
            String name = file.getFileName().toString();
            return new Backup(
                    name, Files.size(file), Files.getLastModifiedTime(file).toInstant(), name.contains("-faulty"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
