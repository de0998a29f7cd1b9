package ta.http.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightTest {

    private static final int BYTES = 520_000;

    /** Licence files do not count, since browsers never request them. */
    @Test
    void webUi_compressed_isSmallerThanAPhotograph() {
        Map<String, WebFile> files = WebUi.files(WebFolder.read());
        assertThat(files)
                .containsKeys("app/main.js", "vendor/lit/index.js", "vendor/ace-builds/src-min-noconflict/ace.js");
        int weight = files.entrySet().stream()
                .filter(file -> !file.getKey().endsWith("LICENSE"))
                .mapToInt(file -> file.getValue().weight())
                .sum();
        assertThat(weight).isLessThan(BYTES);
    }
}
