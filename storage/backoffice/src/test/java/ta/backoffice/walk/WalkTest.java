package ta.backoffice.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import ta.backoffice.TestPolicies;
import ta.backoffice.book.CashBalance;
import ta.backoffice.book.Holdings;
import ta.backoffice.book.VerifyLedger;
import ta.backoffice.governance.VerifyAudit;
import ta.backoffice.runs.Replay;
import ta.backoffice.runs.ReplayRuns;
import ta.backoffice.strategy.ActivePolicies;
import ta.backoffice.valuation.PortfolioPerformance;
import ta.database.Actor;
import ta.database.Role;
import ta.database.TestDatabase;
import ta.rules.performance.BookJson;
import ta.rules.performance.PerformanceJson;
import ta.rules.policy.Severity;

/**
 * Real prices of nine months, or of two and a half years, with the two faults that they have. Skipped without the data.
 */
class WalkTest {

    private static final Path DATA = data();

    @Test
    void walk_overRealPrices_catchesBothFaultsAndNothingElse() throws IOException {
        Assumptions.assumeTrue(DATA != null, "no market data here");
        TestDatabase database = TestDatabase.create();
        ActivePolicies policies = TestPolicies.SHARED;
        long began = System.nanoTime();
        Walk walk = new Walk(database, policies, DATA);
        walk.run();
        Duration walked = Duration.ofNanos(System.nanoTime() - began);

        List<Replay> replays = new ArrayList<>();
        new ReplayRuns(database.as(Role.READONLY), policies)
                .replayAll(Actor.system("verify"), Optional.empty(), replays::add);
        List<Object> faults = new ArrayList<>();
        long entries = VerifyLedger.verify(database.as(Role.READONLY), Optional.empty(), faults::add);
        long events = VerifyAudit.verify(database.as(Role.READONLY), faults::add);

        report(database, walk, walked, entries, events);

        assertThat(replays).hasSameSizeAs(walk.runs).allMatch(Replay::agrees);
        assertThat(faults).isEmpty();
        assertThat(walk.freezes)
                .as("freezes")
                .containsExactly("2025-10-24 XLON:SGLN fx_suspect", "2026-01-27 XLON:SGLN quote_scale");
        assertThat(walk.findings.stream()
                        .filter(finding -> finding.verdict().severity() == Severity.CRITICAL)
                        .map(finding ->
                                finding.listing().ticker() + " " + LocalDate.ofInstant(finding.asOf(), ZoneOffset.UTC))
                        .distinct())
                .containsExactly("SGLN 2025-10-24", "SGLN 2026-01-27");
    }

    private static void report(TestDatabase database, Walk walk, Duration walked, long entries, long events) {
        StringBuilder text = new StringBuilder();
        text.append("walk ")
                .append(Walk.FIRST)
                .append(" to ")
                .append(Walk.LAST)
                .append(" took ")
                .append(walked);
        text.append("\nruns ").append(walk.byTask).append("\noutcomes ").append(walk.byOutcome);
        text.append("\nfreezes ").append(walk.freezes);
        TreeMap<String, Integer> checks = new TreeMap<>();
        walk.findings.forEach(finding -> checks.merge(
                finding.verdict().check().text() + " "
                        + finding.verdict().severity().text(),
                1,
                Integer::sum));
        text.append("\nfindings ").append(checks);
        text.append("\nledger entries ")
                .append(entries)
                .append(", audit events ")
                .append(events);
        database.as(Role.APP).transact(walk.owner(), tx -> {
            Holdings.of(tx, walk.portfolioId())
                    .forEach(holding -> text.append("\nholding ").append(holding));
            text.append("\ncash ").append(CashBalance.of(tx, walk.portfolioId()));
            tx.sql()
                    .fetch("select session, invested, index, peak_index from ta.valuation_points order by session desc"
                            + " limit 1")
                    .forEach(row -> {
                        BigDecimal worth =
                                row.get("invested", BigDecimal.class).add(CashBalance.of(tx, walk.portfolioId()));
                        text.append("\nvaluation ")
                                .append(row)
                                .append("\nworth ")
                                .append(worth);
                        text.append("\nmoney-weighted return ").append(walk.moneyWeightedReturn(worth));
                    });
            text.append("\nvaluation points ")
                    .append(tx.sql()
                            .fetch("select count(*), min(session), max(1 - index / peak_index)"
                                    + " from ta.valuation_points"));
            // For a second computation of the series and the figures by another program.
            PortfolioPerformance valued = PortfolioPerformance.of(tx, walk.portfolioId(), tx.at());
            write("walk-book.json", BookJson.json(valued.book()).toString());
            write(
                    "walk-performance.json",
                    PerformanceJson.json(valued.performance()).toString());
            return null;
        });
        write("walk.txt", text.toString());
    }

    private static void write(String file, String text) {
        try {
            Files.writeString(Path.of("target", file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder with the data beside the checkout; null if there is none. */
    private static Path data() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve("shared/data/prices"))) {
            at = at.getParent();
        }
        return at == null ? null : at.resolve("shared/data");
    }
}
