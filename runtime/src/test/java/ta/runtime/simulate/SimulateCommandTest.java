package ta.runtime.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ta.runtime.Terminal;

class SimulateCommandTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final String PRICES =
            DOCS.resolve("examples").resolve("simulated-prices").toString();
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private String policy;

    @BeforeEach
    void sample() throws IOException {
        policy = Files.writeString(
                        folder.resolve("three.json"),
                        Terminal.ta("policy", "sample", "three-funds").out())
                .toString();
    }

    private Terminal simulate(String... more) {
        List<String> args = new ArrayList<>(List.of("simulate", "--policy", policy, "--prices", PRICES));
        args.addAll(List.of(more));
        return Terminal.ta(args.toArray(String[]::new));
    }

    /** The first picture of docs/prove-a-policy.md is what its command prints. */
    @Test
    void walkThrough_printsWhatItShows() throws IOException {
        String printed = simulate("--tax-relief-pct", "25", "--spread-pct", "0.2", "--start-invested", "20000")
                .out();
        String page = Files.readString(DOCS.resolve("prove-a-policy.md"));
        String indented =
                printed.lines().map(line -> ("    " + line).stripTrailing()).collect(Collectors.joining("\n"));
        assertThat(page).contains(indented);
    }

    @Test
    void runsAndBook_areDecidedAndComputedAgain() throws IOException {
        Path runs = folder.resolve("runs.ndjson");
        Path book = folder.resolve("book.ndjson");
        Terminal simulated = simulate(
                "--to", "2019-12-31", "--format", "json", "--runs", runs.toString(), "--book", book.toString());
        assertThat(simulated.err()).isEmpty();
        List<JsonNode> written = new ArrayList<>();
        for (String line : Files.readAllLines(runs)) {
            written.add(JSON.readTree(line).get("decision"));
        }
        List<JsonNode> again = new ArrayList<>();
        for (String line :
                Terminal.ta("evaluate", "--batch", runs.toString()).out().split("\n")) {
            again.add(JSON.readTree(line));
        }
        assertThat(again).isEqualTo(written).hasSize(62);
        assertThat(again)
                .anyMatch(decision -> decision.get("outcome").textValue().equals("FROZEN"));
        JsonNode performance = JSON.readTree(
                Terminal.ta("performance", "--batch", book.toString()).out());
        assertThat(performance.get("periods"))
                .isEqualTo(JSON.readTree(simulated.out()).at("/simulations/0/periods"));
    }

    @Test
    void variants_areSimulatedEach_andAnInvalidOneSaysWhy() {
        Terminal swept = simulate(
                "--to",
                "2016-12-31",
                "--vary",
                "/cadence/monthly/max_orders=3,4",
                "--vary",
                "/sleeves/0/target_weight=0.5,0.6");
        assertThat(swept.out())
                .contains("3, 0.5: TARGETS_SUM /sleeves: target weights sum to 0.9, not 1")
                .contains("The annual return; darker is greater");
        assertThat(swept.out().lines().filter(line -> line.contains("invalid"))).hasSize(2);
    }

    @Test
    void paths_withASeed_areTheSameAgain() {
        Terminal first = simulate("--start-invested", "10000", "--paths", "3", "--years", "2", "--format", "csv");
        assertThat(first.out().lines()).hasSize(4);
        assertThat(simulate("--start-invested", "10000", "--paths", "3", "--years", "2", "--format", "csv"))
                .isEqualTo(first);
    }

    @Test
    void csv_hasARowForEachSessionAndPolicy() {
        Terminal csv = simulate("--to", "2015-03-31", "--format", "csv", "--benchmark", "XLON:VWRP");
        assertThat(csv.out().lines().findFirst())
                .contains("policy,session,value,cash,paid_in,paid_out,index,drawdown,cash_park,unassigned,"
                        + "sleeve:benchmark,sleeve:bonds,sleeve:developed,sleeve:emerging");
        assertThat(csv.out()).contains("\"three.json\",2015-03-31,").contains("\"XLON:VWRP\",2015-03-31,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--contribution-day 31; --contribution-day is from 1 to 28",
                "--from 2020-01-01 --to 2019-01-01; --to 2019-01-01 is before --from 2020-01-01",
                "--from 2031-01-01 --to 2032-01-01; has no close from 2031-01-01 to 2032-01-01",
                "--vary drift=1; --vary is POINTER=V,V",
                "--vary /nowhere/x=1; --vary: the policy has no place /nowhere/x",
                "--vary /drift_bands/usual/absolute_pp=1,,2; --vary has an empty value in /drift_bands",
                "--vary /drift_bands/usual/absolute_pp=-1; --vary: no variant is a valid policy",
                "--years 5; --years is for --paths N, which is missing",
                "--threads 0; --threads is from 1 to 64, not 0",
                "--from 2020-02-30; is not a date, such as 2026-03-31",
                "--start-cash x; is not a number, such as 12.50",
                "--start-cash -5; --start-cash is an amount such as 1000.00, not -5",
                "--benchmark FOO; --benchmark must be a listing of the first policy",
                "--paths 3 --block-months 100; have values together in 120 whole months",
                "--spread-pct -1; --spread-pct is from 0 to 100",
                "--splits nothing.csv; nothing.csv",
            })
    void whatIsWrong_isSaid(String options, String message) {
        Terminal refused = simulate(options.split(" "));
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains(message);
        assertThat(refused.out()).isEmpty();
    }

    @Test
    void variants_beyondNumber_areRefused() {
        String many =
                "=" + IntStream.range(0, 1 << 16).mapToObj(Integer::toString).collect(Collectors.joining(","));
        // 2^64 variants, which a long would take for none.
        Terminal refused =
                simulate("--vary", "/a" + many, "--vary", "/b" + many, "--vary", "/c" + many, "--vary", "/d" + many);
        assertThat(refused.err()).contains("--vary gives 18446744073709551616 variants; at most 1000 are tried");
    }

    @Test
    void benchmark_inAUnitThatThePolicyLacks_isRefused() throws IOException {
        String pounds = Files.readString(Path.of(policy)).replaceAll(",\\s*\"GBX\": \\{[^}]*}", "");
        Files.writeString(Path.of(policy), pounds);
        assertThat(simulate("--benchmark", "XLON:SWDA").err())
                .contains("--benchmark XLON:SWDA is quoted in GBX, which /quote_units of the first policy does not");
    }

    @Test
    void folderThatIsNone_isNamed() {
        assertThat(Terminal.ta("simulate", "--policy", policy, "--prices", "nowhere")
                        .err())
                .contains("ERROR nowhere: there is no such folder");
        assertThat(Terminal.ta("simulate", "--policy", policy, "--prices", policy)
                        .err())
                .contains("three.json is not a folder");
    }

    @Test
    void dividendsAndSplits_ofAListingThatNoPolicyHas_areRefusedWithTheirLine() throws IOException {
        Path dividends = Files.writeString(
                folder.resolve("dividends.csv"),
                "listing,date,amount\nXLON:VAGS,2020-01-02,0.1\nXLON:VAG,2020-04-02,0.1\n");
        Path splits = Files.writeString(
                folder.resolve("splits.csv"), "listing,date,units_before,units_after\nXLON:FOO,2020-01-02,1,2\n");
        Terminal refused = simulate("--dividends", dividends.toString(), "--splits", splits.toString());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("dividends.csv:3: no policy has the listing XLON:VAG")
                .contains("splits.csv:2: no policy has the listing XLON:FOO")
                .contains("Maybe remove the row, or write it as one of XLON:VAGS, XLON:VFEG, XLON:VHVG.");
    }

    @Test
    void folderWithoutAListing_isNamed_withBadRowsOfOthers() throws IOException {
        Files.writeString(folder.resolve("XLON_VHVG.csv"), "date,close\n2024-01-02,40\n2024-01-02,x\n");
        Files.writeString(folder.resolve("VFEG.L.csv"), "date,close\n2024-01-02,40\n");
        Terminal refused = Terminal.ta("simulate", "--policy", policy, "--prices", folder.toString());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("has no closes of XLON:VAGS")
                .contains("Maybe add XLON_VAGS.csv")
                .contains("BAD_NUMBER")
                .contains("DATE_ORDER");
    }
}
