package ta.backoffice.market;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import ta.backoffice.notice.NoticeKind;
import ta.backoffice.notice.Notices;
import ta.database.Transaction;
import ta.rules.policy.Severity;

/**
 * Notifies the members of prices that a critical finding keeps from being used. All prices found at once are in one
 * notice.
 */
final class QuarantineNotice {

    /** A notice stays short; the page behind its link shows all findings. */
    private static final int SHOWN = 5;

    private QuarantineNotice() {}

    static void send(Transaction tx, UUID portfolioId, List<PriceFinding> findings) {
        List<PriceFinding> critical = findings.stream()
                .filter(finding -> finding.verdict().severity() == Severity.CRITICAL)
                .toList();
        if (critical.isEmpty()) {
            return;
        }
        List<UUID> prices =
                critical.stream().map(PriceFinding::pricePointId).distinct().toList();
        String title = prices.size() == 1
                ? "A price of " + critical.get(0).listing() + " is in quarantine"
                : prices.size() + " prices are in quarantine";
        String body = critical.stream().limit(SHOWN).map(PriceFinding::sentence).collect(Collectors.joining(" "));
        int rest = critical.size() - SHOWN;
        Notices.tell(
                tx,
                portfolioId,
                NoticeKind.DATA_QUALITY,
                title,
                body + (rest > 0 ? " And " + rest + " more." : "") + " Review " + (prices.size() == 1 ? "it" : "them")
                        + ": a price in quarantine stops the runs that would use it.");
    }
}
