package ta.runtime.watch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ta.backoffice.strategy.PolicyFile;

/**
 * A policy file and the manifesto beside it, looked at again and again. Polled rather than watched by the system, as that works over
 * every file system and whatever an editor does: write in place, rename over, delete and write anew. Not for several threads.
 */
final class WatchedFile {

    /** As much as the API takes of a draft. */
    static final int BYTES_MAX = 1_000_000;

    private record Stamp(Instant modified, long bytes, Object key) {}

    private record Look(Optional<Stamp> policy, Optional<Stamp> manifesto) {}

    private final Path folder;
    private final Duration quiet;
    private final Duration patience;
    private Look look = new Look(Optional.empty(), Optional.empty());
    private Instant since = Instant.MIN;
    private Instant changed = Instant.MIN;
    private boolean taken = true;

    /**
     * @param quiet for how long nothing must have changed before the files are read
     * @param patience how long that is waited for where they never stop changing
     */
    WatchedFile(Path folder, Duration quiet, Duration patience) {
        this.folder = folder;
        this.quiet = quiet;
        this.patience = patience;
    }

    /**
     * The files, when they changed and have been left alone since; none when there is nothing new. Whoever is given them and cannot
     * take them in asks for them {@link #again}.
     *
     * @throws IOException when they are there and cannot be read, or are too large
     */
    Optional<PolicyFile> changed(Instant now) throws IOException {
        Look seen = new Look(stamp(policy()), stamp(manifesto()));
        if (!seen.equals(look)) {
            look = seen;
            since = taken ? now : since;
            changed = now;
            taken = false;
        }
        boolean writing = now.isBefore(changed.plus(quiet)) && now.isBefore(since.plus(patience));
        if (taken || seen.policy().isEmpty() || writing) {
            return Optional.empty();
        }
        taken = true;
        Optional<byte[]> policy = read(policy());
        Optional<byte[]> manifesto = read(manifesto());
        if (policy.isEmpty() || !new Look(stamp(policy()), stamp(manifesto())).equals(seen)) {
            // Somebody saved it in this very moment.
            taken = false;
            return Optional.empty();
        }
        return Optional.of(new PolicyFile(policy.get(), manifesto));
    }

    /** Has them given once more at the next look. */
    void again() {
        taken = false;
    }

    private Path policy() {
        return folder.resolve(PolicyFile.NAME);
    }

    private Path manifesto() {
        return folder.resolve(PolicyFile.MANIFESTO_NAME);
    }

    private static Optional<Stamp> stamp(Path file) throws IOException {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.isRegularFile()
                    ? Optional.of(new Stamp(
                            attributes.lastModifiedTime().toInstant(),
                            attributes.size(),
                            String.valueOf(attributes.fileKey())))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX) {
                throw new IOException(file.getFileName() + " has more than " + BYTES_MAX + " bytes");
            }
            return Optional.of(bytes);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
