package ta.runtime.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import ta.backoffice.registry.VenueCalendar;
import ta.policy.PolicyCompiler;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.policy.ShippedPolicy;
import ta.rules.ruleset.RuleSet;

/**
 * Measures what the shipped policy finds in series with known faults, and writes tables to
 * {@code target/scan-cases.md}; {@code -Dscan.policy=FILE} measures another policy. Skipped where the series are not at
 * hand.
 */
class RealSeriesTest {

    private static final String HEAD = """
            | series | rows | by a hundred: rows found, runs found | other faults | right closes refused | right \
            closes with a warning | missing closes |
            |---|---|---|---|---|---|---|
            """;

    @Test
    void shippedPolicy_findsFaultsByAHundred_andLetsRightClosesThrough() throws IOException {
        Path data = RealFolder.data().orElse(null);
        Assumptions.assumeTrue(data != null, "no real series at hand");
        String file = System.getProperty("scan.policy");
        RuleSet rules = rules(
                file == null
                        ? ShippedPolicy.policy().getBytes(StandardCharsets.UTF_8)
                        : Files.readAllBytes(Path.of(file)));
        List<RealSeries> cases = RealFolder.cases(data);
        List<RealSeries> funds = RealFolder.funds(data);

        List<ScanMeasure> ofCases = measured(rules, cases);
        List<ScanMeasure> ofFunds = measured(rules, funds);
        List<ScanMeasure> ofInjected = measured(rules, RealFolder.injected(cases));
        List<ScanMeasure> ofInjectedFunds = measured(rules, RealFolder.injected(funds));
        Files.writeString(
                Path.of("target/scan-cases.md"),
                table("Cases", ofCases)
                        + table("Funds", ofFunds)
                        + table("Cases, with faults put in", ofInjected)
                        + table("Funds, with faults put in", ofInjectedFunds));

        assertThat(ScanMeasure.sum("", ofFunds).refused()).isZero();
        assertThat(ScanMeasure.sum("", ofInjectedFunds).unit()).satisfies(unit -> {
            assertThat(unit.found()).isEqualTo(unit.rows());
            assertThat(unit.rows()).isPositive();
        });
    }

    private static List<ScanMeasure> measured(RuleSet rules, List<RealSeries> series) {
        return series.stream()
                .map(one -> ScanMeasure.of(rules, one, calendar(one.name())))
                .toList();
    }

    /**
     * London's calendar for listings with Yahoo's suffix for it. A weekly series has no calendar, as it lacks most
     * sessions.
     */
    private static Optional<VenueCalendar> calendar(String name) {
        boolean london = name.matches(".*[-.]L(-1d.*|-2020-04)?");
        return london ? VenueCalendar.usual("XLON") : Optional.empty();
    }

    private static String table(String title, List<ScanMeasure> all) {
        StringBuilder table = new StringBuilder("### " + title + "\n\n" + HEAD);
        all.forEach(one -> table.append(one.line()).append('\n'));
        return table.append(ScanMeasure.sum("**all**", all).line())
                .append("\n\n")
                .toString();
    }

    private static RuleSet rules(byte[] policy) {
        return new PolicyCompiler(1)
                .compile((PolicyResult.Valid) PolicyReader.read("policy.json", policy))
                .rules();
    }
}
