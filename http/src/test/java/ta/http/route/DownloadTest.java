package ta.http.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A long response lies in a temporary file until it is sent: a small one, and no longer. */
final class DownloadTest {

    private static final byte[] LINE = "{\"a\":\"row of an export\"}\n".getBytes(StandardCharsets.UTF_8);

    private final Set<Path> before = files();

    @Test
    void body_isReadAsItWasWritten_fromASmallFile() throws IOException {
        Download download = Download.of("application/json", "a.json", out -> {
            write(out, 1_000_000);
            assertThat(mine())
                    .hasSize(1)
                    .allSatisfy(file -> assertThat(Files.size(file)).isLessThan(1_000_000));
        });
        byte[] sent = download.bytes().readAllBytes();
        download.bytes().close();
        assertThat(sent).hasSize(1_000_000 * LINE.length).startsWith(LINE).endsWith(LINE);
        assertThat(mine()).isEmpty();
    }

    @Test
    void body_thatFails_leavesNoFile() {
        assertThatThrownBy(() -> Download.of("text/csv", "a.csv", out -> {
                    write(out, 10);
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);
        assertThat(mine()).isEmpty();
    }

    @Test
    void response_thatCannotBeSent_leavesNoFile() {
        Download download = Download.of("text/csv", "a.csv", out -> write(out, 10));
        new Reply(200, download.type(), "", download.fileName(), download.bytes()).close();
        assertThat(mine()).isEmpty();
        assertThatThrownBy(() -> download.bytes().read()).isInstanceOf(IOException.class);
    }

    private static void write(OutputStream out, int lines) {
        try {
            for (int i = 0; i < lines; i++) {
                out.write(LINE);
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<Path> mine() {
        Set<Path> now = new HashSet<>(files());
        now.removeAll(before);
        return now;
    }

    private static Set<Path> files() {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(file -> file.getFileName().toString().startsWith("ta-download"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
