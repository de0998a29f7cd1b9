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
import ta.http.route.Secrets;
import ta.policy.ShippedPolicy;
import ta.runtime.settings.Refusal;
import ta.runtime.watch.PolicyWatch;
import ta.database.server.EmbeddedServer;
import ta.backoffice.strategy.PolicyFile;

/**
 * Where the demo keeps its data. The file {@code sample} says that the sample is whole, and of which session its newest closes are;
 * {@code sample.new}, that it is being made. So one whose making was interrupted is not taken for a whole one, and a folder with
 * other data is left alone.
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
     * Moves what is there aside, and stops the server that a killed demo may have left on it.
     *
     * @return where it is now; nothing when there was none
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
     * The session of the newest closes that the sample was made with; none when it is still to be made.
     *
     * @throws Refusal when the folder has a database that is not a demo's
     */
    Optional<LocalDate> sample() {
        if (Files.exists(made())) {
            return Optional.of(LocalDate.parse(read(made())));
        }
        if (Files.exists(home.resolve("data")) && !Files.exists(making())) {
            throw Refusal.unusable("ERROR " + home + " has a database that this demo did not make"
                    + "\nMaybe name another folder with --data; or --fresh moves this one aside and begins anew.");
        }
        return Optional.empty();
    }

    /** From now on there is something half made. */
    void begin() {
        write(making(), "");
    }

    /** It is whole. */
    void end(LocalDate newest) {
        write(making(), newest.toString());
        try {
            Files.move(making(), made(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The password that was made for the demo's account at the first start. */
    String password() {
        Path file = home.resolve("sign-in");
        if (!Files.exists(file)) {
            write(file, Secrets.fresh().substring(0, 20));
        }
        return read(file);
    }

    /** Where the policies lie as files; it is there. */
    Path policies() {
        try {
            return Files.createDirectories(home.resolve("policy"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the policy that is shipped where it can be edited. */
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

    private Path made() {
        return home.resolve("sample");
    }

    private Path making() {
        return home.resolve("sample.new");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Readable by its owner alone, and whole or not there. */
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
