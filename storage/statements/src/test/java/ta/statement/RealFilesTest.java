package ta.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ta.rules.portfolio.EntryType;
import ta.statement.reading.StatementReader;

/** Brokers' real files, where they are at hand: what each must become, and that none of them is a defect. */
@EnabledIf("areHere")
class RealFilesTest {

    private static final Path GOLDEN = Path.of("../../../shared/golden/imports");
    private static final Path FILES = Path.of("../../../shared/data/broker-exports");
    private static final Pattern CURRENCY = Pattern.compile("account currency: (\\w{3})");
    private static final Map<String, String> NOTES = Map.of(
            "ajbell-", "pp-pdf-text/ajbellsecuritieslimited/",
            "hl-", "pp-pdf-text/hargreaveslansdownplc/",
            "vanguard-", "pp-pdf-text/vanguardgroupeurope/",
            "trading212-pdf-", "pp-pdf-text/trading212/Aktivitaetsauszug");

    static boolean areHere() {
        return Files.isDirectory(GOLDEN) && Files.isDirectory(FILES);
    }

    static List<Path> ledgers() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.filter(file -> file.toString().endsWith(".ledger.csv"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("ledgers")
    void file_becomesItsLedger(Path ledger) throws IOException, UnreadableStatementException {
        String name = ledger.getFileName().toString().replace(".ledger.csv", "");
        Matcher currency = CURRENCY.matcher(Files.readString(GOLDEN.resolve(name + ".notes.txt")));
        Path file = file(name);
        Statement statement = StatementReader.read(
                file.toString(),
                Files.readAllBytes(file),
                Optional.empty(),
                currency.find() ? currency.group(1) : "GBP");
        assertThat(statement.rows().stream().map(RealFilesTest::text))
                .containsExactlyInAnyOrderElementsOf(texts(ledger));
    }

    @Test
    void everyFile_isReadOrRefused() throws IOException {
        List<String> read = new ArrayList<>();
        try (Stream<Path> files = Files.walk(FILES)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                try {
                    Statement statement =
                            StatementReader.read(file.toString(), Files.readAllBytes(file), Optional.empty(), "USD");
                    read.add(file.getFileName() + " " + statement.rows().size());
                    assertThat(statement.leftOut())
                            .allSatisfy(line -> assertThat(line.what()).isNotBlank());
                } catch (UnreadableStatementException e) {
                    assertThat(e.getMessage()).isNotBlank();
                }
            }
        }
        assertThat(read).hasSizeGreaterThan(90);
    }

    private static Path file(String name) {
        for (Map.Entry<String, String> note : NOTES.entrySet()) {
            if (name.startsWith(note.getKey())) {
                return FILES.resolve(
                        note.getValue() + name.substring(note.getKey().length()) + ".txt");
            }
        }
        return name.startsWith("gf-")
                ? FILES.resolve("ghostfolio/" + name.substring(3) + ".json")
                : FILES.resolve("export-to-ghostfolio/" + name + "-export.csv");
    }

    private static List<String> texts(Path ledger) throws IOException {
        List<String> texts = new ArrayList<>();
        try (CSVParser rows = CSVParser.parse(
                ledger,
                StandardCharsets.UTF_8,
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            for (CSVRecord row : rows) {
                texts.add(text(
                        EntryType.valueOf(row.get("type")),
                        row.get("time").substring(0, 10),
                        row.get("units"),
                        row.get("amount"),
                        row.get("fees")));
            }
        }
        return texts;
    }

    private static String text(StatementRow row) {
        return text(
                row.type(),
                row.moment().day().toString(),
                row.units().map(BigDecimal::toPlainString).orElse(""),
                row.amount().map(BigDecimal::toPlainString).orElse(""),
                row.fees().toPlainString());
    }

    private static String text(EntryType type, String day, String units, String amount, String fees) {
        return String.join(" ", type.name(), day, plain(units), plain(amount), plain(fees.isEmpty() ? "0" : fees));
    }

    private static String plain(String number) {
        return number.isEmpty()
                ? "-"
                : new BigDecimal(number).stripTrailingZeros().toPlainString();
    }
}
