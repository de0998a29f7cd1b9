package ta.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ErrorCodesPageTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|");

    @Test
    void page_ofErrorCodes_listsEachOnceInOrder() throws IOException {
        String page = Files.readString(Path.of("../docs/error-codes.md"));
        List<String> listed = ROW.matcher(page.substring(0, page.indexOf("## Snapshots")))
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(listed)
                .containsExactlyElementsOf(
                        Stream.of(PolicyErrorCode.values()).map(Enum::name).toList());
    }
}
