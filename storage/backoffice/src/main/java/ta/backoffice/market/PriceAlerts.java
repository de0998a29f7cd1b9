package ta.backoffice.market;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import ta.backoffice.governance.Alerts;
import ta.database.Transaction;
import ta.rules.explanation.FindingText;
import ta.rules.finding.Check;
import ta.rules.policy.Severity;
import ta.rules.portfolio.ListingId;

/**
 * Raises alerts for findings. The findings of one check on one day are one alert, however many prices they block, since
 * a provider's bad day is one problem. A price with findings of several checks is part of the alert of the most severe
 * one. When all prices of an alert are reviewed, it is settled.
 */
final class PriceAlerts {

    private static final String KIND = "PRICE_FINDING";

    private PriceAlerts() {}

    static void raise(Transaction tx, UUID portfolioId, List<PriceFinding> findings) {
        Map<UUID, PriceFinding> mostSevere = new LinkedHashMap<>();
        for (PriceFinding finding : findings) {
            if (finding.verdict().severity() != Severity.INFO) {
                mostSevere.merge(finding.pricePointId(), finding, PriceAlerts::moreSevere);
            }
        }
        mostSevere.values().stream()
                .collect(Collectors.groupingBy(finding -> finding.verdict().check(), TreeMap::new, Collectors.toList()))
                .forEach((check, ofCheck) -> raise(tx, portfolioId, check, ofCheck));
        QuarantineNotice.send(tx, portfolioId, findings);
    }

    private static PriceFinding moreSevere(PriceFinding one, PriceFinding other) {
        return one.verdict().severity().isAtLeast(other.verdict().severity()) ? one : other;
    }

    private static void raise(Transaction tx, UUID portfolioId, Check check, List<PriceFinding> findings) {
        String subject = check.text() + " " + day(tx);
        SortedSet<ListingId> listings = Alerts.standing(tx, portfolioId, KIND, subject);
        findings.forEach(finding -> listings.add(finding.listing()));
        Alerts.raise(
                tx,
                portfolioId,
                KIND,
                findings.stream()
                        .map(finding -> finding.verdict().severity())
                        .max(Severity::compareTo)
                        .orElseThrow(),
                subject,
                listings.size() == 1
                        ? messageForOneListing(findings)
                        : FindingText.of(check, listings) + " Review each of them.",
                causes(findings));
    }

    /** The day of an alert is today, whatever the days of the prices: history that arrives late has one alert too. */
    static LocalDate day(Transaction tx) {
        return LocalDate.ofInstant(tx.at(), ZoneOffset.UTC);
    }

    private static String messageForOneListing(List<PriceFinding> findings) {
        PriceFinding newest = findings.get(findings.size() - 1);
        String more = switch (findings.size()) {
            case 1 -> " ";
            case 2 -> " Another of its prices has the same problem. ";
            default -> " " + (findings.size() - 1) + " more of its prices have the same problem. ";
        };
        return newest.sentence() + more + FindingText.remedy(newest.verdict().check());
    }

    private static List<Alerts.Cause> causes(Collection<PriceFinding> findings) {
        return findings.stream()
                .map(finding -> new Alerts.Cause(finding.listingKey(), Optional.of(finding.pricePointId())))
                .toList();
    }
}
