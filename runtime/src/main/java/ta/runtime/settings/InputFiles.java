package ta.runtime.settings;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Opens the files that a command names; {@code -} is the standard input. Every failure is a {@link Refusal}. */
public final class InputFiles {

    /** Policies and snapshots are far smaller, so a larger file is a mistake. */
    public static final int BYTES_MAX = 16 << 20;

    public static final String STANDARD_INPUT = "-";

    private final InputStream in;

    public InputFiles(InputStream in) {
        this.in = in;
    }

    /**
     * The whole file, at most {@link #BYTES_MAX} bytes.
     *
     * @throws Refusal saying why it cannot be read
     */
    public byte[] read(String name) {
        try (InputStream input = open(name)) {
            byte[] bytes = input.readNBytes(BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX) {
                throw Refusal.unusable("ERROR " + Visible.text(name) + ": the file is larger than " + (BYTES_MAX >> 20)
                        + " MiB\nMaybe you meant another file.");
            }
            return bytes;
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /**
     * Opens the file as a stream. Closing it leaves the standard input open.
     *
     * @throws Refusal saying why it cannot be opened
     */
    public InputStream open(String name) {
        if (name.equals(STANDARD_INPUT)) {
            return new OpenInput(in);
        }
        try {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                throw Refusal.unusable("ERROR " + Visible.text(name) + ": this is a folder\nMaybe name a file in it.");
            }
            return Files.newInputStream(path);
        } catch (IOException e) {
            throw unreadable(name, e);
        } catch (InvalidPathException e) {
            throw Refusal.unusable("ERROR " + Visible.text(name) + ": this is not a valid file name");
        }
    }

    /** The file's size in bytes, or -1 if it is unknown, as for the standard input. */
    public long size(String name) {
        try {
            return name.equals(STANDARD_INPUT) ? -1 : Files.size(Path.of(name));
        } catch (IOException | InvalidPathException e) {
            return -1;
        }
    }

    private static Refusal unreadable(String name, IOException e) {
        String what;
        if (e instanceof NoSuchFileException) {
            what = "there is no such file\nMaybe the name is relative to another folder than "
                    + Visible.text(Path.of("").toAbsolutePath().toString()) + ".";
        } else if (e instanceof AccessDeniedException) {
            what = "you may not read this file\nMaybe change its permissions.";
        } else {
            what = "it cannot be read: " + Visible.text(e.getMessage());
        }
        return Refusal.unusable("ERROR " + Visible.text(name) + ": " + what);
    }

    private static final class OpenInput extends FilterInputStream {

        OpenInput(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // The process owns the standard input.
        }
    }
}
