package ta.runtime.book;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import ta.backoffice.advice.UndoMatch;
import ta.backoffice.book.LedgerLines;
import ta.backoffice.identity.Portfolios;
import ta.database.Role;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;

@Command(
        name = "unmatch",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Undoes that a trade counts as a fill of a recommendation. The trade stays in the ledger."})
final class UnmatchCommand implements Callable<Integer> {

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    @Mixin
    private EntryParameter entry;

    UnmatchCommand(Environment environment) {
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.APP, this::run);
    }

    private Report run(Session session) {
        Portfolios.Portfolio of = portfolio.of(session);
        LedgerLines.LedgerLine line = entry.of(session, of);
        session.database().transact(session.actor(), tx -> {
            UndoMatch.within(tx, of.id(), line.id());
            return line;
        });
        return new Report(
                "No fill any more: " + EntryParameter.words(line) + ". The recommendation is open for it again.\n",
                Tree.object("entry", line.id()));
    }
}
