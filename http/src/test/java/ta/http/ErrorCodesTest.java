package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import ta.http.problem.Code;

/** {@code docs/error-codes.md} lists exactly the codes of the API. */
final class ErrorCodesTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| (\\d{3}) \\|");

    @Test
    void documentation_listsEveryCodeWithItsStatus() throws IOException {
        String text = Files.readString(Path.of("..", "docs", "error-codes.md"));
        TreeMap<String, String> documented = new TreeMap<>();
        Matcher rows = ROW.matcher(text);
        while (rows.find()) {
            assertThat(documented.put(rows.group(1), rows.group(2)))
                    .as("listed twice: " + rows.group(1))
                    .isNull();
        }
        TreeMap<String, String> real = new TreeMap<>();
        for (Code code : Code.values()) {
            real.put(code.name(), String.valueOf(code.status()));
        }
        assertThat(documented).isEqualTo(real);
    }
}
