package ta.runtime.imports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import ta.backoffice.advice.LedgerChanges;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.book.ImportedFiles;
import ta.backoffice.book.NewEntry;
import ta.backoffice.identity.Portfolios;
import ta.runtime.report.Amounts;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Session;

/** Records the entries of a file. The file's hash is stored, so importing the same file again records nothing. */
final class LedgerImport {

    private LedgerImport() {}

    /**
     * @param confirmed whether the user has confirmed trades with unlikely values
     */
    static Report record(
            Session session,
            Portfolios.Portfolio portfolio,
            String file,
            String sha256,
            List<NewEntry> entries,
            boolean confirmed) {
        session.progress().step(entries.size(), "entries");
        return session.database().transact(session.actor(), tx -> {
            tx.lockPortfolio(portfolio.id());
            Optional<Instant> before = ImportedFiles.importedAt(tx, portfolio.id(), sha256);
            if (before.isPresent()) {
                return report(portfolio, 0, entries.size(), "this file was imported at " + before.get(), "");
            }
            LedgerChanges.Recorded recorded = LedgerChanges.record(
                    tx,
                    portfolio.id(),
                    new EntryBatch(EntryBatch.Source.IMPORT, Optional.of(sha256), "import of " + file, entries),
                    confirmed);
            int added = recorded.batch().added();
            return report(
                    portfolio,
                    added,
                    entries.size() - added,
                    "by their references",
                    takenBack(entries, portfolio.baseCurrency())
                            + MatchText.of(tx, portfolio.id(), recorded.matches()));
        });
    }

    /** Names what has another sign than usual, so that a slip is seen. */
    private static String takenBack(List<NewEntry> entries, String currency) {
        return entries.stream()
                .filter(LedgerImport::isTakenBack)
                .map(entry -> "Taken as it is: " + entry.type() + " of "
                        + (entry.amount().signum() > 0 ? "+" : "") + Amounts.money(entry.amount()) + " " + currency
                        + " at " + entry.tradeTime() + ".\n")
                .collect(Collectors.joining());
    }

    private static boolean isTakenBack(NewEntry entry) {
        return switch (entry.type()) {
            case DIVIDEND, INTEREST -> entry.amount().signum() < 0;
            case FEE -> entry.amount().signum() > 0;
            default -> false;
        };
    }

    private static Report report(Portfolios.Portfolio portfolio, int added, int known, String how, String more) {
        String text = Amounts.count(added, "entry", "entries") + " recorded in " + portfolio.name() + ", " + known
                + " already known" + (known == 0 ? "" : ": " + how) + ".\n" + more;
        return new Report(text, Tree.object("portfolio", portfolio.id(), "recorded", added, "known", known));
    }
}
