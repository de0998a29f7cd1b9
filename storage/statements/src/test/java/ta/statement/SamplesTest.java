package ta.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ta.statement.reading.StatementReader;
import ta.statement.template.Template;
import ta.statement.template.Templates;

/**
 * A small file of each template, made up with the traps of real ones, and what it becomes. {@code -Dcases.update=true}
 * writes what it becomes now.
 */
class SamplesTest {

    private static final Path FOLDER = Path.of("src/test/resources/ta/statement");
    private static final Map<String, String> CURRENCIES = Map.ofEntries(
            Map.entry("degiro", "EUR"),
            Map.entry("xtb", "EUR"),
            Map.entry("saxo", "EUR"),
            Map.entry("swissquote", "CHF"),
            Map.entry("revolut", "USD"),
            Map.entry("etoro", "USD"),
            Map.entry("schwab", "USD"),
            Map.entry("trade-republic", "EUR"),
            Map.entry("parqet", "EUR"),
            Map.entry("vanguard-note", "EUR"),
            Map.entry("trading212-statement", "EUR"));

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> !file.toString().endsWith(".rows"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sample_becomesItsRows(Path file) throws IOException, UnreadableStatementException {
        String name = file.getFileName().toString();
        String template = name.substring(0, name.lastIndexOf('.'));
        Statement statement = StatementReader.read(
                name, Files.readAllBytes(file), Optional.empty(), CURRENCIES.getOrDefault(template, "GBP"));
        assertThat(statement.template()).isEqualTo(template);
        Path expected = FOLDER.resolve(template + ".rows");
        if (Boolean.getBoolean("cases.update")) {
            Files.writeString(expected, text(statement));
        }
        assertThat(text(statement)).isEqualTo(Files.readString(expected));
    }

    @Test
    void templates_haveASampleEach() throws IOException {
        List<String> names = samples().stream()
                .map(file -> file.getFileName().toString())
                .map(name -> name.substring(0, name.lastIndexOf('.')))
                .toList();
        assertThat(Templates.all().stream().map(Template::name).toList()).containsExactlyInAnyOrderElementsOf(names);
    }

    private static String text(Statement statement) {
        StringBuilder text = new StringBuilder();
        for (StatementRow row : statement.rows()) {
            text.append(String.join(
                            " | ",
                            String.valueOf(row.line()),
                            row.type().name(),
                            row.moment().toString(),
                            row.security().map(Security::label).orElse("-"),
                            plain(row.units()),
                            "@ " + plain(row.price()),
                            plain(row.amount())
                                    + row.currency()
                                            .map(currency -> row.exchanged()
                                                            .map(other -> " for " + other.toPlainString())
                                                            .orElse("")
                                                    + " " + currency)
                                            .orElse(""),
                            "fees " + row.fees().toPlainString(),
                            row.reference().orElse("-"),
                            row.note()))
                    .append('\n');
        }
        statement
                .leftOut()
                .forEach(line -> text.append("left out | ")
                        .append(line.line())
                        .append(" | ")
                        .append(line.code())
                        .append(" | ")
                        .append(line.what())
                        .append('\n'));
        return text + "passed over: " + statement.passedOver() + "\n";
    }

    private static String plain(Optional<BigDecimal> number) {
        return number.map(BigDecimal::toPlainString).orElse("-");
    }
}
