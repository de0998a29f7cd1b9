package ta.http.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the built web UI from the class path, which is a folder or a jar. */
final class WebFolder {

    private static final String FOLDER = "ta/ui";

    private WebFolder() {}

    /**
     * @return the files by path relative to the folder, with forward slashes on every system
     */
    static Map<String, byte[]> read() {
        URL frame = WebFolder.class.getResource("/" + FOLDER + "/index.html");
        if (frame == null) {
            throw new IllegalStateException("the web UI is not on the class path");
        }
        try {
            if (frame.openConnection() instanceof JarURLConnection jar) {
                Path file = Path.of(jar.getJarFileURL().toURI());
                try (FileSystem inside = FileSystems.newFileSystem(file)) {
                    return below(inside.getPath(FOLDER));
                }
            }
            return below(Objects.requireNonNull(Path.of(frame.toURI()).getParent()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, byte[]> below(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(
                            file -> folder.relativize(file).toString().replace('\\', '/'), WebFolder::content));
        }
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
