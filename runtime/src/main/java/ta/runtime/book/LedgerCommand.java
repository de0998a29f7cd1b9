package ta.runtime.book;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import ta.backoffice.book.InCurrency;
import ta.backoffice.book.LedgerLines;
import ta.backoffice.identity.Portfolios;
import ta.database.Role;
import ta.rules.portfolio.ListingId;
import ta.runtime.report.Amounts;
import ta.runtime.report.Report;
import ta.runtime.report.Table;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;

@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Shows every entry of the ledger, in the order in which they were recorded.",
            "Entries never change: a wrong one is reversed."
        })
public final class LedgerCommand implements Callable<Integer> {

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    private LedgerCommand(Environment environment) {
        this.connect = new Connect(environment);
    }

    /** The command with those that change entries or list imports. */
    public static CommandLine over(Environment environment) {
        return new CommandLine(new LedgerCommand(environment))
                .addSubcommand(new ReverseCommand(environment))
                .addSubcommand(new UnmatchCommand(environment))
                .addSubcommand(new ImportsCommand(environment))
                .addSubcommand(new TakeBackCommand(environment));
    }

    @Override
    public Integer call() {
        return connect.run(Role.APP, this::run);
    }

    private Report run(Session session) {
        Portfolios.Portfolio of = portfolio.of(session);
        List<LedgerLines.LedgerLine> rows = session.read(tx -> LedgerLines.of(tx, of.id()));
        Instant now = Instant.now();
        Table table = new Table(
                "no.>", "time", "type", "listing", "units>", "price>", "amount>", "fees>", "reference", "note");
        rows.forEach(row -> table.row(
                row.sequence(),
                row.tradeTime(),
                (row.reverses().isPresent() ? "reversal of " : row.tradeTime().isAfter(now) ? "planned " : "")
                        + row.type(),
                row.listing().map(ListingId::text).orElse(""),
                row.units().map(Amounts::exact).orElse(""),
                row.price().map(Amounts::exact).orElse(""),
                Amounts.money(row.amount()),
                Amounts.money(row.fees()),
                row.reference().orElse(""),
                row.currency()
                                .map(other -> said(other) + (row.note().isEmpty() ? "" : "; "))
                                .orElse("")
                        + row.note()));
        return new Report(
                rows.isEmpty() ? "The ledger is empty.\n" : table.toString(),
                Tree.array(
                        rows,
                        row -> Tree.object(
                                "id",
                                row.id(),
                                "sequence",
                                row.sequence(),
                                "time",
                                row.tradeTime(),
                                "type",
                                row.type(),
                                "listing",
                                row.listing(),
                                "units",
                                row.units(),
                                "price",
                                row.price(),
                                "amount",
                                row.amount(),
                                "fees",
                                row.fees(),
                                "in_currency",
                                row.currency()
                                        .map(other -> Tree.object(
                                                "currency", other.currency(),
                                                "amount", other.amount(),
                                                "fees", other.fees(),
                                                "price", other.price(),
                                                "cost", other.cost(),
                                                "rate", other.rate())),
                                "reference",
                                row.reference(),
                                "reverses",
                                row.reverses(),
                                "note",
                                row.note())));
    }

    /** What was paid or priced in another currency, and at which rate. */
    private static String said(InCurrency other) {
        String what = other.amount()
                .map(Amounts::money)
                .or(() -> other.cost().map(cost -> "cost " + Amounts.exact(cost)))
                .or(() -> other.price().map(price -> "price " + Amounts.exact(price)))
                .orElse("");
        return what + " " + other.currency() + " at " + Amounts.exact(other.rate());
    }
}
