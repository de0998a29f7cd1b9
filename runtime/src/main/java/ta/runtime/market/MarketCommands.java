package ta.runtime.market;

import picocli.CommandLine;
import ta.runtime.session.Group;
import ta.runtime.settings.Environment;

/** The command groups {@code prices} and {@code listing}. */
public final class MarketCommands {

    private MarketCommands() {}

    public static CommandLine prices(Environment environment) {
        return Group.of(
                "prices",
                "Shows the findings about prices and records your reviews.",
                new FindingsCommand(environment),
                new AcceptCommand(environment),
                new RejectCommand(environment),
                new CorrectCommand(environment));
    }

    public static CommandLine listing(Environment environment) {
        return Group.of(
                "listing",
                "Manages the currency and unit in which listings are quoted.",
                new SetTermsCommand(environment));
    }
}
