package ta.runtime.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import ta.backoffice.advice.MatchedTrade;
import ta.backoffice.book.LedgerLines;
import ta.database.Transaction;
import ta.runtime.report.Amounts;

/** Says which trades of a file count as fills of a recommendation, and how to undo that. */
final class MatchText {

    private MatchText() {}

    static String of(Transaction tx, UUID portfolioId, List<MatchedTrade> matches) {
        if (matches.isEmpty()) {
            return "";
        }
        Map<UUID, LedgerLines.LedgerLine> entries = new HashMap<>();
        LedgerLines.some(
                        tx,
                        portfolioId,
                        matches.stream().map(MatchedTrade::entryId).toList())
                .forEach(entry -> entries.put(entry.id(), entry));
        StringBuilder text = new StringBuilder();
        matches.forEach(match -> text.append(sentence(match, Objects.requireNonNull(entries.get(match.entryId())))));
        long first =
                Objects.requireNonNull(entries.get(matches.get(0).entryId())).sequence();
        return text + "Maybe undo that, if it was another order: ta ledger unmatch " + first + "\n";
    }

    private static String sentence(MatchedTrade match, LedgerLines.LedgerLine entry) {
        return "Entry " + entry.sequence() + ", " + entry.type() + " of "
                + Amounts.exact(entry.units().orElseThrow()) + " "
                + entry.listing().orElseThrow() + ", counts as "
                + Amounts.exact(match.units()) + " units of line " + match.line() + " of the recommendation of "
                + match.asOf() + ".\n";
    }
}
