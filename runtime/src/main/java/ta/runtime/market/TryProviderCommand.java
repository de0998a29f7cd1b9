package ta.runtime.market;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ta.backoffice.identity.Portfolios;
import ta.database.Role;
import ta.rules.portfolio.ListingId;
import ta.runtime.provider.fetch.Attempt;
import ta.runtime.provider.setup.Providers;
import ta.runtime.report.Report;
import ta.runtime.session.Connect;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

@Command(
        name = "try",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Asks a provider for the newest prices of a listing, and shows what was asked, what came, what was read"
                    + " from it, what was left out and why, and what the checks of your policy would say.",
            "Nothing is recorded. The exit code is 1 if there is no price."
        })
final class TryProviderCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    @Parameters(index = "0", paramLabel = "NAME", description = "the provider, such as yahoo")
    private String name;

    @Parameters(index = "1", paramLabel = "LISTING", description = "MIC:TICKER; of a fund XOFF:ISIN or XOFF:SEDOL")
    private String listing;

    @Option(names = "--symbol", paramLabel = "S", description = "instead of the listing's symbol at the provider")
    private @Nullable String symbol;

    TryProviderCommand(Environment environment) {
        this.environment = environment;
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        if (!ListingId.isListingId(listing)) {
            throw Refusal.unusable(
                    "ERROR BAD_LISTING: " + Visible.text(listing) + " is not a listing\nMaybe write it as XLON:VWRP.");
        }
        return connect.run(Role.WORKER, this::run);
    }

    private Report run(Session session) {
        List<Attempt> attempts = new ArrayList<>();
        Providers providers = Providers.configured(environment, attempts::add);
        String broken = providers.broken().get(name);
        if (broken != null) {
            throw Refusal.unusable(broken);
        }
        Optional<Portfolios.Portfolio> of = portfolio.maybe(session);
        ProviderTrial trial = ProviderTrial.of(
                session.database(),
                of.map(session::actor).orElseGet(session::actor),
                providers,
                session.policies(),
                name,
                new ListingId(listing),
                Optional.ofNullable(symbol),
                of.map(Portfolios.Portfolio::id),
                Instant.now());
        return new TrialReport(trial, attempts, of.map(Portfolios.Portfolio::name)).report();
    }
}
