package ta.runtime.watch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ta.backoffice.strategy.PolicyFile;

/**
 * A policy file and its manifesto, polled for changes. Polling, unlike file events of the operating system, works on
 * every file system and with every way to save: write in place, rename over, delete and write anew. Not thread-safe.
 */
final class WatchedFile {

    /** The limit that the API has for a draft. */
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
     * @param quiet how long the files must not have changed before they are read
     * @param patience the longest wait for that, if the files keep changing
     */
    WatchedFile(Path folder, Duration quiet, Duration patience) {
        this.folder = folder;
        this.quiet = quiet;
        this.patience = patience;
    }

    /**
     * Returns the files if they have changed and nobody has written to them since; empty if there is nothing new. A
     * caller that cannot process them calls {@link #retry}.
     *
     * @throws IOException if a file exists but cannot be read, is too large, or is a symbolic link
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
            // The files were saved while they were read.
            taken = false;
            return Optional.empty();
        }
        return Optional.of(new PolicyFile(policy.get(), manifesto));
    }

    /** Returns the files once more at the next look. */
    void retry() {
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
            var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isSymbolicLink()) {
                // It could name any file that this process may read, such as one with passwords.
                throw new IOException(file.getFileName() + " is a symbolic link, which is not followed");
            }
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
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
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
