package ta.runtime.advice;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ta.backoffice.advice.ExecuteRecommendation;
import ta.backoffice.advice.Executed;
import ta.backoffice.advice.Fill;
import ta.backoffice.advice.Recommendations;
import ta.backoffice.identity.Portfolios;
import ta.database.Role;
import ta.runtime.report.Amounts;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;
import ta.runtime.settings.InputFiles;

@Command(
        name = "execute",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Records what you executed at your broker: ledger, holdings and the recommendation's state follow.",
            "FILLS has the columns line,units,price,fees,time,contract_note; prices in the portfolio's currency."
                    + " A column amount may have the change in cash as on the contract note, negative for a buy."
        })
public final class ExecuteCommand implements Callable<Integer> {

    private final InputFiles files;

    @Spec
    private CommandSpec spec;

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    @Parameters(paramLabel = "RECOMMENDATION", description = "id of the recommendation")
    private String recommendation;

    @Option(names = "--fills", paramLabel = "FILE", description = "the fills, as CSV; - is the standard input")
    private @Nullable String fills;

    @Option(names = "--at-estimate", description = "everything still open was filled at the estimated prices")
    private boolean atEstimate;

    @Option(names = "--fee", paramLabel = "N", description = "with --at-estimate: fee of each line; default: 0")
    private BigDecimal fee = BigDecimal.ZERO;

    @Option(names = "--time", paramLabel = "T", description = "with --at-estimate: time of the fills; default: now")
    private @Nullable Instant time;

    @Option(names = "--complete", description = "close the recommendation: no more fills will come")
    private boolean complete;

    @Option(names = "--confirm", description = "record values that are far from what was recommended")
    private boolean confirm;

    public ExecuteCommand(InputFiles files, Environment environment) {
        this.files = files;
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        if (atEstimate == (fills != null)) {
            throw new ParameterException(spec.commandLine(), "give either --fills FILE or --at-estimate");
        }
        byte[] bytes = fills == null ? new byte[0] : files.read(fills);
        return connect.run(Role.APP, session -> run(session, bytes));
    }

    private Report run(Session session, byte[] bytes) {
        Portfolios.Portfolio of = portfolio.of(session);
        UUID id = Session.id("recommendation", recommendation);
        Recommendations.Recommendation row = session.read(tx -> Recommendations.one(tx, of.id(), id));
        List<Fill> recorded = atEstimate
                ? Fills.atEstimate(row, fee, time == null ? Instant.now() : time)
                : Fills.read(Objects.requireNonNull(fills), bytes, of.zone());
        return report(of, execute(session, of, id, recorded));
    }

    private Executed execute(Session session, Portfolios.Portfolio of, UUID id, List<Fill> recorded) {
        return new ExecuteRecommendation(session.database(Role.APP))
                .execute(session.actor(), of.id(), id, recorded, complete, confirm);
    }

    /** The result for the user. */
    public static Report report(Portfolios.Portfolio of, Executed executed) {
        int count = executed.entries().size();
        return new Report(
                count + (count == 1 ? " fill" : " fills") + " recorded; the recommendation is " + executed.state()
                        + ".\nSlippage " + Amounts.money(executed.slippage()) + ", cash now "
                        + Amounts.money(executed.cash()) + " " + of.baseCurrency() + ".\n"
                        + (executed.cash().signum() < 0 ? """
                                        More was spent than the cash in the ledger.
                                        Maybe record the contribution that paid for it: ta import ledger FILE
                                        """ : ""),
                Tree.object(
                        "recommendation", executed.recommendationId(),
                        "state", executed.state(),
                        "entries", Tree.array(executed.entries(), entry -> entry),
                        "cash", executed.cash(),
                        "slippage", executed.slippage()));
    }
}
