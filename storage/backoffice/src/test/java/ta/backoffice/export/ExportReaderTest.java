package ta.backoffice.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import ta.database.Ids;
import ta.database.StorageException;

/** What is too large for the memory is refused with its place, before it is in the memory. */
class ExportReaderTest {

    @Test
    void text_thatIsTooLong_isRefused() {
        assertThat(refusal("{\"format\":\"" + "x".repeat(20_000_001) + "\"}"))
                .startsWith("line 1, format is too large: String value length (20000001) exceeds")
                .endsWith("Maybe the file was made by another program. Export the portfolio again, and import it.");
    }

    @Test
    void row_withTooManyValues_isRefused() {
        assertThat(refusal("{\"decisions\":[\n{\"body\":[" + "{},".repeat(700_000) + "0]}]}"))
                .startsWith("line 2, decisions[0] is too large: it has more than 600000 values");
    }

    @Test
    void row_withTooManyBytes_isRefused() {
        String text = "\"" + "x".repeat(1_000_000) + "\",";
        assertThat(refusal("{\"decisions\":[\n{},\n{\"body\":[" + text.repeat(30) + "0]}]}"))
                .startsWith("line 3, decisions[1] is too large: it has more than 24 MB");
    }

    @Test
    void file_withTooManyParts_isRefused() {
        StringBuilder parts = new StringBuilder("{");
        for (int i = 0; i < 200; i++) {
            parts.append("\"p").append(i).append("\":1,\n");
        }
        assertThat(refusal(parts + "\"p\":1}")).startsWith("line 101: there is more in the file than an export has");
    }

    @Test
    void file_withTooManyIds_isRefused() {
        RowJson ids = new RowJson();
        Place place = new Place(7, "fills", 3);
        StorageException refused = catchThrowableOfType(StorageException.class, () -> {
            for (int i = 0; i <= 1_000_000; i++) {
                ids.know(Ids.next(), Ids.next(), place);
            }
        });
        assertThat(refused).hasMessageStartingWith("line 7, fills[3].id: a file has at most 1000000 rows with an id");
    }

    private static String refusal(String file) {
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        return catchThrowableOfType(
                        StorageException.class, () -> ExportReader.requireWhole(new ByteArrayInputStream(bytes)))
                .getMessage();
    }
}
