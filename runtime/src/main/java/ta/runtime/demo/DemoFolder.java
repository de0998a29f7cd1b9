package ta.runtime.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.strategy.PolicyFile;
import ta.database.server.EmbeddedServer;
import ta.http.route.Secrets;
import ta.policy.ShippedPolicy;
import ta.runtime.settings.Refusal;
import ta.runtime.watch.PolicyWatch;

/**
 * The folder of the demo's data. The file {@code sample} marks a complete sample and contains the session of its newest
 * closes; {@code sample.new} marks one that is still being created. So an interrupted sample is not taken for a
 * complete one, and a folder with other data is left alone.
 */
final class DemoFolder {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

    private final Path home;

    DemoFolder(Path home) {
        this.home = home.toAbsolutePath().normalize();
    }

    Path home() {
        return home;
    }

    /**
     * Moves the folder aside. Before that, stops a database server that a killed demo may have left running in it.
     *
     * @return the new place; empty if there was no folder
     */
    Optional<Path> moveAside(Instant now) {
        if (!Files.exists(home)) {
            return Optional.empty();
        }
        if (Files.exists(home.resolve("data").resolve("postmaster.pid"))) {
            EmbeddedServer.start(home, true).close();
        }
        Path aside = home.resolveSibling(home.getFileName() + "-" + STAMP.format(now));
        try {
            return Optional.of(Files.move(home, aside));
        } catch (IOException e) {
            throw Refusal.unusable("ERROR " + home + " cannot be moved to " + aside + ": " + e.getMessage()
                    + "\nMaybe name another folder with --data.");
        }
    }

    /**
     * The session of the sample's newest closes; empty if the sample has still to be created.
     *
     * @throws Refusal if the folder has a database that no demo created
     */
    Optional<LocalDate> sample() {
        if (Files.exists(complete())) {
            return Optional.of(LocalDate.parse(read(complete())));
        }
        if (Files.exists(home.resolve("data")) && !Files.exists(unfinished())) {
            throw Refusal.unusable("ERROR " + home + " has a database that this demo did not create"
                    + "\nMaybe name another folder with --data, or move this one aside with --fresh.");
        }
        return Optional.empty();
    }

    /** Marks the sample as being created. */
    void begin() {
        write(unfinished(), "");
    }

    /** Marks the sample as complete. */
    void end(LocalDate newest) {
        write(unfinished(), newest.toString());
        try {
            Files.move(unfinished(), complete(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The password of the demo's account, generated at the first start. */
    String password() {
        Path file = home.resolve("sign-in");
        if (!Files.exists(file)) {
            write(file, Secrets.fresh().substring(0, 20));
        }
        return read(file);
    }

    /** The folder of the policy files; created if it is missing. */
    Path policies() {
        try {
            return Files.createDirectories(home.resolve("policy"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the shipped policy to files that the user can edit. */
    void keepPolicy(UUID portfolio) {
        Path folder = PolicyWatch.folder(policies(), portfolio);
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(PolicyFile.NAME), ShippedPolicy.policy());
            Files.writeString(folder.resolve(PolicyFile.MANIFESTO_NAME), ShippedPolicy.manifesto());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path complete() {
        return home.resolve("sample");
    }

    private Path unfinished() {
        return home.resolve("sample.new");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the file atomically, readable by its owner only. */
    private void write(Path file, String text) {
        Path fresh = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(home);
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
