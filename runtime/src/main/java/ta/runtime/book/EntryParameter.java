package ta.runtime.book;

import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Parameters;
import ta.backoffice.book.LedgerLines;
import ta.backoffice.identity.Portfolios;
import ta.database.StorageException;
import ta.runtime.session.Session;

/** The parameter that names an entry of the ledger. */
final class EntryParameter {

    @Parameters(
            index = "0",
            paramLabel = "ENTRY",
            description = "the number of the entry, as ta ledger shows it; or its id")
    private String entry;

    /**
     * @throws StorageException.NotFound if the ledger has no such entry
     */
    LedgerLines.LedgerLine of(Session session, Portfolios.Portfolio portfolio) {
        if (entry.matches("\\d{1,15}")) {
            long number = Long.parseLong(entry);
            return session.read(tx -> LedgerLines.page(tx, portfolio.id(), number + 1, 1)).stream()
                    .filter(line -> line.sequence() == number)
                    .findFirst()
                    .orElseThrow(() -> new StorageException.NotFound("ledger entry", entry));
        }
        UUID id = Session.id("ledger entry", entry);
        List<LedgerLines.LedgerLine> found = session.read(tx -> LedgerLines.some(tx, portfolio.id(), List.of(id)));
        return found.stream().findFirst().orElseThrow(() -> new StorageException.NotFound("ledger entry", entry));
    }

    static String words(LedgerLines.LedgerLine line) {
        return "entry " + line.sequence() + ", " + line.type() + " of " + line.tradeTime();
    }
}
