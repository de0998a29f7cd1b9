package ta.runtime.market;

import picocli.CommandLine;
import ta.runtime.settings.Environment;
import ta.runtime.session.Group;

/** The groups {@code prices} and {@code listing}. */
public final class MarketCommands {

    private MarketCommands() {}

    public static CommandLine prices(Environment environment) {
        return Group.of(
                "prices",
                "Shows what the checks found of prices, and takes your verdict.",
                new FindingsCommand(environment),
                new AcceptCommand(environment),
                new RejectCommand(environment),
                new CorrectCommand(environment));
    }

    public static CommandLine listing(Environment environment) {
        return Group.of("listing", "Says in what listings are quoted.", new SetTermsCommand(environment));
    }
}
