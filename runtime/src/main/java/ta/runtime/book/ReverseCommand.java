package ta.runtime.book;

import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ta.backoffice.advice.LedgerChanges;
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
        name = "reverse",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Cancels an entry by a reversal. Both stay in the ledger; neither counts."})
final class ReverseCommand implements Callable<Integer> {

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    @Mixin
    private EntryParameter entry;

    @Option(names = "--reason", paramLabel = "TEXT", description = "why; kept for ever", required = true)
    private String reason;

    ReverseCommand(Environment environment) {
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.APP, this::run);
    }

    private Report run(Session session) {
        Portfolios.Portfolio of = portfolio.of(session);
        LedgerLines.LedgerLine line = entry.of(session, of);
        UUID reversal = session.database()
                .transact(session.actor(), tx -> LedgerChanges.reverse(tx, of.id(), line.id(), reason));
        return new Report(
                "Reversed: " + EntryParameter.words(line) + ".\n",
                Tree.object("entry", line.id(), "reversal", reversal));
    }
}
