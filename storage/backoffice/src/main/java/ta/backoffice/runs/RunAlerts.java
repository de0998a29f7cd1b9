package ta.backoffice.runs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import ta.backoffice.governance.Alerts;
import ta.backoffice.market.JudgePrices;
import ta.backoffice.registry.ListingLookup;
import ta.database.Transaction;
import ta.policy.CompiledPolicy;
import ta.rules.engine.Engine;
import ta.rules.explanation.FindingText;
import ta.rules.finding.Check;
import ta.rules.finding.CheckVerdict;
import ta.rules.policy.Severity;
import ta.rules.portfolio.ListingId;
import ta.rules.portfolio.Task;
import ta.rules.snapshot.InvalidSnapshotException;

/**
 * Alerts about findings that concern no single observation: a price or a rate is missing or old. There is one alert for
 * each check, about all listings that fail it. It is settled automatically when the data is in order again.
 */
final class RunAlerts {

    private static final String KIND = "RUN_FINDING";

    private RunAlerts() {}

    /**
     * @return the critical findings whose listing was not in the open alert yet
     */
    static List<CheckVerdict> raise(Transaction tx, UUID portfolioId, List<CheckVerdict> findings) {
        List<CheckVerdict> fresh = findings.stream()
                .filter(finding -> finding.severity() == Severity.CRITICAL)
                .filter(finding -> !Alerts.standing(
                                tx, portfolioId, KIND, finding.check().text())
                        .contains(finding.listing()))
                .toList();
        findings.stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .collect(Collectors.groupingBy(CheckVerdict::check, TreeMap::new, Collectors.toList()))
                .forEach((check, ofCheck) -> raise(tx, portfolioId, check, ofCheck));
        return fresh;
    }

    private static void raise(Transaction tx, UUID portfolioId, Check check, List<CheckVerdict> findings) {
        SortedSet<ListingId> listings = Alerts.standing(tx, portfolioId, KIND, check.text());
        findings.forEach(finding -> listings.add(finding.listing()));
        String what = listings.size() == 1 ? FindingText.of(findings.get(0)) : FindingText.of(check, listings);
        Alerts.raise(
                tx,
                portfolioId,
                KIND,
                findings.stream()
                        .map(CheckVerdict::severity)
                        .max(Severity::compareTo)
                        .orElseThrow(),
                check.text(),
                what + " " + FindingText.remedy(check),
                findings.stream()
                        .map(CheckVerdict::listing)
                        .distinct()
                        .map(listing ->
                                new Alerts.Cause(ListingLookup.find(tx, listing).orElseThrow(), Optional.empty()))
                        .toList());
    }

    /**
     * Settles the alerts about listings that no longer fail their check.
     *
     * @param findings all that the checks find now
     */
    static void recover(Transaction tx, UUID portfolioId, List<CheckVerdict> findings) {
        for (String check : Alerts.openSubjects(tx, portfolioId, KIND)) {
            SortedSet<ListingId> recovered = new TreeSet<>(Alerts.standing(tx, portfolioId, KIND, check));
            findings.stream()
                    .filter(finding -> finding.check().text().equals(check) || isQuarantined(finding))
                    .forEach(finding -> recovered.remove(finding.listing()));
            for (ListingId listing : recovered) {
                Alerts.settleListing(tx, portfolioId, KIND, check, listing, "The checks no longer find it.");
            }
        }
    }

    /** A new price that is quarantined cannot be used, so its listing has not recovered. */
    private static boolean isQuarantined(CheckVerdict finding) {
        return finding.severity() == Severity.CRITICAL && JudgePrices.judges(finding.check());
    }

    /** Does the same with the findings after a delivery. */
    static void recover(Transaction tx, UUID portfolioId, CompiledPolicy policy, Instant received) {
        if (Alerts.openSubjects(tx, portfolioId, KIND).isEmpty()) {
            return;
        }
        try {
            LoadedSnapshot loaded = SnapshotLoader.load(
                    tx,
                    portfolioId,
                    policy.rules().policy(),
                    Task.WEEKLY_REVIEW,
                    received.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS));
            recover(tx, portfolioId, Engine.gate(policy.rules(), loaded.snapshot()));
        } catch (InvalidSnapshotException e) {
            // Without a valid snapshot nothing has recovered. The next run reports what is wrong.
            return;
        }
    }
}
