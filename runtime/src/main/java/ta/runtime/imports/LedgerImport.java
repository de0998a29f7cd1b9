package ta.runtime.imports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.book.ImportedFiles;
import ta.backoffice.book.NewEntry;
import ta.backoffice.book.RecordEntries;
import ta.backoffice.identity.Portfolios;
import ta.runtime.report.Amounts;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Session;

/** Records the entries of a file. The file's hash is stored, so importing the same file again records nothing. */
final class LedgerImport {

    private LedgerImport() {}

    static Report record(
            Session session, Portfolios.Portfolio portfolio, String file, String sha256, List<NewEntry> entries) {
        session.progress().step(entries.size(), "entries");
        return session.database().transact(session.actor(), tx -> {
            tx.lockPortfolio(portfolio.id());
            Optional<Instant> before = ImportedFiles.importedAt(tx, portfolio.id(), sha256);
            if (before.isPresent()) {
                return report(portfolio, 0, entries.size(), "this file was imported at " + before.get());
            }
            int added = RecordEntries.within(
                            tx,
                            portfolio.id(),
                            new EntryBatch(EntryBatch.Source.IMPORT, Optional.of(sha256), "import of " + file, entries))
                    .added();
            return report(portfolio, added, entries.size() - added, "by their references");
        });
    }

    private static Report report(Portfolios.Portfolio portfolio, int added, int known, String how) {
        String text = Amounts.count(added, "entry", "entries") + " recorded in " + portfolio.name() + ", " + known
                + " already known" + (known == 0 ? "" : ": " + how) + ".\n";
        return new Report(text, Tree.object("portfolio", portfolio.id(), "recorded", added, "known", known));
    }
}
