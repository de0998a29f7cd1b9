package ta.runtime.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ta.backoffice.strategy.PolicyFile;

/** A file is returned after it has been left alone, once for each change. */
class WatchedFileTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    @TempDir
    private Path folder;

    private WatchedFile file;
    private Instant now = START;

    @BeforeEach
    void watch() {
        file = new WatchedFile(folder, Duration.ofSeconds(1), Duration.ofSeconds(30));
    }

    @Test
    void missingFile_isNoChange() throws IOException {
        assertThat(look(0)).isFalse();
        assertThat(look(5)).isFalse();
    }

    @Test
    void symbolicLink_isNotFollowed() throws IOException {
        Path secret = Files.writeString(folder.resolve("passwords"), "secret");
        Files.createSymbolicLink(folder.resolve(PolicyFile.MANIFESTO_NAME), secret);
        save("one");
        assertThatThrownBy(() -> look(5)).hasMessage("manifesto.md is a symbolic link, which is not followed");
    }

    @Test
    void save_isReturnedOnce_afterAQuietTime() throws IOException {
        save("one");
        assertThat(look(0)).isFalse();
        assertThat(look(1)).isTrue();
        assertThat(look(5)).isFalse();
        save("two!");
        assertThat(look(0)).isFalse();
        assertThat(look(1)).isTrue();
    }

    @Test
    void saves_withoutAPause_areReturnedOnceInThirtySeconds() throws IOException {
        int returned = 0;
        for (int i = 0; i < 120; i++) {
            save("x".repeat(i));
            now = now.plusMillis(500);
            returned += look(0) ? 1 : 0;
        }
        assertThat(returned).isBetween(1, 2);
    }

    @Test
    void renameOver_isAChange_thoughLengthAndTimeAreTheSame() throws IOException {
        save("one");
        assertThat(look(0)).isFalse();
        assertThat(look(1)).isTrue();
        Path other = folder.resolve("manifesto_policy.json~");
        Files.writeString(other, "two");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(policy()));
        Files.move(other, policy(), StandardCopyOption.ATOMIC_MOVE);
        assertThat(look(0)).isFalse();
        assertThat(look(1)).isTrue();
    }

    @Test
    void deletedAndWrittenAnew_isAChange_andDeletedIsNone() throws IOException {
        save("one");
        look(0);
        assertThat(look(1)).isTrue();
        Files.delete(policy());
        assertThat(look(2)).isFalse();
        assertThat(look(2)).isFalse();
        save("two");
        look(0);
        assertThat(look(1)).isTrue();
    }

    @Test
    void manifesto_isReturnedWithThePolicy() throws IOException {
        save("one");
        look(0);
        assertThat(look(1)).isTrue();
        Files.writeString(folder.resolve(PolicyFile.MANIFESTO_NAME), "# Why");
        look(0);
        assertThat(look(1)).isTrue();
    }

    @Test
    void fileThatIsTooLarge_isRefusedOnce() throws IOException {
        save("x".repeat(WatchedFile.BYTES_MAX + 1));
        look(0);
        assertThatThrownBy(() -> look(1))
                .isInstanceOf(IOException.class)
                .hasMessage("manifesto_policy.json has more than 1000000 bytes");
        assertThat(look(1)).isFalse();
    }

    @Test
    void retry_returnsItOnceMore() throws IOException {
        save("one");
        look(0);
        assertThat(look(1)).isTrue();
        file.retry();
        assertThat(look(1)).isTrue();
        assertThat(look(1)).isFalse();
    }

    private boolean look(int secondsLater) throws IOException {
        now = now.plusSeconds(secondsLater);
        return file.changed(now).isPresent();
    }

    private void save(String text) throws IOException {
        Files.writeString(policy(), text);
    }

    private Path policy() {
        return folder.resolve(PolicyFile.NAME);
    }
}
