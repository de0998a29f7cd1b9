package ta.runtime.action;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ta.backoffice.actions.ActionState;
import ta.backoffice.actions.ApplyCorporateAction;
import ta.backoffice.actions.StatedAction;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.registry.CorporateAction;
import ta.database.Role;
import ta.runtime.report.Report;
import ta.runtime.session.Connect;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Records a corporate action for all portfolios, and applies it to the ledger of this one.",
            "With --dry-run it shows what the action would do and records nothing."
        })
final class RecordActionCommand implements Callable<Integer> {

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    @Mixin
    private ActionName name;

    @Option(
            names = "--ratio",
            paramLabel = "BEFORE:AFTER",
            description = "units before and after, such as 1:10; of a spin-off and a dividend in units, units held and"
                    + " new units")
    private @Nullable String ratio;

    @Option(names = "--into", paramLabel = "LISTING", description = "the listing whose units are received")
    private @Nullable String into;

    @Option(
            names = "--cash",
            paramLabel = "N",
            description = "cash for each unit held before, in the listing's currency; 0 if a delisting pays nothing")
    private @Nullable BigDecimal cash;

    @Option(
            names = "--cost-share",
            paramLabel = "N",
            description =
                    "the share of the cost that moves to the new listing, or that belongs to the cash of a merger:"
                            + " 0.25 for a quarter")
    private @Nullable BigDecimal costShare;

    @Option(
            names = "--unit-cost",
            paramLabel = "N",
            description = "what each unit of a dividend in units costs, in the listing's currency")
    private @Nullable BigDecimal unitCost;

    @Option(names = "--to", paramLabel = "CODE", description = "the new ISIN or ticker")
    private @Nullable String to;

    @Option(names = "--note", paramLabel = "TEXT", description = "the source of this information", defaultValue = "")
    private String note;

    @Option(names = "--dry-run", description = "show what it would do, and record nothing")
    private boolean dryRun;

    RecordActionCommand(Environment environment) {
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.APP, this::run);
    }

    private Report run(Session session) {
        Portfolios.Portfolio of = portfolio.of(session);
        StatedAction stated = stated();
        return session.database().transact(session.actor(), tx -> {
            if (dryRun) {
                return ActionReport.of("It would be recorded", stated.preview(tx, of.id()), tx.at());
            }
            tx.lockPortfolio(of.id());
            CorporateAction action = stated.known(tx, of.id())
                    .filter(known -> stated.isSameAs(tx, known))
                    .orElseGet(() -> stated.record(tx, of.id()));
            ActionState state = ApplyCorporateAction.ifDue(tx, of.id(), action);
            return ActionReport.of("Recorded", state, tx.at());
        });
    }

    private StatedAction stated() {
        Optional<String[]> units = Optional.ofNullable(ratio).map(RecordActionCommand::parts);
        return new StatedAction(
                name.kind(),
                name.listing(),
                name.on(),
                units.map(parts -> number(parts[0])),
                units.map(parts -> number(parts[1])),
                Optional.ofNullable(into).map(ActionName::listing),
                Optional.ofNullable(cash),
                Optional.ofNullable(costShare),
                Optional.ofNullable(unitCost),
                Optional.ofNullable(to),
                note);
    }

    private static String[] parts(String ratio) {
        String[] parts = ratio.split(":", -1);
        if (parts.length != 2) {
            throw notARatio(ratio);
        }
        return parts;
    }

    private static BigDecimal number(String text) {
        if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
            throw notARatio(text);
        }
        return new BigDecimal(text);
    }

    private static Refusal notARatio(String text) {
        return Refusal.unusable("ERROR BAD_VALUE: " + Visible.text(text)
                + " is not a ratio\nMaybe write --ratio 1:10, for 10 units of each.");
    }
}
