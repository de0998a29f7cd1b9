package ta.runtime.market;

import picocli.CommandLine;
import ta.backoffice.market.ReviewRate;
import ta.runtime.session.Group;
import ta.runtime.settings.Environment;

/** The command groups {@code prices}, {@code rates}, {@code provider} and {@code listing}. */
public final class MarketCommands {

    private MarketCommands() {}

    public static CommandLine prices(Environment environment) {
        return Group.of(
                "prices",
                "Shows the findings about prices, records your reviews, and takes prices that you enter.",
                new FindingsCommand(environment),
                new AcceptCommand(environment),
                new RejectCommand(environment),
                new CorrectCommand(environment),
                new EnterPriceCommand(environment));
    }

    public static CommandLine rates(Environment environment) {
        return Group.of(
                "rates",
                "Shows the findings about exchange rates and records your reviews.",
                new RateFindingsCommand(environment),
                ReviewRateCommand.of(
                        environment,
                        ReviewRate.Verdict.ACCEPT,
                        "Confirms that an exchange rate is right, however unusual it looks."),
                ReviewRateCommand.of(
                        environment, ReviewRate.Verdict.REJECT, "Keeps an exchange rate from being used, for good."));
    }

    public static CommandLine provider(Environment environment) {
        return Group.of("provider", "Tries out providers of prices.", new TryProviderCommand(environment));
    }

    public static CommandLine listing(Environment environment) {
        return Group.of(
                "listing",
                "Manages the currency and unit in which listings are quoted.",
                new SetTermsCommand(environment));
    }
}
