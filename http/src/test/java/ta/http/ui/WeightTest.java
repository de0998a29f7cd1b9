package ta.http.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightTest {

    private static final int BYTES = 400_000;

    /** Licences come along, and are asked for by nobody. */
    @Test
    void webUi_allOfItCompressed_weighsLessThanAPhotograph() {
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
