package ta.runtime.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ta.backoffice.Fuzz;
import ta.statement.Statement;
import ta.statement.StatementRow;
import ta.statement.UnreadableStatementException;
import ta.statement.reading.StatementReader;
import ta.statement.template.Template;
import ta.statement.template.Templates;

/** Whatever somebody uploads as a broker's file or as a template, it is read, or refused in words. */
final class StatementFuzzTest {

    private static final Path SAMPLES = Path.of("../storage/statements/src/test/resources/ta/statement");
    private static final Path TEMPLATES = Path.of("../storage/statements/src/main/resources/ta/statement/template");

    @Test
    void file_thatIsMutated_isReadOrRefused() throws IOException {
        for (String end : List.of(".csv", ".txt", ".xml", ".json", ".ofx")) {
            Fuzz.run(500, files(SAMPLES, end), bytes -> read("file" + end, bytes, Optional.empty()));
        }
    }

    @Test
    void template_thatIsMutated_isUsedOrRefused() throws IOException {
        byte[] sample = Files.readAllBytes(SAMPLES.resolve("trading212.csv"));
        Fuzz.run(1500, files(TEMPLATES, ".json"), bytes -> {
            try {
                Template template = Templates.read(new String(bytes, StandardCharsets.UTF_8));
                read("file.csv", sample, Optional.of(template));
            } catch (UnreadableStatementException e) {
                assertThat(e.code()).isEqualTo("BAD_TEMPLATE");
            }
        });
    }

    private static void read(String name, byte[] bytes, Optional<Template> template) {
        try {
            Statement statement = StatementReader.read(name, bytes, template, "GBP");
            assertThat(statement.rows()).allSatisfy(StatementFuzzTest::requireWhole);
            assertThat(statement.leftOut())
                    .allSatisfy(line -> assertThat(line.code()).matches("[A-Z_]+"));
        } catch (UnreadableStatementException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static void requireWhole(StatementRow row) {
        assertThat(row.line()).isPositive();
        assertThat(row.amount().or(row::units)).isPresent();
        row.units().ifPresent(units -> assertThat(units.signum()).isNotZero());
    }

    private static List<byte[]> files(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(end))
                    .sorted()
                    .map(StatementFuzzTest::bytes)
                    .toList();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
